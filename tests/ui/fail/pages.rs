use cc_client::{endpoint, stream};

/// No value, and one that is none.
#[endpoint(GET "/v2/a?<offset>&<limit>", pages)]
pub fn missing(offset: Option<u32>, limit: Option<u32>) -> Vec<u32>;
#[endpoint(GET "/v2/a?<offset>&<limit>", pages = cursor(offset))]
pub fn unknown(offset: Option<u32>, limit: Option<u32>) -> Vec<u32>;

/// Too few names, and too many.
#[endpoint(GET "/v2/a?<offset>&<limit>", pages = skip(offset))]
pub fn few(offset: Option<u32>, limit: Option<u32>) -> Vec<u32>;
#[endpoint(GET "/v2/a?<offset>&<limit>", pages = newest_first(offset, limit, order))]
pub fn many(offset: Option<u32>, limit: Option<u32>) -> Vec<u32>;

/// Names that the query does not have, or not as it must.
#[endpoint(GET "/v2/a?<offset>&<limit>&kind=x", pages = skip(ofset, kind))]
pub fn names(offset: Option<u32>, limit: Option<u32>) -> Vec<u32>;
#[endpoint(GET "/v2/a?<offset>&<limit>", pages = range(offset, limit))]
pub fn required(offset: u32, limit: Vec<u32>) -> Vec<u32>;
#[endpoint(GET "/v2/a?<offset>&<limit>", pages = skip(limit, limit))]
pub fn twice(offset: Option<u32>, limit: Option<u32>) -> Vec<u32>;

/// Not a GET.
#[endpoint(POST "/v2/a?<offset>&<limit>", pages = skip(offset, limit))]
pub fn post(offset: Option<u32>, limit: Option<u32>) -> Vec<u32>;

/// The names of the methods that it has.
#[endpoint(GET "/v2/a?<items>&<pages>", pages = skip(items, pages))]
pub fn methods(items: Option<u32>, pages: Option<u32>) -> Vec<u32>;

/// A stream has none.
#[stream(SSE "/v2/a?<offset>&<limit>", pages = skip(offset, limit))]
pub fn stream(offset: Option<u32>, limit: Option<u32>) -> u32;

fn main() {}
