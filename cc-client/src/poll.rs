//! Asking again until something is so.
//!
//! ```
//! use std::time::Duration;
//! use cc_client::{Call, Client, poll};
//! use http::Method;
//! use serde_json::Value;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let script = cc_client::testing::Script::new().json(r#"{"state": "WIP"}"#).json(r#"{"state": "OK"}"#);
//! # let client = Client::builder().transport(script).build()?;
//! let state = || async {
//!     let deployment: Value = Call::raw(Method::GET, "/v2/…/deployments/1").send(&client).await?;
//!     let state = deployment["state"].as_str().unwrap_or_default().to_owned();
//!     Ok::<_, cc_client::Error>((state != "WIP").then_some(state))
//! };
//! let state = poll::until(state).delay(Duration::from_millis(10)).await?;
//! assert_eq!(state, "OK");
//! # Ok(())
//! # }
//! ```
//!
//! The closure says `Some` or [`ControlFlow::Break`] to end with a value, `None` or
//! [`ControlFlow::Continue`] to be run again, and an error to end with it.

mod handle;
#[cfg(test)]
mod tests;

use std::fmt;
use std::future::{Future, IntoFuture};
use std::ops::ControlFlow;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::{Instant, Sleep};

use self::handle::Shared;

pub use self::handle::PollHandle;

/// Runs a closure at once, then again a while after each end, until it gives a value.
///
/// Nothing runs before the [`PollUntil`] is awaited, and nothing after that is dropped. Two runs
/// never overlap. By default there is a second between two of them, and half a minute for all.
pub fn until<F, A, P, E>(run: F) -> PollUntil<F>
where
    F: FnMut() -> A,
    A: Future<Output = Result<P, E>>,
    P: Polled,
{
    let (delay, timeout) = (Duration::from_secs(1), Some(Duration::from_secs(30)));
    PollUntil { run, delay, timeout, shared: Arc::default() }
}

/// What one run found: a value, or that it is too early.
pub trait Polled {
    /// What is waited for.
    type Value;

    /// The value, if it is there.
    fn into_value(self) -> Option<Self::Value>;
}

impl<T> Polled for Option<T> {
    type Value = T;

    fn into_value(self) -> Option<T> {
        self
    }
}

/// What is said on the way is dropped.
impl<T, C> Polled for ControlFlow<T, C> {
    type Value = T;

    fn into_value(self) -> Option<T> {
        self.break_value()
    }
}

/// Why polling ended without a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PollError<E> {
    /// The time was over; the limit.
    Timeout(Duration),
    /// A [`PollHandle`] stopped it.
    Interrupted,
    /// A run failed, with this error.
    Failed(E),
}

impl<E> PollError<E> {
    /// Whether the time was over. A run that failed by a time limit of its own is
    /// [`Failed`](Self::Failed).
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout(_))
    }

    /// Whether a [`PollHandle`] stopped it.
    pub fn is_interrupted(&self) -> bool {
        matches!(self, Self::Interrupted)
    }

    /// The error of the run, if one failed.
    pub fn into_failure(self) -> Option<E> {
        match self {
            Self::Failed(error) => Some(error),
            Self::Timeout(_) | Self::Interrupted => None,
        }
    }
}

/// One line; that of the run that failed, if one did.
impl<E: fmt::Display> fmt::Display for PollError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Timeout(limit) => write!(f, "it was not so within {limit:?}"),
            Self::Interrupted => f.write_str("polling was stopped"),
            Self::Failed(error) => error.fmt(f),
        }
    }
}

impl<E: std::error::Error> std::error::Error for PollError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // It prints as its own message.
            Self::Failed(error) => error.source(),
            Self::Timeout(_) | Self::Interrupted => None,
        }
    }
}

/// Polling that is set up; await it. See [`until`].
#[must_use = "nothing is polled until it is awaited"]
pub struct PollUntil<F> {
    run: F,
    delay: Duration,
    timeout: Option<Duration>,
    shared: Arc<Shared>,
}

impl<F> PollUntil<F> {
    /// How long to wait after a run before the next one; a second by default.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// How long to go on; half a minute by default, `None` for no end.
    ///
    /// The clock is looked at before and after each run. A run that has begun is not cut, and
    /// what it finds counts, however late. With a limit of zero nothing is run.
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeout = limit.into();
        self
    }

    /// What stops it from elsewhere.
    pub fn handle(&self) -> PollHandle {
        PollHandle::new(Arc::clone(&self.shared))
    }
}

impl<F, A, P, E> IntoFuture for PollUntil<F>
where
    F: FnMut() -> A,
    A: Future<Output = Result<P, E>>,
    P: Polled,
{
    type Output = Result<P::Value, PollError<E>>;
    type IntoFuture = PollFuture<F, A>;

    fn into_future(self) -> PollFuture<F, A> {
        PollFuture { until: self, deadline: None, state: State::Start }
    }
}

impl<F> fmt::Debug for PollUntil<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PollUntil")
            .field("delay", &self.delay)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

pin_project_lite::pin_project! {
    /// The future of [`PollUntil`].
    #[must_use = "futures do nothing unless awaited"]
    pub struct PollFuture<F, A> {
        until: PollUntil<F>,
        // From the first poll on; none for a limit beyond the reach of the clock.
        deadline: Option<Instant>,
        #[pin]
        state: State<A>,
    }
}

pin_project_lite::pin_project! {
    #[project = StateProjection]
    enum State<A> {
        Start,
        Running { #[pin] run: A },
        Waiting { #[pin] sleep: Sleep },
        Done,
    }
}

impl<F, A, P, E> Future for PollFuture<F, A>
where
    F: FnMut() -> A,
    A: Future<Output = Result<P, E>>,
    P: Polled,
{
    type Output = Result<P::Value, PollError<E>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        loop {
            if this.until.shared.is_stopped(cx) {
                // What runs is given up now, not when this future is dropped.
                this.state.set(State::Done);
                return Poll::Ready(Err(PollError::Interrupted));
            }
            let next = match this.state.as_mut().project() {
                StateProjection::Start => {
                    *this.deadline = this.until.timeout.and_then(|limit| Instant::now().checked_add(limit));
                    None
                }
                StateProjection::Waiting { sleep } => {
                    ready!(sleep.poll(cx));
                    None
                }
                StateProjection::Running { run } => match ready!(run.poll(cx)) {
                    Ok(polled) => match polled.into_value() {
                        Some(value) => {
                            this.state.set(State::Done);
                            return Poll::Ready(Ok(value));
                        }
                        None => Some(this.until.delay),
                    },
                    Err(error) => {
                        this.state.set(State::Done);
                        return Poll::Ready(Err(PollError::Failed(error)));
                    }
                },
                StateProjection::Done => return Poll::Pending,
            };
            let now = Instant::now();
            if let (Some(deadline), Some(limit)) = (*this.deadline, this.until.timeout)
                && now >= deadline
            {
                this.state.set(State::Done);
                return Poll::Ready(Err(PollError::Timeout(limit)));
            }
            match next {
                None => {
                    let run = (this.until.run)();
                    this.state.set(State::Running { run });
                }
                Some(delay) => {
                    // No longer than to the deadline, at which the next run would not begin.
                    let wake = [now.checked_add(delay), *this.deadline].into_iter().flatten().min();
                    let sleep = wake.map_or_else(|| tokio::time::sleep(delay), tokio::time::sleep_until);
                    this.state.set(State::Waiting { sleep });
                }
            }
        }
    }
}

impl<F, A> fmt::Debug for PollFuture<F, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PollFuture").field("until", &self.until).finish_non_exhaustive()
    }
}
