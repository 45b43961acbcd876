//! Options stand where the default is wrong.

use cc_client::{Retry, Route, Text, endpoint};

mod reexport {
    pub mod runtime {
        pub use cc_client::*;
    }
}

/// None.
#[endpoint(POST "/v2/default")]
pub fn default(body: &str) -> Text;

/// All, with a comma at the end.
#[endpoint(
    POST "/v2/all?<limit>",
    retry = safe,
    accept = "text/html, application/*;q=0.5",
    content_type = "application/yaml; charset=utf-8",
    js = "v2.unknown.todo_getCoupon",
    crate = crate::reexport::runtime,
)]
pub fn all(body: Text, limit: Option<u32>) -> Text;

/// Without the comma that would be the first.
#[endpoint(GET "/v2/never" retry = never, crate = ::cc_client)]
pub fn never();

/// One endpoint of several functions there.
#[endpoint(GET "/v2/several", js = ["v2.organisation.todo_getInvoices", "v2.self.todo_getInvoices"])]
pub fn several();

/// None there.
#[endpoint(GET "/v2/nameless", js = none)]
pub fn nameless();

fn route<T>(call: &cc_client::Call<T>) -> &'static Route {
    call.route().unwrap()
}

fn main() {
    let default = route(&default("x"));
    assert_eq!(default.retry(), Retry::ByMethod);
    assert_eq!(default.content_type().unwrap(), "application/json");

    let all = route(&all("x"));
    assert_eq!(all.retry(), Retry::Safe);
    assert_eq!(all.accept(), "text/html, application/*;q=0.5");
    assert_eq!(all.content_type().unwrap(), "application/yaml; charset=utf-8");
    assert_eq!(all.js_name(), "v2.unknown.todo_getCoupon");
    assert_eq!(all.js_names(), ["v2.unknown.todo_getCoupon"]);
    assert_eq!(all.template(), "/v2/all?<limit>");

    assert_eq!(route(&never()).retry(), Retry::Never);

    let several = route(&several());
    assert_eq!(several.js_name(), "v2.organisation.todo_getInvoices");
    assert_eq!(several.js_names(), ["v2.organisation.todo_getInvoices", "v2.self.todo_getInvoices"]);
    assert_eq!(route(&nameless()).js_name(), "");
    assert!(route(&nameless()).js_names().is_empty());
}
