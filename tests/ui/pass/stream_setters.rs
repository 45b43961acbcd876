//! `Option` and `Vec` in the query become setters, beside the methods of the stream itself.

use std::time::Duration;

use cc_client::stream::{EventStream, IntoStreamCall, Open, Reconnect, StreamCall};
use cc_client::{Client, Error, stream};

/// One of each kind.
#[stream(SSE "/v4/logs/<appId>?<limit>&<since>&kind=static&<field>&<deploymentId>&max=<most>", event = "LOG")]
pub fn get_logs(
    app_id: String,
    limit: Option<u32>,
    since: Option<&str>,
    field: Vec<String>,
    deployment_id: String,
    most: Vec<u8>,
) -> Vec<String>;

/// Without any.
#[stream(WS "/v2/events")]
pub fn events() -> String;

/// Whatever can be opened.
fn target(stream: impl IntoStreamCall) -> String {
    stream.into_stream_call().target().to_owned()
}

/// What opening gives.
pub fn open(client: &Client) -> (Open<Vec<String>>, Result<EventStream<Vec<String>>, Error>) {
    (get_logs("app_1", "d").limit(1).open(client), get_logs("app_1", "d").limit(1).open_lazily(client))
}

fn main() {
    let required = "/v4/logs/app_1?kind=static&deploymentId=d";
    assert_eq!(get_logs("app_1", "d").target(), required);

    let stream: GetLogs =
        get_logs("app_1", "d").limit(1).field(["a", "b"]).limit(2).field(vec!["c".to_owned()]);
    let stream = stream
        .since("2026")
        .most([1])
        .header("a", "b")
        .last_event_id("1")
        .connect_timeout(Duration::from_secs(1))
        .heartbeat_timeout(None)
        .reconnect(Reconnect::default())
        .event_limit(1 << 20)
        .only(|lines| !lines.is_empty());
    assert!(format!("{stream:?}").contains("get_logs"));
    assert_eq!(
        target(stream.query("x", "y")),
        format!("{required}&field=a&field=b&limit=2&field=c&since=2026&max=1&x=y")
    );

    let stream: StreamCall<String> = events();
    assert_eq!(target(stream.query("a", "b")), "/v2/events?a=b");
    let stream: StreamCall<Vec<String>> = get_logs("app_1", "d").limit(1).into_stream_call();
    assert_eq!(stream.target(), "/v4/logs/app_1?kind=static&deploymentId=d&limit=1");
}
