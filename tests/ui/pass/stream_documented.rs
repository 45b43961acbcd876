//! A crate that documents everything and allows nothing: what is generated is documented too.
#![deny(missing_docs, missing_debug_implementations, unreachable_pub, unused, warnings)]
#![forbid(unsafe_code)]

use cc_client::stream;

/// The logs of an application.
///
/// # Errors
///
/// If there is no such application.
#[stream(SSE "/v4/logs/<appId>?<limit>&<since>&<field>", event = "APPLICATION_LOG")]
pub fn get_logs(
    /// Of the application.
    ///
    /// Two paragraphs.
    app_id: String,
    /// Maximum number of lines.
    limit: Option<u32>,
    since: Option<u64>,
    field: Vec<String>,
) -> Vec<String>;

/// A function of this crate alone, of which not every setter is used.
#[stream(WS "/v2/events?<since>&<until>")]
fn events(since: Option<u64>, until: Option<u64>) -> String;

fn main() {
    let _ = get_logs("app_1").limit(1).since(2).field(["a"]);
    let _ = events().since(1);
}
