//! Walking through a text so that no part of it is looked at again and again, whatever it holds.

use std::collections::{HashMap, HashSet};

use super::error::Position;

/// Finds the next byte of one kind that has no backslash directly before it.
///
/// It keeps what it found last: as questions only ever go on in the text, all of them together
/// look at each byte once, even where many ask for the same far place.
#[derive(Debug)]
pub(super) struct Finder {
    byte: u8,
    /// From where to where it looked last, if it did.
    known: Option<(usize, usize)>,
    /// How many bytes it looked at.
    #[cfg(test)]
    pub(super) steps: usize,
}

impl Finder {
    pub(super) fn new(byte: u8) -> Self {
        Self {
            byte,
            known: None,
            #[cfg(test)]
            steps: 0,
        }
    }

    /// The place of the next one at or after `from`; the length of the text if there is none.
    ///
    /// What stands before `from` does not count. It never is a backslash here: a quote, `=` or a
    /// line feed is, or nothing.
    pub(super) fn next(&mut self, text: &str, from: usize) -> usize {
        if let Some((start, found)) = self.known
            && (start..=found).contains(&from)
        {
            return found;
        }
        let found = unescaped(text, self.byte, from);
        self.known = Some((from, found));
        #[cfg(test)]
        {
            self.steps += found.saturating_sub(from) + 1;
        }
        found
    }
}

/// What [`Finder::next`] finds, without memory.
pub(super) fn unescaped(text: &str, byte: u8, from: usize) -> usize {
    let mut before = 0;
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let found = rest.iter().position(|current| {
        let is_found = *current == byte && before != b'\\';
        before = *current;
        is_found
    });
    found.map_or(text.len(), |index| from + index)
}

/// Counts lines and columns on its way through a text.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: Position,
    /// The end of the text, once it was asked for: the only place that comes before others.
    end: Option<Position>,
    /// How many bytes it looked at.
    #[cfg(test)]
    pub(super) steps: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: Position { line: 1, column: 0, offset: 0 },
            end: None,
            #[cfg(test)]
            steps: 0,
        }
    }

    /// The position of a place that is not before the last one; one beyond the end of the text is
    /// brought back to it.
    pub(super) fn position(&mut self, offset: usize) -> Position {
        if offset < self.text.len() {
            self.at = self.walk(offset);
            return self.at;
        }
        match self.end {
            Some(end) => end,
            None => {
                let end = self.walk(self.text.len());
                self.end = Some(end);
                end
            }
        }
    }

    fn walk(&mut self, offset: usize) -> Position {
        let mut at = self.at;
        let passed = self.text.get(at.offset..offset).unwrap_or_default();
        #[cfg(test)]
        {
            self.steps += passed.len();
        }
        for character in passed.chars() {
            at.offset += character.len_utf8();
            if character == '\n' {
                at.line += 1;
                at.column = 0;
            } else {
                at.column += character.len_utf16();
            }
        }
        at
    }
}

/// The names that were seen.
///
/// A name that isn't valid may go over many lines, and so may the one that begins a line later, to
/// the same end. So that all of them together cost no more than their text, a name is known by the
/// number of its first line and the number of the name that its other lines are.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    lines: HashMap<&'a str, usize>,
    names: HashMap<(usize, Option<usize>), usize>,
    seen: HashSet<usize>,
    /// The names that go over lines to the same end: where each begins, last one first.
    crossing: Vec<(usize, usize)>,
    crossing_end: usize,
    /// How many bytes it looked at.
    #[cfg(test)]
    pub(super) steps: usize,
}

impl<'a> Names<'a> {
    /// Takes note of the name between two places; false if it was seen before.
    pub(super) fn see(&mut self, text: &'a str, start: usize, end: usize) -> bool {
        let name = self.crossing(start, end).unwrap_or_else(|| self.number(text, start, end));
        self.seen.insert(name)
    }

    /// The number of a name that a longer one brought along.
    fn crossing(&mut self, start: usize, end: usize) -> Option<usize> {
        if self.crossing_end != end {
            self.crossing.clear();
            return None;
        }
        while let Some((known, name)) = self.crossing.pop() {
            if known == start {
                return Some(name);
            }
        }
        None
    }

    fn number(&mut self, text: &'a str, start: usize, end: usize) -> usize {
        #[cfg(test)]
        {
            self.steps += end - start;
        }
        let name = text.get(..end).unwrap_or_default();
        let mut starts = vec![start];
        loop {
            let line = starts.last().copied().unwrap_or(end);
            match unescaped(name, b'\n', line) {
                found if found < end => starts.push(found + 1),
                _ => break,
            }
        }
        self.crossing_end = end;
        let (mut rest, mut line_end) = (None, end);
        for start in starts.into_iter().rev() {
            let line = name.get(start..line_end).unwrap_or_default();
            let number = self.lines.len();
            let line = *self.lines.entry(line).or_insert(number);
            let number = self.names.len();
            let name = *self.names.entry((line, rest)).or_insert(number);
            self.crossing.push((start, name));
            rest = Some(name);
            line_end = start.saturating_sub(1);
        }
        // The last one is that which was asked for.
        self.crossing.pop().map_or(0, |(_, name)| name)
    }
}
