use cc_client::endpoint;

/// There is none of that name.
#[endpoint(GET "/a", host = STATION)]
pub fn unknown();

fn main() {}
