//! The futures of a call on its way. Only the last step, reading the answer, is generic.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::StatusCode;
use http::response::Parts;

use crate::collect::{Collect, Collected};
use crate::layer::retry::Attempts;
use crate::layer::{HttpFuture, HttpService};
use crate::route::{AnswerKind, Route};
use crate::{Answer, Error, ErrorKind, ReadError};

use super::Prepared;

/// The future of [`Client::send`](crate::Client::send). Dropping it cancels the call: nothing
/// goes on in the background.
#[must_use = "futures do nothing unless awaited"]
pub struct Send<T>(SendWithParts<T>);

/// The future of [`Client::send_with_parts`](crate::Client::send_with_parts).
#[must_use = "futures do nothing unless awaited"]
pub struct SendWithParts<T> {
    exchange: Exchange,
    answer: PhantomData<fn() -> T>,
}

impl<T> SendWithParts<T> {
    pub(crate) fn new(call: Prepared, service: &HttpService, limit: usize) -> Self {
        Self { exchange: Exchange::new(call, service, limit), answer: PhantomData }
    }
}

impl<T> Send<T> {
    pub(crate) fn new(future: SendWithParts<T>) -> Self {
        Self(future)
    }
}

impl<T: Answer> Future for SendWithParts<T> {
    type Output = Result<(Parts, T), Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let answered = ready!(Pin::new(&mut self.exchange).poll(cx))?;
        Poll::Ready(match T::read(answered.text()) {
            Ok(answer) => Ok((answered.parts, answer)),
            Err(error) => Err(answered.into_unread(error)),
        })
    }
}

impl<T: Answer> Future for Send<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(cx).map_ok(|(_, answer)| answer)
    }
}

impl<T> fmt::Debug for Send<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Send").field("route", &self.0.exchange.route).finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for SendWithParts<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendWithParts").field("route", &self.exchange.route).finish_non_exhaustive()
    }
}

/// A request on its way, until its answer is complete and known to be a success.
struct Exchange {
    route: Option<&'static Route>,
    limit: usize,
    state: State,
}

enum State {
    Failed(Option<Error>),
    Requesting(HttpFuture),
    /// The body came through a layer that streams it, a decompression for one. It is boxed,
    /// because the future would be five times as large for what few calls need.
    Reading(Box<Reading>),
}

struct Reading {
    parts: Option<Parts>,
    body: Collect,
}

impl Exchange {
    fn new(call: Prepared, service: &HttpService, limit: usize) -> Self {
        let route = call.route;
        let limit = call.settings().response_limit.unwrap_or(limit);
        let state = match call.into_request() {
            Ok(request) => State::Requesting(service.send(request)),
            Err(error) => State::Failed(Some(error)),
        };
        Self { route, limit, state }
    }
}

impl Future for Exchange {
    type Output = Result<Answered, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let (parts, body) = loop {
            match &mut this.state {
                State::Failed(error) => {
                    let error =
                        error.take().unwrap_or_else(|| Error::invalid_call("polled after it was done"));
                    return Poll::Ready(Err(error));
                }
                State::Requesting(future) => {
                    let response = ready!(future.as_mut().poll(cx))
                        .map_err(|error| Error::from_stack(error).with_route(this.route))?;
                    let (parts, body) = response.into_parts();
                    if let Some(whole) = Collect::whole(&body, this.limit) {
                        break (parts, whole);
                    }
                    let body = Collect::new(body, this.limit);
                    this.state = State::Reading(Box::new(Reading { parts: Some(parts), body }));
                }
                State::Reading(reading) => {
                    let body = ready!(Pin::new(&mut reading.body).poll(cx));
                    let parts = reading.parts.take();
                    this.state = State::Failed(None);
                    let Some(parts) = parts else { continue };
                    break (parts, body);
                }
            }
        };
        Poll::Ready(Answered::new(this.route, parts, body))
    }
}

/// A complete answer that is a success.
struct Answered {
    route: Option<&'static Route>,
    parts: Parts,
    body: bytes::Bytes,
}

impl Answered {
    fn new(route: Option<&'static Route>, parts: Parts, body: Collected) -> Result<Self, Error> {
        let attempts = Attempts::of(&parts.extensions);
        let body = match body {
            Ok(body) => body,
            Err(error) => {
                let error = error.into_error(parts.status, parts.headers);
                return Err(error.with_route(route).with_attempts(attempts));
            }
        };
        let answered = Self { route, parts, body };
        if answered.parts.status.is_success() || answered.is_absent() {
            return Ok(answered);
        }
        let error = Error::refused(answered.parts, answered.body);
        Err(error.with_route(route).with_attempts(attempts))
    }

    fn kind(&self) -> Option<AnswerKind> {
        self.route.map(Route::answer)
    }

    /// 404 where the declaration says that it means "nothing".
    fn is_absent(&self) -> bool {
        self.parts.status == StatusCode::NOT_FOUND && self.kind() == Some(AnswerKind::Optional)
    }

    /// The body to read. What is ignored, absent or empty where it may be is read as JSON's
    /// `null`, which is what `()` and `Option` are made from.
    fn text(&self) -> &bytes::Bytes {
        static NULL: bytes::Bytes = bytes::Bytes::from_static(b"null");
        match self.kind() {
            Some(AnswerKind::Empty) => &NULL,
            Some(AnswerKind::Optional) if self.is_absent() || self.body.is_empty() => &NULL,
            None if self.body.is_empty() => &NULL,
            _ => &self.body,
        }
    }

    #[cold]
    fn into_unread(self, error: ReadError) -> Error {
        let attempts = Attempts::of(&self.parts.extensions);
        // What is read in another form than the declared one may have no form for "nothing".
        if self.is_absent() {
            let error = Error::refused(self.parts, self.body);
            return error.with_route(self.route).with_attempts(attempts);
        }
        let content_type = self.parts.headers.get(http::header::CONTENT_TYPE);
        let reason = error.reason();
        let mut detail = match (self.body.is_empty(), &error.path) {
            (true, _) => "the answer is empty".to_owned(),
            (_, Some(path)) => format!("the answer does not fit at {path}: {reason}"),
            (_, None) => format!("the answer does not fit: {reason}"),
        };
        let expected = self.route.map_or(AnswerKind::Json, Route::answer).media_type();
        if let Some(content_type) = content_type.and_then(|value| value.to_str().ok())
            && !content_type.starts_with(expected)
        {
            detail.push_str(&format!(" (its type is {content_type})"));
        }
        Error::new(ErrorKind::Decode, detail)
            .with_answer(self.parts, self.body)
            .with_route(self.route)
            .with_attempts(attempts)
    }
}
