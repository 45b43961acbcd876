//! Bodies, without what in them is secret.

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use percent_encoding::percent_decode_str;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::names::{HIDDEN, Names, holds_variables};
use super::{text, url};

/// A body as a [`DebugRecord`](super::DebugRecord) shows it: JSON or a form without secrets, or how
/// long it is.
///
/// It prints on one line. Serialised, JSON is JSON, and all else a string.
#[derive(Debug, Clone, PartialEq)]
pub struct DebugBody(Shown);

#[derive(Debug, Clone, PartialEq)]
enum Shown {
    Empty,
    Json(Value),
    Form(String),
    /// Neither JSON nor a form, or too long.
    Bytes(usize, Option<String>),
    Stream,
}

/// What is known of all values in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    /// Names tell which are secret.
    Named,
    /// They are those of environment variables.
    Variables,
    /// They have to do with secrets.
    Secret,
}

/// A body and what tells what it is.
pub(super) struct Raw<'a> {
    /// None for one that has yet to be read.
    pub(super) body: Option<&'a Bytes>,
    pub(super) headers: &'a HeaderMap,
    /// Whether it is known to be a form.
    pub(super) form: bool,
    pub(super) path: &'a str,
}

impl Raw<'_> {
    pub(super) fn shown(&self, names: &Names, limit: usize) -> DebugBody {
        DebugBody(match self.body {
            None => Shown::Stream,
            Some(body) if body.is_empty() => Shown::Empty,
            Some(body) => self.content(body, names, limit),
        })
    }

    fn content(&self, body: &[u8], names: &Names, limit: usize) -> Shown {
        let media_type = self.media_type();
        if body.len() <= limit {
            let content = match self.path {
                path if url::is_secret(path) => Content::Secret,
                path if url::holds_variables(path) => Content::Variables,
                _ => Content::Named,
            };
            if let Ok(mut json) = serde_json::from_slice(body) {
                hide_whole(&mut json, content, names);
                return Shown::Json(json);
            }
            let form = self.form || media_type.as_deref() == Some("application/x-www-form-urlencoded");
            if let Some(form) = form.then(|| shown_form(body, content, names)).flatten() {
                return Shown::Form(form);
            }
        }
        Shown::Bytes(body.len(), media_type)
    }

    /// Without its parameters, and only if it is one.
    fn media_type(&self) -> Option<String> {
        let value = self.headers.get(CONTENT_TYPE).filter(|value| !value.is_sensitive())?.to_str().ok()?;
        let essence = value.split(';').next()?.trim().to_ascii_lowercase();
        let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '+' | '-');
        (essence.len() < 80 && essence.chars().all(known)).then_some(essence)
    }
}

/// A value by itself has no name that would tell.
fn hide_whole(json: &mut Value, content: Content, names: &Names) {
    match json {
        Value::String(_) | Value::Number(_) => *json = HIDDEN.into(),
        Value::Array(items) if content != Content::Secret => {
            items.iter_mut().for_each(|item| hide_in_list(item, content, names));
        }
        _ => hide(json, content, names),
    }
}

/// Hides what is secret in a value that is not known to be one.
fn hide(json: &mut Value, content: Content, names: &Names) {
    match json {
        Value::Null | Value::Bool(_) => {}
        Value::Number(_) if content == Content::Named => {}
        Value::String(text) if content == Content::Named => {
            if let Some(shown) = shown_string(text, names) {
                *text = shown;
            }
        }
        Value::Number(_) | Value::String(_) => *json = HIDDEN.into(),
        Value::Array(items) => match content {
            Content::Named => items.iter_mut().for_each(|item| hide(item, content, names)),
            Content::Variables => items.iter_mut().for_each(|item| hide_in_list(item, content, names)),
            Content::Secret => items.iter_mut().for_each(|item| hide(item, content, names)),
        },
        Value::Object(fields) => hide_fields(fields, content, names),
    }
}

/// The items of a list of variables are their names and values; everywhere else variables are the
/// fields of an object.
fn hide_in_list(item: &mut Value, content: Content, names: &Names) {
    match item {
        Value::Object(fields) if content == Content::Variables && is_pair(fields) => {
            hide_fields(fields, Content::Named, names);
        }
        _ => hide(item, content, names),
    }
}

/// `{"name": …, "value": …}`, whose value may be anything.
fn is_pair(fields: &Map<String, Value>) -> bool {
    fields.contains_key("value")
        && ["name", "key", "variable", "id"].iter().any(|name| fields.contains_key(*name))
}

fn hide_fields(fields: &mut Map<String, Value>, content: Content, names: &Names) {
    let pair = is_pair(fields);
    for (name, value) in fields {
        match value {
            Value::Null => {}
            _ if names.hides(name) || (pair && name == "value") => *value = HIDDEN.into(),
            _ if content == Content::Named && holds_variables(name) => hide(value, Content::Variables, names),
            _ => hide(value, content, names),
        }
    }
}

/// A string in which something is to be hidden.
fn shown_string(text: &str, names: &Names) -> Option<String> {
    if text.trim_start().starts_with(['{', '[', '"'])
        && let Ok(mut json) = serde_json::from_str(text)
    {
        hide_whole(&mut json, Content::Named, names);
        return Some(json.to_string());
    }
    let shown = match url::parsed(text) {
        Some(url) => url::shown(&url, None, names).into(),
        None => text::without_secrets(text, names),
    };
    (shown != text).then(|| shown.into_owned())
}

