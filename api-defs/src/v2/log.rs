//! Logs of applications and add-ons and their drains, the older way.
//!
//! [`v4::log`](crate::v4::log) has typed lines, and goes on where it broke;
//! [`v4::drain`](crate::v4::drain) has typed drains. Prefer them.

mod old_log;

use cc_client::{endpoint, stream};
use jiff::Timestamp;
use serde_json::Value;

pub use old_log::{OldLog, OldLogLine};

use crate::ids::{ApplicationId, DeploymentId, DrainId};
use crate::secret::SecretValue;
use crate::sort_order::SortOrder;

// Lines

/// Lines of the log of an application or an add-on. `items` goes from the newest to the oldest.
#[deprecated(
    note = "use `v4::log::application_logs` or `v4::log::resource_logs`; the platform is to drop this endpoint"
)]
#[endpoint(
    GET "/v2/logs/<appId>?<limit>&<order>&<after>&<since>&<before>&<filter>&<deployment_id>",
    pages = newest_first(before, limit, order = "DESC")
)]
pub fn get_old_logs(
    /// The application. An add-on by its public id, `addon_…`, does as well; give it as text.
    app_id: ApplicationId,
    /// At most so many lines.
    limit: Option<u32>,
    /// Which lines come first.
    order: Option<SortOrder>,
    /// Only what was written after that.
    after: Option<Timestamp>,
    /// Only what was written since then. How it differs from [`after`](Self::after) is not
    /// documented.
    since: Option<Timestamp>,
    /// Only what was written before that.
    before: Option<Timestamp>,
    /// Only lines that match. The form of a filter is not documented.
    filter: Option<&str>,
    /// Only what this deployment wrote.
    deployment_id: Option<DeploymentId>,
) -> Vec<OldLog>;

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

// Drains

/// The drains of an application. The form of the answer is not documented.
#[deprecated(note = "use `v4::drain::list_log_drains`, which replaces it")]
#[endpoint(GET "/v2/logs/<appId>/drains")]
pub fn get_drains(app_id: ApplicationId) -> SecretValue;

/// Creates a drain. Neither the form of the body nor that of the answer is documented.
///
/// It is not sent again after a doubtful failure: each line might be sent twice from then on.
#[deprecated(note = "use `v4::drain::create_log_drain`, which replaces it")]
#[endpoint(POST "/v2/logs/<appId>/drains")]
pub fn create_drain(app_id: ApplicationId, drain: &Value) -> SecretValue;

/// Deletes a drain. What the platform says to it is not documented, and not read.
#[deprecated(note = "use `v4::drain::delete_log_drain`, which replaces it")]
#[endpoint(DELETE "/v2/logs/<appId>/drains/<drainId>")]
pub fn delete_drain(app_id: ApplicationId, drain_id: DrainId);

/// Lets a drain send, or send no more. The form of the body is not documented; what the platform
/// says to it is neither, and not read.
#[deprecated(note = "use `v4::drain::enable_log_drain` and `v4::drain::disable_log_drain`, which replace it")]
#[endpoint(PUT "/v2/logs/<appId>/drains/<drainId>/state")]
pub fn update_drain_state(app_id: ApplicationId, drain_id: DrainId, state: &Value);
