//! What events look like on the wire.

use super::{Entry, Selection, date};
use bytes::Bytes;
use serde_json::{Value, json};
use std::fmt::Write;

/// The date of the first event of every topic, 2026-01-01T00:00:00Z. Each following event is a millisecond later.
const FIRST_DATE: u64 = 1_767_225_600_000;

/// The kind of a stream: the names and shapes of its events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    ApplicationLog,
    ResourceLog,
    AccessLog,
    RequestsLive,
    /// A network group, or the configuration of one of its peers.
    Untyped,
    V2Log,
}

/// What the payloads of a stream say of their source.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    pub(crate) resource: String,
    pub(crate) deployment: String,
    pub(crate) instance: String,
    pub(crate) commit: String,
    pub(crate) zone: String,
}

impl Facts {
    /// A resource of which nothing but its id is known.
    pub(crate) fn of(resource: String, zone: &str) -> Self {
        Self {
            resource,
            deployment: "deployment_00000000-0000-4000-8000-000000000000".to_owned(),
            instance: "instance_00000000-0000-4000-8000-000000000000".to_owned(),
            commit: "0000000000000000000000000000000000000000".to_owned(),
            zone: zone.to_owned(),
        }
    }
}

impl Form {
    /// The event name of the data; `None` for streams of unnamed events.
    fn name(self) -> Option<&'static str> {
        match self {
            Self::ApplicationLog => Some("APPLICATION_LOG"),
            Self::ResourceLog => Some("RESOURCE_LOG"),
            Self::AccessLog => Some("ACCESS_LOG"),
            Self::RequestsLive => Some("REQUESTS_LIVE"),
            Self::Untyped | Self::V2Log => None,
        }
    }

    /// Whether events have ids, and a client may resume behind one of them.
    pub(crate) fn has_ids(self) -> bool {
        matches!(self, Self::ApplicationLog | Self::ResourceLog | Self::AccessLog)
    }

    /// One event as an SSE block; `None` if it is not selected.
    pub(crate) fn block(
        self,
        facts: &Facts,
        selection: &Selection,
        number: u64,
        entry: &Entry,
        with_id: bool,
    ) -> Option<Bytes> {
        if !selected_by_date(selection, number) || !self.selected_by_source(facts, selection) {
            return None;
        }
        let (name, data) = match entry {
            Entry::Data { name, data } => (name.as_deref().or(self.name()), data.clone()),
            entry => (self.name(), self.data(facts, selection, number, entry)?),
        };
        let id = (with_id && self.has_ids()).then(|| id(number));
        Some(block(name, id.as_deref(), Some(&data)))
    }

    fn selected_by_source(self, facts: &Facts, selection: &Selection) -> bool {
        let deployment = selection.deployment.as_ref().is_none_or(|wanted| *wanted == facts.deployment);
        deployment && (selection.instances.is_empty() || selection.instances.contains(&facts.instance))
    }

    fn data(self, facts: &Facts, selection: &Selection, number: u64, entry: &Entry) -> Option<String> {
        let message = match entry {
            Entry::Message(message) => message.clone(),
            _ => format!("line {number}"),
        };
        if selection.filter.as_ref().is_some_and(|wanted| !message.contains(wanted)) {
            return None;
        }
        let mut payload = match self {
            Self::ApplicationLog => application_log(facts, number, &message),
            Self::ResourceLog => resource_log(facts, number, &message),
            Self::AccessLog => access_log(facts, number, !matches!(entry, Entry::NumberedWithoutHttp)),
            Self::V2Log => v2_log(facts, number, &message),
            Self::RequestsLive => {
                json!([{ "long": -1.55, "lat": 47.21, "city": "Nantes", "accessCount": number }])
            }
            Self::Untyped => json!({ "version": number, "message": message }),
        };
        if let Value::Object(fields) = &mut payload
            && !selection.fields.is_empty()
        {
            fields.retain(|name, _| selection.fields.contains(name));
        }
        Some(payload.to_string())
    }
}

