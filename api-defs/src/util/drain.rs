//! Drains in the form that programs show: flat, and with a target that has what its kind needs.

use jiff::Timestamp;

use crate::ids::{DrainId, ResourceId, UserId};
use crate::secret::Secret;
use crate::v4::drain::{
    DatadogTarget, DrainRecipient, DrainRecipientKind, DrainTarget, ElasticsearchTarget, HttpTarget,
    LogDrain, LogDrainBacklog, LogDrainExecution, LogDrainKind, LogDrainStatus, NewRelicTarget, SyslogTarget,
};

/// A drain, flat.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Drain {
    /// The id.
    pub id: DrainId,
    /// What it drains: an application, or an add-on by its real id.
    pub resource_id: Option<ResourceId>,
    /// What it sends.
    pub kind: Option<LogDrainKind>,
    /// Where it sends to.
    pub target: Option<Target>,
    /// The state that it is in.
    pub status: Option<LogDrainStatus>,
    /// When it came into that state.
    pub updated_at: Option<Timestamp>,
    /// Who brought it there.
    pub updated_by: Option<UserId>,
    /// How the sending goes.
    pub execution: Option<LogDrainExecution>,
    /// What waits to be sent.
    pub backlog: Option<LogDrainBacklog>,
}

impl From<LogDrain> for Drain {
    fn from(drain: LogDrain) -> Self {
        let (status, updated_at, updated_by) =
            drain.status.map(|state| (state.status, state.date, state.author_id)).unwrap_or_default();
        Self {
            id: drain.id,
            resource_id: drain.resource_id,
            kind: drain.kind,
            target: drain.recipient.map(Target::from),
            status,
            updated_at,
            updated_by,
            execution: drain.execution,
            backlog: drain.backlog,
        }
    }
}

/// Where a drain sends to, with what its kind has.
///
/// Addresses are secrets: those of some services carry a key.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// A server that takes lines over HTTP.
    RawHttp {
        /// Its address.
        url: Secret,
        /// Whom it is called as.
        credentials: Option<Credentials>,
    },
    /// A syslog server, over TCP.
    SyslogTcp {
        /// Its address.
        url: Secret,
        /// What is added to each line as structured data.
        structured_data: Option<Secret>,
    },
    /// A syslog server, over UDP.
    SyslogUdp {
        /// Its address.
        url: Secret,
        /// What is added to each line as structured data.
        structured_data: Option<Secret>,
    },
    /// Datadog.
    Datadog {
        /// Its address.
        url: Secret,
    },
    /// Elasticsearch.
    Elasticsearch {
        /// Its address.
        url: Secret,
        /// Whom it is called as.
        credentials: Option<Credentials>,
        /// What the name of the index begins with.
        index_prefix: Option<String>,
    },
    /// New Relic.
    NewRelic {
        /// Its address.
        url: Secret,
        /// The key that it is called with.
        api_key: Option<Secret>,
    },
    /// Another kind, or one of these without an address, as it came.
    Other(DrainRecipient),
}

/// Whom a server is called as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The user.
    pub username: String,
    /// The password of that user, which the platform masks in answers.
    pub password: Option<Secret>,
}

impl From<DrainRecipient> for Target {
    /// Empty user names, indexes and structured data count as none.
    fn from(recipient: DrainRecipient) -> Self {
        let (Some(kind), Some(url)) = (&recipient.kind, &recipient.url) else {
            return Self::Other(recipient);
        };
        let url = url.clone();
        match kind {
            DrainRecipientKind::RawHttp => Self::RawHttp { url, credentials: credentials(&recipient) },
            DrainRecipientKind::SyslogTcp => {
                Self::SyslogTcp { url, structured_data: structured_data(&recipient) }
            }
            DrainRecipientKind::SyslogUdp => {
                Self::SyslogUdp { url, structured_data: structured_data(&recipient) }
            }
            DrainRecipientKind::Datadog => Self::Datadog { url },
            DrainRecipientKind::Elasticsearch => Self::Elasticsearch {
                url,
                credentials: credentials(&recipient),
                index_prefix: recipient.index.filter(|index| !index.is_empty()),
            },
            DrainRecipientKind::NewRelic => Self::NewRelic { url, api_key: recipient.api_key },
            _ => Self::Other(recipient),
        }
    }
}

fn credentials(recipient: &DrainRecipient) -> Option<Credentials> {
    let username = recipient.username.clone().filter(|username| !username.is_empty())?;
    Some(Credentials { username, password: recipient.password.clone() })
}

fn structured_data(recipient: &DrainRecipient) -> Option<Secret> {
    recipient.structured_data.clone().filter(|data| !data.expose().is_empty())
}

