use cc_client::endpoint;

/// Relative.
#[endpoint(GET "v2/self")]
pub fn relative();

/// Absolute.
#[endpoint(GET "https://api.clever-cloud.com/v2/self")]
pub fn absolute();

/// Empty.
#[endpoint(GET "")]
pub fn empty();

/// A query alone.
#[endpoint(GET "?<limit>")]
pub fn query(limit: u32);

fn main() {}
