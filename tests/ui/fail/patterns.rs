use cc_client::endpoint;

/// Taken apart.
#[endpoint(GET "/v2/<a>/<b>")]
pub fn tuple((a, b): (String, String)) -> String;

/// Left out.
#[endpoint(GET "/v2/<id>")]
pub fn wildcard(_: String) -> String;

/// Bound otherwise.
#[endpoint(GET "/v2/<a>/<b>/<c>")]
pub fn bindings(mut a: String, ref b: String, c @ _: String) -> String;

/// Of the same name.
#[endpoint(GET "/v2/<id>")]
pub fn twice(id: String, id: String) -> String;

fn main() {
    let _ = tuple((String::new(), String::new()));
    let _ = wildcard("x");
    let _ = bindings("x", "y", "z");
    let _ = twice("x", "y");
}
