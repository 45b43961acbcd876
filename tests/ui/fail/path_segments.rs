use cc_client::endpoint;

/// Empty ones.
#[endpoint(GET "/v2//self///id")]
pub fn empty();

/// A trailing slash.
#[endpoint(GET "/v2/self/")]
pub fn trailing();

/// Steps in the tree.
#[endpoint(GET "/v2/./self/../id")]
pub fn dots();

/// Steps in disguise.
#[endpoint(GET "/v2/%2E%2e/self")]
pub fn encoded();

fn main() {}
