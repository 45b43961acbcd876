use cc_client::endpoint;

/// Two that a call has already.
#[endpoint(GET "/v2/logs?<timeout>&nav=<send>")]
pub fn logs(timeout: Option<u32>, send: Vec<String>);

/// Required ones clash with nothing.
#[endpoint(GET "/v2/logs?<timeout>")]
pub fn required(timeout: u32);

fn main() {
    let _ = logs();
    let _ = required(3);
}
