//! A base URL, taken apart: what comes before the path of calls, and who is meant by it.

use http::Uri;
use http::uri::{Authority, PathAndQuery, Scheme};

/// What comes before the path of calls.
#[derive(Debug, Clone)]
pub(crate) struct Base {
    origin: Origin,
    /// Without a slash at its end; empty if the base has no path.
    path: String,
}

/// Scheme, host and port (RFC 6454 §4).
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    scheme: Scheme,
    authority: Authority,
}

impl Base {
    /// # Errors
    ///
    /// What is wrong with the URL, as the end of a sentence.
    pub(crate) fn new(url: Uri) -> Result<Self, &'static str> {
        let origin = Origin::of(&url).ok_or("must begin with `http://` or `https://` and name a host")?;
        if origin.authority.as_str().contains('@') {
            return Err("has a user name; give credentials to the builder");
        }
        if url.query().is_some() {
            return Err("has a query, which would be lost");
        }
        Ok(Self { origin, path: url.path().trim_end_matches('/').to_owned() })
    }

    pub(crate) fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The URL of a path with its query.
    pub(crate) fn join(&self, relative: Uri) -> Result<Uri, http::Error> {
        let mut parts = relative.into_parts();
        if !self.path.is_empty() {
            let tail = parts.path_and_query.as_ref().map_or("/", PathAndQuery::as_str);
            let joined = [self.path.as_str(), tail].concat();
            parts.path_and_query = Some(PathAndQuery::from_maybe_shared(bytes::Bytes::from(joined))?);
        }
        parts.scheme = Some(self.origin.scheme.clone());
        parts.authority = Some(self.origin.authority.clone());
        parts.path_and_query.get_or_insert_with(|| PathAndQuery::from_static("/"));
        Ok(Uri::from_parts(parts)?)
    }
}

impl Origin {
    /// That of an absolute `http` or `https` URL.
    pub(crate) fn of(uri: &Uri) -> Option<Self> {
        let scheme = uri.scheme().filter(|scheme| default_port(scheme).is_some())?;
        Some(Self { scheme: scheme.clone(), authority: uri.authority()?.clone() })
    }

    pub(crate) fn is_origin_of(&self, uri: &Uri) -> bool {
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else { return false };
        // The same text is the same host and port, and it is the ordinary case.
        *scheme == self.scheme
            && (*authority == self.authority
                || (authority.host().eq_ignore_ascii_case(self.authority.host())
                    && self.port() == authority.port_u16().or(default_port(scheme))))
    }

    fn port(&self) -> Option<u16> {
        self.authority.port_u16().or(default_port(&self.scheme))
    }
}

fn default_port(scheme: &Scheme) -> Option<u16> {
    match scheme.as_str() {
        "http" => Some(80),
        "https" => Some(443),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn join(base: &'static str, path: &'static str) -> String {
        Base::new(Uri::from_static(base)).unwrap().join(Uri::from_static(path)).unwrap().to_string()
    }

    fn same(one: &'static str, other: &'static str) -> bool {
        Origin::of(&Uri::from_static(one)).is_some_and(|origin| origin.is_origin_of(&Uri::from_static(other)))
    }

    #[test]
    fn keeps_a_path_and_a_port() {
        assert_eq!(join("https://api.example", "/v2/self?x=1"), "https://api.example/v2/self?x=1");
        assert_eq!(join("http://localhost:8080/a/b/", "/v2/self"), "http://localhost:8080/a/b/v2/self");
    }

    #[test]
    fn refuses_a_base_that_would_lose_something() {
        for base in ["/v2", "ftp://x.example", "https://u:p@x.example", "https://x.example/?a=b"] {
            let fault = Base::new(Uri::from_static(base)).unwrap_err();
            assert!(!fault.contains("u:p"), "{fault}");
        }
    }

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        assert!(same("https://api.example/v2", "https://API.example:443/v4"));
        assert!(!same("https://api.example", "http://api.example"));
        assert!(!same("https://api.example", "https://api.example:8443"));
        assert!(!same("https://api.example", "https://api.example.evil"));
    }
}
