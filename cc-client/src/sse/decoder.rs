//! From chunks to lines, and from lines to blocks.

use std::collections::VecDeque;
use std::fmt;
use std::mem;

use bytes::Bytes;
use memchr::memchr2;

use super::assembly::Assembly;
use super::block::Block;
use super::line::Line;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Decodes one `text/event-stream`, piece by piece.
///
/// Lines end with LF, CR or CRLF, mixed at will and split anywhere; one byte order mark at the
/// start is dropped. A CR ends its line at once: the LF that may belong to it is dropped when
/// it comes, so that no event waits for the byte behind it.
///
/// The work is linear in the bytes received, however they are cut. An event whose parts stand
/// each in one chunk is made of slices of it, without an allocation; what spans chunks, and
/// data of several lines, is copied once into a buffer of its own.
///
/// Memory is bounded by the limit given to [`Decoder::new`]: what is buffered takes at most
/// twice the limit, plus a constant. A slice keeps its whole chunk in memory, so a block can
/// keep three chunks (of its event type, its id, its data) beside the one being read. Comments
/// and unknown fields are not kept, and nothing is kept of a block that was given to the
/// caller. An invalid byte takes three once it is U+FFFD, which happens as its block ends.
///
/// What is left when the stream ends is an unfinished block; the standard discards it, and so
/// does dropping the decoder. A new connection needs a new decoder.
pub struct Decoder {
    /// Where the byte order mark may be: how much of it was seen, `None` once that is decided.
    mark: Option<usize>,
    /// The last line ended with CR: a LF that follows is part of that end.
    after_cr: bool,
    /// The chunk being read, and how far that is done.
    chunk: Bytes,
    at: usize,
    waiting: VecDeque<Bytes>,
    line: Line,
    block: Assembly,
}

/// What [`Decoder::next_block`] finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decoded {
    /// A block that ended, with at least one line of a field that the standard knows; whether
    /// the standard dispatches an event for it is told by [`Block::is_dispatched`].
    Block(Block),
    /// The present block has exceeded the limit. Told once, as soon as it happens; the rest of
    /// the block is skipped, and [`Decoded::Skipped`] tells its end.
    TooLarge(EventTooLarge),
    /// The block that was too large has ended. It has no data, but its event type, id and
    /// retry time, wherever they stood, so that a reader can move its position past the event.
    /// Such a field is missing if its line is longer than 1024 bytes and stands where the
    /// limit was exceeded or after.
    Skipped(Block),
}

/// A block of lines is larger than the decoder's limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an event of the stream is larger than {limit} bytes")]
#[non_exhaustive]
pub struct EventTooLarge {
    /// The limit, in bytes.
    pub limit: usize,
}

impl Decoder {
    /// A decoder that accepts blocks of up to `limit` bytes. They are counted as they are
    /// received: all lines of the block with their field names, without line ends and without
    /// comments.
    pub fn new(limit: usize) -> Self {
        Self {
            mark: Some(0),
            after_cr: false,
            chunk: Bytes::new(),
            at: 0,
            waiting: VecDeque::new(),
            line: Line::default(),
            block: Assembly::new(limit),
        }
    }

    /// Gives the decoder the next bytes of the stream.
    ///
    /// Take all that [`next_block`](Self::next_block) gives before the next push: until then,
    /// chunks wait in a queue, which has no limit.
    pub fn push(&mut self, chunk: Bytes) {
        if self.at == self.chunk.len() && self.waiting.is_empty() {
            self.chunk = chunk;
            self.at = 0;
        } else {
            self.waiting.push_back(chunk);
        }
    }

    /// The next block, or that one is too large; `None` if that takes more bytes than were
    /// pushed.
    pub fn next_block(&mut self) -> Option<Decoded> {
        Some(match self.next_raw_block()? {
            Decoded::Block(block) => Decoded::Block(block.with_text()),
            Decoded::Skipped(block) => Decoded::Skipped(block.with_text()),
            told @ Decoded::TooLarge(_) => told,
        })
    }

    /// The same with values that may not be UTF-8: what reads them checks that itself, and the time
    /// for a second look is worth saving.
    pub(crate) fn next_raw_block(&mut self) -> Option<Decoded> {
        loop {
            if self.at == self.chunk.len() {
                self.at = 0;
                self.chunk = Bytes::new();
                self.chunk = self.waiting.pop_front()?;
                continue;
            }
            let decoded = match self.mark {
                Some(seen) => self.read_mark(seen),
                None => self.read_line(),
            };
            if decoded.is_some() {
                return decoded;
            }
        }
    }

    /// Bytes of memory that an unfinished block holds, spare room in buffers included; neither
    /// chunks that wait in the queue, nor what else is in the chunks that it keeps.
    pub fn buffered(&self) -> usize {
        self.line.held() + self.block.held()
    }

    /// Reads one byte at the start of the stream: "The UTF-8 decode algorithm strips one
    /// leading UTF-8 Byte Order Mark (BOM), if any."
    fn read_mark(&mut self, seen: usize) -> Option<Decoded> {
        if self.chunk.get(self.at) == BOM.get(seen) {
            self.at += 1;
            self.mark = Some(seen + 1).filter(|seen| *seen < BOM.len());
            return None;
        }
        self.mark = None;
        if seen == 0 {
            return None;
        }
        // It was the start of a line after all, and of no field that is known.
        self.line = Line::Useless;
        self.block.count(seen)
    }

    /// Reads up to the end of a line or of the chunk, which has unread bytes.
    fn read_line(&mut self) -> Option<Decoded> {
        let rest = &self.chunk[self.at..];
        if mem::take(&mut self.after_cr) && rest.first() == Some(&b'\n') {
            self.at += 1;
            return None;
        }
        let Some(length) = memchr2(b'\n', b'\r', rest) else {
            let report = self.line.push(rest, false, &mut self.block);
            self.at = self.chunk.len();
            return report;
        };
        self.after_cr = rest[length] == b'\r';
        let (start, end) = (self.at, self.at + length);
        self.at = end + 1;
        if self.line.is_fresh() { self.whole_line(start, end) } else { self.last_piece(start, end) }
    }

    /// Reads a line that stands in the chunk from its start to its end.
    fn whole_line(&mut self, start: usize, end: usize) -> Option<Decoded> {
        match self.chunk[start..end].first() {
            None => self.block.finish(),
            Some(b':') => None,
            Some(_) => {
                let report = self.block.count(end - start);
                self.block.read(&self.chunk, start..end);
                report
            }
        }
    }

    /// Reads a line that began in an earlier chunk. It is not blank, so no block ends with it.
    fn last_piece(&mut self, start: usize, end: usize) -> Option<Decoded> {
        let mut report = None;
        if start < end {
            report = self.line.push(&self.chunk[start..end], true, &mut self.block);
        }
        if let Some(line) = self.line.take() {
            self.block.read(&line, 0..line.len());
        }
        report
    }
}

/// Shows lengths, never content: it may be secret.
impl fmt::Debug for Decoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decoder")
            .field("limit", &self.block.limit)
            .field("buffered", &self.buffered())
            .field("unread", &(self.chunk.len() - self.at))
            .field("waiting", &self.waiting.len())
            .finish_non_exhaustive()
    }
}
