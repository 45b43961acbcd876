use cc_client::endpoint;

/// A type.
#[endpoint(GET "/v2/applications/<id>?<limit>")]
pub fn ty<T: Clone>(id: String, limit: Option<u32>) -> Vec<String>;

/// A lifetime.
#[endpoint(POST "/v2/applications")]
pub fn lifetime<'a>(body: &'a Vec<String>);

/// A clause.
#[endpoint(POST "/v2/applications")]
pub fn clause(body: &Vec<String>)
where
    String: Clone;

fn main() {
    let _ = lifetime(&Vec::new());
    let _ = clause(&Vec::new());
}
