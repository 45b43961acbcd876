use cc_client::stream;

/// Two that a stream has already.
#[stream(SSE "/v4/logs?<open>&event=<only>")]
pub fn logs(open: Option<u32>, only: Vec<String>) -> String;

/// What only a call has is free.
#[stream(SSE "/v4/logs?<timeout>&<send>")]
pub fn free(timeout: Option<u32>, send: Option<u32>) -> String;

/// Required ones clash with nothing.
#[stream(SSE "/v4/logs?<open>")]
pub fn required(open: u32) -> String;

fn main() {
    let _ = free().timeout(1).send(2);
    let _ = required(3);
}
