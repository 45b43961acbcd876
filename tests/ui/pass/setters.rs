//! `Option` and `Vec` in the query become setters, beside the methods of the call itself.

use std::time::Duration;

use cc_client::layer::Cache;
use cc_client::{Call, IntoCall, Retry, endpoint};

/// One of each kind.
#[endpoint(GET "/v2/logs/<appId>?<limit>&<since>&kind=static&<field>&<deploymentId>&max=<most>")]
pub fn get_logs(
    app_id: String,
    limit: Option<u32>,
    since: Option<&str>,
    field: Vec<String>,
    deployment_id: String,
    most: Vec<u8>,
) -> Vec<String>;

/// Names that lints have an opinion about.
#[endpoint(GET "/v2/logs?<from>&<to>&<intoIter>")]
pub fn named(from: Option<u32>, to: Option<u32>, into_iter: Option<u32>);

/// Whatever can be sent.
fn target(call: impl IntoCall) -> String {
    call.into_call().target().to_owned()
}

fn main() {
    let required = "/v2/logs/app_1?kind=static&deploymentId=d";
    assert_eq!(get_logs("app_1", "d").target(), required);

    let call: GetLogs =
        get_logs("app_1", "d").limit(1).field(["a", "b"]).limit(2).field(vec!["c".to_owned()]);
    let call =
        call.since("2026").most([1]).timeout(Duration::from_secs(1)).retry(Retry::Never).header("a", "b");
    let call = call.cache(Cache::Off);
    assert!(format!("{call:?}").contains("get_logs"));
    assert_eq!(
        target(call.query("x", "y")),
        format!("{required}&field=a&field=b&limit=2&field=c&since=2026&max=1&x=y")
    );

    let call: Call<()> = named().from(1).to(2).into_iter(3).into_call();
    assert_eq!(call.target(), "/v2/logs?from=1&to=2&intoIter=3");
}
