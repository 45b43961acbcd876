use cc_client::endpoint;

/// Not a class of retries.
#[endpoint(POST "/v2/self", retry = always)]
pub fn retry();

/// A string where a word is meant.
#[endpoint(POST "/v2/self", retry = "safe")]
pub fn quoted();

/// No value.
#[endpoint(POST "/v2/self", retry, accept)]
pub fn missing();

/// Not media types.
#[endpoint(POST "/v2/self", accept = "html", content_type = "text/")]
pub fn media_types(body: String);

/// A word where a string is meant.
#[endpoint(POST "/v2/self", accept = html)]
pub fn word();

/// Not a name of the JavaScript client.
#[endpoint(POST "/v2/self", js = "getSelf")]
pub fn js();

/// No name in the list, and one that stands twice.
#[endpoint(POST "/v2/self", js = [])]
pub fn no_js();
#[endpoint(POST "/v2/self", js = ["v2.user.getSelf", "v2.user.getSelf"])]
pub fn js_twice();

/// Not a path.
#[endpoint(POST "/v2/self", crate = "cc_client")]
pub fn path();

fn main() {}
