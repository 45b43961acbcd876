//! How a platform is set up.

use crate::Keys;
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
}

impl Default for Options {
    /// No base path, the default [`Keys`], the system's clock, timestamps within five minutes of it.
    fn default() -> Self {
        Self {
            base_path: String::new(),
            keys: Keys::default(),
            clock_tolerance: Some(Duration::from_secs(300)),
            clock_offset: 0,
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
}
