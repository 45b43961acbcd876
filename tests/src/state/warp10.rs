//! Tokens of Warp 10, where metrics are.

use crate::streams::date;
use serde_json::{Value, json};

/// Five days.
const LASTS: u64 = 5 * 24 * 60 * 60 * 1000;

/// The applications of Warp 10 that a token may be for.
pub(crate) const APPLICATIONS: &[&str] = &["metrics", "metrics.accesslogs", "addon-api-cellar"];

/// A token to read with.
#[derive(Debug)]
pub(crate) struct WarpToken {
    pub(crate) token: String,
    pub(crate) applications: Vec<String>,
    pub(crate) created: u64,
}

impl WarpToken {
    /// `WarpToken`.
    pub(crate) fn view(&self) -> Value {
        json!({
            "token": self.token,
            "expiresAt": date::format(self.created + LASTS),
            "createdAt": date::format(self.created),
            "scope": "READ",
            "applications": self.applications,
        })
    }
}
