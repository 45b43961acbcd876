//! What drains are created from. Secrets stay out of `Debug`: passwords, keys, and addresses and
//! structured data, which some services want a key in.

use serde::Serialize;

use super::model::LogDrainKind;
use crate::secret::SentSecret;

/// A drain to be created by [`create_log_drain`](super::create_log_drain).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CreateLogDrain {
    kind: LogDrainKind,
    recipient: DrainTarget,
}

impl CreateLogDrain {
    /// A drain that sends this to there.
    pub fn new(kind: impl Into<LogDrainKind>, target: DrainTarget) -> Self {
        Self { kind: kind.into(), recipient: target }
    }
}

/// What is to take the lines of a drain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum DrainTarget {
    /// A server that takes them over HTTP.
    RawHttp(HttpTarget),
    /// A syslog server, over TCP.
    SyslogTcp(SyslogTarget),
    /// A syslog server, over UDP.
    SyslogUdp(SyslogTarget),
    /// Datadog.
    Datadog(DatadogTarget),
    /// Elasticsearch.
    Elasticsearch(ElasticsearchTarget),
    /// New Relic.
    #[serde(rename = "NEWRELIC")]
    NewRelic(NewRelicTarget),
}

/// A server that takes lines over HTTP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HttpTarget {
    url: SentSecret,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<SentSecret>,
}

impl HttpTarget {
    /// The server at this address.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: SentSecret::from(url), username: None, password: None }
    }

    /// Calls it as this user.
    #[must_use]
    pub fn credentials(mut self, username: impl Into<String>, password: impl Into<String>) -> Self {
        self.username = Some(username.into());
        self.password = Some(SentSecret::from(password));
        self
    }
}

/// A syslog server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SyslogTarget {
    url: SentSecret,
    #[serde(rename = "rfc5424StructuredDataParameters", skip_serializing_if = "Option::is_none")]
    structured_data: Option<SentSecret>,
}

impl SyslogTarget {
    /// The server at this address.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: SentSecret::from(url), structured_data: None }
    }

    /// Adds this to each line as structured data
    /// ([RFC 5424 §6.3](https://www.rfc-editor.org/rfc/rfc5424#section-6.3)).
    #[must_use]
    pub fn structured_data(mut self, parameters: impl Into<String>) -> Self {
        self.structured_data = Some(SentSecret::from(parameters));
        self
    }
}

/// Datadog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DatadogTarget {
    url: SentSecret,
}

impl DatadogTarget {
    /// Datadog at this address, which carries the key.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: SentSecret::from(url) }
    }
}

/// Elasticsearch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ElasticsearchTarget {
    url: SentSecret,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<String>,
}

impl ElasticsearchTarget {
    /// Elasticsearch at this address.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: SentSecret::from(url), username: None, password: None, index: None }
    }

    /// Calls it as this user.
    #[must_use]
    pub fn credentials(mut self, username: impl Into<String>, password: impl Into<String>) -> Self {
        self.username = Some(username.into());
        self.password = Some(SentSecret::from(password));
        self
    }

    /// What the name of the index begins with.
    #[must_use]
    pub fn index(mut self, prefix: impl Into<String>) -> Self {
        self.index = Some(prefix.into());
        self
    }
}

/// New Relic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewRelicTarget {
    url: SentSecret,
    api_key: SentSecret,
}

impl NewRelicTarget {
    /// New Relic at this address, called with this key.
    pub fn new(url: impl Into<String>, api_key: impl Into<String>) -> Self {
        Self { url: SentSecret::from(url), api_key: SentSecret::from(api_key) }
    }
}
