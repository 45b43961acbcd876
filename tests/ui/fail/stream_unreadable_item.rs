use cc_client::stream;

pub struct Line;

/// Nobody said how a line is read.
#[stream(SSE "/v4/logs")]
pub fn logs() -> Line;

fn main() {}
