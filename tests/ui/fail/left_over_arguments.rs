use cc_client::endpoint;

/// One of them might be the body.
#[endpoint(POST "/v2/applications/<appId>/env")]
pub fn two(app_id: String, name: String, value: String);

/// Without a method that takes a body, no better.
#[endpoint(GET "/v2/applications")]
pub fn query(limit: u32, since: u64) -> Vec<String>;

fn main() {}
