use cc_client::stream;

/// Those of an endpoint.
#[stream(SSE "/v4/logs", retry = safe, accept = "text/html", content_type = "text/plain")]
pub fn of_an_endpoint() -> String;

/// Those of a stream, on an endpoint.
#[cc_client::endpoint(GET "/v4/logs", event = "LOG", auth = query)]
pub fn of_a_stream() -> String;

/// Unknown, but near to one.
#[stream(SSE "/v4/logs", heart_beat = none, evnt = "LOG")]
pub fn near() -> String;

/// Unknown.
#[stream(SSE "/v4/logs", timeout = 3)]
pub fn unknown() -> String;

/// Twice, and without a value.
#[stream(SSE "/v4/logs", event = "A", event = "B", heartbeat, end, auth)]
pub fn twice() -> String;

/// No option at all.
#[stream(SSE "/v4/logs", "LOG")]
pub fn text() -> String;

fn main() {}
