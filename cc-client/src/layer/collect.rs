//! Reads the whole body of an answer within an attempt.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::response::Parts;
use http::{Request, Response, StatusCode};
use tower_layer::Layer;
use tower_service::Service;

use super::progress;
use crate::call::CallSettings;
use crate::collect::Collect;
use crate::{Body, BoxError};

/// Reads the body of each answer to its end, up to a limit, before the answer is passed on.
///
/// Below a time limit and a retry, it makes both cover the body: an answer that is cut in the
/// middle is a failed attempt like any other.
#[derive(Debug, Clone, Copy)]
pub struct CollectLayer {
    limit: usize,
}

impl CollectLayer {
    /// `limit` is the longest body to accept, in bytes; a call may have its own.
    pub fn new(limit: usize) -> Self {
        Self { limit }
    }
}

impl<S> Layer<S> for CollectLayer {
    type Service = CollectService<S>;

    fn layer(&self, inner: S) -> CollectService<S> {
        CollectService { inner, limit: self.limit }
    }
}

/// The service of [`CollectLayer`].
#[derive(Debug, Clone)]
pub struct CollectService<S> {
    inner: S,
    limit: usize,
}

impl<S, B, R> Service<Request<B>> for CollectService<S>
where
    S: Service<Request<B>, Response = Response<R>>,
    S::Error: Into<BoxError>,
    R: http_body::Body<Data = Bytes> + Send + 'static,
    R::Error: Into<BoxError>,
{
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = CollectFuture<S::Future>;

    #[inline]
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(cx).map_err(Into::into)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let settings = CallSettings::of(&request);
        let limit = settings.response_limit.unwrap_or(self.limit);
        let stream = settings.stream.is_some();
        CollectFuture { state: State::Requesting { answer: self.inner.call(request), limit, stream } }
    }
}

pin_project_lite::pin_project! {
    /// The future of [`CollectService`].
    #[allow(missing_debug_implementations)]
    pub struct CollectFuture<F> {
        #[pin]
        state: State<F>,
    }
}

pin_project_lite::pin_project! {
    #[project = StateProjection]
    enum State<F> {
        Requesting { #[pin] answer: F, limit: usize, stream: bool },
        Reading { parts: Option<Parts>, body: Collect },
    }
}

impl<F, R, E> Future for CollectFuture<F>
where
    F: Future<Output = Result<Response<R>, E>>,
    E: Into<BoxError>,
    R: http_body::Body<Data = Bytes> + Send + 'static,
    R::Error: Into<BoxError>,
{
    type Output = Result<Response<Body>, BoxError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut state = self.project().state;
        loop {
            match state.as_mut().project() {
                StateProjection::Requesting { answer, limit, stream } => {
                    let response = ready!(answer.poll(cx)).map_err(Into::into)?.map(Body::wrap);
                    progress::answered(response.status());
                    if *stream && opens_stream(response.status()) {
                        return Poll::Ready(Ok(response));
                    }
                    // A whole body within the limit is what this layer makes: pass it on.
                    if response.body().as_bytes().is_some_and(|bytes| bytes.len() <= *limit) {
                        return Poll::Ready(Ok(response));
                    }
                    let (parts, body) = response.into_parts();
                    let body = Collect::new(body, *limit);
                    state.set(State::Reading { parts: Some(parts), body });
                }
                StateProjection::Reading { parts, body } => {
                    let body = ready!(Pin::new(body).poll(cx));
                    let Some(parts) = parts.take() else { return Poll::Pending };
                    return Poll::Ready(match body {
                        Ok(body) => Ok(Response::from_parts(parts, body.into())),
                        Err(error) => Err(error.into_error(parts.status, parts.headers).into()),
                    });
                }
            }
        }
    }
}

/// Whether what follows is the stream itself; a refusal is an answer like any other.
fn opens_stream(status: StatusCode) -> bool {
    status.is_success() || status == StatusCode::SWITCHING_PROTOCOLS
}
