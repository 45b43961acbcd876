use cc_client::endpoint;

/// To be encoded.
#[endpoint(GET "/v2/my applications/é")]
pub fn encode();

/// Placeholders of other grammars.
#[endpoint(GET "/v2/{id}/applications/{appId}.json")]
pub fn braces(id: String, app_id: String);

/// Not an escape.
#[endpoint(GET "/v2/100%/%zz")]
pub fn percent();

/// A fragment.
#[endpoint(GET "/v2/self#top")]
pub fn fragment();

fn main() {}
