//! Secrets in text that has no other form.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::names::{HIDDEN, Names};

/// The text without passwords in URLs, values of secret names, and what looks like a token.
pub(super) fn without_secrets<'a>(text: &'a str, names: &Names) -> Cow<'a, str> {
    if is_authorization(text.trim_start()) || text.split(is_delimiter).any(is_token) {
        return Cow::Borrowed(HIDDEN);
    }
    if !text.contains(['=', ':', '@']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(without_values(&without_users(text), names))
}

/// `Bearer …`, as it stands in a header, and not `Basic plan` or `Token not found`.
fn is_authorization(text: &str) -> bool {
    let Some((scheme, credentials)) = text.trim_end().split_once(' ') else { return false };
    let is = |known: &[&str]| known.iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let word = !credentials.contains(char::is_whitespace);
    let dense = credentials.len() >= 8 && credentials.contains(|c: char| c.is_ascii_digit() || c == '=');
    is(&["bearer"]) && word
        || is(&["basic", "token"]) && word && dense
        || is(&["digest", "oauth"]) && credentials.contains('=')
}

/// A JSON Web Token: three parts, of which the first is an object in base64.
fn is_token(word: &str) -> bool {
    word.starts_with("eyJ") && word.bytes().filter(|byte| *byte == b'.').count() == 2
}

/// Replaces what is before the `@` in the authority of each URL.
fn without_users(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(slashes) = rest.find("//") {
        let (before, after) = rest.split_at(slashes + 2);
        shown.push_str(before);
        let end = after.find(|c: char| matches!(c, '/' | '?' | '#') || is_space_or_quote(c));
        let authority = &after[..end.unwrap_or(after.len())];
        // A password may hold the slashes and question marks that end an authority.
        let user = authority.rfind('@').or_else(|| {
            let word = after.split(is_space_or_quote).next().unwrap_or_default();
            word.rfind('@').filter(|_| authority.contains(':') && !has_port(authority))
        });
        rest = match user {
            Some(at) => {
                shown.push_str(HIDDEN);
                &after[at..]
            }
            None => after,
        };
    }
    shown.push_str(rest);
    shown
}

/// `host:8080`
fn has_port(authority: &str) -> bool {
    authority.rsplit_once(':').is_some_and(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Replaces the value in `name=value` and `name: value` where the name is that of a secret.
fn without_values(text: &str, names: &Names) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(sign) = rest.find(['=', ':']) {
        let (before, after) = rest.split_at(sign);
        let (sign, after) = after.split_at(1);
        shown.push_str(before);
        shown.push_str(sign);
        let name = before.trim_end_matches(['"', '\'', ' ']);
        let name = &name[name.rfind(is_no_name).map_or(0, |at| at + char_len(name, at))..];
        let decoded = percent_decode_str(name).decode_utf8_lossy();
        let hides = match sign {
            "=" => names.hides_in_query(&decoded),
            _ => names.hides(&decoded),
        };
        if name.is_empty() || !hides {
            rest = after;
            continue;
        }
        shown.push_str(HIDDEN);
        rest = &after[value_end(after, sign)..];
    }
    shown.push_str(rest);
    shown
}

/// Where a value ends: at its quote if it has any, else at a delimiter; the value of a `name: value`
/// may have spaces in it.
fn value_end(text: &str, sign: &str) -> usize {
    let start = text.len() - text.trim_start_matches(' ').len();
    let value = &text[start..];
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let end = match quote {
        Some(quote) => value[1..].find(quote).map(|end| end + 2),
        None if sign == ":" => value.find(['\n', '\r']),
        None => value.find(is_delimiter),
    };
    end.map_or(text.len(), |end| start + end)
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

fn is_no_name(c: char) -> bool {
    !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '%' | '[' | ']'))
}

fn is_space_or_quote(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '`')
}

fn is_delimiter(c: char) -> bool {
    is_space_or_quote(c) || matches!(c, '&' | ';' | ',' | '#' | ')' | '}' | ']')
}

#[cfg(test)]
mod tests {
    use super::{Names, without_secrets};

    #[test]
    fn secrets_in_a_text_are_hidden_and_the_rest_is_not() {
        for (text, shown) in [
            ("nothing to hide", "nothing to hide"),
            ("at 12:30, a=b", "at 12:30, a=b"),
            ("see https://a.example:8080/x?limit=3", "see https://a.example:8080/x?limit=3"),
            ("postgres://ada:hunter2@db.example:5432/x", "postgres://***@db.example:5432/x"),
            ("postgres://ada:hunt/er?2@db.example/x", "postgres://***@db.example/x"),
            ("redis://:hunter2@a, redis://b", "redis://***@a, redis://b"),
            ("</x?token=hunter2>; rel=next", "</x?token=***>; rel=next"),
            ("/x?a=1&cli_token=hunter2&b=2#f", "/x?a=1&cli_token=***&b=2#f"),
            ("/x?%74oken=hunter2", "/x?%74oken=***"),
            (r#"realm="x", token="hunt er2", b=1"#, r#"realm="x", token=***, b=1"#),
            ("Authorization: Bearer hunter2\nb: 1", "Authorization:***\nb: 1"),
            ("'password': 'hunter2', 'a': 1", "'password':***, 'a': 1"),
            ("Bearer hunter2", "***"),
            ("basic aHVudGVyMg==", "***"),
            ("OAuth oauth_nonce=\"x\"", "***"),
            ("Basic plan", "Basic plan"),
            ("Token not found", "Token not found"),
            ("with eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x inside", "***"),
            ("é=ü token=é2 ü", "é=ü token=*** ü"),
        ] {
            assert_eq!(without_secrets(text, &Names::default()), shown);
        }
    }
}
