//! What one transport has and the other has not.

use cc_client::stream;

/// The messages of a WebSocket have no names.
#[stream(WS "/v2/events", event = "LOG", heartbeat = "HEARTBEAT", end = "END_OF_STREAM")]
pub fn names() -> String;

/// Over server-sent events nothing is sent.
#[stream(SSE "/v4/logs", auth = message("/v2/events/"))]
pub fn message() -> String;

fn main() {}
