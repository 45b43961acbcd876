use cc_client::endpoint;

/// Asynchronous.
#[endpoint(GET "/v2/self")]
pub async fn asynchronous() -> String;

/// Constant.
#[endpoint(GET "/v2/self")]
pub const fn constant() -> String;

/// Unsafe, foreign.
#[endpoint(GET "/v2/self")]
pub unsafe extern "C" fn foreign() -> String;

fn main() {
    let _ = (asynchronous(), constant(), foreign());
}
