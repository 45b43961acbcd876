//! Sends again what may be sent again.

mod policy;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response};
use tower::retry::Retry as TowerRetry;
use tower::retry::budget::{Budget, TpsBudget};
use tower_layer::Layer;
use tower_service::Service;

use super::Fallible;
use super::progress::{Progress, Scope, polling};
use crate::{Body, BoxError};

pub use self::policy::RetryPolicy;

/// Sends a request again after a failure that may pass.
///
/// | failure | GET, HEAD, OPTIONS, PUT, DELETE | POST, PATCH |
/// | --- | --- | --- |
/// | no connection: the request never left | yes | yes |
/// | the connection broke, an attempt timed out | yes | no |
/// | status 408, 429, 502, 503, 504 | yes | no |
/// | anything else | no | no |
///
/// An endpoint that is declared `retry = safe`, or a call with
/// [`Retry::Safe`](crate::Retry::Safe), is treated as in the first column; `never` means never.
///
/// The wait is what `Retry-After` asks for (RFC 9110 §10.2.3), or else a random time between
/// zero and a bound that doubles with each retry ("full jitter"). A wait that would end after
/// the deadline, or that `Retry-After` wants longer than an hour, is not begun: the failure is
/// given at once. A budget that is shared by all
/// clones bounds the retries of the whole client, so that a platform in trouble does not get
/// a multiple of its load.
///
/// It is tower's [`Retry`](TowerRetry) with a policy of ours. A body that is streamed can't be
/// sent twice, so such a request is not retried.
#[derive(Clone)]
pub struct RetryLayer {
    config: Arc<Config>,
}

#[derive(Clone)]
struct Config {
    attempts: u32,
    first_wait: Duration,
    longest_wait: Duration,
    deadline: Option<Duration>,
    /// The time limit that the layer above puts on a call that has none of its own.
    call_timeout: Option<Duration>,
    budget: Option<Arc<dyn Budget + Send + Sync>>,
}

/// At most 4 attempts, waits of up to 250 ms, 500 ms and 1 s, no deadline, and a budget of one
/// retry for five successful calls plus one a second.
impl Default for RetryLayer {
    fn default() -> Self {
        let layer = Self {
            config: Arc::new(Config {
                attempts: 4,
                first_wait: Duration::from_millis(250),
                longest_wait: Duration::from_secs(10),
                deadline: None,
                call_timeout: None,
                budget: None,
            }),
        };
        layer.budget(1, 0.2)
    }
}

impl RetryLayer {
    /// Never sends anything again.
    pub fn never() -> Self {
        Self::default().attempts(1)
    }

    /// How many times a request is sent at most, the first time included; at least 1.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.change().attempts = attempts.max(1);
        self
    }

    /// The bound of the first wait, and what the bound grows to by doubling. `Retry-After` may
    /// ask for more.
    pub fn backoff(mut self, first: Duration, longest: Duration) -> Self {
        let config = self.change();
        config.first_wait = first.min(longest);
        config.longest_wait = longest;
        self
    }

    /// How long after the start of a call a retry may still begin; the time limit of the call
    /// bounds it too.
    pub fn deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.change().deadline = deadline.into();
        self
    }

    /// The time limit of calls that have none of their own: a retry that it would cut off is
    /// not begun.
    pub(crate) fn within(mut self, call_timeout: Option<Duration>) -> Self {
        self.change().call_timeout = call_timeout;
        self
    }

    /// How many retries all calls together may make: a number each second, and a share of the
    /// calls that succeed (0.2 is one for five), both counted over the last ten seconds.
    pub fn budget(mut self, per_second: u32, share: f32) -> Self {
        let share = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1000.0) };
        let per_second = per_second.min(1_000_000);
        self.change().budget = Some(Arc::new(TpsBudget::new(Duration::from_secs(10), per_second, share)));
        self
    }

    /// No bound but each call's own.
    pub fn without_budget(mut self) -> Self {
        self.change().budget = None;
        self
    }

    fn change(&mut self) -> &mut Config {
        Arc::make_mut(&mut self.config)
    }
}

impl fmt::Debug for RetryLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryLayer")
            .field("attempts", &self.config.attempts)
            .field("first_wait", &self.config.first_wait)
            .field("longest_wait", &self.config.longest_wait)
            .field("deadline", &self.config.deadline)
            .field("budget", &self.config.budget.is_some())
            .finish()
    }
}

/// The service of [`RetryLayer`].
#[derive(Debug, Clone)]
pub struct RetryService<S> {
    retry: Retrying<S>,
}

type Retrying<S> = TowerRetry<RetryPolicy, BoxErrors<S>>;

impl<S> Layer<S> for RetryLayer {
    type Service = RetryService<S>;

    fn layer(&self, inner: S) -> RetryService<S> {
        let policy = RetryPolicy::new(Arc::clone(&self.config));
        RetryService { retry: TowerRetry::new(policy, BoxErrors { inner }) }
    }
}

impl<S, R> Service<Request<Body>> for RetryService<S>
where
    S: Service<Request<Body>, Response = Response<R>> + Clone,
    S::Error: Into<BoxError>,
{
    type Response = Response<R>;
    type Error = BoxError;
    type Future = RetryFuture<<Retrying<S> as Service<Request<Body>>>::Future>;

    #[inline]
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.retry.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        RetryFuture { attempts: self.retry.call(request), progress: Progress::START }
    }
}

pin_project_lite::pin_project! {
    /// The future of [`RetryService`].
    #[allow(missing_debug_implementations)]
    pub struct RetryFuture<F> {
        #[pin]
        attempts: F,
        progress: Progress,
    }
}

impl<F: Future> Future for RetryFuture<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        polling(this.progress, Scope::Attempts, || this.attempts.poll(cx))
    }
}

/// How many times a request was sent, in the extensions of its response if more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts(pub u32);

impl Attempts {
    /// The number that a response carries, 1 if none.
    pub fn of(extensions: &http::Extensions) -> u32 {
        extensions.get().map_or(1, |Attempts(attempts)| *attempts)
    }
}

/// Boxes the errors of a service, which is what the policy looks into.
#[derive(Debug, Clone)]
pub struct BoxErrors<S> {
    inner: S,
}

impl<S, R> Service<R> for BoxErrors<S>
where
    S: Service<R>,
    S::Error: Into<BoxError>,
{
    type Response = S::Response;
    type Error = BoxError;
    type Future = Fallible<S::Future>;

    #[inline]
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(cx).map_err(Into::into)
    }

    fn call(&mut self, request: R) -> Self::Future {
        Fallible::running(self.inner.call(request))
    }
}
