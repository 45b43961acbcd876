use cc_client::stream;

/// Where the authorization goes there is something already.
#[stream(SSE "/v2/logs?<authorization>", auth = query)]
pub fn logs(authorization: Option<&str>) -> String;

fn main() {
    let _ = logs().authorization("a");
}
