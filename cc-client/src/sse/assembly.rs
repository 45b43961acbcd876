//! The block whose lines are arriving.

use std::mem;
use std::ops::Range;
use std::time::Duration;

use bytes::Bytes;
use memchr::memchr;

use super::block::Block;
use super::decoder::{Decoded, EventTooLarge};
use super::field::Field;

/// Most bytes of a line that are read of a block that is being skipped.
pub(super) const SKIPPED_LINE: usize = 1024;

/// The fields so far, and the account of their size.
pub(super) struct Assembly {
    pub(super) limit: usize,
    /// Bytes of the block's lines, without their ends and without comments.
    used: usize,
    /// The block exceeded the limit: its data is gone, its short fields are still read.
    skipping: bool,
    /// A line named a known field.
    known: bool,
    fields: Fields,
}

/// Values as they were received: they become text when the block ends, for a later field may
/// replace them.
#[derive(Default)]
struct Fields {
    event: Option<Bytes>,
    id: Option<Bytes>,
    data: Data,
    retry: Option<Duration>,
}

/// The values of the `data` fields, joined by LF.
///
/// The standard ends each with LF and then removes the last LF, which is the same.
#[derive(Default)]
enum Data {
    #[default]
    Absent,
    /// One value, the ordinary case: a slice.
    One(Bytes),
    Joined(Vec<u8>),
}

impl Assembly {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, used: 0, skipping: false, known: false, fields: Fields::default() }
    }

    /// Puts further bytes on the block's account, and reports it if they are too many.
    pub(super) fn count(&mut self, bytes: usize) -> Option<Decoded> {
        self.used = self.used.saturating_add(bytes);
        if self.skipping || self.used <= self.limit {
            return None;
        }
        self.skipping = true;
        self.fields.data = Data::Absent;
        Some(Decoded::TooLarge(EventTooLarge { limit: self.limit }))
    }

    /// Whether a line of this field and length is wanted.
    pub(super) fn wants(&self, field: Field, length: usize) -> bool {
        !self.skipping || (field != Field::Data && length <= SKIPPED_LINE)
    }

    /// A line of the field was too long to be read: what an earlier one said no longer holds.
    pub(super) fn forget(&mut self, field: Field) {
        match field {
            Field::Data => self.fields.data = Data::Absent,
            Field::Event => self.fields.event = None,
            Field::Id => self.fields.id = None,
            Field::Retry => self.fields.retry = None,
        }
    }

    /// Reads a line, which is a range of a chunk, and neither blank nor a comment.
    pub(super) fn read(&mut self, chunk: &Bytes, line: Range<usize>) {
        let Some((field, start)) = chunk.get(line.clone()).and_then(Field::of) else { return };
        self.known = true;
        if !self.wants(field, line.len()) {
            return self.forget(field);
        }
        let range = line.start + start..line.end;
        let value = &chunk[range.clone()];
        match field {
            Field::Data => self.fields.data.add(chunk, range),
            Field::Event => self.fields.event = Some(chunk.slice(range)),
            Field::Id if memchr(0, value).is_some() => {}
            Field::Id => self.fields.id = Some(chunk.slice(range)),
            Field::Retry => self.fields.retry = milliseconds(value).or(self.fields.retry),
        }
    }

    /// Ends the block at its blank line. A block without a known field is nothing at all.
    pub(super) fn finish(&mut self) -> Option<Decoded> {
        self.used = 0;
        let skipped = mem::take(&mut self.skipping);
        if !mem::take(&mut self.known) && !skipped {
            return None;
        }
        let block = mem::take(&mut self.fields).into_block();
        Some(if skipped { Decoded::Skipped(block) } else { Decoded::Block(block) })
    }

    /// Bytes that the block holds: its slices, and its buffer with its spare room.
    pub(super) fn held(&self) -> usize {
        let Fields { event, id, data, retry: _ } = &self.fields;
        let data = match data {
            Data::Absent => 0,
            Data::One(value) => value.len(),
            Data::Joined(buffer) => buffer.capacity(),
        };
        event.as_ref().map_or(0, Bytes::len) + id.as_ref().map_or(0, Bytes::len) + data
    }
}

impl Data {
    fn add(&mut self, chunk: &Bytes, range: Range<usize>) {
        match self {
            Data::Absent => *self = Data::One(chunk.slice(range)),
            Data::One(first) => {
                let mut buffer = Vec::with_capacity(first.len() + 1 + range.len());
                buffer.extend_from_slice(first);
                append_line(&mut buffer, &chunk[range]);
                *self = Data::Joined(buffer);
            }
            Data::Joined(buffer) => append_line(buffer, &chunk[range]),
        }
    }
}

fn append_line(buffer: &mut Vec<u8>, value: &[u8]) {
    buffer.push(b'\n');
    buffer.extend_from_slice(value);
}

impl Fields {
    fn into_block(self) -> Block {
        let data = match self.data {
            Data::Absent => None,
            Data::One(value) => Some(value),
            Data::Joined(buffer) => Some(Bytes::from(buffer)),
        };
        Block {
            // "If the event type buffer has a value other than the empty string".
            event: self.event.filter(|name| !name.is_empty()),
            id: self.id,
            data,
            retry: self.retry,
        }
    }
}

/// "If the field value consists of only ASCII digits, then interpret the field value as an
/// integer in base ten". Without a digit there is no integer.
fn milliseconds(value: &[u8]) -> Option<Duration> {
    if value.is_empty() || !value.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let digits = value.iter().map(|digit| u64::from(digit - b'0'));
    let number = digits.fold(0u64, |number, digit| number.saturating_mul(10).saturating_add(digit));
    Some(Duration::from_millis(number))
}
