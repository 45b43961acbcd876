use cc_client::endpoint;

/// An option.
#[endpoint(GET "/v2/applications/<appId>")]
pub fn optional(app_id: Option<String>) -> String;

/// A vector.
#[endpoint(GET "/v2/applications/<appIds>")]
pub fn many(app_ids: Vec<String>) -> String;

fn main() {
    let _ = optional(Some("app_1"));
    let _ = many(vec!["app_1"]);
}
