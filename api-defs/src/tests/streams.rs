//! What the declared streams ask for, and what they expect.

use cc_client::route::{Heartbeat, StreamAuth, StreamEnd, StreamKind, StreamRoute};
use cc_client::stream::IntoStreamCall;
use jiff::Timestamp;

use crate::{v2, v4};

/// The target, as it is asked for at first.
fn asked(stream: impl IntoStreamCall) -> String {
    let stream = stream.into_stream_call();
    assert!(stream.fault().is_none());
    stream.target().to_owned()
}

fn declared(stream: impl IntoStreamCall) -> StreamRoute {
    *stream.into_stream_call().route().and_then(|route| route.stream()).unwrap()
}

fn begin() -> Timestamp {
    "2026-11-23T10:00:00.5Z".parse().unwrap()
}

fn end() -> Timestamp {
    "2026-11-23T11:00:00Z".parse().unwrap()
}

#[test]
fn what_must_be_given_is_in_the_path() {
    for (target, expected) in [
        (
            asked(v4::log::application_logs("orga_1", "app_1")),
            "/v4/logs/organisations/orga_1/applications/app_1/logs",
        ),
        (
            asked(v4::log::resource_logs("orga_1", "postgresql_1")),
            "/v4/logs/organisations/orga_1/resources/postgresql_1/logs",
        ),
        (
            asked(v4::log::access_logs("orga_1", "app_1")),
            "/v4/accesslogs/organisations/orga_1/applications/app_1/accesslogs",
        ),
        (asked(v4::stats::live_requests("orga_1")), "/v4/stats/organisations/orga_1/requests-live"),
        (
            asked(v4::network_group::get_network_group_stream("orga_1", "ng_1")),
            "/v4/networkgroups/organisations/orga_1/networkgroups/ng_1/stream",
        ),
        (
            asked(v4::network_group::get_network_group_wire_guard_configuration_stream(
                "orga_1",
                "ng_1",
                "external_1",
            )),
            "/v4/networkgroups/organisations/orga_1/networkgroups/ng_1/peers/external_1/wireguard/configuration/stream",
        ),
        (asked(v2::log::application_logs("app_1")), "/v2/logs/app_1/sse"),
        (asked(v2::event::platform_events()), "/v2/events/event-socket"),
    ] {
        assert_eq!(target, expected);
    }
}

#[test]
fn what_may_be_given_is_in_the_query() {
    let logs = v4::log::application_logs("o", "a")
        .since(begin())
        .until(end())
        .limit(10)
        .deployment_id("deployment_1")
        .filter("a b")
        .instance_id(["i1", "i2"])
        .service(["bas.service"])
        .field(["date", "message"])
        .throttle_elements(2000)
        .throttle_per_in_milliseconds(100);
    assert_eq!(
        asked(logs),
        "/v4/logs/organisations/o/applications/a/logs?since=2026-11-23T10%3A00%3A00.500Z\
         &until=2026-11-23T11%3A00%3A00.000Z&limit=10&deploymentId=deployment_1&filter=a%20b\
         &instanceId=i1&instanceId=i2&service=bas.service&field=date&field=message\
         &throttleElements=2000&throttlePerInMilliseconds=100"
    );

    let logs = v4::log::resource_logs("o", "redis_1")
        .since(begin())
        .until(end())
        .limit(10)
        .deployment_id("deployment_1")
        .filter("a")
        .instance_id(["i1"])
        .field(["date"])
        .throttle_elements(1)
        .throttle_per_in_milliseconds(2);
    assert_eq!(
        asked(logs),
        "/v4/logs/organisations/o/resources/redis_1/logs?since=2026-11-23T10%3A00%3A00.500Z\
         &until=2026-11-23T11%3A00%3A00.000Z&limit=10&deploymentId=deployment_1&filter=a&instanceId=i1\
         &field=date&throttleElements=1&throttlePerInMilliseconds=2"
    );

    let logs = v4::log::access_logs("o", "a")
        .since(begin())
        .until(end())
        .limit(10)
        .field(["date"])
        .throttle_elements(1)
        .throttle_per_in_milliseconds(2);
    assert_eq!(
        asked(logs),
        "/v4/accesslogs/organisations/o/applications/a/accesslogs?since=2026-11-23T10%3A00%3A00.500Z\
         &until=2026-11-23T11%3A00%3A00.000Z&limit=10&field=date&throttleElements=1\
         &throttlePerInMilliseconds=2"
    );

    assert_eq!(
        asked(v4::stats::live_requests("o").application_id("a")),
        "/v4/stats/organisations/o/requests-live?applicationId=a"
    );
    assert_eq!(
        asked(v2::log::application_logs("a").filter("x&y").deployment_id("deployment_1")),
        "/v2/logs/a/sse?filter=x%26y&deployment_id=deployment_1"
    );
}

#[test]
#[expect(deprecated, reason = "it is declared as long as the platform has it")]
fn the_older_path_of_access_logs_takes_the_same() {
    let old = v4::log::access_logs_by_older_path("o", "a").since(begin()).limit(10).field(["date"]);
    assert_eq!(
        asked(old),
        "/v4/logs/organisations/o/applications/a/accesslogs?since=2026-11-23T10%3A00%3A00.500Z&limit=10\
         &field=date"
    );
    let (old, new) = (v4::log::access_logs_by_older_path("o", "a"), v4::log::access_logs("o", "a"));
    assert_eq!(declared(old), declared(new));
}

#[test]
fn the_streams_of_version_4_are_alike() {
    for (stream, event) in [
        (declared(v4::log::application_logs("o", "a")), "APPLICATION_LOG"),
        (declared(v4::log::resource_logs("o", "redis_1")), "RESOURCE_LOG"),
        (declared(v4::log::access_logs("o", "a")), "ACCESS_LOG"),
        (declared(v4::stats::live_requests("o")), "REQUESTS_LIVE"),
    ] {
        assert_eq!((stream.kind, stream.event), (StreamKind::Sse, Some(event)));
        assert_eq!(stream.heartbeat, Heartbeat::Event("HEARTBEAT"), "{event}");
        assert_eq!(stream.end, StreamEnd::Event("END_OF_STREAM"), "{event}");
        assert_eq!(stream.auth, StreamAuth::Header, "{event}");
    }
}

#[test]
fn silence_of_a_network_group_means_nothing() {
    for stream in [
        declared(v4::network_group::get_network_group_stream("o", "ng_1")),
        declared(v4::network_group::get_network_group_wire_guard_configuration_stream("o", "ng_1", "p")),
    ] {
        assert_eq!((stream.kind, stream.event), (StreamKind::Sse, None));
        assert_eq!((stream.heartbeat, stream.auth), (Heartbeat::None, StreamAuth::Header));
    }
}

#[test]
fn the_streams_of_version_2_have_ways_of_their_own() {
    let logs = declared(v2::log::application_logs("a"));
    assert_eq!((logs.kind, logs.event), (StreamKind::Sse, None));
    assert_eq!((logs.heartbeat, logs.auth), (Heartbeat::Message, StreamAuth::Query));

    let events = declared(v2::event::platform_events());
    assert_eq!((events.kind, events.end), (StreamKind::WebSocket, StreamEnd::Never));
    assert_eq!((events.heartbeat, events.auth), (Heartbeat::Message, StreamAuth::Message("/v2/events/")));
}
