//! The life of a stream: opening, reading, breaking, waiting, opening again.
//!
//! Nothing in it depends on the type of the items, and it runs no task: it does what there is to
//! do when it is polled.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Response};
use tokio::time::{Instant, Sleep, sleep};

use super::connection::{Connection, End, Step};
use super::event_stream::{PASSED_OVER, give_way};
use super::events::Events;
use super::handle::{CloseReason, Shared, StreamState};
use super::log;
use super::opening::{Authorization, Opening};
use super::replay::Replays;
use super::settings::StreamSettings;
use super::websocket::{Config, Socket};
use crate::layer::{HttpFuture, HttpService};
use crate::route::StreamKind;
use crate::{Body, Error, ErrorKind};

/// What a stream has to say, before its items are read.
pub(super) enum Signal {
    Opened,
    Heartbeat,
    Item(Bytes),
    /// Something that was lost; the stream goes on.
    Fault(Error),
    Reconnecting {
        retry: u32,
        delay: Duration,
        cause: Error,
    },
    /// The error that ends the stream.
    Failed(Error),
    Closed(CloseReason),
}

/// The state of a stream, but for what its handles see of it.
pub(super) struct Core {
    service: HttpService,
    opening: Opening,
    settings: StreamSettings,
    silence: Option<Duration>,
    phase: Phase,
    replays: Replays,
    /// How many items are left to come, where a limit was given.
    left: Option<u64>,
    /// How many events the server sends once more and counts against the limit.
    counted_replays: u64,
    /// The first wait that the server asked for.
    server_retry: Option<Duration>,
    /// The stream is paused or closed, or may be: it is looked before anything is done.
    halted: bool,
    /// The end has been told.
    done: bool,
}

/// What is under way. Dropping it ends it.
pub(super) enum Phase {
    Idle,
    Requesting(Request),
    Connected(Link),
    Waiting(Pin<Box<Sleep>>),
}

/// A request to open the stream.
pub(super) struct Request {
    answer: HttpFuture,
    authorization: Authorization,
    key: Option<String>,
    deadline: Option<Instant>,
}

/// A connection, and what came on it.
pub(super) struct Link {
    connection: Connection,
    /// How many items this connection was asked for.
    asked: Option<u64>,
    received: u64,
    fresh: u64,
}

impl Core {
    pub(super) fn new(
        service: HttpService,
        opening: Opening,
        settings: StreamSettings,
        silence: Option<Duration>,
        cursor: &str,
    ) -> Self {
        let mut replays = Replays::default();
        if !cursor.is_empty() {
            replays.is_known(cursor.as_bytes());
        }
        Self {
            service,
            left: opening.limit(),
            opening,
            settings,
            silence,
            phase: Phase::Idle,
            replays,
            counted_replays: 0,
            server_retry: None,
            halted: true,
            done: false,
        }
    }

    /// Ends what is under way; whoever asks drops it.
    pub(super) fn disconnect(&mut self) -> Phase {
        std::mem::replace(&mut self.phase, Phase::Idle)
    }

    /// What comes next; `None` once the end has been told.
    pub(super) fn poll(&mut self, shared: &Shared, cx: &mut Context<'_>) -> Poll<Option<Signal>> {
        for _ in 0..PASSED_OVER {
            if (shared.was_told() || self.halted)
                && let Err(signal) = ready!(self.obey(shared, cx))
            {
                return Poll::Ready(signal);
            }
            match self.advance(shared, cx) {
                Poll::Ready(Some(signal)) => return Poll::Ready(Some(signal)),
                Poll::Ready(None) => {}
                Poll::Pending => {
                    shared.status().wake_with(cx.waker());
                    // What is told from here on wakes this task; what was told before is seen.
                    if !shared.is_told() {
                        return Poll::Pending;
                    }
                }
            }
        }
        shared.status().wake_with(cx.waker());
        give_way(cx)
    }

