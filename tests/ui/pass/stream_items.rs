//! What an item may be.

use cc_client::{Bytes, Text, stream};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Line {
    pub message: String,
}

pub mod other {
    #[derive(serde::Deserialize)]
    pub struct Result {
        pub ended: bool,
    }
}

/// A model.
#[stream(SSE "/v4/logs")]
pub fn model() -> Line;

/// Some of them an item.
#[stream(SSE "/v4/logs")]
pub fn several() -> Vec<Line>;

/// Perhaps absent within the item.
#[stream(SSE "/v4/logs")]
pub fn within() -> (u8, Option<Line>);

/// As it comes.
#[stream(SSE "/v4/logs")]
pub fn text() -> Text;

/// As it comes.
#[stream(WS "/v4/logs")]
pub fn bytes() -> Bytes;

/// A model that bears the name of something else.
#[stream(WS "/v4/logs")]
pub fn named() -> other::Result;

fn main() {
    assert_eq!(model().target(), "/v4/logs");
    let _ = (several(), within(), text(), bytes());
    let _ = named().only(|result| result.ended);
    let _ = model().only(|line| line.message.is_empty());
}
