//! Server-sent events: the decoder of `text/event-stream`.
//!
//! It follows the [HTML standard](https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation),
//! section 9.2.6 "Interpreting an event stream", and leaves to its caller what the standard
//! leaves to the connection: the last event id, the reconnection time, and what to do with a
//! block that dispatches nothing.
//!
//! ```
//! use bytes::Bytes;
//! use cc_client::sse::{Decoded, Decoder};
//!
//! let mut decoder = Decoder::new(16 << 20);
//! decoder.push(Bytes::from("event: greeting\nid: 1\nda"));
//! decoder.push(Bytes::from("ta: hello\n\n"));
//! let Some(Decoded::Block(block)) = decoder.next_block() else { panic!("a block") };
//! assert_eq!((block.event(), block.id()), ("greeting", Some("1")));
//! assert_eq!(block.into_data(), Some(Bytes::from("hello")));
//! assert_eq!(decoder.next_block(), None);
//! ```

mod assembly;
mod block;
mod decoder;
mod field;
mod line;
#[cfg(test)]
mod tests;

pub use self::block::Block;
pub(crate) use self::block::decode;
pub use self::decoder::{Decoded, Decoder, EventTooLarge};
