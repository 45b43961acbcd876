use cc_client::{Bytes, Text, endpoint};

/// Text that may be missing.
#[endpoint(GET "/v2/self")]
pub fn text() -> Option<Text>;

/// Bytes that may be missing.
#[endpoint(GET "/v2/self")]
pub fn bytes() -> Option<Bytes>;

/// Nothing that may be missing.
#[endpoint(GET "/v2/self")]
pub fn unit() -> Option<()>;

/// Missing twice.
#[endpoint(GET "/v2/self")]
pub fn option() -> Option<Option<String>>;

/// A result.
#[endpoint(GET "/v2/self")]
pub fn result() -> Result<Vec<String>, std::io::Error>;

/// Borrowed.
#[endpoint(GET "/v2/self")]
pub fn borrowed() -> &Vec<String>;

/// Borrowed within.
#[endpoint(GET "/v2/self")]
pub fn within() -> Vec<&'static str>;

fn main() {
    let _ = (text(), bytes(), unit(), option(), result(), borrowed(), within());
}
