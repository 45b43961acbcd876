use cc_client::endpoint;

/// Unknown, but near to one.
#[endpoint(GET "/v2/self", acept = "text/html")]
pub fn near() -> String;

/// Unknown.
#[endpoint(GET "/v2/self", timeout = 3, retry = safe)]
pub fn unknown() -> String;

/// Twice.
#[endpoint(GET "/v2/self", retry = safe, retry = never)]
pub fn twice() -> String;

/// Without a comma between them.
#[endpoint(GET "/v2/self" retry = safe accept = "text/html")]
pub fn comma() -> String;

/// No option at all.
#[endpoint(GET "/v2/self", "text/html")]
pub fn text() -> String;

fn main() {}
