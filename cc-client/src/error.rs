//! The one error of the library.

mod api;
mod display;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, StatusCode};

pub use self::api::ApiError;
pub(crate) use self::display::masked_message;
use crate::BoxError;
use crate::credentials::CredentialsError;
use crate::route::Route;

/// Why a call failed.
///
/// It prints as one line that says what was asked, what came back and what to do:
/// `GET /v2/organisations/<id>/applications: 503 [4001] no resource available (3 attempts)`.
/// The cause, if there is one, is in [`source`](StdError::source) and is not printed twice.
///
/// Arguments, credentials and headers are never part of it, but for what the platform's own
/// message quotes. The start of an answer that could not be read is, with the strings of JSON
/// masked.
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    /// What happened, where the kind does not say it all.
    detail: String,
    route: Option<&'static Route>,
    attempts: u32,
    status: Option<StatusCode>,
    headers: HeaderMap,
    api: Option<ApiError>,
    body: Option<bytes::Bytes>,
    /// Shared, so that one failure can be told to several calls.
    source: Option<Arc<dyn StdError + Send + Sync>>,
    /// The time limit of the whole call, if that is what ended it.
    call_limit: Option<Duration>,
}

/// What kind of failure an [`Error`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The call can't be made: an argument, a header or a body does not fit. Nothing was sent.
    InvalidCall,
    /// Credentials are missing or wrong. Nothing was sent.
    Credentials,
    /// A setting of the client can't be used. Nothing was sent.
    Config,
    /// The request could not be signed. Nothing was sent.
    Auth,
    /// No connection: name resolution, TCP or TLS failed. The request never left.
    Connect,
    /// The connection broke after the request had left, or while the answer was read.
    Transport,
    /// A time limit ran out.
    Timeout,
    /// The platform does not know the credentials (401), or does not any more: the message asks
    /// to log in again.
    Unauthorized,
    /// The platform answered with another status that is not a success.
    Status,
    /// The answer has another form than declared.
    Decode,
    /// The answer is longer than the limit.
    TooLarge,
    /// A stream was not what it was declared to be: another content type, a handshake that does
    /// not hold, pages that lead nowhere.
    Protocol,
    /// A layer of the user's own failed.
    Layer,
}

/// As much of a body as an error keeps.
const KEPT_BODY: usize = 64 * 1024;

impl Error {
    pub(crate) fn new(kind: ErrorKind, detail: impl Into<String>) -> Self {
        let attempts = match kind {
            ErrorKind::InvalidCall | ErrorKind::Credentials | ErrorKind::Config => 0,
            _ => 1,
        };
        Self(Box::new(Inner {
            kind,
            detail: detail.into(),
            route: None,
            attempts,
            status: None,
            headers: HeaderMap::new(),
            api: None,
            body: None,
            source: None,
            call_limit: None,
        }))
    }

