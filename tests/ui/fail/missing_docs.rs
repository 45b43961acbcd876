#![deny(missing_docs)]
//! The documentation of an endpoint is not made up.

use cc_client::endpoint;

#[endpoint(GET "/v2/applications/<id>")]
pub fn undocumented(
    /// The documentation of an argument is not the endpoint's.
    id: String,
) -> String;

#[endpoint(GET "/v2/applications?<limit>")]
pub fn with_setters(limit: Option<u32>) -> String;

fn main() {}
