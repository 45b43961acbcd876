use cc_client::endpoint;

/// There is nothing to read.
#[endpoint(HEAD "/v2/self")]
pub fn head() -> String;

fn main() {
    let _ = head();
}
