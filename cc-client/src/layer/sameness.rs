//! Which requests ask for the same.

use http::header::{
    ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, AUTHORIZATION, HeaderName, HeaderValue, USER_AGENT,
};
use http::{Method, Request, Uri};
use http_body::Body as _;

use crate::Body;
use crate::call::CallSettings;
use crate::route::{Retry, Route};

/// The headers whose meaning is known. A request with any other may be answered in a way of its
/// own: `X-Clever-Password`, `Cookie`, `Range`, `If-None-Match`.
const KNOWN: [HeaderName; 5] = [ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, AUTHORIZATION, USER_AGENT];

/// What two requests have in common that ask for the same, in the name of the same user.
///
/// It holds what may be secret, so it does not print.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Sameness {
    method: Method,
    uri: Uri,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Sameness {
    /// `None` for a request whose answer is for nobody else: one that is not a GET, has a body or a
    /// header of its own, or opens a stream.
    pub(super) fn of(request: &Request<Body>) -> Option<Self> {
        let headers = request.headers();
        let shareable = *request.method() == Method::GET
            && request.body().is_end_stream()
            && CallSettings::of(request).stream.is_none()
            && Route::of(request).is_none_or(|route| route.stream().is_none())
            && headers.keys().all(|name| KNOWN.contains(name));
        shareable.then(|| Self {
            method: request.method().clone(),
            uri: request.uri().clone(),
            // In an order that does not depend on who set them when.
            headers: KNOWN
                .iter()
                .flat_map(|name| headers.get_all(name).iter().map(|value| (name.clone(), value.clone())))
                .collect(),
        })
    }

    /// About how many bytes it takes.
    pub(super) fn size(&self) -> usize {
        let uri = self.uri.path().len()
            + self.uri.query().map_or(0, str::len)
            + self.uri.authority().map_or(0, |authority| authority.as_str().len());
        let headers =
            self.headers.iter().map(|(_, value)| value.len() + size_of::<(HeaderName, HeaderValue)>());
        size_of::<Self>() + uri + headers.sum::<usize>()
    }
}

/// Whether a GET does something, so that once is not twice: it is declared `retry = never`, or
/// the call says so.
pub(super) fn acts(request: &Request<Body>) -> bool {
    let declared = Route::of(request).map_or(Retry::ByMethod, Route::retry);
    CallSettings::of(request).retry.unwrap_or(declared) == Retry::Never
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Body, CallSettings, Request, Retry, Sameness, acts};
    use crate::route::StreamKind;

    fn get(uri: &str, headers: &[(&str, &str)]) -> Request<Body> {
        let mut request = Request::get(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(Body::empty()).unwrap()
    }

    fn same(one: &Request<Body>, other: &Request<Body>) -> bool {
        Sameness::of(one).unwrap() == Sameness::of(other).unwrap()
    }

    #[test]
    fn requests_that_differ_in_what_is_asked_or_by_whom_are_not_the_same() {
        let one = get("https://a.example/x?b=1&a=2", &[("accept", "text/plain"), ("authorization", "A")]);
        let reordered = [("authorization", "A"), ("accept", "text/plain")];
        assert!(same(&one, &get("https://a.example/x?b=1&a=2", &reordered)));
        assert!(same(&one, &get("HTTPS://A.example/x?b=1&a=2", &reordered)));
        for (uri, headers) in [
            ("https://a.example/x?a=2&b=1", reordered),
            ("https://a.example/X?b=1&a=2", reordered),
            ("https://b.example/x?b=1&a=2", reordered),
            ("http://a.example/x?b=1&a=2", reordered),
            ("https://a.example/x", reordered),
            ("https://a.example/x?b=1&a=2", [("authorization", "a"), ("accept", "text/plain")]),
            ("https://a.example/x?b=1&a=2", [("authorization", "A"), ("accept", "text/html")]),
            ("https://a.example/x?b=1&a=2", [("authorization", "A"), ("user-agent", "text/plain")]),
        ] {
            assert!(!same(&one, &get(uri, &headers)), "{uri} {headers:?}");
        }
        assert!(!same(&one, &get("https://a.example/x?b=1&a=2", &[])));
    }

    #[test]
    fn what_may_be_answered_in_a_way_of_its_own_is_for_nobody_else() {
        assert!(Sameness::of(&get("/x", &[])).is_some());
        for header in ["x-clever-password", "cookie", "range", "if-none-match", "x-anything"] {
            assert!(Sameness::of(&get("/x", &[(header, "1")])).is_none(), "{header}");
        }
        for method in ["POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"] {
            let request = Request::builder().method(method).uri("/x").body(Body::empty()).unwrap();
            assert!(Sameness::of(&request).is_none(), "{method}");
        }
        assert!(Sameness::of(&Request::get("/x").body(Body::from("x")).unwrap()).is_none());
        let mut stream = get("/x", &[]);
        let settings = CallSettings { stream: Some(StreamKind::Sse), ..CallSettings::default() };
        stream.extensions_mut().insert(settings);
        assert!(Sameness::of(&stream).is_none());
    }

    #[test]
    fn a_get_may_do_something() {
        let mut request = get("/x", &[]);
        assert!(!acts(&request));
        let settings = CallSettings { retry: Some(Retry::Never), ..CallSettings::default() };
        request.extensions_mut().insert(settings);
        assert!(acts(&request));
    }
}