fn shown_form(body: &[u8], content: Content, names: &Names) -> Option<String> {
    let pairs = std::str::from_utf8(body).ok()?.split('&').map(|pair| {
        // What has no name may be the secret itself.
        let Some((name, value)) = pair.split_once('=') else { return HIDDEN.to_owned() };
        let (name, value) = (decoded(name), decoded(value));
        if content != Content::Named || names.hides_in_query(&name) {
            return format!("{name}={HIDDEN}");
        }
        let shown = shown_string(&value, names).unwrap_or(value);
        format!("{name}={shown}")
    });
    Some(pairs.collect::<Vec<_>>().join("&"))
}

fn decoded(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

impl DebugBody {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0 == Shown::Empty
    }
}

impl fmt::Display for DebugBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Shown::Empty => Ok(()),
            Shown::Json(json) => json.fmt(f),
            Shown::Form(form) => f.write_str(form),
            Shown::Bytes(bytes, None) => write!(f, "({bytes} bytes)"),
            Shown::Bytes(bytes, Some(media_type)) => write!(f, "({bytes} bytes of {media_type})"),
            Shown::Stream => f.write_str("(a stream)"),
        }
    }
}

impl Serialize for DebugBody {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Shown::Empty => serializer.serialize_none(),
            Shown::Json(json) => json.serialize(serializer),
            _ => serializer.collect_str(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;

    use super::{Names, Raw};

    fn shown_at(path: &str, body: &'static str) -> String {
        let (headers, body) = (HeaderMap::new(), body.into());
        let raw = Raw { body: Some(&body), headers: &headers, form: false, path };
        raw.shown(&Names::default(), 1_000).to_string()
    }

    #[test]
    fn fields_that_are_named_like_a_secret_are_hidden_at_any_depth() {
        for (body, shown) in [
            (r#"{"name":"cat","n":1,"ok":true}"#, r#"{"n":1,"name":"cat","ok":true}"#),
            (r#"{"a":[{"password":"x"},{"apiKey":7}]}"#, r#"{"a":[{"password":"***"},{"apiKey":"***"}]}"#),
            (r#"{"tokens":[{"x":"y"}],"secret":null}"#, r#"{"secret":null,"tokens":"***"}"#),
            (r#"[{"id":"a","oauth":{"x":"y"}}]"#, r#"[{"id":"a","oauth":"***"}]"#),
            (r#"{"url":"redis://:x@h/"}"#, r#"{"url":"redis://***@h/"}"#),
            (r#"{"a":"{\"token\":\"x\",\"b\":1}"}"#, r#"{"a":"{\"b\":1,\"token\":\"***\"}"}"#),
            (r#""x""#, r#""***""#),
            ("123456", r#""***""#),
        ] {
            assert_eq!(shown_at("/v2/self", body), shown);
        }
    }

    #[test]
    fn values_of_variables_are_hidden_and_their_names_are_not() {
        let pairs = r#"[{"name":"A","value":"x"},{"name":"B","value":1}]"#;
        let hidden = r#"[{"name":"A","value":"***"},{"name":"B","value":"***"}]"#;
        assert_eq!(shown_at("/v2/self/applications/a/env", pairs), hidden);
        assert_eq!(shown_at("/v2/self", pairs), hidden);
        let map = r#"{"A":"x","name":"x","value":"x","B":{"C":1}}"#;
        let hidden = r#"{"A":"***","B":{"C":"***"},"name":"***","value":"***"}"#;
        assert_eq!(shown_at("/v2/self/applications/a/exposed_env", map), hidden);
        assert_eq!(shown_at("/v2/self/applications/a/env/A", r#"{"value":"x"}"#), r#"{"value":"***"}"#);
        let within = r#"{"id":"a","env":{"A":"x"},"x":[{"env":[{"name":"A","value":"x"}]}]}"#;
        let hidden = r#"{"env":{"A":"***"},"id":"a","x":[{"env":[{"name":"A","value":"***"}]}]}"#;
        assert_eq!(shown_at("/v2/self", within), hidden);
    }

    #[test]
    fn nothing_of_a_login_is_shown_but_names() {
        let login = r#"{"email":"ada","mfa":[{"code":"1"}],"new":true,"n":1}"#;
        let hidden = r#"{"email":"***","mfa":[{"code":"***"}],"n":"***","new":true}"#;
        assert_eq!(shown_at("/v2/sessions/login", login), hidden);
        assert_eq!(shown_at("/v2/self/tokens", r#"["x",["y"]]"#), r#"["***",["***"]]"#);
    }

    #[test]
    fn of_other_bodies_and_long_ones_the_length_is_told() {
        assert_eq!(shown_at("/v2", "token x"), "(7 bytes)");
        assert_eq!(shown_at("/v2", ""), "");
        let (headers, body) =
            ([(http::header::CONTENT_TYPE, http::HeaderValue::from_static("Text/HTML; x"))], "[1]".into());
        let headers: HeaderMap = headers.into_iter().collect();
        let raw = Raw { body: Some(&body), headers: &headers, form: false, path: "/" };
        assert_eq!(raw.shown(&Names::default(), 2).to_string(), "(3 bytes of text/html)");
        let stream = Raw { body: None, headers: &headers, form: false, path: "/" };
        assert_eq!(stream.shown(&Names::default(), 2).to_string(), "(a stream)");
    }

    #[test]
    fn forms_are_hidden_by_name() {
        let (headers, body) = (HeaderMap::new(), "a=b+c&oauth_token=x&code=x&to=http://u:p@h&hunter2".into());
        let raw = |path| Raw { body: Some(&body), headers: &headers, form: true, path };
        let shown = |path| raw(path).shown(&Names::default(), 1_000).to_string();
        assert_eq!(shown("/v2"), "a=b c&oauth_token=***&code=***&to=http://***@h/&***");
        assert_eq!(shown("/v2/oauth/x"), "a=***&oauth_token=***&code=***&to=***&***");
    }
}
