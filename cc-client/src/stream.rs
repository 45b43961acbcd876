//! Streams: server-sent events and WebSockets that survive broken connections.
//!
//! A stream is declared with [`stream`](macro@crate::stream) and opened through the client's
//! stack, so its layers, host and authentication hold for it too:
//!
//! ```
//! use cc_client::{Client, stream, testing::Script};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize)]
//! pub struct Line {
//!     pub message: String,
//! }
//!
//! /// What an application says.
//! #[stream(SSE "/v4/logs/<appId>?<limit>", event = "APPLICATION_LOG")]
//! pub fn lines(app_id: String, limit: Option<u64>) -> Line;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), cc_client::Error> {
//! # let transport = Script::new().events("event: APPLICATION_LOG\nid: 1\ndata: {\"message\": \"meow\"}\n\n");
//! let client = Client::builder().transport(transport).build()?;
//! let mut lines = lines("app_…").limit(1).open(&client).await?;
//! while let Some(line) = lines.next().await {
//!     assert_eq!(line?.message, "meow");
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # What it promises
//!
//! * **Nothing lost, nothing twice.** A connection that breaks is opened again
//!   ([when](Reconnect)), behind the last event that was delivered (`Last-Event-ID`). Events that
//!   a server sends once more are known by their ids and dropped, over the last 256 of them; a new
//!   process knows the one id that it was given. A
//!   `limit` counts what was delivered, across connections. Without ids, or before the first
//!   one, there is nothing to resume by: the stream goes on with what comes then.
//! * **A dead server is noticed**, a slow consumer is not taken for one: see
//!   [`StreamSettings::heartbeat_timeout`].
//! * **Nothing piles up.** What is not polled is not read, so the server is held back; one event is
//!   bounded by [`StreamSettings::event_limit`]. A WebSocket is read ahead by 1,024 messages or
//!   4 MiB, so that heartbeats are answered while the consumer is busy.
//! * **Nothing is left.** Dropping a stream or [closing](StreamHandle::close) it ends its
//!   connection. Only a WebSocket has a task, which takes at most a second more to say goodbye.
//!
//! * **No secret is logged**: what authorizes a stream is in no URL, header or message that a log of
//!   this library or those below it shows. What the server sends is the caller's own: the library
//!   for WebSockets, `tungstenite`, logs messages at the level `TRACE`.
//!
//! Retries of the client's [`RetryLayer`](crate::layer::RetryLayer) and its time limits do not
//! apply to streams; [`StreamSettings`] do.

mod call;
mod connection;
mod core;
mod event_stream;
mod events;
mod handle;
mod heartbeat;
mod log;
pub(crate) mod opening;
mod reconnect;
mod replay;
mod settings;
mod silence;
#[cfg(test)]
mod tests;
mod upgraded;
mod websocket;

pub use self::call::{IntoStreamCall, StreamCall};
#[doc(hidden)]
pub use self::call::{append_stream_query, set_stream_query};
pub use self::event_stream::{EventStream, Lifecycle, Open, StreamEvent};
pub use self::handle::{CloseReason, StreamHandle, StreamState};
pub use self::reconnect::Reconnect;
pub use self::settings::StreamSettings;
pub use self::upgraded::Upgraded;
