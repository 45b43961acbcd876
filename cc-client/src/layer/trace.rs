//! A span for each call.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::{Request, Response};
use tower_layer::Layer;
use tower_service::Service;
use tracing::Span;
use tracing::field::Empty;

use super::Attempts;
use crate::{Body, BoxError, Error, Route};

/// Puts each call in a span at the level `DEBUG`, with an event at its end.
///
/// The fields follow OpenTelemetry's names: `otel.name` and `http.route` are the declared path
/// (`GET /v2/organisations/<id>/applications`), so they hold no ids; `code.function` is the
/// endpoint's name; `http.response.status_code`, `attempts` and `error` are filled in when the
/// call is done. Headers, queries and bodies are never recorded.
#[derive(Debug, Clone, Copy, Default)]
pub struct TraceLayer;

impl<S> Layer<S> for TraceLayer {
    type Service = TraceService<S>;

    fn layer(&self, inner: S) -> TraceService<S> {
        TraceService { inner }
    }
}

/// The service of [`TraceLayer`].
#[derive(Debug, Clone)]
pub struct TraceService<S> {
    inner: S,
}

impl<S, R> Service<Request<Body>> for TraceService<S>
where
    S: Service<Request<Body>, Response = Response<R>>,
    S::Error: Into<BoxError>,
{
    type Response = S::Response;
    type Error = BoxError;
    type Future = TraceFuture<S::Future>;

    #[inline]
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(cx).map_err(Into::into)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let span = span(&request);
        let answer = span.in_scope(|| self.inner.call(request));
        TraceFuture { answer, span }
    }
}

fn span(request: &Request<Body>) -> Span {
    if !tracing::enabled!(tracing::Level::DEBUG) {
        return Span::none();
    }
    let route = Route::of(request);
    let path = route.map_or("undeclared", Route::path_template);
    tracing::debug_span!(
        "clever_cloud.call",
        otel.name = %format_args!("{} {path}", request.method()),
        otel.kind = "client",
        http.request.method = %request.method(),
        http.route = path,
        code.function = route.map(|route| tracing::field::display(route.name())),
        server.address = request.uri().host(),
        http.response.status_code = Empty,
        attempts = Empty,
        error = Empty,
    )
}

pin_project_lite::pin_project! {
    /// The future of [`TraceService`].
    #[allow(missing_debug_implementations)]
    pub struct TraceFuture<F> {
        #[pin]
        answer: F,
        span: Span,
    }
}

impl<F, R, E> Future for TraceFuture<F>
where
    F: Future<Output = Result<Response<R>, E>>,
    E: Into<BoxError>,
{
    type Output = Result<Response<R>, BoxError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let _entered = this.span.enter();
        let result = ready!(this.answer.poll(cx)).map_err(Into::into);
        if !this.span.is_none() {
            record(this.span, &result);
        }
        Poll::Ready(result)
    }
}

fn record<R>(span: &Span, result: &Result<Response<R>, BoxError>) {
    match result {
        Ok(response) => {
            span.record("http.response.status_code", response.status().as_u16());
            span.record("attempts", Attempts::of(response.extensions()));
            tracing::debug!(status = response.status().as_u16(), "answered");
        }
        Err(error) => {
            span.record("attempts", error.downcast_ref().map_or(1, Error::attempts));
            span.record("error", tracing::field::display(error));
            tracing::debug!(%error, "failed");
        }
    }
}
