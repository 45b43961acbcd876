use cc_client::stream;

/// One.
#[stream(SSE "/v4/logs/<appId>")]
pub fn one(app_id: String, since: u64) -> String;

/// Two.
#[stream(WS "/v4/logs/<appId>")]
pub fn two(app_id: String, since: u64, filter: &Filter) -> String;

/// A misspelt one.
#[stream(SSE "/v4/logs/<applicationId>")]
pub fn misspelt(aplication_id: String) -> String;

/// It could be the body if the transport were a method.
#[stream(POST "/v4/logs")]
pub fn method(filter: &Filter) -> String;

pub struct Filter;

fn main() {}
