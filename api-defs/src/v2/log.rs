//! Logs of applications, the older way.
//!
//! [`v4::log`](crate::v4::log) has typed lines, and goes on where it broke; prefer it.

use cc_client::stream;
use serde_json::Value;

use crate::ids::{ApplicationId, DeploymentId};

/// What the instances of an application write to their output, as a
/// [stream](mod@cc_client::stream).
///
/// The form of a line is not documented. No ids are known, so a stream that breaks goes on with
/// what comes then. The platform wants the authorization in the query of the request.
#[stream(SSE "/v2/logs/<appId>/sse?<filter>&<deployment_id>", heartbeat = message, auth = query, js = none)]
pub fn application_logs(
    app_id: ApplicationId,
    /// Only lines that match. The form of a filter is not documented.
    filter: Option<&str>,
    /// Only what this deployment wrote.
    deployment_id: Option<DeploymentId>,
) -> Value;