    /// Sees what is wanted: to go on, to pause, or the end, which it gives as a signal in place of
    /// anything else.
    fn obey(&mut self, shared: &Shared, cx: &mut Context<'_>) -> Poll<Result<(), Option<Signal>>> {
        let mut status = shared.status();
        let closed = status.closed.clone();
        self.halted = closed.is_some() || status.paused;
        if !self.halted {
            return Poll::Ready(Ok(()));
        }
        status.wake_with(cx.waker());
        drop(status);
        self.phase = Phase::Idle;
        match closed {
            None => Poll::Pending,
            Some(_) if std::mem::replace(&mut self.done, true) => Poll::Ready(Err(None)),
            Some(reason) => Poll::Ready(Err(Some(Signal::Closed(reason)))),
        }
    }

    /// Takes what is under way one step further.
    fn advance(&mut self, shared: &Shared, cx: &mut Context<'_>) -> Poll<Option<Signal>> {
        Poll::Ready(match &mut self.phase {
            Phase::Idle => self.connect(shared),
            Phase::Requesting(request) => {
                let answer = ready!(request.answer.as_mut().poll(cx));
                self.answered(answer, shared)
            }
            Phase::Connected(link) => {
                let step = ready!(link.connection.poll(cx));
                self.step(step, shared)
            }
            Phase::Waiting(sleep) => {
                ready!(sleep.as_mut().poll(cx));
                self.phase = Phase::Idle;
                None
            }
        })
    }

    /// Asks for the stream, or for what is left of it.
    fn connect(&mut self, shared: &Shared) -> Option<Signal> {
        if self.left == Some(0) {
            self.close(CloseReason::LimitReached, shared);
            return None;
        }
        let opened = {
            let mut status = shared.status();
            status.state = StreamState::Connecting;
            self.opening.request(self.asked(), &status.cursor)
        };
        match opened {
            Ok(opened) => {
                let deadline =
                    self.settings.connect_timeout.and_then(|limit| Instant::now().checked_add(limit));
                self.phase = Phase::Requesting(Request {
                    answer: self.service.send(opened.request),
                    authorization: opened.authorization,
                    key: opened.key,
                    deadline,
                });
                None
            }
            Err(error) => Some(self.failed(error, shared)),
        }
    }

    fn answered(
        &mut self,
        answer: Result<Response<Body>, crate::BoxError>,
        shared: &Shared,
    ) -> Option<Signal> {
        let Phase::Requesting(request) = self.disconnect() else { return None };
        let answer = answer.map_err(|error| self.opening.error(error));
        let connected = answer.and_then(|response| self.connected(response, request));
        match connected {
            Ok(connection) => {
                let asked = self.asked();
                self.replays.resume();
                let ready = matches!(connection, Connection::Events(_));
                self.phase = Phase::Connected(Link { connection, asked, received: 0, fresh: 0 });
                ready.then(|| self.opened(shared))
            }
            Err(error) => Some(self.failed(error, shared)),
        }
    }

    fn connected(&self, response: Response<Body>, request: Request) -> Result<Connection, Error> {
        self.opening.check(&response, request.key.as_deref())?;
        let (stream, settings) = (self.opening.stream, &self.settings);
        match stream.kind {
            StreamKind::Sse => Ok(Connection::Events(Box::new(Events::new(
                response.into_body(),
                stream,
                self.silence,
                settings.heartbeat_factor,
                settings.event_limit,
            )))),
            StreamKind::WebSocket => {
                let config = Config {
                    stream,
                    authorization: request.authorization.take(),
                    deadline: request.deadline,
                    connect_timeout: settings.connect_timeout,
                    silence: self.silence,
                    heartbeat_factor: settings.heartbeat_factor,
                    message_limit: settings.event_limit,
                };
                Socket::new(response, config).map(Connection::Socket)
            }
        }
    }

    fn opened(&self, shared: &Shared) -> Signal {
        shared.status().state = StreamState::Open;
        log::opened(self.opening.route);
        Signal::Opened
    }

