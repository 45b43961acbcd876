//! A line that did not end in the chunk in which it began.

use std::mem;

use bytes::Bytes;

use super::assembly::Assembly;
use super::decoder::Decoded;
use super::field::{Begins, Field, HEAD};

/// What is kept of the line: no more than it takes to read it once its end is here.
#[derive(Default)]
pub(super) enum Line {
    /// No byte of it is here.
    #[default]
    Fresh,
    /// A comment, of which nothing is kept and nothing is counted.
    Comment,
    /// It has no use, but counts.
    Useless,
    Held(Vec<u8>),
}

impl Line {
    pub(super) fn is_fresh(&self) -> bool {
        matches!(self, Line::Fresh)
    }

    /// Adds a piece, which is not empty; `ends` says that the line ends with it. Reports the
    /// block if that makes it too large.
    pub(super) fn push(&mut self, piece: &[u8], ends: bool, block: &mut Assembly) -> Option<Decoded> {
        if self.is_fresh() {
            *self = if piece.starts_with(b":") { Line::Comment } else { Line::Held(Vec::new()) };
        }
        if matches!(self, Line::Comment) {
            return None;
        }
        let report = block.count(piece.len());
        if let Line::Held(held) = self {
            let length = held.len() + piece.len();
            match Field::begins(&head(held, piece)[..length.min(HEAD)]) {
                Begins::Unknown => *self = Line::Useless,
                Begins::With(field) if !block.wants(field, length) => {
                    block.forget(field);
                    *self = Line::Useless;
                }
                Begins::With(_) | Begins::Undecided => {
                    grow(held, length, ends, block.limit);
                    held.extend_from_slice(piece);
                }
            }
        }
        report
    }

    /// Ends the line. It is `None` if there is nothing in it to read.
    pub(super) fn take(&mut self) -> Option<Bytes> {
        match mem::take(self) {
            Line::Held(held) => Some(held.into()),
            Line::Fresh | Line::Comment | Line::Useless => None,
        }
    }

    /// Bytes of memory that it holds, spare room included.
    pub(super) fn held(&self) -> usize {
        if let Line::Held(held) = self { held.capacity() } else { 0 }
    }
}

/// The first bytes of both together.
fn head(held: &[u8], piece: &[u8]) -> [u8; HEAD] {
    let mut head = [0; HEAD];
    for (to, from) in head.iter_mut().zip(held.iter().chain(piece)) {
        *to = *from;
    }
    head
}

/// Makes room for `length` bytes: exactly if no more follow, else for twice as many as before,
/// so that a long line is not copied at each piece; but for no more than may come.
fn grow(held: &mut Vec<u8>, length: usize, ends: bool, limit: usize) {
    if length > held.capacity() {
        let doubled = held.capacity().saturating_mul(2).min(limit);
        let target = if ends { length } else { length.max(doubled) };
        held.reserve_exact(target - held.len());
    }
}
