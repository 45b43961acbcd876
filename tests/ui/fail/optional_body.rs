use cc_client::endpoint;

/// A body that might not be there.
#[endpoint(POST "/v2/applications")]
pub fn create(body: Option<String>);

/// A reference to one.
#[endpoint(POST "/v2/applications")]
pub fn borrowed(body: &Option<String>);

fn main() {}
