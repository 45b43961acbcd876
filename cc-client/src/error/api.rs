//! The platform's description of an error.

use http::{HeaderMap, HeaderName};
use serde::Deserialize;
use serde_json::Value;

/// What the platform says about an error in the body of its answer.
///
/// v2 answers `{"id": 4004, "message": "…", "type": "error"}`; v4 answers
/// `{"error": "…", "context": {"OVDErrorFieldContext": {"fieldValue": "…"}}}`; some parts
/// answer `{"code": …, "message": …}`. All are read into the same three fields. Warp 10 says it in
/// the header `X-Warp10-Error-Message`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    code: Option<String>,
    message: Option<String>,
    kind: Option<String>,
    request_id: Option<String>,
}

impl ApiError {
    /// `code` of the body, or else `id`; a number is given as text.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// `message` of the body, or else `error`, followed by the refused value if there is one
    /// that it does not name.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// `type` of the body: `error`, `warning`…
    pub fn kind(&self) -> Option<&str> {
        self.kind.as_deref()
    }

    /// `api_request_id` of the body, in v4.
    pub(super) fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Reads an answer; `None` if it says nothing in one of the known shapes.
    pub(crate) fn of(headers: &HeaderMap, body: &[u8]) -> Option<Self> {
        Self::read(body).or_else(|| Self::in_header(headers))
    }

    /// Warp 10 quotes the script, in which tokens stand, so quotations are left out.
    fn in_header(headers: &HeaderMap) -> Option<Self> {
        let message = headers.get(WARP10_MESSAGE)?.to_str().ok()?;
        let message = without_quotations(message);
        Some(Self { code: None, message: Some(message), kind: None, request_id: None })
    }

    /// Reads a body; `None` if it is not one of the known shapes.
    pub(crate) fn read(body: &[u8]) -> Option<Self> {
        let raw: Raw = serde_json::from_slice(body).ok()?;
        let message = text(raw.message).or_else(|| text(raw.error)).map(|mut message| {
            let value = text(raw.context.pointer("/OVDErrorFieldContext/fieldValue").cloned());
            if let Some(value) = value.filter(|value| !message.contains(value)) {
                message.push_str(": ");
                message.push_str(&value);
            }
            message
        });
        let code = scalar(raw.code).or_else(|| scalar(raw.id));
        let (kind, request_id) = (text(raw.kind), text(raw.api_request_id));
        (message.is_some() || code.is_some()).then_some(Self { code, message, kind, request_id })
    }
}

const WARP10_MESSAGE: HeaderName = HeaderName::from_static("x-warp10-error-message");

/// The text with `…` for what stands between single quotes, or behind one that is not closed.
fn without_quotations(text: &str) -> String {
    let parts = text.split('\'').enumerate();
    parts.map(|(index, part)| if index % 2 == 0 { part } else { "'…'" }).collect()
}

/// Every field in any form: a surprise in one must not lose the others.
#[derive(Deserialize)]
struct Raw {
    id: Option<Value>,
    code: Option<Value>,
    message: Option<Value>,
    error: Option<Value>,
    #[serde(rename = "type")]
    kind: Option<Value>,
    api_request_id: Option<Value>,
    #[serde(default)]
    context: Value,
}

fn text(value: Option<Value>) -> Option<String> {
    match value {
        Some(Value::String(text)) if !text.is_empty() => Some(text),
        _ => None,
    }
}

fn scalar(value: Option<Value>) -> Option<String> {
    match value {
        Some(Value::Number(number)) => Some(number.to_string()),
        other => text(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{ApiError, WARP10_MESSAGE};

    fn read(body: &str) -> Option<(Option<String>, Option<String>, Option<String>)> {
        ApiError::read(body.as_bytes()).map(|error| (error.code, error.message, error.kind))
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn reads_every_shape() {
        let v2 = r#"{"id":4001,"message":"no resource","type":"error"}"#;
        assert_eq!(read(v2), Some((some("4001"), some("no resource"), some("error"))));
        let v4 = r#"{"error":"invalid","context":{"OVDErrorFieldContext":{"fieldValue":"orga_x"}}}"#;
        assert_eq!(read(v4), Some((None, some("invalid: orga_x"), None)));
        let named = r#"{"error":"no orga_x","context":{"OVDErrorFieldContext":{"fieldValue":"orga_x"}}}"#;
        assert_eq!(read(named), Some((None, some("no orga_x"), None)));
        let generic = r#"{"code":"invalid-credential","message":"","error":"no"}"#;
        assert_eq!(read(generic), Some((some("invalid-credential"), some("no"), None)));
    }

    #[test]
    fn a_surprise_in_one_field_keeps_the_others() {
        let body = r#"{"id":{"x":1},"message":"no","type":3,"context":[]}"#;
        assert_eq!(read(body), Some((None, some("no"), None)));
        let body = r#"{"id":3,"code":"","message":"no"}"#;
        assert_eq!(read(body), Some((some("3"), some("no"), None)));
    }

    #[test]
    fn a_message_in_the_header_of_warp_10_is_told_without_what_it_quotes() {
        let of = |message: &'static str, body: &str| {
            let headers = [(WARP10_MESSAGE, http::HeaderValue::from_static(message))];
            ApiError::of(&headers.into_iter().collect(), body.as_bytes())?.message
        };
        let message = "Exception at 'tok' in line 1: no token 's3cr3t";
        assert_eq!(of(message, "<html>"), some("Exception at '…' in line 1: no token '…'"));
        assert_eq!(of("other", r#"{"message":"from the body"}"#), some("from the body"));
    }

    #[test]
    fn other_bodies_are_not_errors_of_the_platform() {
        for body in ["", "<html>", "[]", "{}", r#""text""#, r#"{"name":"x"}"#] {
            assert_eq!(read(body), None, "{body}");
        }
    }
}
