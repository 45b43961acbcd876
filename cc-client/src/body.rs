//! The body of requests and answers.

use std::any::Any;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use crate::BoxError;
use crate::route::{BodyKind, Route};

/// A body, whole or streamed.
///
/// It is what tower layers expect of one: `Default` (empty), `From<Bytes>` and
/// [`http_body::Body`] with [`Bytes`] as data. It also knows its form and the [`Route`] that
/// it was made for, because a request's extensions and headers cost allocations for each
/// attempt, and a pointer here costs none.
#[derive(Default)]
pub struct Body {
    data: Data,
    kind: BodyKind,
    route: Option<&'static Route>,
}

enum Data {
    Whole(Bytes),
    Stream(Pin<Box<dyn http_body::Body<Data = Bytes, Error = BoxError> + Send>>),
}

impl Default for Data {
    fn default() -> Self {
        Data::Whole(Bytes::new())
    }
}

impl Body {
    /// A body without data.
    pub fn empty() -> Self {
        Self::default()
    }

    /// Takes over any body. A [`Body`] comes back as it is, without a new box around it.
    pub fn wrap<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        let mut slot = Some(body);
        if let Some(body) = (&mut slot as &mut dyn Any).downcast_mut::<Option<Body>>() {
            return body.take().unwrap_or_default();
        }
        match slot {
            Some(body) => Self { data: Data::Stream(Box::pin(MapError { body })), ..Self::default() },
            None => Self::default(),
        }
    }

    /// The data if it is all here, `None` if it has yet to be read.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.data {
            Data::Whole(bytes) => Some(bytes),
            Data::Stream(_) => None,
        }
    }

    /// The form of the data, if it was made by this library from a typed value.
    pub fn kind(&self) -> BodyKind {
        self.kind
    }

    /// The endpoint that this body was made for.
    pub fn route(&self) -> Option<&'static Route> {
        self.route
    }

    /// A second body with the same content; `None` for a stream, which can be read once.
    pub fn try_clone(&self) -> Option<Self> {
        let data = Data::Whole(self.as_bytes()?.clone());
        Some(Self { data, kind: self.kind, route: self.route })
    }

    pub(crate) fn with_kind(mut self, kind: BodyKind) -> Self {
        self.kind = kind;
        self
    }

    pub(crate) fn with_route(mut self, route: Option<&'static Route>) -> Self {
        self.route = route;
        self
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self { data: Data::Whole(bytes), ..Self::default() }
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.data {
            Data::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Data::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Data::Stream(stream) => stream.as_mut().poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.data {
            Data::Whole(bytes) => bytes.is_empty(),
            Data::Stream(stream) => stream.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.data {
            Data::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Data::Stream(stream) => stream.size_hint(),
        }
    }
}

/// Shows the length and the endpoint, never the content: it may be secret.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut body = f.debug_struct("Body");
        match &self.data {
            Data::Whole(bytes) => body.field("bytes", &bytes.len()),
            Data::Stream(_) => body.field("stream", &..),
        };
        body.field("kind", &self.kind).field("route", &self.route).finish()
    }
}

pin_project_lite::pin_project! {
    /// A body whose errors are boxed.
    struct MapError<B> {
        #[pin]
        body: B,
    }
}

impl<B> http_body::Body for MapError<B>
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.project().body.poll_frame(cx).map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
