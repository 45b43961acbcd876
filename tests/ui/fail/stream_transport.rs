use cc_client::stream;

/// In small letters.
#[stream(sse "/v4/logs")]
pub fn small() -> String;

/// By its long name.
#[stream(WebSocket "/v2/events")]
pub fn long() -> String;

/// By the name of the browser's interface.
#[stream(EventSource "/v4/logs")]
pub fn interface() -> String;

/// A method.
#[stream(GET "/v4/logs")]
pub fn method() -> String;

/// None of the transports.
#[stream(MQTT "/v4/logs")]
pub fn other() -> String;

/// Missing.
#[stream("/v4/logs")]
pub fn missing() -> String;

/// An option in its place.
#[stream(event = "APPLICATION_LOG")]
pub fn option() -> String;

/// A stream with the attribute of an endpoint.
#[cc_client::endpoint(SSE "/v4/logs")]
pub fn endpoint() -> String;

fn main() {
    let _ = (small(), long(), interface(), method(), other(), missing(), option());
}
