//! Reading a whole body, up to a limit.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, StatusCode};
use http_body::Body as _;

use crate::{Body, BoxError, Error, ErrorKind};

/// What came of reading a body.
pub(crate) type Collected = Result<Bytes, CollectError>;

/// As much as is reserved on the word of a server, however high the limit.
const RESERVED: usize = 32 * 1024 * 1024;

/// Why a body could not be read to its end.
#[derive(Debug)]
pub(crate) enum CollectError {
    TooLarge { limit: usize },
    Broken(BoxError),
}

impl CollectError {
    pub(crate) fn into_error(self, status: StatusCode, headers: HeaderMap) -> Error {
        let error = match self {
            Self::TooLarge { limit } => Error::new(
                ErrorKind::TooLarge,
                format!("the answer is longer than the limit of {limit} bytes; `response_limit` raises it"),
            ),
            Self::Broken(source) => match source.downcast::<Error>() {
                Ok(error) => *error,
                Err(source) if crate::error::is_timeout(&*source) => {
                    Error::new(ErrorKind::Timeout, "reading the answer took too long").with_source(source)
                }
                Err(source) => Error::new(ErrorKind::Transport, "the answer broke off").with_source(source),
            },
        };
        error.with_status(status, headers)
    }
}

/// Collects a body. One that is whole already, or comes in one piece, is not copied.
pub(crate) struct Collect {
    body: Body,
    limit: usize,
    first: Bytes,
    rest: BytesMut,
}

impl Collect {
    pub(crate) fn new(body: Body, limit: usize) -> Self {
        Self { body, limit, first: Bytes::new(), rest: BytesMut::new() }
    }

    /// The body, if it is whole already: nothing to wait for.
    pub(crate) fn whole(body: &Body, limit: usize) -> Option<Collected> {
        let bytes = body.as_bytes()?;
        Some(match bytes.len() <= limit {
            true => Ok(bytes.clone()),
            false => Err(CollectError::TooLarge { limit }),
        })
    }

    fn push(&mut self, data: Bytes) {
        if self.first.is_empty() {
            self.first = data;
            return;
        }
        if self.rest.is_empty() {
            // What is announced and within the limit is reserved at once.
            let announced = usize::try_from(self.body.size_hint().lower()).unwrap_or(self.limit);
            self.rest.reserve(
                (self.first.len() + data.len()).saturating_add(announced).min(self.limit).min(RESERVED),
            );
            self.rest.extend_from_slice(&self.first);
        }
        self.rest.extend_from_slice(&data);
    }

    fn len(&self) -> usize {
        self.first.len().max(self.rest.len())
    }
}

impl Future for Collect {
    type Output = Collected;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Collected> {
        let this = self.get_mut();
        let too_large = Poll::Ready(Err(CollectError::TooLarge { limit: this.limit }));
        // An announced length is believed when it is too long, not when it is short.
        if this.len() as u64 + this.body.size_hint().lower() > this.limit as u64 {
            return too_large;
        }
        while let Some(frame) = ready!(Pin::new(&mut this.body).poll_frame(cx)) {
            let frame = frame.map_err(CollectError::Broken)?;
            let Ok(data) = frame.into_data() else { continue };
            if this.len() + data.len() > this.limit {
                return too_large;
            }
            this.push(data);
        }
        let whole = match this.rest.is_empty() {
            true => std::mem::take(&mut this.first),
            false => std::mem::take(&mut this.rest).freeze(),
        };
        Poll::Ready(Ok(whole))
    }
}
