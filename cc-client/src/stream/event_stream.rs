//! A stream of items, and of what happens to it.

use std::fmt;
use std::future::{Future, poll_fn};
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use futures_core::stream::FusedStream;

use super::core::Signal;
use super::handle::{CloseReason, Shared, StreamHandle};
use crate::sse::decode;
use crate::{Answer, Error, ErrorKind, ReadError, Route};

/// Items as they come, across any number of connections.
///
/// It is a [`Stream`] of `Result<T, Error>`, made by [`StreamCall::open`](super::StreamCall::open).
/// An error is one of two things:
///
/// * an item that does not have the declared form ([`ErrorKind::Decode`]) or is too long
///   ([`ErrorKind::TooLarge`]): it stands in the item's place, and the stream goes on;
/// * the failure that ends the stream: `None` comes next.
///
/// Failures that pass are not seen here; [`with_lifecycle`](Self::with_lifecycle) shows them.
/// Why a stream has ended is in its [state](StreamHandle::state).
///
/// Nothing is read from the connection but when the stream is polled, so a consumer that takes
/// its time holds the server back. Dropping the stream closes the connection.
#[must_use = "a stream does nothing unless polled"]
pub struct EventStream<T> {
    shared: Arc<Shared>,
    route: &'static Route,
    wanted: Option<Wanted<T>>,
    /// What was seen while the opening was awaited.
    next: Option<Signal>,
    done: bool,
    item: PhantomData<fn() -> T>,
}

/// Which items the caller wants to see.
pub(super) type Wanted<T> = Arc<dyn Fn(&T) -> bool + Send + Sync>;

/// What happens on a stream, items included: see [`EventStream::with_lifecycle`].
#[derive(Debug)]
#[non_exhaustive]
pub enum StreamEvent<T> {
    /// A connection is open: the first one, or one more.
    Opened,
    /// The server says that it lives.
    Heartbeat,
    /// An item.
    Item(T),
    /// The stream broke and will connect again.
    Reconnecting {
        /// The number of the retry, counted from 1; from anew once the server has shown that it
        /// lives.
        retry: u32,
        /// How long it waits first.
        delay: Duration,
        /// What went wrong.
        cause: Error,
    },
    /// The stream has ended; nothing follows.
    Closed(CloseReason),
}

impl<T: Answer> EventStream<T> {
    pub(super) fn new(shared: Arc<Shared>, route: &'static Route, wanted: Option<Wanted<T>>) -> Self {
        Self { shared, route, wanted, next: None, done: false, item: PhantomData }
    }

    /// The next item; `None` once the stream has ended. The same as `StreamExt::next`, for
    /// programs that have no other use for that. Dropping the future loses nothing.
    ///
    /// It needs a tokio runtime with its timers, as everything that is sent does.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The same stream, which also tells what happens to it: openings, heartbeats, failures that
    /// pass, the end. Its errors are those of the plain stream, so a failure that ends it comes
    /// as `Err`, followed by [`StreamEvent::Closed`].
    pub fn with_lifecycle(self) -> Lifecycle<T> {
        Lifecycle { stream: self }
    }

    fn poll_event(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<StreamEvent<T>, Error>>> {
        for _ in 0..PASSED_OVER {
            let Some(signal) = ready!(self.poll_signal(cx)) else { return Poll::Ready(None) };
            return Poll::Ready(Some(match signal {
                Signal::Item(data) => match self.read_wanted(data) {
                    Some(item) => item.map(StreamEvent::Item),
                    None => continue,
                },
                Signal::Fault(error) | Signal::Failed(error) => Err(error),
                Signal::Opened => Ok(StreamEvent::Opened),
                Signal::Heartbeat => Ok(StreamEvent::Heartbeat),
                Signal::Reconnecting { retry, delay, cause } => {
                    Ok(StreamEvent::Reconnecting { retry, delay, cause })
                }
                Signal::Closed(reason) => Ok(StreamEvent::Closed(reason)),
            }));
        }
        give_way(cx)
    }

    /// The item, `None` if the caller does not want it.
    fn read_wanted(&self, data: Bytes) -> Option<Result<T, Error>> {
        match (self.read(data), &self.wanted) {
            (Ok(item), Some(wanted)) if !wanted(&item) => None,
            (item, _) => Some(item),
        }
    }

    fn read(&self, data: Bytes) -> Result<T, Error> {
        T::read(&data).or_else(|error| self.read_mended(data, error))
    }

    /// What is not UTF-8 is read with U+FFFD in its place, as the HTML standard wants it.
    #[cold]
    fn read_mended(&self, data: Bytes, error: ReadError) -> Result<T, Error> {
        let (data, error) = match std::str::from_utf8(&data) {
            Ok(_) => (data, error),
            Err(_) => {
                let mended = decode(data);
                match T::read(&mended) {
                    Ok(item) => return Ok(item),
                    Err(error) => (mended, error),
                }
            }
        };
        let place = error.path.as_ref().map_or_else(String::new, |path| format!(" at {path}"));
        let detail = format!("an item does not fit{place}: {}", error.reason());
        Err(Error::new(ErrorKind::Decode, detail).with_item(data).with_route(Some(self.route)))
    }
}

impl<T> EventStream<T> {
    /// What controls the stream, from anywhere.
    pub fn handle(&self) -> StreamHandle {
        StreamHandle::new(Arc::clone(&self.shared))
    }

