use cc_client::endpoint;

/// Attributes that would be lost.
#[endpoint(GET "/v2/<id>?<limit>")]
pub fn attributes(#[cfg(true)] id: String, #[allow(unused)] limit: Option<u32>) -> String;

fn main() {
    let _ = attributes("x").limit(3);
}
