use cc_client::endpoint;

/// Probably a query parameter.
#[endpoint(GET "/v2/applications")]
pub fn get(instance_id: String) -> Vec<String>;

/// Probably a query parameter with a setter.
#[endpoint(HEAD "/v2/applications")]
pub fn head(limit: Option<u32>);

/// Nothing to carry either.
#[endpoint(OPTIONS "/v2/applications")]
pub fn options(body: &Vec<String>);

fn main() {
    let _ = get("instance").timeout(std::time::Duration::ZERO);
    let _ = head().limit(3);
    let _ = options(&Vec::<String>::new());
}