    fn poll_signal(&mut self, cx: &mut Context<'_>) -> Poll<Option<Signal>> {
        if let Some(signal) = self.next.take() {
            return Poll::Ready(Some(signal));
        }
        let polled = self.shared.core().poll(&self.shared, cx);
        self.shared.after_poll();
        let signal = ready!(polled);
        self.done = signal.is_none();
        Poll::Ready(signal)
    }
}

impl<T: Answer> Stream for EventStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        for _ in 0..PASSED_OVER {
            let Some(signal) = ready!(self.poll_signal(cx)) else { return Poll::Ready(None) };
            let item = match signal {
                Signal::Item(data) => self.read_wanted(data),
                Signal::Fault(error) | Signal::Failed(error) => Some(Err(error)),
                Signal::Opened | Signal::Heartbeat | Signal::Reconnecting { .. } | Signal::Closed(_) => None,
            };
            if item.is_some() {
                return Poll::Ready(item);
            }
        }
        give_way(cx)
    }
}

/// How much is passed over that the caller does not want to see before others get a turn.
pub(super) const PASSED_OVER: usize = 256;

/// Lets others run, and goes on then.
pub(super) fn give_way<T>(cx: &Context<'_>) -> Poll<T> {
    cx.waker().wake_by_ref();
    Poll::Pending
}

impl<T: Answer> FusedStream for EventStream<T> {
    fn is_terminated(&self) -> bool {
        self.done
    }
}

/// The connection goes with the stream, whoever has a handle.
impl<T> Drop for EventStream<T> {
    fn drop(&mut self) {
        self.handle().close();
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream")
            .field("route", self.route)
            .field("state", &self.handle().state())
            .finish_non_exhaustive()
    }
}

/// A stream that tells what happens to it, items included; see [`EventStream::with_lifecycle`].
#[derive(Debug)]
#[must_use = "a stream does nothing unless polled"]
pub struct Lifecycle<T> {
    stream: EventStream<T>,
}

impl<T: Answer> Lifecycle<T> {
    /// The next event; `None` behind [`StreamEvent::Closed`]. Dropping the future loses nothing.
    pub async fn next(&mut self) -> Option<Result<StreamEvent<T>, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// What controls the stream, from anywhere.
    pub fn handle(&self) -> StreamHandle {
        self.stream.handle()
    }
}

impl<T: Answer> Stream for Lifecycle<T> {
    type Item = Result<StreamEvent<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.stream.poll_event(cx)
    }
}

impl<T: Answer> FusedStream for Lifecycle<T> {
    fn is_terminated(&self) -> bool {
        self.stream.done
    }
}

/// The future of [`StreamCall::open`](super::StreamCall::open): the stream, once it is connected.
#[must_use = "futures do nothing unless awaited"]
pub struct Open<T> {
    stream: Result<Option<EventStream<T>>, Option<Error>>,
}

impl<T> Open<T> {
    pub(crate) fn new(stream: Result<EventStream<T>, Error>) -> Self {
        Self { stream: stream.map(Some).map_err(Some) }
    }
}

impl<T: Answer> Future for Open<T> {
    type Output = Result<EventStream<T>, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let done = || Error::invalid_call("polled after it was done");
        let slot = match &mut self.stream {
            Ok(slot) => slot,
            Err(error) => return Poll::Ready(Err(error.take().unwrap_or_else(done))),
        };
        while let Some(stream) = slot {
            match ready!(stream.poll_signal(cx)) {
                Some(Signal::Reconnecting { .. }) => continue,
                Some(Signal::Failed(error)) => {
                    *slot = None;
                    return Poll::Ready(Err(error));
                }
                signal => stream.next = signal,
            }
            break;
        }
        Poll::Ready(slot.take().ok_or_else(done))
    }
}

impl<T> fmt::Debug for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Open").finish_non_exhaustive()
    }
}
