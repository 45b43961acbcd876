//! Callers may pass what stands for the declared type.

use cc_client::argument::{Argument, TextArgument, Value};
use cc_client::endpoint;

/// An id, for which text is as good.
#[derive(Clone)]
pub struct AppId(String);

impl Argument for AppId {
    fn value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
}

impl TextArgument for AppId {}

/// All sorts of text, and a type by its path.
#[endpoint(GET "/v2/<a>/<b>/<c>/<id>?<other>&<ids>")]
pub fn get(
    a: String,
    b: &str,
    c: &'static str,
    id: crate::AppId,
    other: Option<AppId>,
    ids: Vec<self::AppId>,
);

fn main() {
    let id = AppId("app_1".to_owned());
    let call = get("a", String::from("b"), &String::from("c"), &id).other("app_2").ids([&id, &id]);
    assert_eq!(call.target(), "/v2/a/b/c/app_1?other=app_2&ids=app_1&ids=app_1");
    let call = get("a", "b", "c", id.clone()).other(id).ids(["app_3"]);
    assert_eq!(call.target(), "/v2/a/b/c/app_1?other=app_1&ids=app_3");
}
