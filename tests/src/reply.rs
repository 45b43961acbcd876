//! What a route answers.

use crate::streams::Feed;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::Value;

/// A whole answer: status, headers and body. How it travels is decided later.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// What goes on after the head, in place of the body.
    pub(crate) live: Option<Live>,
}

/// An answer that does not end by itself.
#[derive(Debug)]
pub(crate) enum Live {
    /// A stream of events.
    Feed(Box<Feed>),
    /// A WebSocket, once the client has the answer.
    Socket,
}

impl Reply {
    /// An answer without a body or headers.
    pub(crate) fn empty(status: StatusCode) -> Self {
        Self { status, headers: HeaderMap::new(), body: Bytes::new(), live: None }
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

    /// 200 with a stream of events.
    pub(crate) fn stream(feed: Feed) -> Self {
        let content_type = HeaderValue::from_static("text/event-stream");
        let reply = Self::with_body(StatusCode::OK, content_type, Bytes::new());
        Self { live: Some(Live::Feed(Box::new(feed))), ..reply }
    }

    /// Any body.
    pub(crate) fn with_body(status: StatusCode, content_type: HeaderValue, body: Bytes) -> Self {
        let mut reply = Self { status, headers: HeaderMap::new(), body, live: None };
        reply.headers.insert(header::CONTENT_TYPE, content_type);
        reply
    }
}
