use cc_client::endpoint;

/// Two arguments.
#[endpoint(GET "/v2/logs?<limit>&limit=<max>")]
pub fn arguments(limit: u32, max: u32);

/// A fixed pair and an argument.
#[endpoint(GET "/v2/logs?kind=static&<kind>")]
pub fn fixed(kind: String);

fn main() {}
