//! Drains: where the logs of an application are sent to, as they are written.
//!
//! ```
//! use api_defs::v4::drain::{
//!     CreateLogDrain, DrainTarget, ElasticsearchTarget, LogDrainKind, create_log_drain,
//! };
//!
//! let target = ElasticsearchTarget::new("https://search.example.com")
//!     .credentials("shop", "s3cr3t")
//!     .index("logs");
//! let drain = CreateLogDrain::new(LogDrainKind::Log, DrainTarget::Elasticsearch(target));
//! let call = create_log_drain("orga_1", "app_1", &drain);
//! ```
//!
//! A drain changes its state asynchronously: creating, enabling and disabling are accepted, and
//! [`get_log_drain`] shows the [status](LogDrainStatus) that follows. [`create_log_drain_and_wait`]
//! and its like wait for it.

mod model;
mod request;
mod wait;

#[cfg(test)]
mod tests;

use cc_client::endpoint;

pub use model::{
    DrainRecipient, DrainRecipientKind, LogDrain, LogDrainBacklog, LogDrainCreated, LogDrainExecution,
    LogDrainExecutionStatus, LogDrainKind, LogDrainState, LogDrainStatus,
};
pub use request::{
    CreateLogDrain, DatadogTarget, DrainTarget, ElasticsearchTarget, HttpTarget, NewRelicTarget, SyslogTarget,
};
pub use wait::{
    SettledDrain, create_log_drain_and_wait, disable_log_drain_and_wait, enable_log_drain_and_wait,
    wait_for_log_drain,
};

use crate::ids::{ApplicationId, DrainId, OwnerId};

/// The drains of an application.
#[endpoint(
    GET "/v4/drains/organisations/<ownerId>/applications/<applicationId>/drains?<status>&<executionStatus>&<executionStatusNotIn>",
    js = none,
)]
pub fn list_log_drains(
    owner_id: OwnerId,
    application_id: ApplicationId,
    /// Only those in one of these states.
    status: Vec<LogDrainStatus>,
    /// Only those whose sending is in one of these states.
    execution_status: Vec<LogDrainExecutionStatus>,
    /// Only those whose sending is in none of these states.
    execution_status_not_in: Vec<LogDrainExecutionStatus>,
) -> Vec<LogDrain>;

/// Creates a drain, and answers its id.
///
/// It sends once [`get_log_drain`] shows it as [`Enabled`](LogDrainStatus::Enabled). It is not
/// sent again after a doubtful failure: each line might be sent twice from then on.
#[endpoint(POST "/v4/drains/organisations/<ownerId>/applications/<applicationId>/drains", js = none)]
pub fn create_log_drain(
    owner_id: OwnerId,
    application_id: ApplicationId,
    drain: &CreateLogDrain,
) -> LogDrainCreated;

/// One drain; `None` if the application has none of this id.
#[endpoint(GET "/v4/drains/organisations/<ownerId>/applications/<applicationId>/drains/<drainId>", js = none)]
pub fn get_log_drain(owner_id: OwnerId, application_id: ApplicationId, drain_id: DrainId)
-> Option<LogDrain>;

/// Deletes a drain.
#[endpoint(DELETE "/v4/drains/organisations/<ownerId>/applications/<applicationId>/drains/<drainId>", js = none)]
pub fn delete_log_drain(owner_id: OwnerId, application_id: ApplicationId, drain_id: DrainId);

/// Lets a drain send again, see [`disable_log_drain`].
#[endpoint(
    PUT "/v4/drains/organisations/<ownerId>/applications/<applicationId>/drains/<drainId>/enable",
    js = none,
)]
pub fn enable_log_drain(owner_id: OwnerId, application_id: ApplicationId, drain_id: DrainId);

/// Lets a drain send nothing until [`enable_log_drain`].
#[endpoint(
    PUT "/v4/drains/organisations/<ownerId>/applications/<applicationId>/drains/<drainId>/disable",
    js = none,
)]
pub fn disable_log_drain(owner_id: OwnerId, application_id: ApplicationId, drain_id: DrainId);
