//! All faults of a declaration are reported in one go, and its callers see none of their own.

use cc_client::stream;

/// Nine faults.
#[stream(SEE "/v4//logs/<aplicationId>?<limit>&<limit>", event = "", shiny = true, retry = safe)]
pub async fn faulty(application_id: String, limit: Option<u32>) -> Result<String, ()>;

pub fn caller(client: &cc_client::Client) {
    let _ = faulty("app_1").limit(3).event_limit(1 << 20).open(client);
}

fn main() {}
