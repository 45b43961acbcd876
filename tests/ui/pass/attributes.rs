//! Other attributes stay on the function; conditions hold for what is generated beside it.
#![deny(warnings)]

use cc_client::endpoint;

/// Not compiled: nothing of it is there.
#[cfg(any())]
#[endpoint(GET "/v2/absent?<limit>")]
pub fn above(limit: Option<Missing>) -> Missing;

/// The same with the condition below.
#[endpoint(GET "/v2/absent?<limit>")]
#[cfg(any())]
pub fn below(limit: Option<Missing>) -> Missing;

/// Compiled.
#[endpoint(GET "/v2/present?<limit>")]
#[cfg(all())]
#[cfg_attr(all(), doc(hidden))]
pub fn present(limit: Option<u32>);

/// Deprecated, and everything in it.
#[deprecated]
pub struct Old;

#[allow(deprecated)]
impl cc_client::Argument for Old {
    fn value(&self) -> cc_client::argument::Value<'_> {
        cc_client::argument::Value::Text("old")
    }
}

/// Allowed to use it.
#[endpoint(GET "/v2/old?<old>")]
#[allow(deprecated)]
#[doc(hidden)]
pub fn get_old(old: Option<Old>);

/// Deprecated itself.
#[endpoint(GET "/v2/older")]
#[deprecated = "gone"]
pub fn older();

fn main() {
    assert_eq!(present().limit(3).target(), "/v2/present?limit=3");
    #[allow(deprecated)]
    let calls = (get_old().old(Old), older());
    assert_eq!(calls.0.target(), "/v2/old?old=old");
    assert_eq!(calls.1.target(), "/v2/older");
}
