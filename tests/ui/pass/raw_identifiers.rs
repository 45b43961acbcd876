//! A keyword of Rust may be a name of the API.

use cc_client::endpoint;

/// As the function, in the path, in the query and in a setter.
#[endpoint(POST "/v2/<type>?<for>&<in>&<ref>")]
pub fn r#move(r#type: &str, r#for: u32, r#in: Option<u32>, r#ref: Vec<u32>, r#struct: &str);

/// Under another name.
#[endpoint(GET "/v2/all?self=<me>&nav-data=<navData>")]
pub fn other(me: bool, nav_data: Option<&str>);

fn main() {
    let call: Move = r#move("addon", 1, "body").r#in(2).r#ref([3, 4]);
    assert_eq!(call.target(), "/v2/addon?for=1&in=2&ref=3&ref=4");
    assert_eq!(call.route().map(|route| route.function()), Some("move"));
    assert_eq!(other(true).nav_data("x").target(), "/v2/all?self=true&nav-data=x");
}
