//! How errors print.

use std::fmt::{self, Write as _};

use http::header::LOCATION;

use super::{Error, ErrorKind};

/// How much of a foreign body a message shows, in characters.
const SHOWN_BODY: usize = 120;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_line(&mut OneLine(f))
    }
}

/// Keeps what the platform and the libraries say from breaking the line, or a terminal.
struct OneLine<'a, 'f>(&'a mut fmt::Formatter<'f>);

impl fmt::Write for OneLine<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for (index, part) in text.split(char::is_control).enumerate() {
            if index > 0 {
                self.0.write_char(' ')?;
            }
            self.0.write_str(part)?;
        }
        Ok(())
    }
}

impl Error {
    fn write_line(&self, f: &mut OneLine<'_, '_>) -> fmt::Result {
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
            (detail, Some(message)) => write!(f, "{detail}; the platform says: {message}")?,
            (detail, None) => f.write_str(detail)?,
        }
        self.write_excerpt(f)?;
        if inner.kind == ErrorKind::Unauthorized && !self.asks_to_log_in() {
            f.write_str("; log in again")?;
        }
        match (inner.attempts, inner.kind) {
            (0 | 1, _) => Ok(()),
            (attempts, _) => write!(f, " ({attempts} attempts)"),
        }?;
        match self.request_id() {
            Some(id) => write!(f, " (request {id})"),
            None => Ok(()),
        }
    }

    /// Whether the platform's own message says it.
    fn asks_to_log_in(&self) -> bool {
        let message = self.api().and_then(|api| api.message()).unwrap_or_default().to_ascii_lowercase();
        ["log in", "login", "log-in", "logged in", "sign in"].iter().any(|asked| message.contains(asked))
    }

    /// For an answer without a message of the platform.
    fn write_reason(&self, f: &mut OneLine<'_, '_>) -> fmt::Result {
        let Some(status) = self.0.status else { return f.write_str("failed") };
        f.write_str(status.canonical_reason().unwrap_or("unknown status"))?;
        let location = self.0.headers.get(LOCATION).filter(|_| status.is_redirection());
        match location.and_then(|location| location.to_str().ok()) {
            Some(location) => {
                let (scheme, rest) = without_secrets(location);
                write!(f, ", a redirection that was not followed (to {scheme}{rest})")
            }
            None => Ok(()),
        }
    }

    /// The start of a body that says nothing by itself.
    fn write_excerpt(&self, f: &mut OneLine<'_, '_>) -> fmt::Result {
        let shown = self.0.api.is_none();
        let Some(body) = self.0.body.as_deref().filter(|body| shown && !body.is_empty()) else {
            return Ok(());
        };
        write!(f, ", the answer starts with `{}`", excerpt(body))
    }
}

/// A URL without user, query and fragment, any of which may be a credential: what is before
/// the user, and what is after.
fn without_secrets(url: &str) -> (&str, &str) {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    let start = match url.find("//") {
        // RFC 3986 §3: only a scheme may be before an authority.
        Some(slashes) if !url[..slashes].contains('/') => slashes + 2,
        _ => return ("", url),
    };
    let (scheme, rest) = url.split_at(start);
    let authority = rest.split('/').next().unwrap_or_default();
    let user = authority.rfind('@').map_or(0, |at| at + 1);
    (scheme, &rest[user..])
}

/// What a library says of an answer that does not fit, without the texts that it quotes.
pub(crate) fn masked_message(message: &str) -> String {
    const VARIANT: &str = "unknown variant `";
    let mask = |message: &str| mask_strings(message, |_| false);
    if let Some((before, rest)) = message.split_once(VARIANT) {
        // The variant may have quotes and backticks of its own.
        let end = rest.rfind("`, expected ").or_else(|| rest.rfind("`, there are no variants"));
        let after = end.map_or("`", |end| &rest[end..]);
        return [&mask(before), VARIANT, "…", &mask(after)].concat();
    }
    mask(message)
}

/// The start of a body on one line. The strings of JSON and the values of a form are masked,
/// their keys are not: the shape tells what is wrong, and a value may be a secret.
fn excerpt(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body.get(..SHOWN_BODY * 8).unwrap_or(body));
    // Masked rather than not: a byte order mark may stand before the JSON.
    let json = text.contains('"') && !text.trim_start().starts_with('<');
    let text = match json {
        true => mask_strings(&text, is_key),
        false if is_form(text.trim()) => mask_values(text.trim()),
        false => text.into_owned(),
    };
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

/// Whether a JSON string that is followed by this text is the key of an object.
fn is_key(after: &str) -> bool {
    after.trim_start().starts_with(':')
}

