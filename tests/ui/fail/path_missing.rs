use cc_client::endpoint;

/// Nothing at all.
#[endpoint]
pub fn nothing(id: String, limit: Option<u32>) -> Vec<String>;

/// No path.
#[endpoint(GET)]
pub fn method(id: String) -> Vec<String>;

/// Not a string.
#[endpoint(GET /v2/self)]
pub fn bare() -> Vec<String>;

/// Computed.
#[endpoint(GET concat!("/v2", "/self"), retry = safe)]
pub fn computed() -> Vec<String>;

/// A byte string.
#[endpoint(GET b"/v2/self")]
pub fn bytes() -> Vec<String>;

/// An option in its place.
#[endpoint(GET retry = safe)]
pub fn option() -> Vec<String>;

fn main() {
    let _ = nothing("orga_1").limit(3);
    let _ = method("orga_1");
    let _ = (bare(), computed(), bytes(), option());
}
