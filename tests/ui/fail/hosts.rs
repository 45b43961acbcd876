use cc_client::{endpoint, stream};

/// A URL where a path to a static is meant.
#[endpoint(GET "/a", host = "https://station.example")]
pub fn url();

/// No value.
#[endpoint(GET "/a", host, auth)]
pub fn missing();

/// Where only a stream can have its authorization.
#[endpoint(GET "/a", auth = query)]
pub fn query();

/// A stream goes with the client's credentials.
#[stream(SSE "/a", auth = none)]
pub fn stream() -> u8;

fn main() {}
