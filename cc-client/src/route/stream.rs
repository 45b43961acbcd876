//! How a declared stream speaks.

use std::fmt;

/// What a declaration with [`stream`](macro@crate::stream) says of its server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct StreamRoute {
    /// The transport.
    pub kind: StreamKind,
    /// The name of the server-sent events that carry items; `None` if all do that are neither
    /// heartbeat nor end.
    pub event: Option<&'static str>,
    /// How the server shows that it lives.
    pub heartbeat: Heartbeat,
    /// How the server ends the stream for good.
    pub end: StreamEnd,
    /// Where the authorization goes.
    pub auth: StreamAuth,
}

/// The transport of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StreamKind {
    /// Server-sent events, as in the
    /// [HTML standard](https://html.spec.whatwg.org/multipage/server-sent-events.html).
    Sse,
    /// A WebSocket, [RFC 6455](https://www.rfc-editor.org/rfc/rfc6455).
    WebSocket,
}

/// `SSE` or `WS`
impl fmt::Display for StreamKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sse => "SSE",
            Self::WebSocket => "WS",
        })
    }
}

/// How the server shows that it lives while it has nothing to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Heartbeat {
    /// Server-sent events of this name.
    Event(&'static str),
    /// JSON messages among the others, which say when the next one is due:
    /// `{"type": "heartbeat", "heartbeat_msg": "ping", "heartbeat_delay_ms": 10000}`. On a
    /// WebSocket they are answered.
    Message,
    /// Not at all, as far as is known: its silence means nothing.
    None,
}

/// How the server ends the stream for good. Any other end is a failure, after which the stream
/// is opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum StreamEnd {
    /// By a server-sent event of this name.
    Event(&'static str),
    /// By the end of the body or the closing of the socket.
    Eof,
    /// Never.
    Never,
}

/// Where the authorization of a stream goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum StreamAuth {
    /// In the header, as for any call.
    Header,
    /// In the query parameter `authorization`: the value of the header in base64.
    Query,
    /// In the first message of a WebSocket: the value of the header of a GET of this path.
    Message(&'static str),
}

/// Makes the record of a stream.
#[doc(hidden)]
pub const fn stream_route(
    kind: StreamKind,
    event: Option<&'static str>,
    heartbeat: Heartbeat,
    end: StreamEnd,
    auth: StreamAuth,
) -> StreamRoute {
    StreamRoute { kind, event, heartbeat, end, auth }
}
