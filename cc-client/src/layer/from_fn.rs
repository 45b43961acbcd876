//! A layer from an async function.

use std::fmt;
use std::future::Future;
use std::task::{Context, Poll};

use http::{Request, Response};
use tower_layer::Layer;
use tower_service::Service;

use super::{HttpFuture, HttpService};
use crate::{Body, BoxError};

/// Makes a layer from an async function of a request and the service below.
///
/// The function may change the request, send it with [`HttpService::send`], send it not at
/// all or several times, and look at the answer or change it:
///
/// ```
/// use cc_client::{Client, Route, layer};
///
/// let timing = layer::from_fn(|request, next| async move {
///     let endpoint = Route::of(&request).map_or("undeclared".to_owned(), |route| route.to_string());
///     let start = std::time::Instant::now();
///     let answer = next.send(request).await;
///     println!("{endpoint} took {:?}", start.elapsed());
///     answer
/// });
/// let client = Client::builder().layer(timing).build()?;
/// # Ok::<(), cc_client::Error>(())
/// ```
pub fn from_fn<F, A>(function: F) -> FnLayer<F>
where
    F: Fn(Request<Body>, HttpService) -> A + Clone + Send + 'static,
    A: Future<Output = Result<Response<Body>, BoxError>> + Send + 'static,
{
    FnLayer { function }
}

/// The layer that [`from_fn`] makes.
#[derive(Clone)]
pub struct FnLayer<F> {
    function: F,
}

impl<F: Clone> Layer<HttpService> for FnLayer<F> {
    type Service = FnService<F>;

    fn layer(&self, inner: HttpService) -> FnService<F> {
        FnService { function: self.function.clone(), inner }
    }
}

/// The service of [`FnLayer`].
#[derive(Clone)]
pub struct FnService<F> {
    function: F,
    inner: HttpService,
}

impl<F, A> Service<Request<Body>> for FnService<F>
where
    F: Fn(Request<Body>, HttpService) -> A,
    A: Future<Output = Result<Response<Body>, BoxError>> + Send + 'static,
{
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = HttpFuture;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> HttpFuture {
        Box::pin((self.function)(request, self.inner.clone()))
    }
}

impl<F> fmt::Debug for FnLayer<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FnLayer").finish_non_exhaustive()
    }
}

impl<F> fmt::Debug for FnService<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FnService").finish_non_exhaustive()
    }
}