/// The id of an event: opaque to clients, and in the form of the platform's.
pub(crate) fn id(number: u64) -> String {
    format!("210041493:43875:{number}")
}

/// The number of an event, from its id.
pub(crate) fn number(id: &str) -> Option<u64> {
    id.strip_prefix("210041493:43875:")?.parse().ok()
}

/// The date of an event, in milliseconds since the epoch.
pub(crate) fn date_of(number: u64) -> u64 {
    FIRST_DATE + number
}

fn selected_by_date(selection: &Selection, number: u64) -> bool {
    let date = date_of(number);
    selection.since.is_none_or(|since| date >= since) && selection.until.is_none_or(|until| date < until)
}

/// An SSE block. Each line of the data becomes a line of its own, as the format wants it.
pub(crate) fn block(name: Option<&str>, id: Option<&str>, data: Option<&str>) -> Bytes {
    let mut block = String::new();
    // Writing to a string does not fail.
    if let Some(name) = name {
        let _ = writeln!(block, "event:{name}");
    }
    if let Some(id) = id {
        let _ = writeln!(block, "id:{id}");
    }
    for line in data.into_iter().flat_map(|data| data.split('\n')) {
        let _ = writeln!(block, "data:{line}");
    }
    block.push('\n');
    Bytes::from(block)
}

/// `ApplicationRuntimeLog`.
fn application_log(facts: &Facts, number: u64, message: &str) -> Value {
    json!({
        "id": id(number),
        "applicationId": facts.resource,
        "commitId": facts.commit,
        "deploymentId": facts.deployment,
        "instanceId": facts.instance,
        "date": date::format(date_of(number)),
        "zone": facts.zone,
        "pid": 1234,
        "facility": 1,
        "severity": "info",
        "priority": 14,
        "version": "1",
        "service": "bas-deploy.service",
        "message": message,
    })
}

/// `AddonRuntimeLog`.
fn resource_log(facts: &Facts, number: u64, message: &str) -> Value {
    json!({
        "id": id(number),
        "resourceId": facts.resource,
        "hostname": "db-1",
        "instanceId": facts.instance,
        "date": date::format(date_of(number)),
        "zone": facts.zone,
        "pid": 1234,
        "facility": "daemon",
        "severity": "info",
        "service": "postgresql.service",
        "message": message,
    })
}

/// `ApplicationAccessLog`.
fn access_log(facts: &Facts, number: u64, with_http: bool) -> Value {
    let mut log = json!({
        "id": id(number),
        "date": date::format(date_of(number)),
        "applicationId": facts.resource,
        "instanceId": facts.instance,
        "requestId": format!("request_{number}"),
        "bytesIn": 512,
        "bytesOut": number,
        "source": {
            "city": "Nantes",
            "countryCode": "FR",
            "geoLocation": { "latitude": 47.21, "longitude": -1.55 },
            "ip": "192.0.2.1",
            "port": 49152,
        },
        "destination": {
            "city": "Paris",
            "countryCode": "FR",
            "geoLocation": { "latitude": 48.85, "longitude": 2.35 },
            "ip": "198.51.100.1",
            "port": 443,
        },
        "tls": "TLS1_3",
        "zone": facts.zone,
    });
    if with_http {
        log["http"] = json!({
            "request": {
                "host": "www.example.com",
                "method": "GET",
                "path": format!("/{number}"),
                "scheme": "https",
            },
            "response": { "statusCode": 200, "time": 12.5 },
        });
    }
    log
}

/// `OldLog`.
fn v2_log(facts: &Facts, number: u64, message: &str) -> Value {
    json!({
        "_id": format!("log_{number}"),
        "_source": {
            "@timestamp": date::format(date_of(number)),
            "message": message,
            "type": "syslog",
            "syslog_severity": "info",
            "syslog_program": "bas-deploy",
            "deploymentId": facts.deployment,
            "host": "host-1",
            "@source": "192.0.2.10",
            "zone": facts.zone,
        },
    })
}
