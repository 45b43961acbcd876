//! The answer or failure of a request, for any number of calls.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::Response;
use http::response::Parts;
use tokio::time::Instant;

use super::SharedError;
use crate::collect::Collect;
use crate::error::causes;
use crate::layer::HttpFuture;
use crate::{Body, BoxError, Error};

/// Sends a request and reads its answer to the end.
pub(super) async fn fetch(answer: HttpFuture, limit: usize) -> Result<Response<Body>, BoxError> {
    let response = answer.await?;
    if response.body().as_bytes().is_some() {
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    match Collect::new(body, limit).await {
        Ok(body) => Ok(Response::from_parts(parts, body.into())),
        Err(error) => Err(error.into_error(parts.status, parts.headers).into()),
    }
}

/// The time limit of the call that began a request, if that is what ended it.
pub(super) fn call_limit(error: &BoxError) -> Option<Duration> {
    causes(&**error).find_map(|cause| cause.downcast_ref::<Error>()).and_then(Error::call_limit)
}

/// What can be given to several calls.
pub(super) struct Outcome {
    content: Content,
    /// Where a time limit ended it: the end of the time of all who waited.
    longest: Option<Instant>,
}

enum Content {
    Answer(Parts, Bytes),
    Ours(Error),
    Foreign(Arc<dyn std::error::Error + Send + Sync>),
}

impl Outcome {
    /// `longest` gives the end of the time of all who wait, where this is the limit of those
    /// without one of their own.
    pub(super) fn new(
        result: Result<Response<Body>, BoxError>,
        longest: impl FnOnce(Duration) -> Option<Instant>,
    ) -> Self {
        let longest = result.as_ref().err().and_then(call_limit).and_then(longest);
        let content = match result {
            Ok(response) => {
                let (parts, body) = response.into_parts();
                Content::Answer(parts, body.as_bytes().cloned().unwrap_or_default())
            }
            Err(error) => match error.downcast::<Error>() {
                Ok(error) => Content::Ours(*error),
                Err(error) => Content::Foreign(Arc::from(error)),
            },
        };
        Self { content, longest }
    }

    /// One call's own.
    pub(super) fn give(&self) -> Result<Response<Body>, BoxError> {
        match &self.content {
            Content::Answer(parts, body) => Ok(Response::from_parts(parts.clone(), body.clone().into())),
            Content::Ours(error) => Err(error.share().into()),
            Content::Foreign(error) => Err(SharedError::new(Arc::clone(error)).into()),
        }
    }

    pub(super) fn longest(&self) -> Option<Instant> {
        self.longest
    }
}
