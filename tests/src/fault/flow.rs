//! How a body flows, step by step.

use super::Gate;
use bytes::Bytes;

/// A body in steps, given to [`Fault::flowing`](crate::Fault::flowing): what is sent, what is waited for, and how
/// it ends.
///
/// The steps are played in the order in which they are written. Some of them send from *the source*: the true
/// stream of a [`Fault::real`](crate::Fault::real), or the body of an answer that is no stream. The methods
/// [`rest`](Self::rest), [`end`](Self::end), [`cut`](Self::cut), [`reset`](Self::reset) and
/// [`stall`](Self::stall) are endings, after which no step can follow; steps without an ending end the body in
/// order, as `end` does.
///
/// ```
/// use platform_double::{Fault, Flow, Gate};
///
/// let logs = "/v4/logs/organisations/*/applications/*/logs";
/// let gate = Gate::new();
/// // Three events and 17 bytes of the fourth, then the connection is gone.
/// Fault::real().flowing(Flow::new().events(3).part(17).cut()).on("GET", logs);
/// // A slow event: its first half, then, when the test says so, all the rest of the stream.
/// Fault::real().flowing(Flow::new().part(100).wait(&gate).rest()).on("GET", logs);
/// // A stream that is wholly the test's, in these very pieces, which then falls silent.
/// Fault::status(200)
///     .header("content-type", "text/event-stream")
///     .flowing(Flow::chunks(["data: caf\u{e9}\r", "\n\r\n"]).stall())
///     .on("GET", logs);
/// ```
///
/// # On a WebSocket
///
/// The steps are played after the handshake and before the conversation. [`bytes`](Self::bytes) go out as they
/// are, below the frames; there is no source to send from but the conversation itself, which is
/// [`rest`](Self::rest): `Flow::new().wait(&gate).rest()` is a late `socket_ready`, `Flow::new().stall()` one
/// that never comes.
///
/// # Panics
///
/// A step after an ending panics where it is written.
#[derive(Debug, Clone, Default)]
#[must_use = "a flow does nothing until it is given to `Fault::flowing`"]
pub struct Flow {
    pub(crate) steps: Vec<Step>,
    pub(crate) last: Option<Last>,
}

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Events(u64),
    Part(usize),
    Bytes(Bytes),
    Wait(Gate),
    Quiet,
}

/// How a body ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Last {
    Rest,
    End,
    Cut,
    Reset,
    Stall,
}

impl Flow {
    /// No steps yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// These bytes, piece by piece: [`bytes`](Self::bytes) for each.
    pub fn chunks<T: Into<Bytes>>(pieces: impl IntoIterator<Item = T>) -> Self {
        pieces.into_iter().fold(Self::new(), Self::bytes)
    }

    /// Sends the next `count` events of the true stream, and waits for them if they are still to come.
    /// Heartbeats that fall due in between are sent and not counted.
    #[track_caller]
    pub fn events(self, count: u64) -> Self {
        self.step(Step::Events(count))
    }

    /// Sends the next `length` bytes of the source: of a stream, those of its next event or events, without
    /// heartbeats. What is left of the last event goes first when the source is sent from again.
    #[track_caller]
    pub fn part(self, length: usize) -> Self {
        self.step(Step::Part(length))
    }

    /// Sends these bytes, as one chunk (RFC 9112 §7.1) that has left before the next step begins. The system may
    /// still hand several chunks to the client at once; where that matters, [`wait`](Self::wait) in between
    /// until the client has seen the first.
    #[track_caller]
    pub fn bytes(self, bytes: impl Into<Bytes>) -> Self {
        self.step(Step::Bytes(bytes.into()))
    }

    /// Stands at a gate until the test opens it. It is reached when everything before it has left.
    #[track_caller]
    pub fn wait(self, gate: &Gate) -> Self {
        self.step(Step::Wait(gate.clone()))
    }

    /// Sends no heartbeats of the true stream from here on; its events go on.
    #[track_caller]
    pub fn quiet(self) -> Self {
        self.step(Step::Quiet)
    }

    /// Then everything that the source still has: the true stream goes on.
    #[track_caller]
    pub fn rest(self) -> Self {
        self.ending(Last::Rest)
    }

    /// Then the body ends in order, as far as HTTP knows: of a stream, without an `END_OF_STREAM`.
    #[track_caller]
    pub fn end(self) -> Self {
        self.ending(Last::End)
    }

    /// Then the connection is closed in the middle of the body: without the last chunk, or before the promised
    /// `content-length`.
    #[track_caller]
    pub fn cut(self) -> Self {
        self.ending(Last::Cut)
    }

    /// Then the connection is reset.
    #[track_caller]
    pub fn reset(self) -> Self {
        self.ending(Last::Reset)
    }

    /// Then silence; the connection stays open until the client leaves.
    #[track_caller]
    pub fn stall(self) -> Self {
        self.ending(Last::Stall)
    }

    #[track_caller]
    fn step(mut self, step: Step) -> Self {
        assert!(self.last.is_none(), "no step can follow the ending of a flow");
        self.steps.push(step);
        self
    }

    #[track_caller]
    fn ending(mut self, last: Last) -> Self {
        assert!(self.last.is_none(), "a flow has one ending");
        self.last = Some(last);
        self
    }
}
