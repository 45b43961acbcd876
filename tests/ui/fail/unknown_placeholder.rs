use cc_client::endpoint;

/// The argument is there under another name.
#[endpoint(GET "/v2/applications/<appid>/env")]
pub fn close(app_id: String) -> Vec<String>;

/// The placeholder is misspelt.
#[endpoint(GET "/v2/applications/<aplicationId>?<limt>")]
pub fn misspelt(application_id: String, limit: Option<u32>) -> Vec<String>;

/// Nothing resembles it.
#[endpoint(GET "/v2/applications/<appId>/env")]
pub fn absent() -> Vec<String>;

/// Something is there, but it does not resemble it.
#[endpoint(GET "/v2/applications/<appId>/env")]
pub fn other(name: String) -> Vec<String>;

/// Rust's spelling is not the API's.
#[endpoint(GET "/v2/applications/<appId>/env")]
#[allow(non_snake_case)]
pub fn camel(appId: String) -> Vec<String>;

fn main() {
    let _ = close("app_1");
    let _ = misspelt("app_1").limit(3);
    let _ = absent();
    let _ = other("app_1");
    let _ = camel("app_1");
}
