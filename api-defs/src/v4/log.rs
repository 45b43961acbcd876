//! Logs as they are written: of applications, of add-ons, and of the requests that applications
//! are sent.
//!
//! Each function prepares a [stream](mod@cc_client::stream), which goes on until the server or the
//! caller ends it, across broken connections:
//!
//! ```no_run
//! use api_defs::{cc_client::{Client, Error}, v4};
//!
//! # async fn run(client: Client) -> Result<(), Error> {
//! let mut logs = v4::log::application_logs("orga_1", "app_1").limit(100).open(&client).await?;
//! while let Some(log) = logs.next().await {
//!     println!("{}", log?.message);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Where a stream begins without [`since`](ApplicationLogs::since) is not documented. With
//! [`until`](ApplicationLogs::until) it ends there, without it follows what is written. A program
//! that is started again goes on behind the last line that it saw with
//! [`last_event_id`](cc_client::stream::StreamCall::last_event_id).

mod access;
mod model;
#[cfg(test)]
mod tests;

use cc_client::stream;
use jiff::Timestamp;

pub use access::{AccessLog, GeoLocation, HttpExchange, HttpRequest, HttpResponse, Peer};
pub use model::{ApplicationLog, ResourceLog};

use crate::ids::{ApplicationId, DeploymentId, InstanceId, OwnerId, RealAddonId};

/// What the instances of an application write to their output.
#[stream(
    SSE "/v4/logs/organisations/<ownerId>/applications/<applicationId>/logs?<since>&<until>&<limit>&<deploymentId>&<instanceId>&<filter>&<service>&<field>&<throttleElements>&<throttlePerInMilliseconds>",
    event = "APPLICATION_LOG",
    js = "v4.application.streamLogs",
)]
pub fn application_logs(
    owner_id: OwnerId,
    application_id: ApplicationId,
    /// Only what was written since then.
    since: Option<Timestamp>,
    /// Only what was written until then; the stream ends there.
    until: Option<Timestamp>,
    /// At most so many lines; the stream ends with the last one.
    limit: Option<u64>,
    /// Only what this deployment wrote.
    deployment_id: Option<DeploymentId>,
    /// Only lines that match. The form of a filter is not documented.
    filter: Option<&str>,
    /// Only what these instances wrote.
    instance_id: Vec<InstanceId>,
    /// Only what these services wrote, see [`ApplicationLog::service`].
    service: Vec<String>,
    /// Only these fields of each line, by their names on the wire, such as `deploymentId`.
    field: Vec<String>,
    /// At most so many lines in [`throttle_per_in_milliseconds`](Self::throttle_per_in_milliseconds).
    throttle_elements: Option<u32>,
    /// The time in which [`throttle_elements`](Self::throttle_elements) lines may come, in
    /// milliseconds. The platform's command line asks for 2,000 lines in 100 ms.
    throttle_per_in_milliseconds: Option<u64>,
) -> ApplicationLog;

/// What an add-on writes to its log.
#[stream(
    SSE "/v4/logs/organisations/<ownerId>/resources/<addonId>/logs?<since>&<until>&<limit>&<deploymentId>&<filter>&<instanceId>&<field>&<throttleElements>&<throttlePerInMilliseconds>",
    event = "RESOURCE_LOG",
    js = none,
)]
pub fn resource_logs(
    owner_id: OwnerId,
    /// The add-on by its real id, such as `postgresql_…`; not `addon_…`.
    addon_id: RealAddonId,
    /// Only what was written since then.
    since: Option<Timestamp>,
    /// Only what was written until then; the stream ends there.
    until: Option<Timestamp>,
    /// At most so many lines; the stream ends with the last one.
    limit: Option<u64>,
    /// Only what this deployment wrote.
    deployment_id: Option<DeploymentId>,
    /// Only lines that match. The form of a filter is not documented.
    filter: Option<&str>,
    /// Only what these instances wrote.
    instance_id: Vec<InstanceId>,
    /// Only these fields of each line, by their names on the wire, such as `deploymentId`.
    field: Vec<String>,
    /// At most so many lines in [`throttle_per_in_milliseconds`](Self::throttle_per_in_milliseconds).
    throttle_elements: Option<u32>,
    /// The time in which [`throttle_elements`](Self::throttle_elements) lines may come, in
    /// milliseconds.
    throttle_per_in_milliseconds: Option<u64>,
) -> ResourceLog;

/// The requests and connections that reach an application, over HTTP, TCP and SSH.
#[stream(
    SSE "/v4/accesslogs/organisations/<ownerId>/applications/<applicationId>/accesslogs?<since>&<until>&<limit>&<field>&<throttleElements>&<throttlePerInMilliseconds>",
    event = "ACCESS_LOG",
    js = none,
)]
pub fn access_logs(
    owner_id: OwnerId,
    application_id: ApplicationId,
    /// Only what came since then.
    since: Option<Timestamp>,
    /// Only what came until then; the stream ends there.
    until: Option<Timestamp>,
    /// At most so many lines; the stream ends with the last one.
    limit: Option<u64>,
    /// Only these fields of each line, by their names on the wire, such as `bytesOut`.
    field: Vec<String>,
    /// At most so many lines in [`throttle_per_in_milliseconds`](Self::throttle_per_in_milliseconds).
    throttle_elements: Option<u32>,
    /// The time in which [`throttle_elements`](Self::throttle_elements) lines may come, in
    /// milliseconds.
    throttle_per_in_milliseconds: Option<u64>,
) -> AccessLog;

/// The requests and connections that reach an application, by an older path; the same as
/// [`access_logs`].
#[deprecated(note = "use `access_logs`, whose path replaces this one")]
#[stream(
    SSE "/v4/logs/organisations/<ownerId>/applications/<applicationId>/accesslogs?<since>&<until>&<limit>&<field>&<throttleElements>&<throttlePerInMilliseconds>",
    event = "ACCESS_LOG",
    js = "v4.application.streamAccessLogs",
)]
pub fn access_logs_by_older_path(
    owner_id: OwnerId,
    application_id: ApplicationId,
    /// Only what came since then.
    since: Option<Timestamp>,
    /// Only what came until then; the stream ends there.
    until: Option<Timestamp>,
    /// At most so many lines; the stream ends with the last one.
    limit: Option<u64>,
    /// Only these fields of each line, by their names on the wire, such as `bytesOut`.
    field: Vec<String>,
    /// At most so many lines in [`throttle_per_in_milliseconds`](Self::throttle_per_in_milliseconds).
    throttle_elements: Option<u32>,
    /// The time in which [`throttle_elements`](Self::throttle_elements) lines may come, in
    /// milliseconds.
    throttle_per_in_milliseconds: Option<u64>,
) -> AccessLog;
