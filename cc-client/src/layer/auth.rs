//! Signs requests.

mod placement;

use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::header::AUTHORIZATION;
use http::uri::{Authority, Scheme};
use http::{Request, Uri};
use tower_layer::Layer;
use tower_service::Service;

use super::Fallible;
use crate::auth::Authenticate;
use crate::{Body, BoxError, Error, ErrorKind, Route};

/// Authenticates the requests to one host, with any [`Authenticate`].
///
/// A request to another host goes out as it is, so a redirection cannot carry credentials
/// away; and one that has an `Authorization` header already keeps it. For a stream that is
/// declared so, what would be the header goes into the query or into the first message.
#[derive(Clone)]
pub struct AuthLayer {
    authenticator: Arc<dyn Authenticate>,
    /// Shared, because the retry clones the services below it for each call.
    origin: Arc<Origin>,
}

impl AuthLayer {
    /// Authenticates what goes to the scheme, host and port of `base`.
    ///
    /// # Errors
    ///
    /// If `base` is not an absolute URL.
    pub fn new(authenticator: impl Authenticate + 'static, base: &Uri) -> Result<Self, Error> {
        Self::shared(Arc::new(authenticator), base)
    }

    pub(crate) fn shared(authenticator: Arc<dyn Authenticate>, base: &Uri) -> Result<Self, Error> {
        let origin = Origin::of(base).ok_or_else(|| {
            Error::new(ErrorKind::Config, "the base URL must be absolute: it tells where credentials may go")
        })?;
        Ok(Self { authenticator, origin: Arc::new(origin) })
    }
}

impl<S> Layer<S> for AuthLayer {
    type Service = AuthService<S>;

    fn layer(&self, inner: S) -> AuthService<S> {
        AuthService { inner, layer: self.clone() }
    }
}

/// The service of [`AuthLayer`].
#[derive(Debug, Clone)]
pub struct AuthService<S> {
    inner: S,
    layer: AuthLayer,
}

impl<S> Service<Request<Body>> for AuthService<S>
where
    S: Service<Request<Body>>,
    S::Error: Into<BoxError>,
{
    type Response = S::Response;
    type Error = BoxError;
    type Future = Fallible<S::Future>;

    #[inline]
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(cx).map_err(Into::into)
    }

    fn call(&mut self, mut request: Request<Body>) -> Self::Future {
        if self.layer.origin.is_origin_of(request.uri()) && !request.headers().contains_key(AUTHORIZATION) {
            let route = Route::of(&request);
            if let Err(source) = placement::authenticate(&*self.layer.authenticator, &mut request, route) {
                let error = Error::new(ErrorKind::Auth, "the request could not be authenticated");
                let error = error.with_source(source).with_route(route);
                return Fallible::failed(error);
            }
        }
        Fallible::running(self.inner.call(request))
    }
}

impl fmt::Debug for AuthLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthLayer").field("origin", &self.origin).finish_non_exhaustive()
    }
}

/// Scheme, host and port (RFC 6454 §4).
#[derive(Debug, Clone)]
struct Origin {
    scheme: Scheme,
    authority: Authority,
}

impl Origin {
    fn of(uri: &Uri) -> Option<Self> {
        let scheme = uri.scheme().filter(|scheme| default_port(scheme).is_some())?;
        Some(Self { scheme: scheme.clone(), authority: uri.authority()?.clone() })
    }

    fn is_origin_of(&self, uri: &Uri) -> bool {
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
    use super::*;

    fn same(one: &'static str, other: &'static str) -> bool {
        Origin::of(&Uri::from_static(one)).is_some_and(|origin| origin.is_origin_of(&Uri::from_static(other)))
    }

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        assert!(same("https://api.example/v2", "https://API.example:443/v4"));
        assert!(!same("https://api.example", "http://api.example"));
        assert!(!same("https://api.example", "https://api.example:8443"));
        assert!(!same("https://api.example", "https://api.example.evil"));
    }
}