    pub(crate) fn invalid_call(detail: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidCall, detail)
    }

    /// For a transport of your own: the request provably never left, so even a POST may be
    /// sent again.
    pub fn connect(source: impl Into<BoxError>) -> Self {
        Self::new(ErrorKind::Connect, "no connection").with_source(source)
    }

    /// For a transport of your own: the connection broke after the request may have left.
    pub fn transport(source: impl Into<BoxError>) -> Self {
        Self::new(ErrorKind::Transport, "the connection broke").with_source(source)
    }

    pub(crate) fn timeout(what: &str, limit: Duration) -> Self {
        Self::new(ErrorKind::Timeout, format!("{what} took longer than {limit:?}"))
    }

    /// Says that it was the time limit of the whole call that ended it.
    pub(crate) fn of_call(mut self, limit: Duration) -> Self {
        self.0.call_limit = Some(limit);
        self
    }

    /// The time limit of the whole call, if that is what ended it.
    pub(crate) fn call_limit(&self) -> Option<Duration> {
        self.0.call_limit
    }

    /// The same failure, for another call.
    pub(crate) fn share(&self) -> Self {
        Self(self.0.clone())
    }

    /// As far as the call had come that failed with another error.
    pub(crate) fn with_progress_of(mut self, other: Self) -> Self {
        self.0.attempts = other.0.attempts;
        self.0.status = other.0.status;
        self.0.headers = other.0.headers;
        self
    }

    /// An answer that is not a success.
    pub(crate) fn refused(parts: http::response::Parts, body: bytes::Bytes) -> Self {
        let kind = match parts.status {
            StatusCode::UNAUTHORIZED => ErrorKind::Unauthorized,
            _ => ErrorKind::Status,
        };
        Self::new(kind, String::new()).with_answer(parts, body)
    }

    pub(crate) fn with_answer(mut self, parts: http::response::Parts, body: bytes::Bytes) -> Self {
        // Many a resource has an `id`, so in a success only a message makes an error.
        self.0.api = ApiError::of(&parts.headers, &body)
            .filter(|api| !parts.status.is_success() || api.message().is_some());
        self.0.status = Some(parts.status);
        self.0.headers = parts.headers;
        self.0.body = Some(kept(body));
        self
    }

    /// The item of a stream that does not fit.
    pub(crate) fn with_item(mut self, item: bytes::Bytes) -> Self {
        self.0.body = Some(kept(item));
        self
    }

    pub(crate) fn with_api(mut self, api: Option<ApiError>) -> Self {
        self.0.api = api;
        self
    }

    pub(crate) fn with_status(mut self, status: StatusCode, headers: HeaderMap) -> Self {
        self.0.status = Some(status);
        self.0.headers = headers;
        self
    }

    pub(crate) fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.0.source = Some(Arc::from(source.into()));
        self
    }

    /// A connection that failed after another one had answered: the request did leave.
    pub(crate) fn note_that_it_left(&mut self) {
        if self.0.kind == ErrorKind::Connect {
            self.0.kind = ErrorKind::Transport;
        }
    }

    pub(crate) fn with_route(mut self, route: Option<&'static Route>) -> Self {
        self.0.route = self.0.route.or(route);
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// The error of a stack: ours as it was, a foreign one as what it is seen to be.
    pub(crate) fn from_stack(error: BoxError) -> Self {
        match error.downcast::<Error>() {
            Ok(error) => *error,
            Err(error) if causes(&*error).any(|cause| cause.is::<Error>()) => Self::wrapped(error),
            Err(error) if is_timeout(&*error) => {
                Self::new(ErrorKind::Timeout, "a layer's time limit ran out").with_source(error)
            }
            Err(error) => Self::new(ErrorKind::Layer, "a layer failed").with_source(error),
        }
    }

    /// An error of ours that a layer put into one of its own: what is known of it stays known.
    fn wrapped(outer: BoxError) -> Self {
        let mut wrapped = Self::new(ErrorKind::Layer, "a layer failed");
        if let Some(Error(inner)) = causes(&*outer).find_map(|cause| cause.downcast_ref::<Error>()) {
            wrapped.0.kind = inner.kind;
            wrapped.0.route = inner.route;
            wrapped.0.attempts = inner.attempts;
            wrapped.0.status = inner.status;
            wrapped.0.headers = inner.headers.clone();
        }
        wrapped.with_source(outer)
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The status of the answer, if one came, whatever went wrong then.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The platform's own description: its code, message and type.
    pub fn api(&self) -> Option<&ApiError> {
        self.0.api.as_ref()
    }

    /// The platform's code for the error (`code` or `id` of its body), as text.
    pub fn code(&self) -> Option<&str> {
        self.api().and_then(ApiError::code)
    }

    /// The endpoint that was called.
    pub fn route(&self) -> Option<&'static Route> {
        self.0.route
    }

    /// How many times the request was sent or tried; 0 if it could not be.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The headers of the answer; empty if none came, or if a time limit of the client ran out
    /// while its body was read.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The id that the answer gives the request, to quote to the support: its header
    /// `x-request-id`, or else `api_request_id` of its body.
    pub fn request_id(&self) -> Option<&str> {
        let header = self.0.headers.get("x-request-id").and_then(|id| id.to_str().ok());
        header.or_else(|| self.api().and_then(ApiError::request_id))
    }

    /// How long the platform asks to wait (`Retry-After`, in both its forms).
    pub fn retry_after(&self) -> Option<Duration> {
        crate::retry_after::read(&self.0.headers)
    }

    /// The body of the answer, or the item of a stream that does not fit, at most its first
    /// 64 KiB.
    pub fn body(&self) -> Option<&bytes::Bytes> {
        self.0.body.as_ref()
    }

    /// Whether a time limit ran out: the client's, a layer's, or the transport's. A connection
    /// that took too long is of the kind [`Connect`](ErrorKind::Connect), and counts here too.
    pub fn is_timeout(&self) -> bool {
        match self.0.kind {
            ErrorKind::Timeout => true,
            ErrorKind::Connect => self.source().is_some_and(is_timeout),
            _ => false,
        }
    }

    /// Whether the request provably never left.
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// Whether the credentials are the trouble: missing, unusable, unknown (401) or not
    /// sufficient (403).
    pub fn is_auth(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Credentials | ErrorKind::Auth | ErrorKind::Unauthorized)
            || self.0.status == Some(StatusCode::FORBIDDEN)
    }

    /// Whether the platform does not have what was asked for (404).
    pub fn is_not_found(&self) -> bool {
        self.0.status == Some(StatusCode::NOT_FOUND)
    }
}

/// The message says what to set; what the system said, if it did, is the cause.
impl From<CredentialsError> for Error {
    fn from(error: CredentialsError) -> Self {
        let refused = Self::new(ErrorKind::Credentials, error.to_string());
        match error {
            CredentialsError::Unreadable { source, .. } => refused.with_source(source),
            CredentialsError::ApiToken { source, .. } => refused.with_source(source),
            _ => refused,
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}

/// The start of a body, as an error keeps it.
fn kept(body: bytes::Bytes) -> bytes::Bytes {
    match body.len() {
        // A copy, so that a small error does not keep a large answer alive.
        KEPT_BODY.. => bytes::Bytes::copy_from_slice(&body[..KEPT_BODY]),
        _ => body,
    }
}

/// Whether an error, or one of its causes, is a time limit.
pub(crate) fn is_timeout(error: &(dyn StdError + 'static)) -> bool {
    causes(error).any(|cause| {
        if let Some(error) = cause.downcast_ref::<Error>() {
            return error.is_timeout();
        }
        if let Some(error) = cause.downcast_ref::<std::io::Error>() {
            return error.kind() == std::io::ErrorKind::TimedOut;
        }
        cause.is::<tokio::time::error::Elapsed>() || cause.is::<tower::timeout::error::Elapsed>()
    })
}

/// An error and its causes, outermost first.
pub(crate) fn causes<'a>(
    error: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    let mut next = Some(error);
    std::iter::from_fn(move || {
        let error = next?;
        next = error.source();
        Some(error)
    })
}
