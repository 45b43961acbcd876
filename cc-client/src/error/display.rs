//! How errors print.

use std::fmt::{self, Write as _};

use super::{Error, ErrorKind};

/// How much of a foreign body a message shows, in characters.
const SHOWN_BODY: usize = 120;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        if let Some(route) = inner.route {
            write!(f, "{route}: ")?;
        }
        if let Some(status) = inner.status {
            write!(f, "{}", status.as_str())?;
            if let Some(code) = self.code() {
                write!(f, " [{code}]")?;
            }
            f.write_char(' ')?;
        }
        match (inner.detail.as_str(), self.api().and_then(|api| api.message())) {
            ("", Some(message)) => f.write_str(message)?,
            ("", None) => self.write_reason(f)?,
            (detail, _) => f.write_str(detail)?,
        }
        self.write_excerpt(f)?;
        match (inner.attempts, inner.kind) {
            (0 | 1, _) => Ok(()),
            (attempts, _) => write!(f, " ({attempts} attempts)"),
        }?;
        match self.request_id() {
            Some(id) => write!(f, " (request {id})"),
            None => Ok(()),
        }
    }
}

impl Error {
    /// For an answer without a message of the platform.
    fn write_reason(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(status) = self.0.status else { return f.write_str("failed") };
        f.write_str(status.canonical_reason().unwrap_or("unknown status"))?;
        if status.is_redirection() {
            f.write_str(", a redirection that was not followed")?;
            if let Some(location) = self.location_without_query() {
                write!(f, " (to {location})")?;
            }
        }
        Ok(())
    }

    /// A query may carry a credential, so it is not shown.
    fn location_without_query(&self) -> Option<&str> {
        let location = self.0.headers.get(http::header::LOCATION)?.to_str().ok()?;
        location.split(['?', '#']).next()
    }

    /// The start of a body that says nothing by itself.
    fn write_excerpt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.0.kind == ErrorKind::Decode || self.0.api.is_none();
        let Some(body) = self.0.body.as_deref().filter(|body| shown && !body.is_empty()) else {
            return Ok(());
        };
        write!(f, ", the answer starts with `{}`", excerpt(body))
    }
}

/// The start of a body on one line. The strings of JSON are masked, those of keys are not:
/// the shape tells what is wrong, and a value may be a secret.
fn excerpt(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body.get(..SHOWN_BODY * 8).unwrap_or(body));
    let json = matches!(text.trim_start().as_bytes().first(), Some(b'{' | b'[' | b'"'));
    let text = if json { mask_strings(&text) } else { text.into_owned() };
    let mut line = String::new();
    for (index, word) in text.split_whitespace().enumerate() {
        if index > 0 {
            line.push(' ');
        }
        line.push_str(word);
    }
    line = line.replace(char::is_control, "\u{fffd}");
    match line.char_indices().nth(SHOWN_BODY) {
        Some((end, _)) => {
            line.truncate(end);
            line.push('…');
            line
        }
        None => line,
    }
}

/// Replaces every JSON string that is not a key by `"…"`.
fn mask_strings(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(quote) = rest.find('"') {
        masked.push_str(&rest[..quote]);
        let string = &rest[quote + 1..];
        let end = string_end(string);
        let after = string.get(end + 1..).unwrap_or_default();
        let content = if after.trim_start().starts_with(':') { &string[..end] } else { "…" };
        masked.push('"');
        masked.push_str(content);
        masked.push('"');
        rest = after;
    }
    masked.push_str(rest);
    masked
}

/// Where the closing quote of a string is, or its end.
fn string_end(string: &str) -> usize {
    let mut escaped = false;
    for (index, byte) in string.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index,
            _ => {}
        }
    }
    string.len()
}

/// Shows what [`Display`](fmt::Display) shows, and the cause; never headers or bodies.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("message", &self.to_string())
            .field("source", &self.0.source)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_shows_the_shape_of_json_and_no_value() {
        let body = br#"[{"name": "TOKEN", "value":"hunter2\"x", "n": 3}]"#;
        assert_eq!(excerpt(body), r#"[{"name": "…", "value":"…", "n": 3}]"#);
        assert_eq!(excerpt(br#"{"value":"hunter2"#), r#"{"value":"…""#);
    }

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(excerpt(b"<html>\n  <title>502\x1b</title>"), "<html> <title>502\u{fffd}</title>");
        let long = excerpt("é".repeat(4000).as_bytes());
        assert_eq!(long.chars().count(), super::SHOWN_BODY + 1);
        assert!(long.ends_with('…'));
    }
}
