use cc_client::stream;

/// None.
#[stream(SSE "/v4/logs")]
pub fn none();

/// Nothing.
#[stream(SSE "/v4/logs")]
pub fn unit() -> ();

/// A result.
#[stream(SSE "/v4/logs")]
pub fn result() -> Result<Vec<String>, cc_client::Error>;

/// An option.
#[stream(SSE "/v4/logs")]
pub fn option() -> Option<String>;

/// A form.
#[stream(SSE "/v4/logs")]
pub fn form() -> cc_client::Form<String>;

/// A stream.
#[stream(SSE "/v4/logs")]
pub fn a_stream() -> impl futures_core::Stream<Item = Vec<String>>;

/// The library's stream.
#[stream(SSE "/v4/logs")]
pub fn event_stream() -> cc_client::stream::EventStream<String>;

/// Any other `impl`.
#[stream(SSE "/v4/logs")]
pub fn any() -> impl Iterator<Item = String>;

/// Borrowed.
#[stream(SSE "/v4/logs")]
pub fn borrowed() -> &'static str;

fn main() {
    let _ = (none(), unit(), result(), option(), form(), a_stream(), event_stream(), any(), borrowed());
}
