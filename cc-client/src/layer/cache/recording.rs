//! Keeping an answer on its way to the caller.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::Response;
use http_body::{Body as _, Frame, SizeHint};
use tokio::time::Instant;

use super::store::{Asked, Content, Store};
use crate::layer::sameness::Sameness;
use crate::{Body, BoxError};

/// A body that is kept once it was read to its end. It is not read ahead: who gets it reads it, at
/// their own pace and under their own limits.
pub(super) struct Recording {
    body: Body,
    read: BytesMut,
    /// None once it is clear that nothing will be kept.
    place: Option<Place>,
}

/// Where an answer is to be kept.
struct Place {
    store: Arc<Store>,
    key: Sameness,
    asked: Asked,
    ttl: Duration,
    /// The answer without its body.
    content: Content,
}

impl Recording {
    /// The same answer. One whose body is there already is kept at once.
    pub(super) fn of(
        response: Response<Body>,
        store: Arc<Store>,
        key: Sameness,
        asked: Asked,
        ttl: Duration,
    ) -> Response<Body> {
        let body = response.body();
        let whole = body.as_bytes().cloned().or_else(|| body.is_end_stream().then(Bytes::new));
        let content = Content {
            status: response.status(),
            version: response.version(),
            headers: response.headers().clone(),
            body: whole.clone().unwrap_or_default(),
        };
        let place = Place { store, key, asked, ttl, content };
        match whole {
            Some(_) => {
                place.keep();
                response
            }
            None => {
                let recording = |body| Self { body, read: BytesMut::new(), place: Some(place) };
                response.map(|body| Body::wrap(recording(body)))
            }
        }
    }

    fn record(&mut self, frame: &Frame<Bytes>) {
        let Some(place) = &self.place else { return };
        match frame.data_ref() {
            Some(data) if self.read.len() + data.len() <= place.store.max_bytes() => {
                self.read.extend_from_slice(data);
            }
            // It is too long, or has trailers, which are not kept.
            _ => self.forget(),
        }
    }

    fn forget(&mut self) {
        self.place = None;
        self.read = BytesMut::new();
    }

    fn finish(&mut self) {
        if let Some(mut place) = self.place.take() {
            place.content.body = std::mem::take(&mut self.read).freeze();
            place.keep();
        }
    }
}

impl Place {
    fn keep(self) {
        self.store.put(self.key, &self.content, self.asked, self.ttl, Instant::now());
    }
}

impl http_body::Body for Recording {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(cx));
        match &frame {
            Some(Ok(frame)) => {
                self.record(frame);
                // Whoever knows that this was the last frame asks for no other.
                if self.body.is_end_stream() {
                    self.finish();
                }
            }
            Some(Err(_)) => self.forget(),
            None => self.finish(),
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
