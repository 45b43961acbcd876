use cc_client::endpoint;

/// An answer that is no page.
#[endpoint(GET "/v2/a?<offset>&<limit>", pages = skip(offset, limit))]
pub fn no_page(offset: Option<u32>, limit: Option<u32>) -> Option<Vec<u32>>;

/// Items without a date.
#[endpoint(GET "/v2/a?<until>&<limit>", pages = newest_first(until, limit))]
pub fn undated(until: Option<u32>, limit: Option<u32>) -> Vec<u32>;

fn main() {}
