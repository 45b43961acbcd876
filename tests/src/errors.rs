//! The platform's error answers.
//!
//! The v2 API answers `{"id": 4004, "message": "…", "type": "error"}`; the v4 API answers
//! `{"api_request_id": "…", "code": "clever.core.not-found", "error": "…", "context": {"OVDErrorFieldContext":
//! {"fieldName": "…", "fieldValue": "…"}}}`.
//!
//! Of the ids, 550, 101, 1004 (e-mail addresses), 7301 (GitHub) and the codes from 10001 to 10011 (coupons) are the
//! platform's. 2001 is the platform's too, but known from its events socket only. **All the others, and the v4
//! codes for 405, 409 and 415, are made up.**

use crate::reply::Reply;
use http::{HeaderValue, Method, StatusCode, header};
use serde_json::{Value, json};

/// Which of the two error shapes a path answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    V2,
    V4,
}

impl Dialect {
    /// The dialect of a path, without the base path.
    pub(crate) fn of(path: &str) -> Self {
        if path.starts_with("/v4/") { Self::V4 } else { Self::V2 }
    }
}

/// A request that is not granted.
#[derive(Debug)]
pub(crate) struct Failure {
    status: StatusCode,
    id: u32,
    message: String,
    /// The platform's own code, where an answer has one.
    code: Option<Code>,
    field: Option<(&'static str, String)>,
    allow: Option<Box<HeaderValue>>,
}

impl Failure {
    pub(crate) fn new(status: StatusCode, id: u32, message: impl Into<String>) -> Self {
        Self { status, id, message: message.into(), code: None, field: None, allow: None }
    }

    /// 401; `reason` says which check failed.
    pub(crate) fn unauthorized(reason: &str) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, 2001, format!("Authentication failed: {reason}."))
    }

    /// 404 for a resource: `kind` is what it is called, `id` what was asked for.
    pub(crate) fn not_found(kind: &'static str, id: &str) -> Self {
        let failure = Self::new(StatusCode::NOT_FOUND, 4004, format!("The {kind} {id:?} was not found."));
        Self { field: Some((kind, id.to_owned())), ..failure }
    }

    /// 404 for a path that no route has.
    pub(crate) fn unknown_route(path: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, 4040, format!("There is nothing at {path}."))
    }

    /// 405, with the methods that the path has.
    pub(crate) fn method_not_allowed(method: &Method, allowed: &[Method]) -> Self {
        let names: Vec<&str> = allowed.iter().map(Method::as_str).collect();
        let names = names.join(", ");
        let message = format!("{method} is not allowed here, only {names}.");
        Self {
            allow: HeaderValue::from_str(&names).ok().map(Box::new),
            ..Self::new(StatusCode::METHOD_NOT_ALLOWED, 4050, message)
        }
    }

    /// 400 for a body or a parameter that makes no sense.
    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, 4000, message)
    }

    /// 400 for one field.
    pub(crate) fn bad_field(name: &'static str, value: impl ToString, message: &str) -> Self {
        let value = value.to_string();
        let failure = Self::bad_request(format!("{name}: {message}, found {value}."));
        Self { field: Some((name, value)), ..failure }
    }

    /// The same with a `code`.
    pub(crate) fn coded(self, code: Code) -> Self {
        Self { code: Some(code), ..self }
    }

    /// 409 for something that another resource has already.
    pub(crate) fn conflict(message: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, 4090, message)
    }

    /// 426 for a request that is no handshake where a WebSocket is.
    pub(crate) fn upgrade_required() -> Self {
        Self::new(StatusCode::UPGRADE_REQUIRED, 4260, "This is a WebSocket: ask for an upgrade.")
    }

    /// 415; `found` is the content type of the request.
    pub(crate) fn unsupported_media_type(expected: &str, found: Option<&str>) -> Self {
        let found = found.unwrap_or("none");
        let message = format!("The content type must be {expected}, found {found}.");
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, 4150, message)
    }

    /// The answer in the dialect of the path; `request_number` makes up the v4 request id.
    pub(crate) fn reply(self, dialect: Dialect, request_number: usize) -> Reply {
        let body = match dialect {
            Dialect::V2 => {
                let mut body = json!({ "id": self.id, "message": self.message, "type": "error" });
                if let Some(code) = self.code {
                    body["code"] = code.view();
                }
                body
            }
            Dialect::V4 => json!({
                "api_request_id": format!("request_{request_number}"),
                "code": self.code.map_or_else(|| format!("clever.{}", v4_code(self.status)).into(), Code::view),
                "context": self.field.map_or_else(|| json!({}), |(name, value)| field_context(name, &value)),
                "error": self.message,
            }),
        };
        let mut reply = Reply::json_with(self.status, &body);
        if let Some(allow) = self.allow {
            reply.headers.insert(header::ALLOW, *allow);
        }
        reply
    }
}

/// What the platform calls a failure, beside its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Code {
    Number(u32),
    Name(&'static str),
}

impl Code {
    fn view(self) -> Value {
        match self {
            Self::Number(number) => number.into(),
            Self::Name(name) => name.into(),
        }
    }
}

fn field_context(name: &str, value: &str) -> Value {
    json!({ "OVDErrorFieldContext": { "fieldName": name, "fieldValue": value } })
}

fn v4_code(status: StatusCode) -> &'static str {
    match status {
        StatusCode::UNAUTHORIZED => "auth.unauthorized",
        StatusCode::NOT_FOUND => "core.not-found",
        StatusCode::METHOD_NOT_ALLOWED => "core.method-not-allowed",
        StatusCode::CONFLICT => "core.conflict",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "core.unsupported-media-type",
        _ => "core.bad-request",
    }
}
