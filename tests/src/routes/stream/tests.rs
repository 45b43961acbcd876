#![allow(clippy::unwrap_used)]

use crate::{
    Options, Platform,
    testing::{Tail, Way, call},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::time::Duration;

/// A platform whose heartbeats do not come by themselves.
fn silent() -> Platform {
    Platform::start_with(Options::default().heartbeats_by_hand())
}

fn logs_path(platform: &Platform, query: &str) -> String {
    let seed = platform.seed();
    format!(
        "/v4/logs/organisations/{}/applications/{}/logs{query}",
        seed.organisation_id, seed.application_id
    )
}

fn data(body: &str) -> Vec<Value> {
    let data = body.lines().filter_map(|line| line.strip_prefix("data:"));
    data.map(|data| serde_json::from_str(data).unwrap_or_else(|_| data.into())).collect()
}

fn messages(body: &str) -> Vec<String> {
    data(body).iter().filter_map(|log| log["message"].as_str().map(str::to_owned)).collect()
}

fn lines(numbers: impl IntoIterator<Item = u64>) -> Vec<String> {
    numbers.into_iter().map(|number| format!("line {number}")).collect()
}

#[tokio::test]
async fn logs_are_told_from_the_start_and_then_live() {
    let platform = silent();
    let app = platform.seed().application_id.clone();
    platform.logs(&app, 2);
    let mut tail = Tail::open(&platform, &logs_path(&platform, ""));
    tail.until("line 1");
    assert!(tail.head().contains("\r\ncontent-type: text/event-stream"), "{}", tail.head());
    platform.streams_reach(1).await;
    platform.log(&app, "héllo\nwörld");
    platform.logs(&app, 1);
    let body = tail.until("line 3");
    assert!(body.starts_with("event:APPLICATION_LOG\nid:210041493:43875:0\ndata:{"), "{body}");
    assert_eq!(messages(&body), ["line 0", "line 1", "héllo\nwörld", "line 3"]);
    let log = &data(&body)[0];
    assert_eq!((&log["id"], &log["date"]), (&json!("210041493:43875:0"), &json!("2026-01-01T00:00:00.000Z")));
    assert_eq!(log["instanceId"], platform.seed().instance_id.as_str());
    assert_eq!(platform.requests()[0].sent.events, 4);
    assert_eq!(platform.events_sent(), 4);
    drop(tail);
    platform.streams_reach(0).await;
    platform.connections_reach(0).await;
}

#[test]
fn a_cursor_resumes_behind_its_event() {
    let platform = silent();
    platform.logs(&platform.seed().application_id, 5);
    let path = logs_path(&platform, "");
    let body = Tail::resumed(&platform, &path, &[("last-event-id", "210041493:43875:2")]).until("line 4");
    assert_eq!(messages(&body), lines(3..5));
    assert_eq!(platform.requests()[0].header("last-event-id"), Some("210041493:43875:2"));
}

#[test]
fn events_before_the_cursor_can_be_repeated() {
    let platform = Platform::start_with(Options::default().heartbeats_by_hand().replay(2));
    platform.logs(&platform.seed().application_id, 5);
    let path = logs_path(&platform, "");
    let body = Tail::resumed(&platform, &path, &[("last-event-id", "210041493:43875:2")]).until("line 4");
    assert_eq!(messages(&body), lines(1..5));
    assert_eq!(messages(&Tail::open(&platform, &path).until("line 4")), lines(0..5));
}

#[test]
fn ids_can_be_left_out() {
    let platform = Platform::start_with(Options::default().heartbeats_by_hand().without_event_ids());
    platform.logs(&platform.seed().application_id, 1);
    let body = Tail::open(&platform, &logs_path(&platform, "")).until("line 0");
    assert!(!body.contains("\nid:"), "{body}");
}

#[test]
fn a_limit_and_a_past_until_end_the_stream() {
    let platform = silent();
    platform.logs(&platform.seed().application_id, 9);
    let ends = [
        ("?limit=3", lines(0..3), "LIMIT_REACHED"),
        ("?until=2026-01-01T00:00:00.004Z", lines(0..4), "UNTIL_REACHED"),
        ("?until=2026-06-01T00:00:00Z&since=2026-01-01T00:00:00.007Z", lines(7..9), "UNTIL_REACHED"),
        ("?until=2000-01-01T00:00:00Z", vec![], "UNTIL_REACHED"),
    ];
    for (query, expected, reason) in ends {
        let (body, way) = Tail::open(&platform, &logs_path(&platform, query)).rest();
        assert_eq!((messages(&body), way), (expected, Way::Whole), "{query}");
        assert!(
            body.ends_with(&format!("event:END_OF_STREAM\ndata:{{\"endedBy\":\"{reason}\"}}\n\n")),
            "{body}"
        );
    }
}

#[test]
fn logs_are_selected_by_what_the_query_says() {
    let platform = silent();
    let seed = platform.seed();
    platform.logs(&seed.application_id, 12);
    let selected = |query: &str| {
        let path = logs_path(&platform, &format!("?until=2026-02-01T00:00:00Z&{query}"));
        Tail::open(&platform, &path).rest().0
    };
    assert_eq!(messages(&selected("filter=line+1")), lines([1, 10, 11]));
    let known = format!("deploymentId={}&instanceId=x&instanceId={}", seed.deployment_id, seed.instance_id);
    assert_eq!(messages(&selected(&known)).len(), 12);
    assert_eq!(messages(&selected("deploymentId=x")).len(), 0);
    assert_eq!(messages(&selected("instanceId=x")).len(), 0);
    assert_eq!(data(&selected("field=message&field=pid"))[0], json!({ "message": "line 0", "pid": 1234 }));
}

#[test]
fn what_makes_no_sense_is_refused_in_the_v4_shape() {
    let platform = silent();
    let seed = platform.seed();
    let status = |path: &str| call(&platform, "GET", path, None).status;
    for query in ["?limit=0", "?limit=many", "?since=yesterday"] {
        let refused = call(&platform, "GET", &logs_path(&platform, query), None);
        assert_eq!(
            (refused.status, &refused.json()["code"]),
            (400, &json!("clever.core.bad-request")),
            "{query}"
        );
    }
    let elsewhere = format!("/v4/logs/organisations/orga_x/applications/{}/logs", seed.application_id);
    assert_eq!(call(&platform, "GET", &elsewhere, None).json()["code"], "clever.core.not-found");
    let (orga, public) = (&seed.organisation_id, &seed.addon_id);
    assert_eq!(status(&format!("/v4/logs/organisations/{orga}/applications/app_x/logs")), 404);
    assert_eq!(status(&format!("/v4/logs/organisations/{orga}/resources/{public}/logs")), 404);
    assert_eq!(status("/v2/logs/app_x/sse"), 404);
    let unsigned = Tail::bare(&platform, &logs_path(&platform, ""), &[]).head();
    assert!(unsigned.starts_with("HTTP/1.1 401"), "{unsigned}");
    assert_eq!(platform.streams(), 0);
}

#[test]
fn heartbeats_have_a_rhythm_that_can_be_set() {
    let options = Options::default().heartbeat(Duration::from_millis(5));
    let platform = Platform::start_with(options.clone());
    let body = Tail::open(&platform, &logs_path(&platform, "")).until("data:\n\nevent");
    assert!(body.starts_with("event:HEARTBEAT\ndata:\n\n"), "{body}");
    let platform = Platform::start_with(options.heartbeat_data(None));
    let body = Tail::open(&platform, &logs_path(&platform, "")).until("\n\nevent");
    assert!(body.starts_with("event:HEARTBEAT\n\n"), "{body}");
}

#[tokio::test]
async fn heartbeats_by_hand_are_sent_once_each() {
    let platform = silent();
    let app = platform.seed().application_id.clone();
    let mut tail = Tail::open(&platform, &logs_path(&platform, ""));
    platform.streams_reach(1).await;
    platform.heartbeat();
    platform.heartbeat();
    let heartbeat = "event:HEARTBEAT\ndata:\n\n";
    assert_eq!(tail.until(&heartbeat.repeat(2)), heartbeat.repeat(2));
    platform.log(&app, "one");
    assert_eq!(tail.until("one").matches("HEARTBEAT").count(), 2);
}

#[test]
fn data_need_not_be_json_nor_the_event_a_log() {
    let platform = silent();
    let app = platform.seed().application_id.clone();
    platform.log_data(&app, "{broken\nin two");
    platform.log_event(&app, "SOMETHING_NEW", "{}");
    let body = Tail::open(&platform, &logs_path(&platform, "")).until("SOMETHING_NEW");
    assert!(
        body.contains("event:APPLICATION_LOG\nid:210041493:43875:0\ndata:{broken\ndata:in two\n\n"),
        "{body}"
    );
    assert!(body.contains("event:SOMETHING_NEW\nid:210041493:43875:1\n"), "{body}");
}

#[test]
fn resources_and_access_logs_have_streams_too() {
    let platform = silent();
    let seed = platform.seed().clone();
    let orga = &seed.organisation_id;
    platform.resource_log(&seed.addon_real_id, "vacuum");
    let path = format!("/v4/logs/organisations/{orga}/resources/{}/logs?limit=1", seed.addon_real_id);
    let (body, _) = Tail::open(&platform, &path).rest();
    assert!(body.starts_with("event:RESOURCE_LOG\nid:"), "{body}");
    assert_eq!(
        (&data(&body)[0]["message"], &data(&body)[0]["resourceId"]),
        (&json!("vacuum"), &json!(seed.addon_real_id))
    );
    platform.access_logs(&seed.application_id, 1);
    platform.access_logs_without_http(&seed.application_id, 1);
    for service in ["accesslogs", "logs"] {
        let app = &seed.application_id;
        let path = format!("/v4/{service}/organisations/{orga}/applications/{app}/accesslogs?limit=2");
        let (body, _) = Tail::open(&platform, &path).rest();
        assert!(body.starts_with("event:ACCESS_LOG\nid:"), "{body}");
        let logs = data(&body);
        assert_eq!(logs[0]["http"]["request"]["path"], "/0");
        assert_eq!((&logs[1]["http"], &logs[1]["bytesOut"]), (&Value::Null, &json!(1)));
    }
}

#[test]
fn live_requests_and_network_groups_have_neither_ids_nor_cursors() {
    let platform = silent();
    let orga = platform.seed().organisation_id.clone();
    platform.live_requests(&orga, 1);
    platform.live_requests_map(&orga, &json!([]));
    let path = format!("/v4/stats/organisations/{orga}/requests-live");
    let body =
        Tail::resumed(&platform, &path, &[("last-event-id", "210041493:43875:0")]).until("data:[]\n\n");
    let place = json!([{ "long": -1.55, "lat": 47.21, "city": "Nantes", "accessCount": 0 }]);
    assert_eq!(data(&body), [place, json!([])]);
    assert!(body.starts_with("event:REQUESTS_LIVE\ndata:["), "{body}");
    assert_eq!(call(&platform, "GET", &format!("{path}?applicationId=app_x"), None).status, 404);
    platform.network_group_event("ng_1", None, &json!({ "a": 1 }));
    let group = format!("/v4/networkgroups/organisations/{orga}/networkgroups/ng_1");
    let body = Tail::open(&platform, &format!("{group}/stream")).until("}\n\n");
    assert_eq!(body, "data:{\"a\":1}\n\n");
    platform.wireguard_event("peer_1", Some("CONFIGURATION"), &json!({}));
    let path = format!("{group}/peers/peer_1/wireguard/configuration/stream");
    assert_eq!(Tail::open(&platform, &path).until("}\n\n"), "event:CONFIGURATION\ndata:{}\n\n");
}

#[test]
fn v2_logs_take_the_credentials_in_the_query_and_begin_with_a_heartbeat() {
    let platform = Platform::start_with(Options::default().announced_heartbeat(Duration::from_millis(70)));
    let app = platform.seed().application_id.clone();
    platform.logs(&app, 3);
    let bearer = STANDARD.encode(format!("Bearer {}", platform.credentials().api_token)).replace('=', "%3D");
    let path = format!("/v2/logs/{app}/sse?authorization={bearer}&filter=line+2");
    let body = Tail::bare(&platform, &path, &[]).until("line 2");
    let data = data(&body);
    assert_eq!(data[0], json!({ "type": "heartbeat", "heartbeat_msg": "ping", "heartbeat_delay_ms": 70 }));
    assert_eq!((&data[1]["_id"], &data[1]["_source"]["message"]), (&json!("log_2"), &json!("line 2")));
    assert!(!body.contains("event:") && !body.contains("id:2"), "{body}");
    let refused = Tail::bare(&platform, &format!("/v2/logs/{app}/sse"), &[]).head();
    assert!(refused.starts_with("HTTP/1.1 401"), "{refused}");
}

#[tokio::test]
async fn a_client_that_does_not_read_stops_the_stream() {
    let platform = silent();
    platform.logs(&platform.seed().application_id, 50_000);
    let path = logs_path(&platform, "?limit=50000");
    let tail = Tail::open(&platform, &path);
    platform.blocked_reach(1).await;
    let sent = platform.requests()[0].sent;
    assert!(sent.events > 0 && sent.events < 50_000, "{sent:?}");
    assert!(sent.bytes > sent.events, "{sent:?}");
    let (body, way) = tail.rest();
    assert_eq!((messages(&body) == lines(0..50_000), way), (true, Way::Whole));
    assert_eq!(platform.requests()[0].sent.events, 50_000);
}
