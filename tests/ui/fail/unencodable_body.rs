use cc_client::endpoint;

/// The fault is the argument's.
#[endpoint(POST "/v2/things")]
pub fn create(thing: Unencodable);

pub struct Unencodable;

fn main() {}
