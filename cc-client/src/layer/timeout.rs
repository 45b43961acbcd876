//! Time limits of a call and of an attempt.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use http::{HeaderMap, Request};
use tokio::time::{Instant, Sleep};
use tower_layer::Layer;
use tower_service::Service;

use super::progress::{Progress, Scope, polling};
use crate::call::CallSettings;
use crate::{Body, BoxError, Error, Route};

/// Ends a request that takes too long, with an [`Error`] of the kind
/// [`Timeout`](crate::ErrorKind::Timeout).
///
/// Unlike tower's own, it names its limit and its endpoint, and it sets no timer for an answer
/// that is there at once.
#[derive(Debug, Clone, Copy)]
pub struct TimeoutLayer {
    limit: Option<Duration>,
    level: Level,
}

#[derive(Debug, Clone, Copy)]
enum Level {
    Total,
    Attempt,
}

impl Level {
    fn scope(self) -> Scope {
        match self {
            Self::Total => Scope::Call,
            Self::Attempt => Scope::Attempt,
        }
    }
}

impl TimeoutLayer {
    /// The limit of a whole call, retries and waits included; `None` for no limit. The call's
    /// own [`timeout`](crate::Call::timeout) replaces it.
    pub fn total(limit: impl Into<Option<Duration>>) -> Self {
        Self { limit: limit.into(), level: Level::Total }
    }

    /// The limit of one attempt; `None` for no limit.
    pub fn attempt(limit: impl Into<Option<Duration>>) -> Self {
        Self { limit: limit.into(), level: Level::Attempt }
    }
}

impl<S> Layer<S> for TimeoutLayer {
    type Service = TimeoutService<S>;

    fn layer(&self, inner: S) -> TimeoutService<S> {
        TimeoutService { inner, layer: *self }
    }
}

/// The service of [`TimeoutLayer`].
#[derive(Debug, Clone)]
pub struct TimeoutService<S> {
    inner: S,
    layer: TimeoutLayer,
}

impl<S> Service<Request<Body>> for TimeoutService<S>
where
    S: Service<Request<Body>>,
    S::Error: Into<BoxError>,
{
    type Response = S::Response;
    type Error = BoxError;
    type Future = TimeoutFuture<S::Future>;

    #[inline]
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(cx).map_err(Into::into)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let level = self.layer.level;
        let settings = CallSettings::of(&request);
        let limit = match level {
            Level::Total => settings.timeout.or(self.layer.limit),
            // A stream is opened in one attempt, and has a limit of its own for it.
            Level::Attempt => self.layer.limit.filter(|_| settings.stream.is_none()),
        };
        let what = match (level, settings.stream) {
            (Level::Total, Some(_)) => "opening the stream",
            (Level::Total, None) => "the call",
            (Level::Attempt, _) => "an attempt",
        };
        let route = Route::of(&request);
        let answer = self.inner.call(request);
        TimeoutFuture { answer, timer: None, limit, level, what, route, progress: Progress::START }
    }
}

pin_project_lite::pin_project! {
    /// The future of [`TimeoutService`].
    #[allow(missing_debug_implementations)]
    pub struct TimeoutFuture<F> {
        #[pin]
        answer: F,
        #[pin]
        timer: Option<Sleep>,
        limit: Option<Duration>,
        level: Level,
        what: &'static str,
        route: Option<&'static Route>,
        progress: Progress,
    }
}

impl<F, T, E> Future for TimeoutFuture<F>
where
    F: Future<Output = Result<T, E>>,
    E: Into<BoxError>,
{
    type Output = Result<T, BoxError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        if let Poll::Ready(answer) = polling(this.progress, this.level.scope(), || this.answer.poll(cx)) {
            return Poll::Ready(answer.map_err(Into::into));
        }
        let Some(limit) = *this.limit else { return Poll::Pending };
        if this.timer.is_none() {
            this.timer.set(deadline(limit).map(tokio::time::sleep_until));
        }
        let Some(timer) = this.timer.as_pin_mut() else { return Poll::Pending };
        timer.poll(cx).map(|()| {
            let error = Error::timeout(this.what, limit).with_route(*this.route);
            let error = match this.level {
                Level::Total => error.of_call(limit),
                Level::Attempt => error,
            };
            let error = error.with_attempts(this.progress.attempts);
            Err(match this.progress.status {
                Some(status) => error.with_status(status, HeaderMap::new()).into(),
                None => error.into(),
            })
        })
    }
}

/// `None` for a limit that is further away than the clock reaches.
fn deadline(limit: Duration) -> Option<Instant> {
    Instant::now().checked_add(limit)
}