/// Replaces every JSON string by `"…"`, but those to keep: what follows them tells.
fn mask_strings(text: &str, keep: impl Fn(&str) -> bool) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(quote) = rest.find('"') {
        masked.push_str(&rest[..quote]);
        let string = &rest[quote + 1..];
        let end = string_end(string);
        let after = string.get(end + 1..).unwrap_or_default();
        let content = if keep(after) { &string[..end] } else { "…" };
        masked.push('"');
        masked.push_str(content);
        masked.push('"');
        rest = after;
    }
    masked.push_str(rest);
    masked
}

/// Whether a text looks like `application/x-www-form-urlencoded`.
fn is_form(text: &str) -> bool {
    text.contains('=') && !text.contains(|c: char| c == '<' || c.is_whitespace())
}

/// Replaces the values of a form by `…`.
fn mask_values(form: &str) -> String {
    let masked = form.split('&').map(|pair| match pair.split_once('=') {
        Some((key, _)) => format!("{key}=…"),
        None => "…".to_owned(),
    });
    masked.collect::<Vec<_>>().join("&")
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
    use http::{Response, StatusCode};

    use super::{Error, excerpt, masked_message, without_secrets};

    /// The line of an error with this status and answer.
    fn line(status: StatusCode, body: &'static str) -> String {
        let mut parts = Response::new(()).into_parts().0;
        parts.status = status;
        Error::refused(parts, body.into()).to_string()
    }

    #[test]
    fn who_is_not_known_is_told_to_log_in_once() {
        let said = |body| line(StatusCode::UNAUTHORIZED, body);
        assert_eq!(said(""), "401 Unauthorized; log in again");
        assert_eq!(
            said(r#"{"id":2001,"message":"Invalid OAuth token"}"#),
            "401 [2001] Invalid OAuth token; log in again"
        );
        assert_eq!(said("<p>No"), "401 Unauthorized, the answer starts with `<p>No`; log in again");
        for message in ["You must be logged in", "Please Log in", "login required", "Sign in first"] {
            let body = format!(r#"{{"message":"{message}"}}"#).leak();
            assert_eq!(said(body), format!("401 {message}"));
        }
        assert_eq!(line(StatusCode::FORBIDDEN, ""), "403 Forbidden");
    }

    #[test]
    fn a_url_is_shown_without_what_may_be_a_credential() {
        for (url, shown) in [
            ("https://ada:pw@x.example:8443/a@b?key=k#f", "https://x.example:8443/a@b"),
            ("//ada@x.example", "//x.example"),
            ("/a//b@c?d", "/a//b@c"),
            ("?key=k", ""),
        ] {
            let (scheme, rest) = without_secrets(url);
            assert_eq!(format!("{scheme}{rest}"), shown);
        }
    }

    #[test]
    fn a_message_quotes_no_text_of_the_answer() {
        for (message, shown) in [
            (r#"invalid type: string "a\"b", expected u32"#, r#"invalid type: string "…", expected u32"#),
            (r#"no date "x": too short"#, r#"no date "…": too short"#),
            ("unknown variant `x`, expected `a` or `b`", "unknown variant `…`, expected `a` or `b`"),
            ("unknown variant `x\"y`z`, expected `a`", "unknown variant `…`, expected `a`"),
            ("unknown variant `x`, there are no variants", "unknown variant `…`, there are no variants"),
            ("missing field `name` at line 1", "missing field `name` at line 1"),
        ] {
            assert_eq!(masked_message(message), shown);
        }
    }

    #[test]
    fn an_excerpt_shows_the_shape_of_json_and_no_value() {
        let marked = "\u{feff}{\"value\":\"hunter2\"}";
        assert!(!excerpt(marked.as_bytes()).contains("hunter2"));
        let body = br#"[{"name": "TOKEN", "value":"hunter2\"x", "n": 3}]"#;
        assert_eq!(excerpt(body), r#"[{"name": "…", "value":"…", "n": 3}]"#);
        assert_eq!(excerpt(br#"{"value":"hunter2"#), r#"{"value":"…""#);
    }

    #[test]
    fn an_excerpt_shows_the_keys_of_a_form_and_no_value() {
        assert_eq!(
            excerpt(b"oauth_token=t&oauth_token_secret=hunter2&hunter2"),
            "oauth_token=…&oauth_token_secret=…&…"
        );
        assert_eq!(excerpt(b"a = b"), "a = b");
        assert_eq!(excerpt(b"<a href=x>"), "<a href=x>");
    }

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(excerpt(b"<html>\n  <title>502\x1b</title>"), "<html> <title>502\u{fffd}</title>");
        let long = excerpt("é".repeat(4000).as_bytes());
        assert_eq!(long.chars().count(), super::SHOWN_BODY + 1);
        assert!(long.ends_with('…'));
    }
}
