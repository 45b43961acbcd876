use cc_client::endpoint;

/// With a body.
#[endpoint(GET "/v2/applications/<id>?<limit>")]
pub fn block(id: String, limit: Option<u32>) -> String {
    unreachable!()
}

fn main() {
    let _ = block("app_1").limit(3);
}
