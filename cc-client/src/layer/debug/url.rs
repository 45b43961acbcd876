//! URLs, without what in them is secret.

use http::Uri;
use percent_encoding::percent_decode_str;

use super::names::{HIDDEN, Names, is_secret_segment};
use super::text;
use crate::route::{Piece, Route};

/// The URL of a request.
pub(super) fn shown(uri: &Uri, route: Option<&Route>, names: &Names) -> String {
    let mut shown = String::new();
    if let Some(scheme) = uri.scheme_str() {
        shown.push_str(scheme);
        shown.push_str("://");
    }
    if let Some(authority) = uri.authority() {
        let (user, host) = authority
            .as_str()
            .rsplit_once('@')
            .map_or((None, authority.as_str()), |(_, host)| (Some(HIDDEN), host));
        if let Some(user) = user {
            shown.push_str(user);
            shown.push('@');
        }
        shown.push_str(host);
    }
    push_path(&mut shown, uri.path(), route, names);
    if let Some(query) = uri.query() {
        shown.push('?');
        push_query(&mut shown, query, names);
    }
    shown
}

/// A text that is an absolute URL.
pub(super) fn parsed(text: &str) -> Option<Uri> {
    let url = text.parse::<Uri>().ok()?;
    // A fragment is not kept.
    (url.scheme().is_some() && url.authority().is_some()).then_some(url)
}

/// Whether all that is sent to a path and answered there is secret.
pub(super) fn is_secret(path: &str) -> bool {
    path.split('/').any(is_secret_segment)
}

/// Whether a path is that of environment variables.
pub(super) fn holds_variables(path: &str) -> bool {
    path.split('/').any(|segment| matches!(segment, "env" | "exposed_env" | "environment"))
}

fn push_path(shown: &mut String, path: &str, route: Option<&Route>, names: &Names) {
    let secret = |piece: &Piece| matches!(piece, Piece::Param(param) if names.hides(param.name));
    if let Some(route) = route.filter(|route| route.path().iter().any(secret)) {
        shown.push_str(route.path_template());
        return;
    }
    let declared = route.map_or("", Route::path_template);
    let mut hidden = false;
    for (index, segment) in path.split('/').enumerate() {
        if index > 0 {
            shown.push('/');
        }
        let literal = declared.split('/').any(|declared| declared == segment);
        shown.push_str(if hidden && !literal && !segment.is_empty() { HIDDEN } else { segment });
        hidden = is_secret_segment(segment);
    }
}

fn push_query(shown: &mut String, query: &str, names: &Names) {
    for (index, pair) in query.split('&').enumerate() {
        if index > 0 {
            shown.push('&');
        }
        let Some((name, value)) = pair.split_once('=') else {
            // What has no name may be the secret itself.
            shown.push_str(HIDDEN);
            continue;
        };
        let hides = names.hides_in_query(&percent_decode_str(name).decode_utf8_lossy()) || {
            let value = percent_decode_str(value).decode_utf8_lossy();
            text::without_secrets(&value, names) != value
        };
        shown.push_str(name);
        shown.push('=');
        shown.push_str(if hides { HIDDEN } else { value });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Names, holds_variables, is_secret, shown};

    #[test]
    fn what_is_secret_in_a_url_is_hidden() {
        for (url, expected) in [
            ("https://a.example:8443/v2/self?limit=3&force", "https://a.example:8443/v2/self?limit=3&***"),
            (
                "https://a.example/?authorization=x&AUTHORIZATION=x",
                "https://a.example/?authorization=***&AUTHORIZATION=***",
            ),
            (
                "/v2?%61uthorization=x&cli_token=x&oauth_nonce=x",
                "/v2?%61uthorization=***&cli_token=***&oauth_nonce=***",
            ),
            (
                "/v2?to=https%3A%2F%2Fa.example%3Ftoken%3Dx&to=https%3A%2F%2Fa",
                "/v2?to=***&to=https%3A%2F%2Fa",
            ),
            ("https://ada:pw@a.example/", "https://***@a.example/"),
            ("/v2/self/tokens/x?a=b", "/v2/self/tokens/***?a=b"),
            ("/v2/password_forgotten/x/y", "/v2/password_forgotten/***/y"),
            ("/v2/self/tokens/", "/v2/self/tokens/"),
        ] {
            assert_eq!(shown(&url.parse().unwrap(), None, &Names::default()), expected);
        }
        assert!(is_secret("/v2/oauth/access_token") && !is_secret("/v2/self/applications"));
        assert!(holds_variables("/v2/self/applications/a/env/NAME") && !holds_variables("/v2/envelopes"));
    }
}
