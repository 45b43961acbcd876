//! The request that opens a stream, and what makes its answer one.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::header::{CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, HeaderName, Request, Response, StatusCode};

use super::websocket;
use crate::argument::{PathArguments, Value};
use crate::call::{CallSettings, Prepared};
use crate::route::{Query, Retry, Route, StreamAuth, StreamKind, StreamRoute};
use crate::{Body, BoxError, Error, ErrorKind, target};

/// Everything that is the same for each opening of a stream.
pub(super) struct Opening {
    pub(super) route: &'static Route,
    pub(super) stream: StreamRoute,
    target: String,
    headers: HeaderMap,
    settings: CallSettings,
    /// Where a layer has to find some of them.
    arguments: Option<PathArguments>,
}

/// The name of the query parameter that bounds the number of items.
const LIMIT: &str = "limit";

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

impl Opening {
    /// # Errors
    ///
    /// The fault of the call, if it has one.
    pub(super) fn new(
        call: Prepared,
        stream: StreamRoute,
        connect_timeout: Option<Duration>,
    ) -> Result<Self, Error> {
        let (route, target, headers, arguments) = call.into_stream()?;
        let settings = CallSettings {
            // Without a limit of its own, the client's would hold.
            timeout: Some(connect_timeout.unwrap_or(Duration::MAX)),
            // The stream itself tries again, with waits of its own.
            retry: Some(Retry::Never),
            stream: Some(stream.kind),
            ..CallSettings::default()
        };
        Ok(Self { route, stream, target, headers, settings, arguments })
    }

    /// The number of items that was asked for, where the endpoint takes one.
    pub(super) fn limit(&self) -> Option<u64> {
        let takes_limit = self.route.query().iter().any(|query| match query {
            Query::Required(param) | Query::Optional(param) => param.name == LIMIT,
            Query::Fixed(..) | Query::Repeated(_) => false,
        });
        let (_, query) = self.target.split_once('?').filter(|_| takes_limit)?;
        let value = query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == LIMIT);
        value.and_then(|(_, value)| value.parse().ok())
    }

    /// The request of one opening: `limit` is what is left of it, `cursor` the id of the last
    /// event that was delivered, if there is one.
    pub(super) fn request(&self, limit: Option<u64>, cursor: &str) -> Result<Opened, Error> {
        let mut target = self.target.clone();
        if let Some(limit) = limit.filter(|limit| Some(*limit) != self.limit()) {
            target::remove_pairs(&mut target, LIMIT);
            target::append_pair(&mut target, LIMIT, &Value::Unsigned(limit));
        }
        let mut headers = self.headers.clone();
        if !cursor.is_empty() {
            // As UTF-8, which is how the HTML standard sends it.
            let value = HeaderValue::from_bytes(cursor.as_bytes()).map_err(|source| {
                Error::invalid_call("the last event id is not a header's value").with_source(source)
            })?;
            headers.insert(LAST_EVENT_ID, value);
        }
        let key = (self.stream.kind == StreamKind::WebSocket).then(|| websocket::handshake(&mut headers));
        let arguments = self.arguments.clone();
        let mut request =
            Prepared::stream(self.route, target, headers, self.settings, arguments).into_request()?;
        let authorization = Authorization::default();
        if matches!(self.stream.auth, StreamAuth::Message(_)) {
            request.extensions_mut().insert(authorization.clone());
        }
        Ok(Opened { request, authorization, key })
    }

    /// Sees that the answer is the stream that was asked for; a refusal is given as an error.
    pub(super) fn check(&self, response: &Response<Body>, key: Option<&str>) -> Result<(), Error> {
        let expected = match self.stream.kind {
            StreamKind::Sse => StatusCode::OK,
            StreamKind::WebSocket => StatusCode::SWITCHING_PROTOCOLS,
        };
        if response.status() != expected {
            return Err(refusal(response));
        }
        match (self.stream.kind, key) {
            (StreamKind::WebSocket, Some(key)) => websocket::check_handshake(response, key),
            _ => check_content_type(response),
        }
    }

    /// An error of this stream.
    pub(super) fn error(&self, error: impl Into<BoxError>) -> Error {
        Error::from_stack(error.into()).with_route(Some(self.route))
    }
}

/// A request to open a stream, and what is needed to go on from its answer.
pub(super) struct Opened {
    pub(super) request: Request<Body>,
    pub(super) authorization: Authorization,
    /// The key of a WebSocket's handshake.
    pub(super) key: Option<String>,
}

/// The place where the client's authentication leaves an `Authorization` that goes into the
/// first message rather than into a header; in the extensions of the request.
#[derive(Clone, Default)]
pub(crate) struct Authorization(Arc<Mutex<Option<HeaderValue>>>);

impl Authorization {
    pub(crate) fn set(&self, value: HeaderValue) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
    }

    pub(super) fn take(&self) -> Option<HeaderValue> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Bodies of refusals are read by the client's stack.
fn refusal(response: &Response<Body>) -> Error {
    let mut parts = Response::new(()).into_parts().0;
    parts.status = response.status();
    parts.headers = response.headers().clone();
    if response.status().is_success() {
        let detail = format!("a stream was expected, and {} answered", response.status());
        return Error::new(ErrorKind::Protocol, detail).with_status(parts.status, parts.headers);
    }
    Error::refused(parts, response.body().as_bytes().cloned().unwrap_or_default())
}

/// Only `text/event-stream` is one, whatever parameters it has.
fn check_content_type(response: &Response<Body>) -> Result<(), Error> {
    let value =
        response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = value.split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("text/event-stream") {
        return Ok(());
    }
    let detail = match essence {
        "" => "a stream of events was expected, and the answer has no content type".to_owned(),
        essence => format!("a stream of events was expected, and the answer is {essence}"),
    };
    Err(Error::new(ErrorKind::Protocol, detail).with_status(response.status(), response.headers().clone()))
}
