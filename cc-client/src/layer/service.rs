//! Any service over HTTP types, as one type.

use std::any::Any;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use bytes::Bytes;
use http::{Request, Response};
use tower_layer::Layer;
use tower_service::Service;

use crate::{Body, BoxError};

/// The future of an [`HttpService`].
pub type HttpFuture = Pin<Box<dyn Future<Output = Result<Response<Body>, BoxError>> + Send>>;

/// Any service that answers HTTP requests, behind one type that can be cloned and shared.
///
/// Layers that are given to the client's builder wrap this type. It is always ready; the
/// readiness of what is inside is awaited by each call's future, so
/// services that hold back (`RateLimit`, `ConcurrencyLimit`) work, and so do those that
/// can't be cloned. There is no task and no queue behind it: it can be made outside a runtime
/// and used in several, and dropping a future cancels its call.
#[derive(Clone)]
pub struct HttpService {
    inner: Arc<dyn Erased>,
}

trait Erased: Send + Sync {
    fn call(self: Arc<Self>, request: Request<Body>) -> HttpFuture;
}

impl HttpService {
    /// Erases the type of a service.
    pub fn new<S, B>(service: S) -> Self
    where
        S: Service<Request<Body>, Response = Response<B>> + Send + 'static,
        S::Error: Into<BoxError>,
        S::Future: Send,
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        // One that is such a service already needs no other one around it.
        if let Some(own) = (&service as &dyn Any).downcast_ref::<Self>() {
            return own.clone();
        }
        Self { inner: Arc::new(Shared { service: Mutex::new(service), waiting: Arc::default() }) }
    }

    /// Sends one request. Unlike [`Service::call`] it needs no exclusive access.
    pub fn send(&self, request: Request<Body>) -> HttpFuture {
        Arc::clone(&self.inner).call(request)
    }
}

/// A tower layer over HTTP types, which is what the client's builder takes.
///
/// It is implemented for every [`Layer`] over [`HttpService`] whose service takes an
/// `http::Request<Body>` and answers an `http::Response` with any body of bytes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a layer over HTTP types",
    label = "not a layer for this client",
    note = "its service must take `http::Request<cc_client::Body>` and answer `http::Response<_>`; \
            `cc_client::layer::from_fn` makes a layer from an async function"
)]
pub trait HttpLayer: Send + 'static {
    /// Puts the layer around a service.
    fn wrap(&self, inner: HttpService) -> HttpService;
}

impl<L, B> HttpLayer for L
where
    L: Layer<HttpService> + Send + 'static,
    L::Service: Service<Request<Body>, Response = Response<B>> + Send + 'static,
    <L::Service as Service<Request<Body>>>::Error: Into<BoxError>,
    <L::Service as Service<Request<Body>>>::Future: Send,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    fn wrap(&self, inner: HttpService) -> HttpService {
        HttpService::new(self.layer(inner))
    }
}

/// The lock is held within one poll, from readiness to the call, and never while anything is
/// awaited: a future that nobody polls any more must not keep others from being called.
struct Shared<S> {
    service: Mutex<S>,
    /// Those who wait for the service to be ready. It knows one waker only, which wakes them all.
    waiting: Arc<Waiting>,
}

#[derive(Default)]
struct Waiting {
    wakers: Mutex<Vec<Waker>>,
}

impl Waiting {
    fn add(&self, waker: &Waker) {
        let mut wakers = lock(&self.wakers);
        if !wakers.iter().any(|known| known.will_wake(waker)) {
            wakers.push(waker.clone());
        }
    }
}

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        let wakers = std::mem::take(&mut *lock(&self.wakers));
        wakers.into_iter().for_each(Waker::wake);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<S: Service<Request<Body>>> Shared<S> {
    /// Calls the service once it is ready.
    fn poll_call(
        &self,
        request: &mut Option<Request<Body>>,
        cx: &Context<'_>,
    ) -> Poll<Result<S::Future, S::Error>> {
        let mut service = lock(&self.service);
        let waker = Waker::from(Arc::clone(&self.waiting));
        let mut all = Context::from_waker(&waker);
        let mut ready = service.poll_ready(&mut all);
        if ready.is_pending() {
            // It may have become ready before this task was among those that are woken.
            self.waiting.add(cx.waker());
            ready = service.poll_ready(&mut all);
        }
        ready.map_ok(|()| service.call(request.take().unwrap_or_default()))
    }
}

impl<S, B> Erased for Shared<S>
where
    S: Service<Request<Body>, Response = Response<B>> + Send + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    fn call(self: Arc<Self>, request: Request<Body>) -> HttpFuture {
        Box::pin(async move {
            let mut request = Some(request);
            let answer = poll_fn(|cx| self.poll_call(&mut request, cx)).await.map_err(Into::into)?;
            match answer.await {
                Ok(response) => Ok(response.map(Body::wrap)),
                Err(error) => Err(error.into()),
            }
        })
    }
}

impl Service<Request<Body>> for HttpService {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = HttpFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> HttpFuture {
        self.send(request)
    }
}

impl fmt::Debug for HttpService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpService").finish_non_exhaustive()
    }
}