impl Target {
    /// The same as [`create_log_drain`](crate::v4::drain::create_log_drain) takes it.
    ///
    /// `None` if its kind can't be asked for here, or if a password or a key is not known. Mind
    /// that one from an answer is masked: it has to be replaced by the true one.
    pub fn to_request(&self) -> Option<DrainTarget> {
        Some(match self {
            Self::RawHttp { url, credentials } => {
                let mut target = HttpTarget::new(url.expose());
                if let Some(Credentials { username, password }) = credentials {
                    target = target.credentials(username, password.as_ref()?.expose());
                }
                DrainTarget::RawHttp(target)
            }
            Self::SyslogTcp { url, structured_data } => {
                DrainTarget::SyslogTcp(syslog(url, structured_data.as_ref()))
            }
            Self::SyslogUdp { url, structured_data } => {
                DrainTarget::SyslogUdp(syslog(url, structured_data.as_ref()))
            }
            Self::Datadog { url } => DrainTarget::Datadog(DatadogTarget::new(url.expose())),
            Self::Elasticsearch { url, credentials, index_prefix } => {
                let mut target = ElasticsearchTarget::new(url.expose());
                if let Some(Credentials { username, password }) = credentials {
                    target = target.credentials(username, password.as_ref()?.expose());
                }
                if let Some(prefix) = index_prefix {
                    target = target.index(prefix);
                }
                DrainTarget::Elasticsearch(target)
            }
            Self::NewRelic { url, api_key } => {
                DrainTarget::NewRelic(NewRelicTarget::new(url.expose(), api_key.as_ref()?.expose()))
            }
            Self::Other(_) => return None,
        })
    }
}

fn syslog(url: &Secret, structured_data: Option<&Secret>) -> SyslogTarget {
    let target = SyslogTarget::new(url.expose());
    match structured_data {
        Some(data) => target.structured_data(data.expose()),
        None => target,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::{Value, json};

    use super::*;

    fn target(recipient: &Value) -> Target {
        serde_json::from_value::<DrainRecipient>(recipient.clone()).unwrap().into()
    }

    // The bodies are made for the tests.
    #[test]
    fn a_drain_is_flat() {
        let drain: LogDrain = serde_json::from_value(json!({
            "id": "drain_1", "resourceId": "app_1", "kind": "LOG",
            "status": { "status": "ENABLED", "date": "2024-02-29T10:00:00Z[UTC]", "authorId": "user_1" },
            "recipient": { "type": "DATADOG", "url": "https://datadog.example/?key=s3cr3t" },
            "execution": { "status": "RUNNING", "lastError": "" },
            "backlog": { "msgRateOut": 1.5, "msgBacklog": 3 },
        }))
        .unwrap();
        let drain = Drain::from(drain);
        assert_eq!(drain.resource_id.as_ref().unwrap(), &"app_1");
        assert_eq!(drain.kind, Some(LogDrainKind::Log));
        assert_eq!(drain.status, Some(LogDrainStatus::Enabled));
        assert_eq!(drain.updated_at.unwrap().to_string(), "2024-02-29T10:00:00Z");
        assert_eq!(drain.updated_by.as_ref().unwrap(), &"user_1");
        assert!(matches!(drain.target, Some(Target::Datadog { .. })));
        assert!(drain.execution.is_some() && drain.backlog.is_some());
        assert!(!format!("{drain:?}").contains("s3cr3t"));

        let bare: LogDrain = serde_json::from_value(json!({ "id": "drain_1" })).unwrap();
        let bare = Drain::from(bare);
        assert!(bare.status.is_none() && bare.target.is_none() && bare.updated_at.is_none());
    }

    #[test]
    fn targets_go_both_ways() {
        for recipient in [
            json!({ "type": "RAW_HTTP", "url": "https://a" }),
            json!({ "type": "RAW_HTTP", "url": "https://a", "username": "u", "password": "p" }),
            json!({ "type": "SYSLOG_TCP", "url": "tcp://a" }),
            json!({ "type": "SYSLOG_UDP", "url": "udp://a", "rfc5424StructuredDataParameters": "d" }),
            json!({ "type": "DATADOG", "url": "https://a" }),
            json!({ "type": "ELASTICSEARCH", "url": "https://a" }),
            json!({ "type": "ELASTICSEARCH", "url": "https://a", "username": "u", "password": "p",
                    "index": "i" }),
            json!({ "type": "NEWRELIC", "url": "https://a", "apiKey": "k" }),
        ] {
            let request = target(&recipient).to_request().unwrap();
            assert_eq!(serde_json::to_value(request).unwrap(), recipient);
        }
    }

    #[test]
    fn what_is_empty_is_none() {
        let http = target(&json!({ "type": "RAW_HTTP", "url": "u", "username": "", "password": "p" }));
        assert!(matches!(http, Target::RawHttp { credentials: None, .. }));
        let syslog =
            target(&json!({ "type": "SYSLOG_UDP", "url": "u", "rfc5424StructuredDataParameters": "" }));
        assert!(matches!(syslog, Target::SyslogUdp { structured_data: None, .. }));
        let search = target(&json!({ "type": "ELASTICSEARCH", "url": "u", "username": null, "index": "" }));
        assert!(matches!(search, Target::Elasticsearch { credentials: None, index_prefix: None, .. }));
    }

    #[test]
    fn what_is_not_known_is_kept_and_not_asked_for() {
        for recipient in [
            json!({ "type": "BETTERSTACK", "url": "https://a" }),
            json!({ "type": "OVH_TCP", "url": "tls://a", "rfc5424StructuredDataParameters": "d" }),
            json!({ "type": "BRAND_NEW", "url": "https://a" }),
            json!({ "type": "DATADOG" }),
            json!({ "url": "https://a" }),
        ] {
            let target = target(&recipient);
            assert!(matches!(target, Target::Other(_)), "{recipient}");
            assert!(target.to_request().is_none());
        }
        let without_password = target(&json!({ "type": "RAW_HTTP", "url": "u", "username": "u" }));
        assert!(without_password.to_request().is_none());
        assert!(target(&json!({ "type": "NEWRELIC", "url": "u" })).to_request().is_none());
    }
}
