use cc_client::endpoint;

/// Nothing there.
#[endpoint(GET "/v2/logs?")]
pub fn nothing();

/// Empty ones.
#[endpoint(GET "/v2/logs?<limit>&&<since>&")]
pub fn empty(limit: u32, since: u32);

/// Neither placeholder nor pair.
#[endpoint(GET "/v2/logs?limit")]
pub fn bare(limit: u32);

/// A pair without a key.
#[endpoint(GET "/v2/logs?=<limit>&=x")]
pub fn keyless(limit: u32);

/// Text beside a placeholder.
#[endpoint(GET "/v2/logs?limit=<limit>s&<since>=now&a<b>")]
pub fn mixed(limit: u32, since: u32, b: u32);

/// A key that would have to be encoded.
#[endpoint(GET "/v2/logs?filter[name]=<name>")]
pub fn key(name: String);

/// Values that have to be encoded.
#[endpoint(GET "/v2/logs?kind=a b&range=1+2")]
pub fn value();

/// Not closed.
#[endpoint(GET "/v2/logs?<limit")]
pub fn open(limit: u32);

fn main() {}
