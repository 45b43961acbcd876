//! All faults of a declaration are reported in one go, and its callers see none of their own.

use cc_client::endpoint;

/// Seven faults.
#[endpoint(gte "/v2//applications/<aplicationId>?<limit>&<limit>", retry = maybe, shiny = true)]
pub async fn faulty(application_id: String, limit: Option<u32>) -> Result<String, ()>;

pub fn caller(client: &cc_client::Client) {
    let _ = faulty("app_1").limit(3).timeout(std::time::Duration::ZERO).send(client);
}

fn main() {}
