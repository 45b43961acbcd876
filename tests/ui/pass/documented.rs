//! A crate that documents everything and allows nothing: what is generated is documented too.
#![deny(missing_docs, missing_debug_implementations, unreachable_pub, unused, warnings)]
#![forbid(unsafe_code)]

use cc_client::endpoint;

/// The logs of an application.
///
/// # Errors
///
/// If there is no such application.
#[endpoint(POST "/v2/logs/<appId>?<limit>&<since>&<field>")]
pub fn get_logs(
    /// Of the application.
    ///
    /// Two paragraphs.
    app_id: String,
    /// Maximum number of lines.
    limit: Option<u32>,
    since: Option<u64>,
    field: Vec<String>,
    /// The filter.
    body: &[String],
) -> Vec<String>;

fn main() {
    let _ = get_logs("app_1", &[]).limit(1).since(2).field(["a"]);
}
