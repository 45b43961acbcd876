use cc_client::stream;

/// Empty.
#[stream(SSE "/v4/logs", event = "")]
pub fn empty() -> String;

/// More than one line, and a NUL.
#[stream(SSE "/v4/logs", event = "A\nB", heartbeat = "C\rD", end = "E\0F")]
pub fn lines() -> String;

/// One event in two roles.
#[stream(SSE "/v4/logs", event = "PING", heartbeat = "PING")]
pub fn twice() -> String;

/// The name of the heartbeat, which is not written.
#[stream(SSE "/v4/logs", event = "HEARTBEAT")]
pub fn heartbeat() -> String;

/// The name of the end, which is not written.
#[stream(SSE "/v4/logs", event = "END_OF_STREAM")]
pub fn end() -> String;

fn main() {}
