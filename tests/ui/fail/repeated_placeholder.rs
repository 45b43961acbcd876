use cc_client::endpoint;

/// Twice in the path.
#[endpoint(GET "/v2/<id>/applications/<id>")]
pub fn path(id: String) -> Vec<String>;

/// In the path and in the query.
#[endpoint(GET "/v2/<id>/applications?id=<id>")]
pub fn query(id: String) -> Vec<String>;

/// In two spellings.
#[endpoint(GET "/v2/<appId>/applications/<app_id>")]
pub fn spellings(app_id: String) -> Vec<String>;

fn main() {}
