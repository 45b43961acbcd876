//! The signature base string (RFC 5849 §3.4.1): what an HMAC signature covers.

use http::{Method, Uri};

use super::SignError;
use super::param::{Param, Params};
use super::percent::Writer;

/// The signature base string of a request (RFC 5849 §3.4.1), for finding out why a server calls a
/// signature invalid. It holds no secret.
///
/// * `uri` is absolute; its query is part of the signature.
/// * `form` is the body if it is `application/x-www-form-urlencoded`, and `None` for any other.
/// * `protocol` are the parameters of the `Authorization` header, decoded and in any order;
///   `realm` and `oauth_signature` may be among them and are left out, as the standard says.
///
/// ```
/// use cc_client::oauth1::base_string;
/// use http::{Method, Uri};
///
/// # fn main() -> Result<(), cc_client::oauth1::SignError> {
/// let uri = Uri::from_static("https://API.example.com:443/v2/self?b=1&a=2");
/// let base = base_string(&Method::GET, &uri, None, &[("oauth_nonce", "n")])?;
/// assert_eq!(base, "GET&https%3A%2F%2Fapi.example.com%2Fv2%2Fself&a%3D2%26b%3D1%26oauth_nonce%3Dn");
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// [`SignError::RelativeUri`] if `uri` lacks its scheme or host.
pub fn base_string(
    method: &Method,
    uri: &Uri,
    form: Option<&[u8]>,
    protocol: &[(&str, &str)],
) -> Result<String, SignError> {
    let protocol = Params::of_header(protocol);
    let protocol: Vec<Param<'_>> = protocol.iter().collect();
    let mut base = Vec::new();
    let sink = &mut |piece: &[u8]| base.extend_from_slice(piece);
    write(sink, method, uri, form, &protocol)?;
    Ok(String::from_utf8_lossy(&base).into_owned())
}

/// Writes the base string of a request into `sink`, piece by piece. `protocol` must be sorted.
pub(super) fn write(
    sink: &mut dyn FnMut(&[u8]),
    method: &Method,
    uri: &Uri,
    form: Option<&[u8]>,
    protocol: &[Param<'_>],
) -> Result<(), SignError> {
    let mut writer = Writer::new(sink);
    writer.upper_case(method.as_str());
    writer.raw(b"&");
    write_uri(&mut writer, uri)?;
    writer.raw(b"&");
    write_params(&mut writer, uri.query(), form, protocol);
    writer.finish();
    Ok(())
}

/// §3.4.1.2: scheme and host in lower case, the port unless it is the scheme's own, the path.
fn write_uri(writer: &mut Writer<'_>, uri: &Uri) -> Result<(), SignError> {
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
        return Err(SignError::RelativeUri);
    };
    let default_port = match scheme {
        "https" => ":443",
        "http" => ":80",
        // No other scheme has a default here, but any may come with an empty port.
        _ => ":",
    };
    writer.lower_case(scheme);
    writer.raw(b"%3A%2F%2F");
    writer.lower_case(host_and_port(authority.as_str(), default_port));
    writer.encoded(uri.path().as_bytes());
    Ok(())
}

/// The authority without user information, and without its port if that is the default or empty.
fn host_and_port<'a>(authority: &'a str, default_port: &str) -> &'a str {
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    host.strip_suffix(default_port).or_else(|| host.strip_suffix(':')).unwrap_or(host)
}

/// §3.4.1.3: the parameters of all sources in one sorted sequence.
fn write_params(writer: &mut Writer<'_>, query: Option<&str>, form: Option<&[u8]>, protocol: &[Param<'_>]) {
    let query = query.unwrap_or_default().as_bytes();
    let request = Params::of_request(query, form.unwrap_or_default());
    let mut request = request.iter().peekable();
    let mut is_first = true;
    let mut write = |param: Param<'_>| {
        writer.raw(if is_first { param.first_text() } else { param.text() });
        is_first = false;
    };
    for param in protocol.iter().copied() {
        while let Some(earlier) = request.next_if(|other| *other < param) {
            write(earlier);
        }
        write(param);
    }
    request.for_each(write);
}
