//! Puts the base URL before the path of requests.

use std::task::{Context, Poll};

use http::uri::{Authority, PathAndQuery, Scheme};
use http::{Request, Uri};
use tower_layer::Layer;
use tower_service::Service;

use super::Fallible;
use crate::{BoxError, Error, ErrorKind};

/// Puts a base URL before the path of each request. A path of the base is kept:
/// `https://proxy.example/clever` and `/v2/self` make `https://proxy.example/clever/v2/self`.
///
/// A request that has a host already is left alone.
#[derive(Debug, Clone)]
pub struct HostLayer {
    base: Base,
}

#[derive(Debug, Clone)]
struct Base {
    scheme: Scheme,
    authority: Authority,
    /// Without a slash at its end; empty if the base has no path.
    path: String,
}

impl HostLayer {
    /// # Errors
    ///
    /// If the base is not an absolute `http` or `https` URL, or has a query or a user name.
    pub fn new(base: Uri) -> Result<Self, Error> {
        let refuse = |why: &str| Error::new(ErrorKind::Config, format!("the base URL {why}"));
        let parts = base.into_parts();
        let scheme = parts.scheme.filter(|scheme| *scheme == Scheme::HTTP || *scheme == Scheme::HTTPS);
        let (Some(scheme), Some(authority)) = (scheme, parts.authority) else {
            return Err(refuse("must begin with `http://` or `https://` and name a host"));
        };
        if authority.as_str().contains('@') {
            return Err(refuse("has a user name; give credentials to the builder"));
        }
        let path = parts.path_and_query.unwrap_or_else(|| PathAndQuery::from_static("/"));
        if path.query().is_some() {
            return Err(refuse("has a query, which would be lost"));
        }
        let path = path.path().trim_end_matches('/').to_owned();
        Ok(Self { base: Base { scheme, authority, path } })
    }
}

impl<S> Layer<S> for HostLayer {
    type Service = HostService<S>;

    fn layer(&self, inner: S) -> HostService<S> {
        HostService { inner, base: self.base.clone() }
    }
}

/// The service of [`HostLayer`].
#[derive(Debug, Clone)]
pub struct HostService<S> {
    inner: S,
    base: Base,
}

impl<S, B> Service<Request<B>> for HostService<S>
where
    S: Service<Request<B>>,
    S::Error: Into<BoxError>,
{
    type Response = S::Response;
    type Error = BoxError;
    type Future = Fallible<S::Future>;

    #[inline]
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(cx).map_err(Into::into)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        if request.uri().authority().is_none() {
            let uri = std::mem::take(request.uri_mut());
            match self.base.join(uri) {
                Ok(uri) => *request.uri_mut() = uri,
                Err(source) => {
                    let error = Error::invalid_call("the path does not fit behind the base URL");
                    return Fallible::failed(error.with_source(source));
                }
            }
        }
        Fallible::running(self.inner.call(request))
    }
}

impl Base {
    fn join(&self, relative: Uri) -> Result<Uri, http::Error> {
        let mut parts = relative.into_parts();
        if !self.path.is_empty() {
            let tail = parts.path_and_query.as_ref().map_or("/", PathAndQuery::as_str);
            let joined = [self.path.as_str(), tail].concat();
            parts.path_and_query = Some(PathAndQuery::from_maybe_shared(bytes::Bytes::from(joined))?);
        }
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query.get_or_insert_with(|| PathAndQuery::from_static("/"));
        Ok(Uri::from_parts(parts)?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn join(base: &'static str, path: &'static str) -> String {
        HostLayer::new(Uri::from_static(base)).unwrap().base.join(Uri::from_static(path)).unwrap().to_string()
    }

    #[test]
    fn keeps_a_path_and_a_port() {
        assert_eq!(join("https://api.example", "/v2/self?x=1"), "https://api.example/v2/self?x=1");
        assert_eq!(join("http://localhost:8080/a/b/", "/v2/self"), "http://localhost:8080/a/b/v2/self");
    }

    #[test]
    fn refuses_a_base_that_would_lose_something() {
        for base in ["/v2", "ftp://x.example", "https://u:p@x.example", "https://x.example/?a=b"] {
            let error = HostLayer::new(Uri::from_static(base)).unwrap_err();
            assert!(!error.to_string().contains("u:p"), "{error}");
        }
    }
}
