//! What is open between a stream and its server.

use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;

use super::events::Events;
use super::websocket::Socket;
use crate::Error;

/// The connection of a stream that is open. Dropping it closes it.
pub(super) enum Connection {
    Events(Box<Events>),
    Socket(Socket),
}

/// What comes next on a connection.
pub(super) enum Step {
    /// The server has let us in.
    Ready,
    Heartbeat,
    /// The data of an item, and the id of its event.
    Item {
        data: Bytes,
        id: Option<Bytes>,
    },
    /// An event that was too long, and has been told as a fault, is over.
    Skipped {
        id: Option<Bytes>,
    },
    /// Something that is lost, and does not end the connection.
    Fault(Error),
    End(End),
}

/// Why a connection is at its end.
pub(super) enum End {
    /// The server ends the stream for good.
    Ended(String),
    /// Without a word.
    Early,
    /// The server has been silent for too long.
    Silent(Duration),
    Broken(Error),
}

impl Connection {
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Step> {
        match self {
            Self::Events(events) => events.poll(cx),
            Self::Socket(socket) => socket.poll(cx),
        }
    }

    /// The wait before the next opening that the server asked for.
    pub(super) fn retry(&self) -> Option<Duration> {
        match self {
            Self::Events(events) => events.retry(),
            Self::Socket(_) => None,
        }
    }
}
