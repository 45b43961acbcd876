use cc_client::stream;

/// Asynchronous, with a body.
#[stream(SSE "/v4/logs")]
pub async fn asynchronous() -> String {
    String::new()
}

/// Generic.
#[stream(SSE "/v4/logs?<since>")]
pub fn generic<T>(since: T) -> String;

/// Over a lifetime.
#[stream(SSE "/v4/logs?<filter>")]
pub fn lifetime<'a>(filter: &'a str) -> String;

pub struct Service;

impl Service {
    /// A method.
    #[stream(SSE "/v4/logs")]
    pub fn method(&self) -> String;
}

/// Another item.
#[stream(SSE "/v4/logs")]
pub struct Logs;

/// Named like the type that it returns.
#[stream(SSE "/v4/line?<since>")]
pub fn line(since: Option<u64>) -> Line;

pub struct Line;

fn main() {
    let _ = (asynchronous(), lifetime("a"), Logs);
}
