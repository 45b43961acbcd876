//! Puts the base URL before the path of requests.

use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Uri};
use tower_layer::Layer;
use tower_service::Service;

use super::Fallible;
use crate::host::{Base, ByHost};
use crate::{Body, BoxError, Error, ErrorKind, Host, Route};

/// Puts a base URL before the path of each request: that of the [`Host`] which its endpoint is
/// declared to live on, else the client's own. A path of the base is kept:
/// `https://proxy.example/clever` and `/v2/self` make `https://proxy.example/clever/v2/self`.
///
/// A request that has a host already is left alone.
#[derive(Debug, Clone)]
pub struct HostLayer {
    bases: Arc<Bases>,
}

#[derive(Debug, Clone)]
struct Bases {
    own: Base,
    /// Of hosts that are elsewhere than they say themselves.
    hosts: ByHost<Base>,
}

impl HostLayer {
    /// # Errors
    ///
    /// If the base is not an absolute `http` or `https` URL, or has a query or a user name.
    pub fn new(base: Uri) -> Result<Self, Error> {
        let own = Base::new(base)
            .map_err(|fault| Error::new(ErrorKind::Config, format!("the base URL {fault}")))?;
        Ok(Self { bases: Arc::new(Bases { own, hosts: ByHost::default() }) })
    }

    /// Looks for a host at this URL, in place of its own.
    ///
    /// # Errors
    ///
    /// If the URL is not an absolute `http` or `https` URL, or has a query or a user name.
    pub fn host(mut self, host: &'static Host, url: Uri) -> Result<Self, Error> {
        let base = Base::new(url).map_err(|fault| host.refused(fault))?;
        Arc::make_mut(&mut self.bases).hosts.set(host, base);
        Ok(self)
    }
}

impl Bases {
    fn of(&self, route: Option<&Route>) -> Result<&Base, Error> {
        match route.and_then(Route::host) {
            None => Ok(&self.own),
            Some(host) => self.hosts.get(host).map_or_else(|| host.base(), Ok),
        }
    }

    /// Makes the URL of a request absolute.
    fn complete(&self, request: &mut Request<Body>) -> Result<(), Error> {
        let route = Route::of(request);
        let base = self.of(route).map_err(|error| error.with_route(route))?;
        let uri = std::mem::take(request.uri_mut());
        *request.uri_mut() = base.join(uri).map_err(|source| {
            let error = Error::invalid_call("the path does not fit behind the base URL");
            error.with_source(source).with_route(route)
        })?;
        Ok(())
    }
}

impl<S> Layer<S> for HostLayer {
    type Service = HostService<S>;

    fn layer(&self, inner: S) -> HostService<S> {
        HostService { inner, bases: Arc::clone(&self.bases) }
    }
}

/// The service of [`HostLayer`].
#[derive(Debug, Clone)]
pub struct HostService<S> {
    inner: S,
    bases: Arc<Bases>,
}

impl<S> Service<Request<Body>> for HostService<S>
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
        if request.uri().authority().is_none()
            && let Err(error) = self.bases.complete(&mut request)
        {
            return Fallible::failed(error);
        }
        Fallible::running(self.inner.call(request))
    }
}
