//! Lines of logs, in the form of the search engine that they are kept in.

use cc_client::page::Dated;
use jiff::Timestamp;
use serde::Deserialize;

use crate::date;
use crate::ids::{DeploymentId, ZoneName};
use crate::lenient;
use crate::list::null_as_default;

/// A line of a log, with its id.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct OldLog {
    /// The id. On the wire it is called `_id`.
    #[serde(rename = "_id")]
    pub id: String,
    /// The line. On the wire it is called `_source`.
    #[serde(rename = "_source")]
    pub line: Option<OldLogLine>,
}

impl Dated for OldLog {
    fn date(&self) -> Option<String> {
        self.line.as_ref()?.date.and_then(date::just_after)
    }

    fn key(&self) -> String {
        self.id.clone()
    }
}

/// What was written, and by what.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct OldLogLine {
    /// When it was written. On the wire it is called `@timestamp`.
    #[serde(rename = "@timestamp", default, deserialize_with = "date::optional")]
    pub date: Option<Timestamp>,
    /// What was written.
    #[serde(default, deserialize_with = "null_as_default")]
    pub message: String,
    /// What kind of line it is; which there are is not documented. On the wire it is called `type`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// How grave it is. The names that the platform has for that are not documented. On the wire
    /// it is called `syslog_severity`.
    #[serde(rename = "syslog_severity", default, deserialize_with = "lenient::text")]
    pub severity: Option<String>,
    /// The program that wrote it. On the wire it is called `syslog_program`.
    #[serde(rename = "syslog_program")]
    pub program: Option<String>,
    /// The deployment that the instance belongs to.
    #[serde(rename = "deploymentId")]
    pub deployment_id: Option<DeploymentId>,
    /// The name of the machine that wrote it. On the wire it is called `host`.
    #[serde(rename = "host")]
    pub hostname: Option<String>,
    /// The address of the machine that wrote it. On the wire it is called `@source`.
    #[serde(rename = "@source")]
    pub source_ip: Option<String>,
    /// Where the machine runs.
    pub zone: Option<ZoneName>,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    #![allow(deprecated)]

    use super::*;
    use crate::SortOrder;
    use crate::v2::log::get_old_logs;

    // Made for this test.
    const LINES: &str = r#"[
        { "_id": "AVx1", "_index": "logs", "_source": {
            "@timestamp": "2026-11-23T10:00:00.5Z", "message": "Listening", "type": "syslog",
            "syslog_severity": "info", "syslog_program": "bas", "deploymentId": "deployment_1",
            "host": "i-1", "@source": "192.0.2.7", "zone": "par" } },
        { "_id": "AVx2", "_source": { "message": null, "syslog_severity": 6 } },
        { "_id": "AVx3", "_source": null }
    ]"#;

    #[test]
    fn lines_are_read() {
        let logs: Vec<OldLog> = serde_json::from_str(LINES).unwrap();
        let line = logs[0].line.as_ref().unwrap();
        assert_eq!((logs[0].id.as_str(), line.message.as_str()), ("AVx1", "Listening"));
        assert_eq!(line.date.unwrap().to_string(), "2026-11-23T10:00:00.5Z");
        assert_eq!((line.kind.as_deref(), line.severity.as_deref()), (Some("syslog"), Some("info")));
        assert_eq!((line.program.as_deref(), line.hostname.as_deref()), (Some("bas"), Some("i-1")));
        assert_eq!(line.deployment_id.as_ref().unwrap(), &"deployment_1");
        assert_eq!(line.source_ip.as_deref(), Some("192.0.2.7"));
        assert_eq!(line.zone.as_ref().unwrap(), &"par");
    }

    #[test]
    fn a_line_needs_its_id_only() {
        let logs: Vec<OldLog> = serde_json::from_str(LINES).unwrap();
        let line = logs[1].line.as_ref().unwrap();
        assert_eq!((line.message.as_str(), line.severity.as_deref(), line.date), ("", Some("6"), None));
        assert_eq!(logs[2].line, None);
    }

    #[test]
    fn each_choice_is_sent() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let call = get_old_logs("app_1")
            .limit(10)
            .order(SortOrder::Ascending)
            .after(at("2026-11-23T10:00:00Z"))
            .since(at("2026-11-23T11:00:00Z"))
            .before(at("2026-11-23T12:00:00Z"))
            .filter("a b")
            .deployment_id("deployment_1");
        assert_eq!(
            call.target(),
            "/v2/logs/app_1?limit=10&order=ASC&after=2026-11-23T10%3A00%3A00.000Z\
             &since=2026-11-23T11%3A00%3A00.000Z&before=2026-11-23T12%3A00%3A00.000Z&filter=a%20b\
             &deployment_id=deployment_1"
        );
    }
}
