use cc_client::endpoint;

/// As an argument of the path.
#[endpoint(GET "/v2/<id>")]
pub fn path(id: impl Into<String>) -> String;

/// As the body.
#[endpoint(POST "/v2/self")]
pub fn body(body: &impl Clone);

/// As the answer.
#[endpoint(GET "/v2/self")]
pub fn answer() -> impl Iterator<Item = String>;

fn main() {
    let _ = path("x");
    let _ = body(&1);
    let _ = answer();
}
