//! Each option, from a crate that has only `cc-client`.

use cc_client::route::{Heartbeat, StreamAuth, StreamEnd, StreamKind, StreamRoute};
use cc_client::stream::IntoStreamCall;
use cc_client::{Bytes, Text, stream};

mod reexport {
    pub mod runtime {
        pub use cc_client::*;
    }
}

/// None.
#[stream(SSE "/v4/default")]
pub fn default() -> String;

/// All that name an event, with a comma at the end.
#[stream(
    SSE "/v4/named?<limit>",
    event = "message",
    heartbeat = "PING",
    end = "BYE",
    auth = header,
    js = "v4.unknown.streamNamed",
    crate = crate::reexport::runtime,
)]
pub fn named(limit: Option<u64>) -> Text;

/// The others, without the comma that would be the first.
#[stream(SSE "/v4/others" heartbeat = message, end = eof, auth = query, js = none)]
pub fn others() -> Vec<u8>;

/// Where silence means nothing.
#[stream(SSE "/v4/silent", heartbeat = none)]
pub fn silent() -> Bytes;

/// A WebSocket.
#[stream(WS "/v2/socket")]
pub fn socket() -> String;

/// A WebSocket that is authenticated by its first message.
#[stream(WS "/v2/events", heartbeat = message, end = eof, auth = message("/v2/events/"), crate = ::cc_client)]
pub fn events() -> String;

/// An event named like a heartbeat where there is no heartbeat.
#[stream(SSE "/v4/pulse", event = "HEARTBEAT", heartbeat = none)]
pub fn pulse() -> String;

fn facts(stream: impl IntoStreamCall) -> StreamRoute {
    *stream.into_stream_call().route().unwrap().stream().unwrap()
}

fn main() {
    let default = facts(default());
    assert_eq!((default.kind, default.event), (StreamKind::Sse, None));
    assert_eq!(default.heartbeat, Heartbeat::Event("HEARTBEAT"));
    assert_eq!(default.end, StreamEnd::Event("END_OF_STREAM"));
    assert_eq!(default.auth, StreamAuth::Header);

    let route = named().route().unwrap();
    assert_eq!(route.to_string(), "SSE /v4/named");
    assert_eq!(route.js_name(), "v4.unknown.streamNamed");
    assert_eq!(route.accept(), "text/event-stream");
    let named = facts(named());
    assert_eq!((named.event, named.heartbeat), (Some("message"), Heartbeat::Event("PING")));
    assert_eq!((named.end, named.auth), (StreamEnd::Event("BYE"), StreamAuth::Header));

    assert_eq!(others().route().unwrap().js_name(), "");
    let others = facts(others());
    assert_eq!((others.heartbeat, others.end), (Heartbeat::Message, StreamEnd::Eof));
    assert_eq!(others.auth, StreamAuth::Query);

    assert_eq!(facts(silent()).heartbeat, Heartbeat::None);
    assert_eq!(facts(pulse()).event, Some("HEARTBEAT"));

    let plain = facts(socket());
    assert_eq!((plain.kind, plain.event), (StreamKind::WebSocket, None));
    assert_eq!((plain.heartbeat, plain.end), (Heartbeat::None, StreamEnd::Never));
    assert_eq!(plain.auth, StreamAuth::Header);

    assert_eq!(events().route().unwrap().to_string(), "WS /v2/events");
    let events = facts(events());
    assert_eq!((events.heartbeat, events.end), (Heartbeat::Message, StreamEnd::Eof));
    assert_eq!(events.auth, StreamAuth::Message("/v2/events/"));
}
