use cc_client::stream;

/// Of the wrong kind.
#[stream(SSE "/v4/logs", event = LOG, heartbeat = PING, end = never, auth = "query")]
pub fn kinds() -> String;

/// The path that is signed.
#[stream(WS "/v2/events", auth = message)]
pub fn no_path() -> String;

/// In another form.
#[stream(WS "/v2/events", auth = message("/v2/", "/v4/"))]
pub fn two_paths() -> String;

/// Without its slash.
#[stream(WS "/v2/events", auth = message("v2/events/"))]
pub fn relative() -> String;

/// With a placeholder.
#[stream(WS "/v2/<id>/events", auth = message("/v2/<id>/events?a=b"))]
pub fn placeholder(id: String) -> String;

fn main() {
    let _ = (kinds(), no_path(), two_paths(), relative(), placeholder("a"));
}
