use cc_client::endpoint;

/// The tags of an application.
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/tags")]
pub fn get_tags(id: &str, app_id: &str) -> Vec<String>;
