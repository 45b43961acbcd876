use cc_client::{Host, endpoint};

static TEXT: &str = "https://station.example";
const CONSTANT: Host = Host::new("constant", "https://constant.example");

/// Not a host.
#[endpoint(GET "/a", host = TEXT)]
pub fn text();

/// A host without a place, which no client could be told about.
#[endpoint(GET "/a", host = CONSTANT)]
pub fn constant();

fn main() {}
