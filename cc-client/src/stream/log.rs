//! What streams tell the log, at the level `DEBUG`. The span of each opening is the
//! [`TraceLayer`](crate::layer::TraceLayer)'s.

#![cfg_attr(not(feature = "tracing"), allow(unused_variables))]

use std::time::Duration;

use crate::{Error, Route};

pub(super) fn opened(route: &Route) {
    #[cfg(feature = "tracing")]
    tracing::debug!(%route, "the stream is open");
}

pub(super) fn broke(route: &Route, error: &Error, retry: u32, delay: Duration) {
    #[cfg(feature = "tracing")]
    tracing::debug!(%route, %error, retry, ?delay, "the stream broke");
}

pub(super) fn failed(route: &Route, error: &Error) {
    #[cfg(feature = "tracing")]
    tracing::debug!(%route, %error, "the stream failed");
}