    /// Does what a step of the connection asks for.
    fn step(&mut self, step: Step, shared: &Shared) -> Option<Signal> {
        match step {
            Step::Ready => Some(self.opened(shared)),
            Step::Heartbeat => {
                shared.status().retries = 0;
                Some(Signal::Heartbeat)
            }
            Step::Item { data, id } => self.item(id.as_deref(), shared).then_some(Signal::Item(data)),
            Step::Skipped { id } => {
                self.item(id.as_deref(), shared);
                None
            }
            Step::Fault(error) => Some(Signal::Fault(error.with_route(Some(self.opening.route)))),
            Step::End(end) => self.ended(end, shared),
        }
    }

    /// Counts an item in, unless it came before.
    fn item(&mut self, id: Option<&[u8]>, shared: &Shared) -> bool {
        let id = id.filter(|id| !id.is_empty());
        let known = id.is_some_and(|id| self.replays.is_known(id));
        if let Phase::Connected(link) = &mut self.phase {
            link.received += 1;
            link.fresh += u64::from(!known);
        }
        let mut status = shared.status();
        status.retries = 0;
        if known {
            return false;
        }
        // What can't be a header can't be asked for.
        if let Some(id) = id.filter(|id| HeaderValue::from_bytes(id).is_ok()) {
            status.cursor.clear();
            status.cursor.push_str(&String::from_utf8_lossy(id));
        }
        if let Some(left) = &mut self.left {
            *left = left.saturating_sub(1);
            if *left == 0 {
                drop(status);
                self.close(CloseReason::LimitReached, shared);
            }
        }
        true
    }

    fn ended(&mut self, end: End, shared: &Shared) -> Option<Signal> {
        let Phase::Connected(link) = self.disconnect() else { return None };
        self.server_retry = link.connection.retry().or(self.server_retry);
        let error = match end {
            End::Ended(_) if self.is_short(&link) => {
                self.counted_replays = link.received - link.fresh;
                let detail = "the server counted events that it had sent before against the limit";
                Error::new(ErrorKind::Protocol, detail)
            }
            End::Ended(reason) => {
                self.close(CloseReason::EndedByServer(reason), shared);
                return None;
            }
            End::Early => {
                Error::new(ErrorKind::Transport, "the stream ended without saying that it is at its end")
            }
            End::Silent(limit) => {
                Error::new(ErrorKind::Timeout, format!("the server was silent for longer than {limit:?}"))
            }
            End::Broken(error) => error,
        };
        Some(self.failed(error, shared))
    }

    /// Ends the stream; what is under way ends at once.
    fn close(&mut self, reason: CloseReason, shared: &Shared) {
        self.phase = Phase::Idle;
        self.halted = true;
        shared.status().close(reason);
    }

    /// Whether a connection ended because what it sent once more used up what it was asked for.
    /// That is believed once more for each number of replays, for more was asked for then.
    fn is_short(&self, link: &Link) -> bool {
        let replays = link.received - link.fresh;
        link.asked == Some(link.received) && (link.fresh > 0 || replays > self.counted_replays)
    }

    /// How many items to ask for.
    fn asked(&self) -> Option<u64> {
        self.left.map(|left| left.saturating_add(self.counted_replays))
    }

    /// Waits and tries again, or ends.
    fn failed(&mut self, error: Error, shared: &Shared) -> Signal {
        self.phase = Phase::Idle;
        let mut status = shared.status();
        let retry = status.retries.saturating_add(1);
        let error = error.with_route(Some(self.opening.route));
        let reconnect = match self.server_retry {
            Some(initial) => self.settings.reconnect.with_initial(initial),
            None => self.settings.reconnect,
        };
        match reconnect.wait(retry, &error) {
            Some(delay) => {
                status.retries = retry;
                status.state = StreamState::Waiting { retry, delay };
                // What listens to the log may ask a handle for the state.
                drop(status);
                log::broke(self.opening.route, &error, retry, delay);
                self.phase = Phase::Waiting(Box::pin(sleep(delay)));
                Signal::Reconnecting { retry, delay, cause: error }
            }
            None => {
                let error = match error.attempts() {
                    0 => error,
                    _ => error.with_attempts(retry),
                };
                drop(status);
                self.close(CloseReason::failed(&error), shared);
                log::failed(self.opening.route, &error);
                Signal::Failed(error)
            }
        }
    }
}
