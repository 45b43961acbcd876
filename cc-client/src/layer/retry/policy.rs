//! What is sent again, and when.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use http::{Method, Request, Response, StatusCode};
use tokio::time::{Instant, Sleep};
use tower::retry::Policy;

use super::{Attempts, Config};
use crate::call::CallSettings;
use crate::error::{causes, is_timeout};
use crate::layer::progress;
use crate::{Body, BoxError, Error, ErrorKind, Retry, Route};

/// The policy of [`RetryLayer`](super::RetryLayer): one for each call, with its number of
/// attempts and its start.
#[derive(Clone)]
pub struct RetryPolicy {
    config: Arc<Config>,
    attempts: u32,
    started: Option<Instant>,
}

/// What `Retry-After` may ask for at most, even where no deadline says less.
const LONGEST_ASKED: Duration = Duration::from_secs(3600);

/// How far a request got before it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failure {
    /// It never left: even a POST may be sent again.
    NeverLeft,
    /// It may have been carried out, but the failure may pass.
    Passing,
}

impl RetryPolicy {
    pub(super) fn new(config: Arc<Config>) -> Self {
        Self { config, attempts: 1, started: None }
    }

    /// The wait before the next attempt, `None` if there is to be none.
    fn next_wait<R>(
        &self,
        request: &Request<Body>,
        result: &Result<Response<R>, BoxError>,
    ) -> Option<Duration> {
        let failure = match failure(result)? {
            // A hop of a redirection had no connection: the request itself did leave.
            Failure::NeverLeft if progress::was_answered() => Failure::Passing,
            failure => failure,
        };
        let settings = CallSettings::of(request);
        if !may_repeat(request, settings.retry, failure) || self.attempts >= self.config.attempts {
            return None;
        }
        let asked = result.as_ref().ok().and_then(|response| crate::retry_after::read(response.headers()));
        if asked.is_some_and(|asked| asked > LONGEST_ASKED) {
            return None;
        }
        let wait = asked.unwrap_or_else(|| self.jitter());
        let limits = [self.config.deadline, settings.timeout.or(self.config.call_timeout)];
        if let (Some(limit), Some(started)) = (limits.into_iter().flatten().min(), self.started) {
            let left = limit.saturating_sub(started.elapsed());
            if wait >= left {
                return None;
            }
        }
        let allowed = self.config.budget.as_ref().is_none_or(|budget| budget.withdraw());
        allowed.then_some(wait)
    }

    /// A random time up to a bound that doubles with each retry. "Full" jitter spreads clients
    /// that failed together better than a share of the bound does.
    fn jitter(&self) -> Duration {
        let doublings = (self.attempts - 1).min(31);
        let bound = self.config.first_wait.saturating_mul(1 << doublings).min(self.config.longest_wait);
        bound.mul_f64(rand::random())
    }

    /// Tells the answer or error how many attempts it took.
    fn record<R>(&self, result: &mut Result<Response<R>, BoxError>) {
        if self.attempts == 1 {
            return;
        }
        match result {
            Ok(response) => drop(response.extensions_mut().insert(Attempts(self.attempts))),
            Err(error) => {
                let taken = std::mem::replace(error, Box::new(io::Error::from(io::ErrorKind::Other)));
                *error = Error::from_stack(taken).with_attempts(self.attempts).into();
            }
        }
    }
}

impl<R> Policy<Request<Body>, Response<R>, BoxError> for RetryPolicy {
    type Future = Sleep;

    fn retry(
        &mut self,
        request: &mut Request<Body>,
        result: &mut Result<Response<R>, BoxError>,
    ) -> Option<Sleep> {
        if let Some(budget) = self.config.budget.as_ref().filter(|_| failure(result).is_none()) {
            budget.deposit();
        }
        if progress::was_answered()
            && let Err(error) = result
            && let Some(error) = error.downcast_mut::<Error>()
        {
            error.note_that_it_left();
        }
        let Some(wait) = self.next_wait(request, result) else {
            self.record(result);
            return None;
        };
        self.attempts += 1;
        Some(tokio::time::sleep(wait))
    }

    fn clone_request(&mut self, request: &Request<Body>) -> Option<Request<Body>> {
        // The policy of a service outlives its calls: only the first attempt starts the clock.
        if self.attempts == 1 {
            self.started = Some(Instant::now());
        } else {
            progress::attempt(self.attempts);
        }
        let body = request.body().try_clone()?;
        let mut copy = Request::new(body);
        *copy.method_mut() = request.method().clone();
        *copy.uri_mut() = request.uri().clone();
        *copy.version_mut() = request.version();
        *copy.headers_mut() = request.headers().clone();
        *copy.extensions_mut() = request.extensions().clone();
        Some(copy)
    }
}

/// What failed, `None` for an answer that stands, be it an error of the platform.
fn failure<R>(result: &Result<Response<R>, BoxError>) -> Option<Failure> {
    match result {
        Ok(response) => passing_status(response.status()).then_some(Failure::Passing),
        Err(error) => error_failure(&**error),
    }
}

fn passing_status(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::REQUEST_TIMEOUT
            | StatusCode::TOO_MANY_REQUESTS
            | StatusCode::BAD_GATEWAY
            | StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::GATEWAY_TIMEOUT
    )
}

fn error_failure(error: &(dyn std::error::Error + 'static)) -> Option<Failure> {
    // A layer of the user's may have wrapped it.
    if let Some(error) = causes(error).find_map(|cause| cause.downcast_ref::<Error>()) {
        return match error.kind() {
            ErrorKind::Connect => Some(Failure::NeverLeft),
            ErrorKind::Transport | ErrorKind::Timeout => Some(Failure::Passing),
            _ => None,
        };
    }
    let io = causes(error).find_map(|cause| cause.downcast_ref::<io::Error>());
    match io.map(io::Error::kind) {
        Some(io::ErrorKind::ConnectionRefused) => Some(Failure::NeverLeft),
        Some(_) => Some(Failure::Passing),
        None if is_timeout(error) => Some(Failure::Passing),
        // A layer of the user's refused on purpose.
        None => None,
    }
}

fn may_repeat(request: &Request<Body>, setting: Option<Retry>, failure: Failure) -> bool {
    let declared = Route::of(request).map_or(Retry::ByMethod, Route::retry);
    match setting.unwrap_or(declared) {
        Retry::Never => false,
        Retry::Safe => true,
        Retry::ByMethod => failure == Failure::NeverLeft || is_idempotent(request.method()),
    }
}

/// RFC 9110 §9.2.2.
fn is_idempotent(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS | Method::PUT | Method::DELETE)
}

impl fmt::Debug for RetryPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryPolicy").field("attempts", &self.attempts).finish_non_exhaustive()
    }
}
