//! Lines of logs.

use jiff::Timestamp;
use serde::Deserialize;

use crate::date;
use crate::ids::{ApplicationId, DeploymentId, InstanceId, RealAddonId, ZoneName};
use crate::lenient;
use crate::list::null_as_default;

/// A line of an application's log.
///
/// A stream that asks for some [fields](super::ApplicationLogs::field) gets lines with those
/// alone, so each may be absent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ApplicationLog {
    /// The line's own id. To resume, take the stream's
    /// [last event id](cc_client::stream::StreamHandle::last_event_id).
    pub id: Option<String>,
    /// When it was written.
    #[serde(default, deserialize_with = "date::optional")]
    pub date: Option<Timestamp>,
    /// What was written; empty if it was not asked for.
    #[serde(default, deserialize_with = "null_as_default")]
    pub message: String,
    /// How grave it is. The names that the platform has for that are not documented.
    pub severity: Option<String>,
    /// The application.
    pub application_id: Option<ApplicationId>,
    /// The deployment that the instance belongs to.
    pub deployment_id: Option<DeploymentId>,
    /// The commit that the instance runs.
    pub commit_id: Option<String>,
    /// The instance that wrote it.
    pub instance_id: Option<InstanceId>,
    /// The service of the instance that wrote it, such as `bas-deploy.service`. Which there are is
    /// not documented.
    pub service: Option<String>,
    /// Where the instance runs.
    pub zone: Option<ZoneName>,
    /// Where the instance runs; how it differs from the zone is not documented.
    pub region: Option<String>,
    /// The process that wrote it, by its number.
    #[serde(default, deserialize_with = "lenient::number")]
    pub pid: Option<i64>,
    /// The syslog facility
    /// ([RFC 5424 §6.2.1](https://www.rfc-editor.org/rfc/rfc5424#section-6.2.1)): a number or a
    /// name, for what is known of the platform disagrees on which.
    #[serde(default, deserialize_with = "lenient::text")]
    pub facility: Option<String>,
    /// The syslog priority, presumably that of RFC 5424 §6.2.1: eight times the facility, plus the
    /// severity.
    #[serde(default, deserialize_with = "lenient::number")]
    pub priority: Option<i64>,
    /// The version, presumably of the syslog protocol (RFC 5424 §6.2.2).
    #[serde(default, deserialize_with = "lenient::text")]
    pub version: Option<String>,
}

/// A line of an add-on's log.
///
/// A stream that asks for some [fields](super::ResourceLogs::field) gets lines with those alone,
/// so each may be absent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ResourceLog {
    /// The line's own id. To resume, take the stream's
    /// [last event id](cc_client::stream::StreamHandle::last_event_id).
    pub id: Option<String>,
    /// When it was written.
    #[serde(default, deserialize_with = "date::optional")]
    pub date: Option<Timestamp>,
    /// What was written; empty if it was not asked for.
    #[serde(default, deserialize_with = "null_as_default")]
    pub message: String,
    /// How grave it is. The names that the platform has for that are not documented.
    pub severity: Option<String>,
    /// The add-on.
    pub resource_id: Option<RealAddonId>,
    /// The name of the machine that wrote it.
    pub hostname: Option<String>,
    /// The instance that wrote it.
    pub instance_id: Option<InstanceId>,
    /// The service that wrote it. Which there are is not documented.
    pub service: Option<String>,
    /// Where the add-on runs.
    pub zone: Option<ZoneName>,
    /// The process that wrote it, by its number.
    #[serde(default, deserialize_with = "lenient::number")]
    pub pid: Option<i64>,
    /// The syslog facility
    /// ([RFC 5424 §6.2.1](https://www.rfc-editor.org/rfc/rfc5424#section-6.2.1)), a number or a
    /// name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub facility: Option<String>,
}
