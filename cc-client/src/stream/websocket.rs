//! A connection that carries the messages of a WebSocket.
//!
//! A task owns the socket, so that the server's heartbeats are answered while the consumer is
//! busy. It hands messages over through a queue that is bounded in number and in bytes; while the
//! queue is full the socket is not read, so the sender is held back. The task ends when the
//! stream lets go of the queue.

mod authorization;
mod handshake;
mod pump;
mod queue;

use std::task::{Context, Poll, ready};
use std::time::Duration;

use http::{HeaderValue, Response};
use tokio::runtime::Handle;
use tokio::time::Instant;

pub(super) use self::handshake::{check as check_handshake, prepare as handshake};
use self::pump::Pump;
use self::queue::Receiver;
use super::connection::{End, Step};
use super::upgraded::Upgraded;
use crate::route::StreamRoute;
use crate::{Body, Error, ErrorKind};

/// The consumer's end of a socket.
pub(super) struct Socket {
    steps: Receiver,
}

/// What a socket needs to know of its stream.
pub(super) struct Config {
    pub(super) stream: StreamRoute,
    /// The value of `Authorization` for the first message, where that is how the stream
    /// authenticates.
    pub(super) authorization: Option<HeaderValue>,
    /// How long an opening may take, and when that time is over.
    pub(super) connect_timeout: Option<Duration>,
    pub(super) deadline: Option<Instant>,
    pub(super) silence: Option<Duration>,
    pub(super) heartbeat_factor: f64,
    pub(super) message_limit: usize,
}

/// The time of an opening.
#[derive(Clone, Copy)]
struct Opening {
    limit: Duration,
    deadline: Option<Instant>,
}

impl Config {
    fn opening(&self) -> Opening {
        Opening { limit: self.connect_timeout.unwrap_or(Duration::MAX), deadline: self.deadline }
    }
}

impl Opening {
    /// Bounds what belongs to it.
    async fn within<T>(self, part: impl Future<Output = T>) -> Result<T, Error> {
        let Some(deadline) = self.deadline else { return Ok(part.await) };
        let done = tokio::time::timeout_at(deadline, part).await;
        done.map_err(|_| Error::timeout("the authorization of the WebSocket", self.limit))
    }
}

impl Socket {
    /// Goes on from the answer to a handshake.
    ///
    /// # Errors
    ///
    /// If the answer brings no connection with it, or there is no runtime to drive it.
    pub(super) fn new(mut response: Response<Body>, config: Config) -> Result<Self, Error> {
        let upgraded = response.extensions_mut().remove::<Upgraded>();
        let Some(io) = upgraded.and_then(|upgraded| upgraded.take()) else {
            let detail = "the answer switches protocols, but no layer or transport hands the connection on: \
                          it belongs in the extensions, as `cc_client::stream::Upgraded`";
            return Err(Error::new(ErrorKind::Layer, detail));
        };
        let runtime = Handle::try_current().map_err(|source| {
            Error::new(ErrorKind::Config, "a WebSocket needs a tokio runtime").with_source(source)
        })?;
        let (sender, steps) = queue::bounded();
        runtime.spawn(Pump::new(config, sender).run(io));
        Ok(Self { steps })
    }

    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Step> {
        let step = ready!(self.steps.poll(cx));
        // The task says why it ends, unless the runtime that drives it shuts down.
        Poll::Ready(step.unwrap_or(Step::End(End::Early)))
    }
}
