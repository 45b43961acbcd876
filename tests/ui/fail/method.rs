use cc_client::endpoint;

/// In small letters.
#[endpoint(patch "/v2/self")]
pub fn small(body: String);

/// Misspelt.
#[endpoint(DELTE "/v2/self")]
pub fn misspelt();

/// None of the methods.
#[endpoint(CONNECT "/v2/self")]
pub fn other();

/// Missing.
#[endpoint("/v2/self")]
pub fn missing();

/// An option in its place.
#[endpoint(method = GET, path = "/v2/self")]
pub fn options();

/// With a comma.
#[endpoint(GET, "/v2/self")]
pub fn comma();

fn main() {}
