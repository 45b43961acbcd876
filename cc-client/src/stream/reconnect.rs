//! When a stream that broke is opened again.

use std::time::Duration;

use http::StatusCode;

use crate::{Error, ErrorKind};

/// When, and how often, a stream that broke is opened again.
///
/// | what happened | then |
/// | --- | --- |
/// | no connection, a connection that broke, silence, an opening that took too long | again |
/// | an end that the stream's declaration does not know, another content type, a failed handshake | again |
/// | status 408, 429, 5xx | again, after what `Retry-After` asks for if that is longer; more than an hour is the end |
/// | any other status: 401, 403, 404… | the end, with the error |
/// | an authorization that the server refuses by message | the end, with the error |
/// | a layer or an [`Authenticate`](crate::Authenticate) of your own that fails | the end, with the error |
///
/// The wait grows by a factor with each failure in a row, up to a cap, and a random share is
/// taken off it, so that clients that were cut off together do not come back together. The
/// count begins anew when the server has shown that it lives: with an event or a heartbeat, not
/// with an answer alone. The SSE field `retry` makes the first wait longer, never shorter.
///
/// ```
/// use std::time::Duration;
/// use cc_client::stream::Reconnect;
///
/// let reconnect = Reconnect::default()
///     .max_retries(10)
///     .backoff(Duration::from_secs(3), 1.25, Duration::from_secs(60));
/// assert_eq!(reconnect.longest_wait(1), Duration::from_secs(3));
/// assert_eq!(reconnect.longest_wait(2), Duration::from_millis(3750));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reconnect {
    max_retries: Option<u32>,
    initial: Duration,
    factor: f64,
    cap: Duration,
    jitter: f64,
}

/// What `Retry-After` may ask for at most; a server that wants more is not waited for.
const LONGEST_ASKED: Duration = Duration::from_secs(3600);

/// Endless; waits of 1 s, growing by a quarter up to 30 s, of which up to half is taken off at
/// random. First wait and factor are the JavaScript client's, which has neither cap nor jitter.
impl Default for Reconnect {
    fn default() -> Self {
        Self {
            max_retries: None,
            initial: Duration::from_secs(1),
            factor: 1.25,
            cap: Duration::from_secs(30),
            jitter: 0.5,
        }
    }
}

impl Reconnect {
    /// A stream that breaks has ended.
    pub fn never() -> Self {
        Self::default().max_retries(0)
    }

    /// How many failures in a row are followed by another try; `None`, the default, for no limit.
    pub fn max_retries(mut self, retries: impl Into<Option<u32>>) -> Self {
        self.max_retries = retries.into();
        self
    }

    /// The first wait, what each further one is longer by, and what none exceeds. A factor below
    /// 1, or none at all, is taken as 1.
    pub fn backoff(mut self, initial: Duration, factor: f64, cap: Duration) -> Self {
        self.initial = initial.min(cap);
        self.factor = factor.max(1.0);
        self.cap = cap;
        self
    }

    /// The share of each wait, from 0 to 1, of which a random part is taken off.
    pub fn jitter(mut self, share: f64) -> Self {
        self.jitter = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
        self
    }

    /// The wait before the given retry, counted from 1, if chance takes nothing off.
    pub fn longest_wait(&self, retry: u32) -> Duration {
        let growth = self.factor.powf(f64::from(retry.saturating_sub(1)));
        let seconds = self.initial.as_secs_f64() * growth;
        Duration::try_from_secs_f64(seconds).map_or(self.cap, |wait| wait.min(self.cap))
    }

    /// Whether a failure may pass, so that a stream is opened again after it.
    pub fn is_transient(error: &Error) -> bool {
        // Any success but 200 is an answer that is no stream; 204 even tells a client to stop (HTML
        // standard, section 9.2.3).
        let decides = |status: &StatusCode| *status != StatusCode::OK && !status.is_informational();
        match error.status().filter(decides) {
            Some(status) => may_pass(status),
            None => matches!(
                error.kind(),
                ErrorKind::Connect | ErrorKind::Transport | ErrorKind::Timeout | ErrorKind::Protocol
            ),
        }
    }

    /// The wait before the given retry after this failure; `None` if there is to be none.
    pub(super) fn wait(&self, retry: u32, error: &Error) -> Option<Duration> {
        if !Self::is_transient(error) || self.max_retries.is_some_and(|most| retry > most) {
            return None;
        }
        let longest = self.longest_wait(retry);
        let wait = longest.as_secs_f64() * (1.0 - self.jitter * rand::random::<f64>());
        let wait = Duration::try_from_secs_f64(wait).unwrap_or(longest);
        match error.retry_after() {
            Some(asked) if asked > LONGEST_ASKED => None,
            Some(asked) => Some(asked.max(wait)),
            None => Some(wait),
        }
    }

