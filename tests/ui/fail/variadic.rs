use cc_client::endpoint;

/// Any number of arguments.
#[endpoint(GET "/v2/<id>")]
pub fn variadic(id: String, rest: ...) -> String;

fn main() {}
