use cc_client::endpoint;

pub struct Service;

impl Service {
    /// A method.
    #[endpoint(GET "/v2/applications/<id>")]
    pub fn method(&self, id: String) -> String;
}

/// A free function with a receiver.
#[endpoint(GET "/v2/applications/<id>")]
pub fn free(self, id: String) -> String;

fn main() {
    let _ = Service::method("app_1");
    let _ = free("app_1");
}
