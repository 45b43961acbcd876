//! Flows, seen from the other end of a socket.

#![allow(clippy::unwrap_used)]

use crate::{
    Fault, Flow, Gate, Options, Platform,
    testing::{Tail, Way, call},
};
use std::time::Duration;

const LOGS: &str = "/v4/logs/organisations/*/applications/*/logs";

/// A platform with nine logs and no heartbeats, and the path of those logs.
fn platform() -> (Platform, String) {
    let platform = Platform::start_with(Options::default().heartbeats_by_hand());
    let seed = platform.seed();
    let path =
        format!("/v4/logs/organisations/{}/applications/{}/logs", seed.organisation_id, seed.application_id);
    platform.logs(&seed.application_id, 9);
    (platform, path)
}

fn script(platform: &Platform, flow: Flow) {
    platform.script(Fault::real().flowing(flow).on("GET", LOGS));
}

/// The whole stream, undisturbed.
fn undisturbed(platform: &Platform, path: &str) -> String {
    Tail::open(platform, &format!("{path}?limit=9")).rest().0
}

fn events(body: &str) -> usize {
    body.matches("event:APPLICATION_LOG").count()
}

#[test]
fn a_stream_ends_after_so_many_events_in_each_of_the_ways() {
    let (platform, path) = platform();
    let flow = || Flow::new().events(3);
    for (flow, way) in [
        (flow().cut(), Way::Cut),
        (flow().reset(), Way::Reset),
        (flow().end(), Way::Whole),
        (flow(), Way::Whole),
    ] {
        script(&platform, flow);
        let (body, ended) = Tail::open(&platform, &path).rest();
        assert_eq!((events(&body), body.contains("END_OF_STREAM"), ended), (3, false, way));
        assert!(body.ends_with("\n\n"));
    }
    assert_eq!(platform.requests()[0].sent.events, 3);
    assert_eq!(platform.pending_faults(), 0);
}

#[test]
fn a_stream_is_cut_anywhere_in_an_event() {
    let (platform, path) = platform();
    let whole = undisturbed(&platform, &path);
    let second = whole.find("\n\n").unwrap() + 2;
    for part in [1, 6, 7, 23, 400] {
        script(&platform, Flow::new().events(1).part(part).cut());
        let (body, way) = Tail::open(&platform, &path).rest();
        assert_eq!((body.as_str(), way), (&whole[..second + part], Way::Cut));
    }
    platform.script(Fault::real().truncated(10).on("GET", LOGS));
    assert_eq!(Tail::open(&platform, &path).rest(), (whole[..10].to_owned(), Way::Cut));
}

#[tokio::test]
async fn an_event_in_parts_is_the_same_event_and_counts_once() {
    let (platform, path) = platform();
    let whole = undisturbed(&platform, &path);
    let before = platform.events_sent();
    let gate = Gate::new();
    script(&platform, Flow::new().part(10).wait(&gate).part(5).events(2).rest());
    let mut tail = Tail::open(&platform, &format!("{path}?limit=9"));
    gate.arrivals(1).await;
    assert_eq!(tail.until(&whole[..10]), whole[..10]);
    assert_eq!(platform.events_sent(), before);
    gate.open();
    assert_eq!(tail.rest(), (whole, Way::Whole));
    assert_eq!(platform.requests()[1].sent.events, 9);
}

