//! Signs requests.

mod placement;

use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::header::AUTHORIZATION;
use http::{Request, Uri};
use tower_layer::Layer;
use tower_service::Service;

use super::Fallible;
use crate::argument::PathArguments;
use crate::auth::Authenticate;
use crate::host::{Base, ByHost, Origin};
use crate::route::Auth;
use crate::{Body, BoxError, Error, ErrorKind, Host, Route};

/// Authenticates the requests to one host, with any [`Authenticate`]; those of an endpoint that
/// is declared to live on a [`Host`] of its own, to that one.
///
/// A request to another host goes out as it is, so a redirection cannot carry credentials
/// away; so does one whose endpoint is declared with `auth = none`; and one that has an
/// `Authorization` header already keeps it. For a stream that is declared so, what would be the
/// header goes into the query or into the first message.
///
/// A request whose path is not [complete](crate::argument::Deferred) is refused.
///
/// What follows a redirection to another host does not know its endpoint any more, and is treated
/// like a request that nobody declared: it gets credentials if it comes to the client's own host.
#[derive(Clone)]
pub struct AuthLayer {
    authenticator: Arc<dyn Authenticate>,
    /// Shared, because the retry clones the services below it for each call.
    origins: Arc<Origins>,
}

/// Where credentials may go.
#[derive(Debug, Clone)]
struct Origins {
    own: Origin,
    /// Of hosts that are elsewhere than they say themselves.
    hosts: ByHost<Origin>,
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
        let origins = Origins { own: origin, hosts: ByHost::default() };
        Ok(Self { authenticator, origins: Arc::new(origins) })
    }

    /// Looks for a host at this URL, in place of its own.
    ///
    /// # Errors
    ///
    /// If the URL is not an absolute `http` or `https` URL.
    pub fn host(mut self, host: &'static Host, url: &Uri) -> Result<Self, Error> {
        let origin = Origin::of(url).ok_or_else(|| host.refused("must be absolute"))?;
        Arc::make_mut(&mut self.origins).hosts.set(host, origin);
        Ok(self)
    }
}

impl Origins {
    /// Whether the request goes where its endpoint lives, and wants credentials there.
    fn trust(&self, request: &Request<Body>, route: Option<&Route>) -> bool {
        if route.is_some_and(|route| route.auth() == Auth::None) {
            return false;
        }
        let origin = match route.and_then(Route::host) {
            None => Some(&self.own),
            // A host whose own URL can't be used has no requests.
            Some(host) => self.hosts.get(host).or_else(|| host.base().ok().map(Base::origin)),
        };
        origin.is_some_and(|origin| origin.is_origin_of(request.uri()))
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
        let route = Route::of(&request);
        if let Some(refusal) = PathArguments::refusal(&request) {
            return Fallible::failed(refusal.with_route(route));
        }
        if self.layer.origins.trust(&request, route)
            && !request.headers().contains_key(AUTHORIZATION)
            && let Err(source) = placement::authenticate(&*self.layer.authenticator, &mut request, route)
        {
            let error = Error::new(ErrorKind::Auth, "the request could not be authenticated");
            let error = error.with_source(source).with_route(route);
            return Fallible::failed(error);
        }
        Fallible::running(self.inner.call(request))
    }
}

impl fmt::Debug for AuthLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthLayer").field("origins", &self.origins).finish_non_exhaustive()
    }
}