    /// With the wait that the server asks for in the SSE field `retry`, if it is longer.
    pub(super) fn with_initial(mut self, initial: Duration) -> Self {
        self.initial = initial.min(self.cap).min(LONGEST_ASKED).max(self.initial);
        self
    }
}

fn may_pass(status: StatusCode) -> bool {
    matches!(status, StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS) || status.is_server_error()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, header: Option<(&'static str, &'static str)>) -> Error {
        let mut response = http::Response::builder().status(status);
        if let Some((name, value)) = header {
            response = response.header(name, value);
        }
        let (parts, ()) = response.body(()).unwrap_or_default().into_parts();
        Error::refused(parts, bytes::Bytes::new())
    }

    #[test]
    fn what_may_pass_is_tried_again() {
        for status in [408, 429, 500, 502, 503, 504, 599] {
            assert!(Reconnect::is_transient(&refused(status, None)), "{status}");
        }
        for status in [204, 301, 400, 401, 403, 404, 409, 410, 422] {
            assert!(!Reconnect::is_transient(&refused(status, None)), "{status}");
        }
        let kinds = [
            (ErrorKind::Connect, true),
            (ErrorKind::Transport, true),
            (ErrorKind::Timeout, true),
            (ErrorKind::Protocol, true),
            (ErrorKind::InvalidCall, false),
            (ErrorKind::Credentials, false),
            (ErrorKind::Auth, false),
            (ErrorKind::Unauthorized, false),
            (ErrorKind::Layer, false),
        ];
        for (kind, transient) in kinds {
            assert_eq!(Reconnect::is_transient(&Error::new(kind, "")), transient, "{kind:?}");
        }
    }

    #[test]
    fn a_refusal_whose_body_broke_off_is_still_a_refusal() {
        let forbidden = Error::transport("cut").with_status(StatusCode::FORBIDDEN, http::HeaderMap::new());
        assert!(!Reconnect::is_transient(&forbidden));
        let unavailable = forbidden.with_status(StatusCode::SERVICE_UNAVAILABLE, http::HeaderMap::new());
        assert!(Reconnect::is_transient(&unavailable));
    }

    #[test]
    fn waits_grow_up_to_the_cap() {
        let reconnect = Reconnect::default();
        let waits: Vec<_> = (1..=4).map(|retry| reconnect.longest_wait(retry).as_micros()).collect();
        assert_eq!(waits, [1_000_000, 1_250_000, 1_562_500, 1_953_125]);
        assert_eq!(reconnect.longest_wait(u32::MAX), Duration::from_secs(30));
        let error = refused(503, None);
        let unbounded = Reconnect::default().backoff(Duration::MAX, 2.0, Duration::MAX).jitter(f64::NAN);
        assert_eq!(unbounded.wait(9, &error), Some(Duration::MAX));
        let asked =
            Reconnect::default().backoff(Duration::ZERO, 1.0, Duration::MAX).with_initial(Duration::MAX);
        assert_eq!(asked.jitter(0.0).wait(1, &error), Some(LONGEST_ASKED));
        let odd = Reconnect::default().backoff(Duration::ZERO, f64::NAN, Duration::MAX);
        assert_eq!(odd.longest_wait(u32::MAX), Duration::ZERO);
    }

    #[test]
    fn chance_takes_a_share_off() {
        let error = refused(503, None);
        let reconnect = Reconnect::default().jitter(0.5);
        for retry in 1..50 {
            let (wait, longest) = (reconnect.wait(retry, &error), reconnect.longest_wait(retry));
            assert!(
                wait.is_some_and(|wait| wait <= longest && wait >= longest / 2),
                "{wait:?} of {longest:?}"
            );
        }
        assert_eq!(reconnect.jitter(0.0).wait(1, &error), Some(Duration::from_secs(1)));
    }

    #[test]
    fn a_server_that_asks_for_time_is_given_it_up_to_an_hour() {
        let ask = |seconds| refused(429, Some(("retry-after", seconds)));
        let reconnect = Reconnect::default().jitter(0.0);
        assert_eq!(reconnect.wait(1, &ask("120")), Some(Duration::from_secs(120)));
        assert_eq!(reconnect.wait(1, &ask("0")), Some(Duration::from_secs(1)));
        assert_eq!(reconnect.wait(1, &ask("3601")), None);
    }

    #[test]
    fn the_number_of_tries_in_a_row_is_bounded_if_asked() {
        let error = refused(503, None);
        assert_eq!(Reconnect::never().wait(1, &error), None);
        let reconnect = Reconnect::default().max_retries(2);
        assert!(reconnect.wait(2, &error).is_some());
        assert_eq!(reconnect.wait(3, &error), None);
        assert!(Reconnect::default().wait(u32::MAX, &error).is_some());
    }
}
