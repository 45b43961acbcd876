//! The JSON path of a place in a text, for the messages of decode errors.
//!
//! serde_json tells the line and the column where it stopped. Walking the text up to there
//! gives the path, in one function for all types; wrapping the deserializer to record it would
//! generate the code of every model twice.

use std::fmt::Write as _;

/// The path of the value that ends at or contains the given place (both count from 1, columns
/// in bytes, as serde_json does): `$`, `[3].creationDate`.
pub(crate) fn at(text: &str, line: usize, column: usize) -> String {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let end = (before + column).min(text.len());
    let mut walk = Walk { steps: Vec::new(), rest: text.as_bytes().get(..end).unwrap_or_default() };
    walk.run();
    walk.path()
}

/// An open object (with its current key) or array (with its current index).
enum Step<'a> {
    Key(&'a [u8]),
    Index(usize),
}

struct Walk<'a> {
    steps: Vec<Step<'a>>,
    rest: &'a [u8],
}

impl<'a> Walk<'a> {
    fn run(&mut self) {
        let mut key_expected = false;
        while let [byte, rest @ ..] = self.rest {
            self.rest = rest;
            match byte {
                b'{' => {
                    self.steps.push(Step::Key(b""));
                    key_expected = true;
                }
                b'[' => self.steps.push(Step::Index(0)),
                b'}' | b']' => {
                    // The place that is asked for belongs to what is closed by the last byte.
                    if self.rest.is_empty() {
                        self.close_key(*byte);
                        return;
                    }
                    self.steps.pop();
                }
                b',' => match self.steps.last_mut() {
                    Some(Step::Index(index)) => *index += 1,
                    Some(Step::Key(_)) => key_expected = true,
                    None => {}
                },
                b'"' => {
                    let string = self.string();
                    if key_expected && let Some(Step::Key(key)) = self.steps.last_mut() {
                        *key = string;
                        key_expected = false;
                    }
                }
                _ => {}
            }
        }
    }

    /// An object that ends here lacks a field: the object itself is meant, not its last key.
    fn close_key(&mut self, byte: u8) {
        if byte == b'}' {
            self.steps.pop();
        }
    }

    /// The string whose opening quote was just read, without quotes, escapes as they are.
    fn string(&mut self) -> &'a [u8] {
        let text = self.rest;
        let mut index = 0;
        while let Some(byte) = text.get(index) {
            match byte {
                b'"' => break,
                b'\\' => index += 2,
                _ => index += 1,
            }
        }
        let end = index.min(text.len());
        self.rest = text.get(end + 1..).unwrap_or_default();
        &text[..end]
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.steps {
            // Writing to a string does not fail.
            match step {
                Step::Index(index) => drop(write!(path, "[{index}]")),
                Step::Key(b"") => {}
                Step::Key(key) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(&String::from_utf8_lossy(key));
                }
            }
        }
        if path.is_empty() {
            path.push('$');
        }
        path
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde::Deserialize;

    use super::at;

    #[derive(Debug, Deserialize)]
    struct Item {
        #[allow(dead_code)]
        count: u32,
        #[allow(dead_code)]
        inner: Option<Vec<u32>>,
    }

    fn path(text: &str) -> String {
        let error = serde_json::from_str::<Vec<Item>>(text).unwrap_err();
        at(text, error.line(), error.column())
    }

    #[test]
    fn names_the_value_that_does_not_fit() {
        assert_eq!(path(r#"[{"count":1},{"count":"x"}]"#), "[1].count");
        assert_eq!(path("[\n  {\"count\":1},\n  {\"count\": true, \"inner\": []}]"), "[1].count");
        assert_eq!(path(r#"[{"count":1,"inner":[1,2,"x"]}]"#), "[0].inner[2]");
        assert_eq!(path(r#"[{"x\"}":"]","count":[]}]"#), "[0].count");
    }

    #[test]
    fn names_the_object_that_lacks_a_field() {
        assert_eq!(path(r#"[{"count":1},{"inner":null}]"#), "[1]");
    }

    #[test]
    fn names_the_whole_when_the_whole_is_wrong() {
        assert_eq!(path(r#"{"message":"no"}"#), "$");
        assert_eq!(path(""), "$");
        assert_eq!(path("<html>"), "$");
    }
}
