//! What stands between two blank lines.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

/// The fields of one block of lines, of which most are events.
///
/// The texts are valid UTF-8: as the standard wants it, each invalid sequence has become
/// U+FFFD. A text is a slice of the chunk that it arrived in where that is possible, and keeps
/// that whole chunk in memory; copy what is to be kept for long, such as an id.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Block {
    pub(super) event: Option<Bytes>,
    pub(super) id: Option<Bytes>,
    pub(super) data: Option<Bytes>,
    pub(super) retry: Option<Duration>,
}

impl Block {
    /// The event's type: the value of the last `event` field, `message` if that is empty or
    /// there is none. The case of letters counts.
    pub fn event(&self) -> &str {
        self.event.as_ref().map_or("message", text)
    }

    /// The value of the last `id` field of this very block; one with a NUL does not count, as
    /// the standard ignores it.
    ///
    /// `None` if the block has none: the id of an earlier block then still holds. `Some("")`
    /// resets it.
    pub fn id(&self) -> Option<&str> {
        self.id.as_ref().map(text)
    }

    /// The values of the `data` fields, joined by LF; valid UTF-8. `None` if there is no such
    /// field, whereas a `data` field without value gives `Some` of nothing.
    pub fn data(&self) -> Option<&Bytes> {
        self.data.as_ref()
    }

    /// Takes the data out, without a copy.
    pub fn into_data(self) -> Option<Bytes> {
        self.data
    }

    /// Whether this is the event's type, without the cost of making text of it.
    pub(crate) fn is_event(&self, name: &str) -> bool {
        self.event.as_deref().map_or(name == "message", |event| event == name.as_bytes())
    }

    /// Takes the id and the data out, without a copy.
    pub(crate) fn into_id_and_data(self) -> (Option<Bytes>, Option<Bytes>) {
        (self.id, self.data)
    }

    /// The values as they were received, made text.
    pub(super) fn with_text(self) -> Self {
        let Self { event, id, data, retry } = self;
        Self { event: event.map(decode), id: id.map(decode), data: data.map(decode), retry }
    }

    /// The value of the last valid `retry` field: how long to wait before reconnecting. The
    /// standard has it in milliseconds and ASCII digits only; anything else is ignored, and
    /// what is too large for 64 bits is the largest such number.
    ///
    /// The standard obeys this field even if the stream breaks before the block's blank line;
    /// here it is told with its block.
    pub fn retry(&self) -> Option<Duration> {
        self.retry
    }

    /// Whether the standard dispatches an event for this block, which it does if there is a
    /// `data` field: "if the data buffer is an empty string, […] return". One empty `data`
    /// field is enough, for it leaves LF in that buffer.
    pub fn is_dispatched(&self) -> bool {
        self.data.is_some()
    }
}

/// Shows lengths, never content: it may be secret.
impl fmt::Debug for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Block")
            .field("event_bytes", &self.event.as_ref().map(Bytes::len))
            .field("id_bytes", &self.id.as_ref().map(Bytes::len))
            .field("data_bytes", &self.data.as_ref().map(Bytes::len))
            .field("retry", &self.retry)
            .finish()
    }
}

/// The text of bytes that the decoder made valid; checked again, as names and ids are short.
fn text(bytes: &Bytes) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// UTF-8 with U+FFFD for what is not. The standard decodes the whole stream before it looks
/// for lines; that is the same, as the bytes of CR, LF, colon and space stand in no longer
/// sequence.
pub(crate) fn decode(value: Bytes) -> Bytes {
    match std::str::from_utf8(&value) {
        Ok(_) => value,
        Err(_) => Bytes::from(String::from_utf8_lossy(&value).into_owned()),
    }
}