#[tokio::test]
async fn a_stalled_stream_stays_open_without_heartbeats() {
    let platform = Platform::start_with(Options::default().heartbeat(Duration::from_millis(1)));
    let seed = platform.seed();
    let path =
        format!("/v4/logs/organisations/{}/applications/{}/logs", seed.organisation_id, seed.application_id);
    let gate = Gate::new();
    script(&platform, Flow::new().bytes(": hello\n").wait(&gate).stall());
    let mut tail = Tail::open(&platform, &path);
    tail.until(": hello\n");
    gate.open();
    gate.arrivals(1).await;
    assert_eq!((platform.connections(), platform.streams()), (1, 1));
    drop(tail);
    platform.connections_reach(0).await;
    platform.streams_reach(0).await;
    platform.script(Fault::real().stalled().on("GET", LOGS));
    assert!(Tail::open(&platform, &path).head().starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn heartbeats_stop_and_events_go_on() {
    let platform = Platform::start_with(Options::default().heartbeat(Duration::from_millis(1)));
    let seed = platform.seed().clone();
    let path =
        format!("/v4/logs/organisations/{}/applications/{}/logs", seed.organisation_id, seed.application_id);
    script(&platform, Flow::new().quiet().rest());
    let mut tail = Tail::open(&platform, &path);
    platform.streams_reach(1).await;
    platform.heartbeat();
    platform.log(&seed.application_id, "one");
    tail.until("one");
    platform.log(&seed.application_id, "two");
    assert!(!tail.until("two").contains("HEARTBEAT"));
}

#[tokio::test]
async fn scripted_chunks_are_the_whole_body_with_these_very_borders() {
    let platform = Platform::start();
    let gate = Gate::new();
    let flow = Flow::chunks([&b"data: caf\xc3"[..], b"\xa9\r"]).wait(&gate).bytes("\n\r\n").bytes("").stall();
    let fault = Fault::status(200).header("content-type", "text/event-stream").flowing(flow);
    platform.script(fault.on("GET", "/v2/self"));
    let mut tail = Tail::open(&platform, "/v2/self");
    gate.arrivals(1).await;
    tail.until_bytes(|body| body.ends_with(b"\r"));
    gate.open();
    tail.until_bytes(|body| body.ends_with(b"\n\r\n"));
    assert_eq!(tail.chunks(), [&b"data: caf\xc3"[..], b"\xa9\r", b"\n\r\n"]);
    assert_eq!(platform.requests()[0].sent.bytes, 15);
    drop(tail);
    platform.connections_reach(0).await;
}

#[test]
fn heads_of_true_streams_can_be_changed() {
    let (platform, path) = platform();
    platform.script(Fault::real().header("content-type", "text/html").on("GET", LOGS));
    let mut tail = Tail::open(&platform, &path);
    assert!(tail.head().contains("content-type: text/html"));
    assert_eq!(events(&tail.until("line 8")), 9);
    platform.script(Fault::real().json(&serde_json::json!({ "not": "a stream" })));
    assert_eq!(call(&platform, "GET", &path, None).body, b"{\"not\":\"a stream\"}");
}

#[test]
fn a_slow_stream_arrives_all_the_same() {
    let (platform, path) = platform();
    let whole = undisturbed(&platform, &path);
    platform.script(Fault::real().slowed(100, Duration::from_micros(1)).on("GET", LOGS));
    assert_eq!(Tail::open(&platform, &format!("{path}?limit=9")).rest(), (whole, Way::Whole));
}

#[test]
fn a_body_that_is_no_stream_flows_too() {
    let platform = Platform::start();
    let whole = String::from_utf8(call(&platform, "GET", "/v2/self", None).body).unwrap();
    platform.script(Fault::real().flowing(Flow::new().part(5).part(3).cut()));
    assert_eq!(Tail::open(&platform, "/v2/self").rest(), (whole[..8].to_owned(), Way::Cut));
    platform.script(Fault::real().flowing(Flow::new().part(5).rest()));
    assert_eq!(Tail::open(&platform, "/v2/self").rest(), (whole, Way::Whole));
    assert_eq!(platform.events_sent(), 0);
}

#[test]
fn every_new_request_for_a_stream_can_have_its_own_fault() {
    let (platform, path) = platform();
    script(&platform, Flow::new().events(2).cut());
    platform.script(Fault::status(503).header("retry-after", "1").on("GET", LOGS));
    assert_eq!(events(&Tail::open(&platform, &path).rest().0), 2);
    assert_eq!(call(&platform, "GET", &path, None).status, 503);
    assert_eq!(events(&Tail::open(&platform, &path).until("line 8")), 9);
}

#[test]
fn flows_that_ask_for_too_much_are_loud() {
    let demands = [
        ("/v2/self", Flow::new().events(1).rest()),
        ("/v2/self", Flow::new().part(1_000_000).end()),
        ("/v2/logs/{app}/sse", Flow::chunks(["one"]).rest()),
    ];
    for (number, (path, flow)) in demands.into_iter().enumerate() {
        let platform = Platform::start();
        let path = path.replace("{app}", &platform.seed().application_id);
        platform.script(Fault::real().flowing(flow));
        let mut tail = Tail::open(&platform, &path);
        if number == 2 {
            // A stream has a rest.
            tail.until("one");
        } else {
            assert_eq!(tail.rest().1, Way::Cut);
        }
        let dropped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(platform)));
        assert_eq!(dropped.is_err(), number < 2, "{number}");
    }
}

#[test]
fn an_end_before_the_wanted_events_is_loud() {
    let (platform, path) = platform();
    script(&platform, Flow::new().events(4).end());
    let (body, way) = Tail::open(&platform, &format!("{path}?limit=3")).rest();
    assert_eq!((events(&body), way), (3, Way::Cut));
    assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(platform))).is_err());
}

#[test]
fn flows_that_make_no_sense_panic_where_they_are_written() {
    let flows: [fn() -> Fault; 4] = [
        || Fault::real().flowing(Flow::new().cut().events(1)),
        || Fault::real().flowing(Flow::new().cut().rest()),
        || Fault::real().stalled().flowing(Flow::new()),
        || Fault::close().flowing(Flow::new()),
    ];
    for (number, flow) in flows.into_iter().enumerate() {
        assert!(std::panic::catch_unwind(flow).is_err(), "flow {number}");
    }
}
