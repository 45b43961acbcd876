//! The settings of streams, for a client and for one stream.

use std::time::Duration;

use super::Reconnect;
use crate::route::{Heartbeat, StreamRoute};

/// How a client treats its streams; each stream can have its own.
///
/// | setting | default | the JavaScript client |
/// | --- | --- | --- |
/// | [`connect_timeout`](Self::connect_timeout) | 10 s | none; 5 s in the older streams, 10 s in the command line |
/// | [`heartbeat_timeout`](Self::heartbeat_timeout) | 4 s | 2.5 s; 4 s in the older streams |
/// | [`first_heartbeat_timeout`](Self::first_heartbeat_timeout) | 60 s | none; 3 s for v2 logs |
/// | [`heartbeat_factor`](Self::heartbeat_factor) | 1.25 | 1.25 |
/// | [`reconnect`](Self::reconnect) | endless, 1 s × 1.25ⁿ up to 30 s | endless, 1 s × 1.25ⁿ; off in the older streams |
/// | [`event_limit`](Self::event_limit) | 16 MiB | none |
///
/// ```
/// use std::time::Duration;
/// use cc_client::{Client, stream::{Reconnect, StreamSettings}};
///
/// let streams = StreamSettings::default()
///     .connect_timeout(Duration::from_secs(5))
///     .reconnect(Reconnect::default().max_retries(10));
/// let client = Client::builder().streams(streams).build()?;
/// # Ok::<(), cc_client::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StreamSettings {
    pub(super) connect_timeout: Option<Duration>,
    pub(super) heartbeat_timeout: Option<Duration>,
    pub(super) first_heartbeat_timeout: Option<Duration>,
    pub(super) heartbeat_factor: f64,
    pub(super) reconnect: Reconnect,
    pub(super) event_limit: usize,
}

impl Default for StreamSettings {
    fn default() -> Self {
        Self {
            connect_timeout: Some(Duration::from_secs(10)),
            heartbeat_timeout: Some(Duration::from_secs(4)),
            first_heartbeat_timeout: Some(Duration::from_secs(60)),
            heartbeat_factor: 1.25,
            reconnect: Reconnect::default(),
            event_limit: 16 * 1024 * 1024,
        }
    }
}

impl StreamSettings {
    /// Those of the JavaScript client's current streams: 2.5 s of silence, no limit to connect,
    /// endless retries that begin at 1.25 s.
    pub fn js_current() -> Self {
        Self::default()
            .connect_timeout(None)
            .heartbeat_timeout(Duration::from_millis(2500))
            .reconnect(js_backoff(Duration::from_millis(1250)))
    }

    /// Those of the JavaScript client's older streams (its `ApplicationLogStream` and others):
    /// 4 s of silence, 5 s to connect, no retry.
    pub fn js_legacy() -> Self {
        Self::default()
            .connect_timeout(Duration::from_secs(5))
            .heartbeat_timeout(Duration::from_secs(4))
            .reconnect(js_backoff(Duration::from_millis(1250)).max_retries(0))
    }

    /// Those of the JavaScript client's v2 log stream: 3 s to connect, 3 s to the first message,
    /// no retry.
    pub fn js_v2() -> Self {
        Self::default()
            .connect_timeout(Duration::from_secs(3))
            .first_heartbeat_timeout(Duration::from_secs(3))
            .reconnect(js_backoff(Duration::from_millis(1875)).max_retries(0))
    }

    /// How long an opening may take: connection, request, the answer's headers, and the body of
    /// a refusal; for a WebSocket, the authorization too. `None` for no limit but the transport's
    /// own, which is 10 s for the TCP and TLS connection.
    pub fn connect_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.connect_timeout = limit.into();
        self
    }

    /// How long the server may be silent; then the stream is opened again. Any byte counts, and
    /// only the time in which the stream is polled: a slow consumer is not the server's silence.
    /// A silence is noticed a quarter of a second after the limit. `None` for no limit.
    ///
    /// The platform sends a heartbeat every 2 s. It holds for streams whose heartbeat is an
    /// event, and for others if it is set on the stream itself. Where heartbeats say when the next
    /// one is due, that takes its place, unless there is no limit for the stream.
    pub fn heartbeat_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.heartbeat_timeout = limit.into();
        self
    }

    /// How long a server may be silent whose heartbeats are messages, until it has sent the first
    /// one, which says when the next is due. `None` for no limit.
    pub fn first_heartbeat_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.first_heartbeat_timeout = limit.into();
        self
    }

    /// By what the time in which the next heartbeat is due is multiplied, where the heartbeat
    /// says it; at least 1.
    pub fn heartbeat_factor(mut self, factor: f64) -> Self {
        self.heartbeat_factor = factor.max(1.0);
        self
    }

    /// Whether and when a stream that broke is opened again.
    pub fn reconnect(mut self, reconnect: Reconnect) -> Self {
        self.reconnect = reconnect;
        self
    }

    /// The longest event or message to accept, in bytes. A longer one is an error in its place,
    /// and the stream goes on behind it; a WebSocket is opened again for that.
    pub fn event_limit(mut self, bytes: usize) -> Self {
        self.event_limit = bytes;
        self
    }

    /// The silence that is allowed at first, `None` for no watch.
    pub(super) fn silence(&self, stream: &StreamRoute) -> Option<Duration> {
        match stream.heartbeat {
            Heartbeat::Event(_) => self.heartbeat_timeout,
            // Once a heartbeat has come, there is a limit.
            Heartbeat::Message => Some(self.first_heartbeat_timeout.unwrap_or(Duration::MAX)),
            Heartbeat::None => None,
        }
    }
}

fn js_backoff(first: Duration) -> Reconnect {
    Reconnect::default().backoff(first, 1.25, Duration::MAX).jitter(0.0)
}

/// What was set on one stream.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Overrides {
    pub(super) connect_timeout: Option<Option<Duration>>,
    pub(super) heartbeat_timeout: Option<Option<Duration>>,
    pub(super) reconnect: Option<Reconnect>,
    pub(super) event_limit: Option<usize>,
}

impl Overrides {
    /// The settings of the stream: its own where it has any.
    pub(super) fn over(self, client: StreamSettings) -> StreamSettings {
        StreamSettings {
            connect_timeout: self.connect_timeout.unwrap_or(client.connect_timeout),
            heartbeat_timeout: self.heartbeat_timeout.unwrap_or(client.heartbeat_timeout),
            reconnect: self.reconnect.unwrap_or(client.reconnect),
            event_limit: self.event_limit.unwrap_or(client.event_limit),
            ..client
        }
    }

    /// The silence that is allowed at first, `None` for no watch.
    pub(super) fn silence(self, client: &StreamSettings, stream: &StreamRoute) -> Option<Duration> {
        self.heartbeat_timeout.unwrap_or_else(|| client.silence(stream))
    }
}
