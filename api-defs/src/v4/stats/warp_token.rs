//! Tokens for Warp 10, which keeps metrics as time series.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::date;
use crate::list::null_as_default;
use crate::open_enum::open_enum;
use crate::secret::Secret;

/// A token for Warp 10.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct WarpToken {
    /// The token.
    pub token: Secret,
    /// When it ends.
    #[serde(default, deserialize_with = "date::optional")]
    pub expires_at: Option<Timestamp>,
    /// When it was created.
    #[serde(default, deserialize_with = "date::optional")]
    pub created_at: Option<Timestamp>,
    /// What can be done with it.
    pub scope: Option<WarpTokenScope>,
    /// What can be read with it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub applications: Vec<WarpTokenApplication>,
}

open_enum! {
    /// What can be done with a token for Warp 10.
    WarpTokenScope {
        /// Reading.
        Read = "READ",
    }
}

open_enum! {
    /// A part of what Warp 10 keeps.
    WarpTokenApplication {
        /// Metrics of machines.
        Metrics = "metrics",
        /// Access logs.
        AccessLogs = "metrics.accesslogs",
        /// Metrics of the Cellar.
        Cellar = "addon-api-cellar",
    }
}

/// A token to be created by [`get_warp_token`](super::get_warp_token) or
/// [`get_resource_warp_token`](super::get_resource_warp_token).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct CreateWarpToken {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    applications: Vec<WarpTokenApplication>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ttl: Option<String>,
}

impl CreateWarpToken {
    /// A token for what the platform gives without being asked for more, which is not documented.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads these, all that are wanted.
    #[must_use]
    pub fn applications(
        mut self,
        applications: impl IntoIterator<Item = impl Into<WarpTokenApplication>>,
    ) -> Self {
        self.applications = applications.into_iter().map(Into::into).collect();
        self
    }

    /// How long it is valid. The form is not documented; presumably an ISO 8601 duration.
    #[must_use]
    pub fn ttl(mut self, ttl: impl Into<String>) -> Self {
        self.ttl = Some(ttl.into());
        self
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::{from_str, json, to_value};

    use super::super::{get_resource_warp_token, get_warp_token};
    use super::*;
    use crate::ids::ApplicationId;

    // Made for this test.
    const TOKEN: &str = r#"{
        "token": "s3cr3t", "expiresAt": "2026-11-28T10:00:00Z", "createdAt": "2026-11-23T10:00:00.123Z",
        "scope": "READ", "applications": ["metrics", "metrics.accesslogs", "metrics.tomorrow"]
    }"#;

    #[test]
    fn a_token_is_read_but_not_printed() {
        let token: WarpToken = from_str(TOKEN).unwrap();
        assert_eq!(token.token.expose(), "s3cr3t");
        assert_eq!(token.expires_at.unwrap().to_string(), "2026-11-28T10:00:00Z");
        assert_eq!(token.created_at.unwrap().to_string(), "2026-11-23T10:00:00.123Z");
        assert_eq!(token.scope, Some(WarpTokenScope::Read));
        assert_eq!(
            token.applications,
            [
                WarpTokenApplication::Metrics,
                WarpTokenApplication::AccessLogs,
                WarpTokenApplication::from("metrics.tomorrow"),
            ]
        );
        assert!(!format!("{token:?}").contains("s3cr3t"));
    }

    #[test]
    fn a_token_needs_itself_only() {
        let token: WarpToken = from_str(r#"{"token":"t","expiresAt":null,"applications":null}"#).unwrap();
        assert!(token.applications.is_empty() && token.scope.is_none());
    }

    #[test]
    fn the_body_is_an_object_whatever_is_asked_for() {
        assert_eq!(to_value(CreateWarpToken::new()).unwrap(), json!({}));
        let token = CreateWarpToken::new().applications([WarpTokenApplication::Cellar]).ttl("PT1H");
        assert_eq!(to_value(token).unwrap(), json!({ "applications": ["addon-api-cellar"], "ttl": "PT1H" }));
    }

    #[test]
    fn a_token_is_for_an_owner_or_an_application() {
        let token = CreateWarpToken::new();
        assert_eq!(get_warp_token("o", &token).target(), "/v4/stats/organisations/o/tokens/read");
        let call = get_resource_warp_token("o", ApplicationId::from("app_1"), &token);
        assert_eq!(call.target(), "/v4/stats/organisations/o/resources/app_1/tokens/read");
    }
}
