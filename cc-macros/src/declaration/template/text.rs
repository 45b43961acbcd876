//! Which characters may stand in a URL as they are
//! ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986#section-3.3), sections 2 and 3).

use std::fmt::Write as _;

/// Where a text stands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// In a segment of the path: `pchar`.
    Segment,
    /// In a fixed query pair: `pchar`, `/` and `?`, but no `+`, for servers read it as a space.
    Query,
    /// The key of an argument: unreserved characters, which look the same encoded or not.
    Key,
}

impl Place {
    fn allows(self, byte: u8) -> bool {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => true,
            b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b',' | b';' | b'=' | b':' | b'@' => {
                self != Self::Key
            }
            b'+' => self == Self::Segment,
            b'/' | b'?' => self == Self::Query,
            _ => false,
        }
    }

    fn allows_escapes(self) -> bool {
        self != Self::Key
    }
}

/// The characters of `text` that must not stand there as they are, each once.
pub(super) fn refused(text: &str, place: Place) -> Vec<char> {
    let mut refused = Vec::new();
    for (at, character) in text.char_indices() {
        let good = match character {
            '%' => place.allows_escapes() && is_escape(&text[at..]),
            character => u8::try_from(character).is_ok_and(|byte| place.allows(byte)),
        };
        if !good && !refused.contains(&character) {
            refused.push(character);
        }
    }
    refused
}

/// The text with what must not stand there percent-encoded.
pub(super) fn encoded(text: &str, place: Place) -> String {
    let mut encoded = String::new();
    for (at, byte) in text.bytes().enumerate() {
        let good = match byte {
            b'%' => place.allows_escapes() && is_escape(&text[at..]),
            byte => place.allows(byte),
        };
        if good {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Whether the text starts with `%` and two hexadecimal digits.
fn is_escape(text: &str) -> bool {
    matches!(text.as_bytes(), [b'%', high, low, ..]
        if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refused_characters_are_found_once_and_encoded() {
        for (text, place, bad, repaired) in [
            ("applications", Place::Segment, "", "applications"),
            ("a%20b+c:d@e", Place::Segment, "", "a%20b+c:d@e"),
            ("a b b", Place::Segment, " ", "a%20b%20b"),
            ("100%", Place::Segment, "%", "100%25"),
            ("%zz", Place::Segment, "%", "%25zz"),
            ("é", Place::Segment, "é", "%C3%A9"),
            ("{id}", Place::Segment, "{}", "%7Bid%7D"),
            ("a?b", Place::Segment, "?", "a%3Fb"),
            ("a/b?c", Place::Query, "", "a/b?c"),
            ("a+b", Place::Query, "+", "a%2Bb"),
            ("nav-data", Place::Key, "", "nav-data"),
            ("f[]", Place::Key, "[]", "f%5B%5D"),
            ("f%20", Place::Key, "%", "f%2520"),
        ] {
            assert_eq!(refused(text, place).iter().collect::<String>(), bad, "{text}");
            assert_eq!(encoded(text, place), repaired, "{text}");
        }
    }
}
