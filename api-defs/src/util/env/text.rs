//! Reading `NAME=value`.

use std::borrow::Cow;

use super::error::{EnvError, EnvErrorKind};
use super::name::{NameMode, is_java_only, validate_name};
use super::scan::{Cursor, Finder, Names};
use super::{EnvVar, ParsedEnv, sort};

/// Reads variables from text, one `NAME=value` a line; see [the module](super) for its form.
///
/// One pass: the time it takes grows with the length of the text, whatever is in it.
pub fn parse_text(text: &str, mode: NameMode) -> ParsedEnv<'_> {
    let mut parser = Parser::new(text, mode);
    parser.run();
    sort(&mut parser.parsed.variables);
    parser.parsed
}

#[derive(Debug)]
pub(super) struct Parser<'a> {
    text: &'a str,
    mode: NameMode,
    line_feeds: Finder,
    equals: Finder,
    single_quotes: Finder,
    double_quotes: Finder,
    cursor: Cursor<'a>,
    names: Names<'a>,
    parsed: ParsedEnv<'a>,
    /// How many bytes were looked at outside the tools above.
    #[cfg(test)]
    steps: usize,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, mode: NameMode) -> Self {
        Self {
            text,
            mode,
            line_feeds: Finder::new(b'\n'),
            equals: Finder::new(b'='),
            single_quotes: Finder::new(b'\''),
            double_quotes: Finder::new(b'"'),
            cursor: Cursor::new(text),
            names: Names::default(),
            parsed: ParsedEnv::default(),
            #[cfg(test)]
            steps: 0,
        }
    }

    pub(super) fn run(&mut self) {
        let mut start = 0;
        while start < self.text.len() {
            start = self.line(start);
        }
    }

    /// Reads the line that begins here, and says where the next one does.
    fn line(&mut self, start: usize) -> usize {
        let end = self.line_feeds.next(self.text, start);
        let line = self.slice(start, end);
        if matches!(line.chars().find(|character| !is_blank(*character)), None | Some('#')) {
            return end + 1;
        }
        if !line.contains('=') {
            self.error(EnvErrorKind::InvalidLine, None, start);
            return end + 1;
        }
        // Where each `=` of the line has a backslash before it, this is the one of a later line.
        let equals = self.equals.next(self.text, start);
        let name = self.text.get(start..equals).unwrap_or_default();
        let is_name_good = self.check_name(name, start, equals);
        match self.text.as_bytes().get(equals + 1) {
            Some(quote @ (b'"' | b'\'')) => self.quoted(name, is_name_good, *quote, equals, end),
            _ => {
                if is_name_good {
                    let value = self.slice(equals + 1, end);
                    self.parsed.variables.push(EnvVar::new(name, value));
                }
                end + 1
            }
        }
    }

    /// Whether a variable may have the name, that it is new included.
    fn check_name(&mut self, name: &'a str, start: usize, end: usize) -> bool {
        let is_valid = self.is_valid(name);
        if !is_valid {
            let kind = match self.mode {
                NameMode::Simple => EnvErrorKind::InvalidName,
                NameMode::Strict => EnvErrorKind::InvalidNameStrict,
            };
            self.error(kind, Some(name), start);
        } else if is_java_only(name) {
            self.error(EnvErrorKind::JavaInfo, Some(name), start);
        }
        let is_new = self.names.see(self.text, start, end);
        if !is_new {
            self.error(EnvErrorKind::DuplicatedName, Some(name), start);
        }
        is_valid && is_new
    }

    /// Reads the value between the quote behind `=` and the next one like it. `end` is that of the
    /// line where the variable begins.
    fn quoted(&mut self, name: &'a str, is_name_good: bool, quote: u8, equals: usize, end: usize) -> usize {
        let start = equals + 2;
        let quotes = if quote == b'"' { &mut self.double_quotes } else { &mut self.single_quotes };
        let close = quotes.next(self.text, start);
        if close >= self.text.len() || end > close + 1 {
            self.error(EnvErrorKind::InvalidValue, Some(name), close + 1);
            return end + 1;
        }
        if is_name_good {
            let value = unescape(self.slice(start, close), quote);
            self.parsed.variables.push(EnvVar::new(name, value));
        }
        close + 1
    }

    fn error(&mut self, kind: EnvErrorKind, name: Option<&'a str>, offset: usize) {
        let position = self.cursor.position(offset);
        self.parsed.errors.push(EnvError::new(kind, name.map(Cow::Borrowed), Some(position)));
    }

    /// A name that goes over lines is not valid, which shows in its first line.
    fn is_valid(&mut self, name: &str) -> bool {
        #[cfg(test)]
        {
            self.steps += name.lines().next().map_or(0, str::len) + 1;
        }
        validate_name(name, self.mode)
    }

    fn slice(&mut self, start: usize, end: usize) -> &'a str {
        #[cfg(test)]
        {
            self.steps += end.saturating_sub(start);
        }
        self.text.get(start..end).unwrap_or_default()
    }

    /// How many bytes were looked at, all in all.
    #[cfg(test)]
    pub(super) fn steps(&self) -> usize {
        let finders = [&self.line_feeds, &self.equals, &self.single_quotes, &self.double_quotes];
        let found: usize = finders.iter().map(|finder| finder.steps).sum();
        found + self.cursor.steps + self.names.steps + self.steps
    }
}

/// White space as JavaScript has it: that of Unicode with the byte order mark, without U+0085.
fn is_blank(character: char) -> bool {
    (character.is_whitespace() && character != '\u{85}') || character == '\u{feff}'
}

/// Takes away the backslashes that let `quote` stand in a value: of n before it, (n - 1) / 2 stay.
fn unescape(raw: &str, quote: u8) -> String {
    let mut value = String::with_capacity(raw.len());
    let mut backslashes: usize = 0;
    for character in raw.chars() {
        if character == char::from(quote) {
            let kept = backslashes.saturating_sub(1) / 2;
            value.truncate(value.len() - (backslashes - kept));
        }
        backslashes = if character == '\\' { backslashes + 1 } else { 0 };
        value.push(character);
    }
    value
}
