//! What a route answers.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::Value;

/// A whole answer: status, headers and body. How it travels is decided later.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Reply {
    /// An answer without a body or headers.
    pub(crate) fn empty(status: StatusCode) -> Self {
        Self { status, headers: HeaderMap::new(), body: Bytes::new() }
    }

    /// 204: done, and nothing to say. Given where the platform's answer to a write is not documented.
    pub(crate) fn done() -> Self {
        Self::empty(StatusCode::NO_CONTENT)
    }

    /// 200 with a JSON body.
    pub(crate) fn json(body: &Value) -> Self {
        Self::json_with(StatusCode::OK, body)
    }

    /// A JSON body under any status.
    pub(crate) fn json_with(status: StatusCode, body: &Value) -> Self {
        Self::with_body(status, HeaderValue::from_static("application/json"), Bytes::from(body.to_string()))
    }

    /// 200 with plain text.
    pub(crate) fn text(body: impl Into<Bytes>) -> Self {
        Self::with_body(StatusCode::OK, HeaderValue::from_static("text/plain;charset=utf-8"), body.into())
    }

    /// Any body.
    pub(crate) fn with_body(status: StatusCode, content_type: HeaderValue, body: Bytes) -> Self {
        let mut reply = Self { status, headers: HeaderMap::new(), body };
        reply.headers.insert(header::CONTENT_TYPE, content_type);
        reply
    }
}
