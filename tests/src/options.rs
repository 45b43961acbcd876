//! How a platform is set up.

use crate::{Keys, streams::Habits};
use std::time::Duration;

/// Settings for [`Platform::start_with`](crate::Platform::start_with).
///
/// ```
/// use platform_double::{Options, Platform};
///
/// let platform = Platform::start_with(Options::default().base_path("/gateway/api"));
/// assert!(platform.base_url().ends_with("/gateway/api"));
/// ```
#[derive(Debug, Clone)]
pub struct Options {
    pub(crate) base_path: String,
    pub(crate) keys: Keys,
    pub(crate) clock_tolerance: Option<Duration>,
    pub(crate) clock_offset: i64,
    pub(crate) habits: Habits,
}

impl Default for Options {
    /// No base path, the default [`Keys`], the system's clock, timestamps within five minutes of it, a heartbeat
    /// every two seconds.
    fn default() -> Self {
        Self {
            base_path: String::new(),
            keys: Keys::default(),
            clock_tolerance: Some(Duration::from_secs(300)),
            clock_offset: 0,
            habits: Habits::default(),
        }
    }
}

impl Options {
    /// Serves everything under this path, as behind a gateway: `/gateway/api`. Everywhere else is 404.
    ///
    /// # Panics
    ///
    /// If the path does not begin with a slash, or ends with one.
    #[track_caller]
    pub fn base_path(mut self, path: impl Into<String>) -> Self {
        self.base_path = path.into();
        let sound = self.base_path.starts_with('/') && !self.base_path.ends_with('/');
        assert!(sound, "{:?} must begin with a slash and not end with one", self.base_path);
        self
    }

    /// Accepts these keys instead of the default ones.
    pub fn keys(mut self, keys: Keys) -> Self {
        self.keys = keys;
        self
    }

    /// How far an OAuth timestamp may be from the platform's clock, in whole seconds.
    pub fn clock_tolerance(mut self, tolerance: Duration) -> Self {
        self.clock_tolerance = Some(tolerance);
        self
    }

    /// Takes any OAuth timestamp. Nonces are still taken once only.
    pub fn any_timestamp(mut self) -> Self {
        self.clock_tolerance = None;
        self
    }

    /// Sets the platform's clock ahead of the system's by so many seconds (behind, if negative).
    pub fn clock_offset(mut self, seconds: i64) -> Self {
        self.clock_offset = seconds;
        self
    }

    /// The rhythm of the heartbeats on streams and sockets; two seconds by default. The first one comes after
    /// one period, but on the v2 streams at once.
    ///
    /// # Panics
    ///
    /// If the period is zero.
    #[track_caller]
    pub fn heartbeat(mut self, period: Duration) -> Self {
        assert!(!period.is_zero(), "a heartbeat needs a period");
        self.habits.heartbeat = Some(period);
        self
    }

    /// Sends no heartbeats but those of [`Platform::heartbeat`](crate::Platform::heartbeat).
    pub fn heartbeats_by_hand(mut self) -> Self {
        self.habits.heartbeat = None;
        self
    }

    /// What the v2 heartbeats claim as their rhythm (`heartbeat_delay_ms`). By default that is the true one, or
    /// two seconds if they are sent by hand.
    pub fn announced_heartbeat(mut self, delay: Duration) -> Self {
        self.habits.announced = Some(delay);
        self
    }

    /// The data of a v4 `HEARTBEAT`: by default an empty data line; `None` is a block without a data line. What
    /// the platform sends is not known.
    pub fn heartbeat_data(mut self, data: Option<&str>) -> Self {
        self.habits.heartbeat_data = data.map(str::to_owned);
        self
    }

    /// Sends so many events before the cursor again when a client resumes, as a platform that delivers at least
    /// once may do; 0 by default. The repeated ones count for the `limit`.
    pub fn replay(mut self, events: u64) -> Self {
        self.habits.replay = events;
        self
    }

    /// Sends the events of v4 streams without an `id` line. Their data still have one.
    pub fn without_event_ids(mut self) -> Self {
        self.habits.ids = false;
        self
    }
}
