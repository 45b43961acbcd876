//! The check of a host that was set by hand.

use http::Uri;
use http::uri::Scheme;

use super::error::UrlFault;

/// Reads the URL of a host. A path is kept: it comes before the path of every call.
pub(super) fn parse(text: &str) -> Result<Uri, UrlFault> {
    if text.contains('#') {
        return Err(UrlFault::Fragment);
    }
    let uri: Uri = text.parse().map_err(|_| UrlFault::Syntax)?;
    let Some(authority) = uri.authority() else {
        return Err(UrlFault::Relative);
    };
    match uri.scheme() {
        None => Err(UrlFault::Relative),
        Some(scheme) if *scheme != Scheme::HTTP && *scheme != Scheme::HTTPS => Err(UrlFault::Scheme),
        Some(_) if authority.as_str().contains('@') => Err(UrlFault::UserInfo),
        Some(_) if authority.host().is_empty() => Err(UrlFault::Syntax),
        Some(_) if uri.query().is_some() => Err(UrlFault::Query),
        Some(_) => Ok(uri),
    }
}
