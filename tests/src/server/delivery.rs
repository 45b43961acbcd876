//! How the body of an answer travels.

use super::wire::Wire;
use crate::fault::Pace;
use bytes::{Buf, Bytes};
use http_body::{Body, Frame};
use std::{
    convert::Infallible,
    future::Future,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::time::{Sleep, sleep};

const FILLING: &[u8] = &[b'x'; 16 * 1024];

/// A body that keeps to a pace.
///
/// It never tells its length: the `content-length` header does, and a header may lie where a body may not.
#[derive(Debug)]
pub(crate) struct Delivery {
    rest: Rest,
    wire: Arc<Wire>,
}

#[derive(Debug)]
enum Rest {
    Whole(Bytes),
    Stalled,
    /// What will be sent of a body that was promised longer.
    Truncated(Bytes),
    /// Nothing more, but the connection must not end before a flush after this one.
    Leaving(u64),
    Slowed {
        rest: Bytes,
        piece: usize,
        pause: Duration,
        waiting: Option<Pin<Box<Sleep>>>,
    },
    Filled(u64),
}

impl Delivery {
    /// `None` for a body that flows in steps: that is a [`Player`](super::player::Player)'s.
    pub(crate) fn new(body: Bytes, pace: &Pace, wire: Arc<Wire>) -> Option<Self> {
        let rest = match *pace {
            Pace::Whole => Rest::Whole(body),
            Pace::Stalled => Rest::Stalled,
            Pace::Truncated(length) => Rest::Truncated(body.slice(..length.min(body.len()))),
            Pace::Slowed(piece, pause) => Rest::Slowed { rest: body, piece, pause, waiting: None },
            Pace::Filled(length) => Rest::Filled(length),
            Pace::Flowing(_) => return None,
        };
        Some(Self { rest, wire })
    }
}

impl Body for Delivery {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let this = &mut *self;
        let data = match &mut this.rest {
            Rest::Whole(body) => std::mem::take(body),
            // Nothing wakes this up but the end of the connection.
            Rest::Stalled => return Poll::Pending,
            Rest::Truncated(body) => {
                let data = std::mem::take(body);
                this.rest = Rest::Leaving(this.wire.flushes());
                if data.is_empty() {
                    return self.poll_frame(cx);
                }
                data
            }
            Rest::Leaving(seen) => {
                ready!(this.wire.poll_flushed(*seen, cx));
                return Poll::Ready(None);
            }
            Rest::Slowed { rest, piece, pause, waiting } => {
                if let Some(sleep) = waiting {
                    ready!(sleep.as_mut().poll(cx));
                }
                *waiting = Some(Box::pin(sleep(*pause)));
                rest.split_to((*piece).min(rest.remaining()))
            }
            Rest::Filled(left) => {
                let length = usize::try_from(*left).unwrap_or(usize::MAX).min(FILLING.len());
                *left -= length as u64;
                Bytes::from_static(&FILLING[..length])
            }
        };
        Poll::Ready((!data.is_empty()).then(|| Ok(Frame::data(data))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(&self.rest, Rest::Whole(body) if body.is_empty())
    }
}
