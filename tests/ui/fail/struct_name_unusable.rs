use cc_client::endpoint;

/// No struct can be named like it.
#[endpoint(GET "/v2/things?<limit>")]
pub fn _1(limit: Option<u32>);

/// The struct would have the name of the function.
#[allow(non_snake_case)]
#[endpoint(GET "/v2/things?<limit>")]
pub fn Things(limit: Option<u32>);

fn main() {}
