//! What drains are created from. Secrets stay out of `Debug`: passwords, keys, and addresses and
//! structured data, which some services want a key in.

use std::fmt;

use serde::Serialize;

use super::model::LogDrainKind;
use crate::secret::Redacted;

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

/// A server that takes lines over HTTP. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct HttpTarget {
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
}

impl HttpTarget {
    /// The server at this address.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), username: None, password: None }
    }

    /// Calls it as this user.
    #[must_use]
    pub fn credentials(mut self, username: impl Into<String>, password: impl Into<String>) -> Self {
        self.username = Some(username.into());
        self.password = Some(password.into());
        self
    }
}

impl fmt::Debug for HttpTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("HttpTarget").field(&Redacted).finish()
    }
}

/// A syslog server. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct SyslogTarget {
    url: String,
    #[serde(rename = "rfc5424StructuredDataParameters", skip_serializing_if = "Option::is_none")]
    structured_data: Option<String>,
}

impl SyslogTarget {
    /// The server at this address.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), structured_data: None }
    }

    /// Adds this to each line as structured data
    /// ([RFC 5424 §6.3](https://www.rfc-editor.org/rfc/rfc5424#section-6.3)).
    #[must_use]
    pub fn structured_data(mut self, parameters: impl Into<String>) -> Self {
        self.structured_data = Some(parameters.into());
        self
    }
}

impl fmt::Debug for SyslogTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SyslogTarget").field(&Redacted).finish()
    }
}

/// Datadog. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct DatadogTarget {
    url: String,
}

impl DatadogTarget {
    /// Datadog at this address, which carries the key.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into() }
    }
}

impl fmt::Debug for DatadogTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DatadogTarget").field(&Redacted).finish()
    }
}

/// Elasticsearch. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ElasticsearchTarget {
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<String>,
}

impl ElasticsearchTarget {
    /// Elasticsearch at this address.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), username: None, password: None, index: None }
    }

    /// Calls it as this user.
    #[must_use]
    pub fn credentials(mut self, username: impl Into<String>, password: impl Into<String>) -> Self {
        self.username = Some(username.into());
        self.password = Some(password.into());
        self
    }

    /// What the name of the index begins with.
    #[must_use]
    pub fn index(mut self, prefix: impl Into<String>) -> Self {
        self.index = Some(prefix.into());
        self
    }
}

impl fmt::Debug for ElasticsearchTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ElasticsearchTarget").field(&Redacted).finish()
    }
}

/// New Relic. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewRelicTarget {
    url: String,
    api_key: String,
}

impl NewRelicTarget {
    /// New Relic at this address, called with this key.
    pub fn new(url: impl Into<String>, api_key: impl Into<String>) -> Self {
        Self { url: url.into(), api_key: api_key.into() }
    }
}

impl fmt::Debug for NewRelicTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("NewRelicTarget").field(&Redacted).finish()
    }
}
