//! Bodies of drains, made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::{from_str, json, to_value};

use super::*;

const DRAIN: &str = r#"{
    "id": "drain_1", "resourceId": "app_1", "kind": "ACCESSLOG",
    "status": { "date": "2026-11-23T10:00:00.123456Z", "status": "ENABLED", "authorId": "user_1" },
    "recipient": { "type": "ELASTICSEARCH", "url": "https://search.example.com/k3y", "username": "shop",
                   "password": "m4sked", "apiKey": "4pi", "index": "logs",
                   "rfc5424StructuredDataParameters": "tok3n" },
    "execution": { "status": "RETRYING", "lastError": "connection refused" },
    "backlog": { "msgRateOut": 12.5, "msgBacklog": 300 }, "fieldOfTomorrow": []
}"#;

#[test]
fn a_drain_is_read() {
    let drain: LogDrain = from_str(DRAIN).unwrap();
    assert_eq!(drain.id, "drain_1");
    assert_eq!(drain.resource_id.unwrap(), "app_1");
    assert_eq!(drain.kind, Some(LogDrainKind::AccessLog));

    let state = drain.status.unwrap();
    assert_eq!(state.status, Some(LogDrainStatus::Enabled));
    assert_eq!(state.date.unwrap().to_string(), "2026-11-23T10:00:00.123456Z");
    assert_eq!(state.author_id.unwrap(), "user_1");

    let recipient = drain.recipient.unwrap();
    assert_eq!(recipient.kind, Some(DrainRecipientKind::Elasticsearch));
    assert_eq!(recipient.url.unwrap().expose(), "https://search.example.com/k3y");
    assert_eq!(recipient.username.as_deref(), Some("shop"));
    assert_eq!(recipient.password.unwrap().expose(), "m4sked");
    assert_eq!(recipient.api_key.unwrap().expose(), "4pi");
    assert_eq!(recipient.index.as_deref(), Some("logs"));
    assert_eq!(recipient.structured_data.unwrap().expose(), "tok3n");

    let execution = drain.execution.unwrap();
    assert_eq!(execution.status, Some(LogDrainExecutionStatus::Retrying));
    assert_eq!(execution.last_error.as_deref(), Some("connection refused"));
    let backlog = drain.backlog.unwrap();
    assert_eq!((backlog.rate_out, backlog.waiting), (Some(12.5), Some(300)));
}

#[test]
fn no_secret_of_a_drain_is_printed() {
    let drain: LogDrain = from_str(DRAIN).unwrap();
    for shown in [format!("{drain:?}"), format!("{drain:#?}")] {
        for secret in ["k3y", "m4sked", "4pi", "tok3n"] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
        assert!(shown.contains("shop"), "{shown}");
    }
}

#[test]
fn a_drain_needs_its_id_only() {
    let drain: LogDrain = from_str(r#"{"id":"drain_1"}"#).unwrap();
    assert!(drain.recipient.is_none() && drain.status.is_none());

    let nulls = r#"{"id":"drain_1","resourceId":null,"kind":null,"status":{"date":null,"authorId":null},
        "recipient":{"type":null,"url":null,"password":null},"execution":{"lastError":null},
        "backlog":{"msgRateOut":null,"msgBacklog":null}}"#;
    let drain: LogDrain = from_str(nulls).unwrap();
    assert_eq!(drain.status.unwrap().date, None);
    assert_eq!(drain.backlog.unwrap().waiting, None);
}

#[test]
fn a_recipient_of_tomorrow_costs_no_drain() {
    let drains: Vec<LogDrain> = from_str(
        r#"[{"id":"drain_1","recipient":{"type":"OVH_TCP","url":"tcp://logs.example.com"}},
            {"id":"drain_2","kind":"TRACE","recipient":{"type":"PIGEON","wing":"left"}}]"#,
    )
    .unwrap();
    assert_eq!(drains[0].recipient.as_ref().unwrap().kind, Some(DrainRecipientKind::OvhTcp));
    assert_eq!(drains[1].recipient.as_ref().unwrap().kind, Some("PIGEON".into()));
    assert_eq!(drains[1].kind, Some("TRACE".into()));
}

/// Each kind of target, with all that it can have.
fn targets() -> [(DrainTarget, serde_json::Value); 8] {
    let url = "https://k3y.example.com";
    [
        (DrainTarget::RawHttp(HttpTarget::new(url)), json!({ "type": "RAW_HTTP", "url": url })),
        (
            DrainTarget::RawHttp(HttpTarget::new(url).credentials("ada", "passw0rd")),
            json!({ "type": "RAW_HTTP", "url": url, "username": "ada", "password": "passw0rd" }),
        ),
        (DrainTarget::SyslogTcp(SyslogTarget::new(url)), json!({ "type": "SYSLOG_TCP", "url": url })),
        (
            DrainTarget::SyslogUdp(SyslogTarget::new(url).structured_data("X-TOKEN=\"tok3n\"")),
            json!({ "type": "SYSLOG_UDP", "url": url, "rfc5424StructuredDataParameters": "X-TOKEN=\"tok3n\"" }),
        ),
        (DrainTarget::Datadog(DatadogTarget::new(url)), json!({ "type": "DATADOG", "url": url })),
        (
            DrainTarget::Elasticsearch(ElasticsearchTarget::new(url)),
            json!({ "type": "ELASTICSEARCH", "url": url }),
        ),
        (
            DrainTarget::Elasticsearch(
                ElasticsearchTarget::new(url).credentials("ada", "passw0rd").index("logs"),
            ),
            json!({
                "type": "ELASTICSEARCH", "url": url, "username": "ada", "password": "passw0rd",
                "index": "logs",
            }),
        ),
        (
            DrainTarget::NewRelic(NewRelicTarget::new(url, "4pi")),
            json!({ "type": "NEWRELIC", "url": url, "apiKey": "4pi" }),
        ),
    ]
}

#[test]
fn each_target_is_sent_as_the_platform_wants_it() {
    for (target, recipient) in targets() {
        let drain = CreateLogDrain::new(LogDrainKind::AuditLog, target);
        assert_eq!(to_value(drain).unwrap(), json!({ "kind": "AUDITLOG", "recipient": recipient }));
    }
}

#[test]
fn no_secret_of_a_target_is_printed() {
    for (target, _) in targets() {
        let drain = CreateLogDrain::new(LogDrainKind::Log, target);
        for shown in [format!("{drain:?}"), format!("{drain:#?}")] {
            for secret in ["k3y", "passw0rd", "tok3n", "4pi"] {
                assert!(!shown.contains(secret), "{secret} in {shown}");
            }
        }
    }
}

#[test]
fn a_created_drain_is_named() {
    assert_eq!(from_str::<LogDrainCreated>(r#"{"id":"drain_1"}"#).unwrap().id, "drain_1");
}

#[test]
fn filters_are_repeated() {
    let call = list_log_drains("o", "a")
        .status([LogDrainStatus::Enabled, LogDrainStatus::Enabling])
        .execution_status([LogDrainExecutionStatus::Running])
        .execution_status_not_in([LogDrainExecutionStatus::NotRunning]);
    assert_eq!(
        call.target(),
        "/v4/drains/organisations/o/applications/a/drains?status=ENABLED&status=ENABLING\
         &executionStatus=RUNNING&executionStatusNotIn=NOT_RUNNING"
    );
}
