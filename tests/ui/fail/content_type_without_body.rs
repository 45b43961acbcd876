use cc_client::endpoint;

/// Nothing that it could be the type of.
#[endpoint(POST "/v2/applications/<id>/restart", content_type = "application/yaml")]
pub fn restart(id: String);

fn main() {
    let _ = restart("app_1");
}
