//! Drains as answers show them.

use jiff::Timestamp;
use serde::Deserialize;

use crate::date;
use crate::ids::{DrainId, ResourceId, UserId};
use crate::lenient;
use crate::open_enum::open_enum;
use crate::secret::Secret;

/// A drain.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LogDrain {
    /// The id, for [`get_log_drain`](super::get_log_drain).
    pub id: DrainId,
    /// What it drains: the application.
    pub resource_id: Option<ResourceId>,
    /// What it sends.
    pub kind: Option<LogDrainKind>,
    /// The state that it is in, and who brought it there.
    pub status: Option<LogDrainState>,
    /// Where it sends to.
    pub recipient: Option<DrainRecipient>,
    /// How the sending goes.
    pub execution: Option<LogDrainExecution>,
    /// What waits to be sent.
    pub backlog: Option<LogDrainBacklog>,
}

/// The last change of a drain's state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LogDrainState {
    /// The state since then.
    pub status: Option<LogDrainStatus>,
    /// When it changed.
    #[serde(default, deserialize_with = "date::optional")]
    pub date: Option<Timestamp>,
    /// Who changed it.
    pub author_id: Option<UserId>,
}

/// Where a drain sends to. What is absent, its kind has not, or the platform does not tell.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DrainRecipient {
    /// What takes the lines. On the wire it is called `type`.
    #[serde(rename = "type")]
    pub kind: Option<DrainRecipientKind>,
    /// Its address, which carries a key for some.
    pub url: Option<Secret>,
    /// The user that it is called as.
    pub username: Option<String>,
    /// The password of that user, which the platform masks.
    pub password: Option<Secret>,
    /// The key that it is called with.
    pub api_key: Option<Secret>,
    /// The index that lines go to, or what its name begins with.
    pub index: Option<String>,
    /// What is added to each line as structured data
    /// ([RFC 5424 §6.3](https://www.rfc-editor.org/rfc/rfc5424#section-6.3)), which carries a key
    /// for some. On the wire it is called `rfc5424StructuredDataParameters`.
    #[serde(rename = "rfc5424StructuredDataParameters")]
    pub structured_data: Option<Secret>,
}

/// How the sending of a drain goes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LogDrainExecution {
    /// Whether it sends.
    pub status: Option<LogDrainExecutionStatus>,
    /// What went wrong last, a text for people.
    pub last_error: Option<String>,
}

/// What a drain has to send.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LogDrainBacklog {
    /// How fast lines are sent; the unit is not documented. On the wire it is called `msgRateOut`.
    #[serde(rename = "msgRateOut", default, deserialize_with = "lenient::float")]
    pub rate_out: Option<f64>,
    /// How many lines wait. On the wire it is called `msgBacklog`.
    #[serde(rename = "msgBacklog", default, deserialize_with = "lenient::number")]
    pub waiting: Option<u64>,
}

/// The drain that was created.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct LogDrainCreated {
    /// Its id.
    pub id: DrainId,
}

open_enum! {
    /// What a drain sends.
    LogDrainKind {
        /// What the instances write to their output.
        Log = "LOG",
        /// The requests that reach the application.
        AccessLog = "ACCESSLOG",
        /// The audit log. What is in it is not documented.
        AuditLog = "AUDITLOG",
    }
}

open_enum! {
    /// The state of a drain.
    LogDrainStatus {
        /// It was created and does not send yet.
        Created = "CREATED",
        /// It is about to send.
        Enabling = "ENABLING",
        /// It sends.
        Enabled = "ENABLED",
        /// It is about to send no more.
        Disabling = "DISABLING",
        /// It does not send.
        Disabled = "DISABLED",
        /// It is gone.
        Deleted = "DELETED",
    }
}

open_enum! {
    /// How the sending of a drain goes.
    LogDrainExecutionStatus {
        /// It sends.
        Running = "RUNNING",
        /// Sending failed and is tried again.
        Retrying = "RETRYING",
        /// It does not send.
        NotRunning = "NOT_RUNNING",
    }
}

open_enum! {
    /// What takes the lines of a drain.
    DrainRecipientKind {
        /// A server that takes them over HTTP.
        RawHttp = "RAW_HTTP",
        /// A syslog server, over TCP.
        SyslogTcp = "SYSLOG_TCP",
        /// A syslog server, over UDP.
        SyslogUdp = "SYSLOG_UDP",
        /// Datadog.
        Datadog = "DATADOG",
        /// Elasticsearch.
        Elasticsearch = "ELASTICSEARCH",
        /// New Relic.
        NewRelic = "NEWRELIC",
        /// Better Stack.
        BetterStack = "BETTERSTACK",
        /// The logs of OVHcloud, over TCP.
        OvhTcp = "OVH_TCP",
    }
}
