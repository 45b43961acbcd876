//! A request as it was received, read whole.

use crate::auth::form_pairs;
use bytes::Bytes;
use http::{HeaderMap, Method, header, request::Parts};

/// One request: the head and the whole body.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: Method,
    /// The path as sent: not decoded, base path included.
    pub(crate) path: String,
    /// The query as sent, without its `?`.
    pub(crate) query: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    authority: Option<String>,
}

impl Request {
    pub(crate) fn new(parts: Parts, body: Bytes) -> Self {
        Self {
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().map(str::to_owned),
            authority: parts.uri.authority().map(ToString::to_string),
            method: parts.method,
            headers: parts.headers,
            body,
        }
    }

    /// The host and port that the client asked for: the `Host` header, or the target's authority where a client
    /// sends the whole URL.
    pub(crate) fn host(&self) -> Option<&str> {
        let header = self.headers.get(header::HOST).and_then(|value| value.to_str().ok());
        header.or(self.authority.as_deref())
    }

    /// The media type of the body in lower case, without its parameters.
    pub(crate) fn media_type(&self) -> Option<String> {
        let value = self.headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
        Some(value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
    }

    /// A request from the same client to the same host, without query or body.
    pub(crate) fn aside(&self, method: Method, path: String, headers: HeaderMap) -> Self {
        let authority = self.host().map(str::to_owned);
        Self { method, path, query: None, headers, body: Bytes::new(), authority }
    }

    /// The first value of a header, if it is visible ASCII.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The first value of a query parameter, decoded.
    pub(crate) fn query(&self, name: &str) -> Option<String> {
        self.query_all(name).into_iter().next()
    }

    /// All values of a query parameter, decoded.
    pub(crate) fn query_all(&self, name: &str) -> Vec<String> {
        let pairs = self.query.as_deref().and_then(form_pairs).unwrap_or_default();
        let values = pairs.into_iter().filter(|(known, _)| known == name.as_bytes());
        values.filter_map(|(_, value)| String::from_utf8(value).ok()).collect()
    }
}
