//! Scripted faults: what goes wrong, for which requests, and how often.

mod flow;
mod gate;
mod pattern;
mod script;

use bytes::Bytes;
pub use flow::Flow;
pub(crate) use flow::{Last, Step};
pub use gate::Gate;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use pattern::{PathPattern, Target};
pub(crate) use script::Script;
use std::time::Duration;

/// Something that goes wrong on purpose, given to [`Platform::script`](crate::Platform::script).
///
/// A fault is made by one of [`status`](Self::status), [`redirect`](Self::redirect),
/// [`oversized`](Self::oversized), [`real`](Self::real), [`close`](Self::close) and [`reset`](Self::reset), and
/// adjusted by the other methods. Unless said otherwise it is for one request, whichever comes next, and all but
/// the real answer leave the platform's state as it was.
///
/// ```
/// use platform_double::{Fault, Flow};
/// use std::time::Duration;
///
/// // Twice 503, then the truth.
/// Fault::status(503).header("retry-after", "1").body("text/html", "<h1>Sorry</h1>").times(2);
/// // The application is created, and nobody hears of it.
/// Fault::close().after_applying().on("POST", "/v2/organisations/*/applications");
/// // A stream that is reset after two events: see `Flow`.
/// Fault::real().flowing(Flow::new().events(2).reset()).on("GET", "/v4/logs/organisations/*/applications/*/logs");
/// // The true answer, three bytes at a time.
/// Fault::real().slowed(3, Duration::from_millis(5)).on("GET", "/v2/self");
/// ```
///
/// # Panics
///
/// A fault that makes no sense (an invalid status, header, method or path, a count of 0, a body for a connection
/// that is closed unanswered) panics where it is written. What shows only when it is played, as a [`Flow`] that asks
/// for more events than there are, panics when the platform is dropped.
#[derive(Debug, Clone)]
#[must_use = "a fault does nothing until it is given to `Platform::script`"]
pub struct Fault {
    pub(crate) target: Target,
    pub(crate) times: Option<usize>,
    pub(crate) applies_first: bool,
    pub(crate) waits: Vec<Wait>,
    pub(crate) ending: Ending,
}

/// What a fault waits for before its ending.
#[derive(Debug, Clone)]
pub(crate) enum Wait {
    For(Duration),
    At(Gate),
}

/// How an exchange under a fault ends.
#[derive(Debug, Clone)]
pub(crate) enum Ending {
    Answer(Box<Answer>),
    /// The connection is closed in order.
    Close,
    /// The connection is reset.
    Reset,
}

/// An answer that differs from the true one.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// Replaces the true answer altogether; `None` keeps it.
    pub(crate) status: Option<StatusCode>,
    /// Replace headers of the same name.
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Bytes>,
    pub(crate) pace: Pace,
}

/// How the body of an answer travels.
#[derive(Debug, Clone)]
pub(crate) enum Pace {
    Whole,
    /// The headers, and then nothing, with the connection open.
    Stalled,
    /// So many bytes, then the connection is closed; the headers promised all.
    Truncated(usize),
    /// So many bytes at a time, with a pause after each piece.
    Slowed(usize, Duration),
    /// Not the body, but so many bytes of filling.
    Filled(u64),
    /// Step by step.
    Flowing(Flow),
}

impl Fault {
    /// Answers this status, with an empty body, without looking at the request. 100 to 199 are not final and
    /// not allowed.
    #[track_caller]
    pub fn status(status: u16) -> Self {
        let valid = StatusCode::from_u16(status).ok().filter(|status| !status.is_informational());
        Self::answering(Some(sound(valid.ok_or("must be a final HTTP status"), status)), Pace::Whole)
    }

    /// Answers a redirect to any URL. `status` is 301, 302, 303, 307 or 308.
    #[track_caller]
    pub fn redirect(status: u16, location: &str) -> Self {
        assert!(matches!(status, 301 | 302 | 303 | 307 | 308), "{status} is not the status of a redirect");
        Self::status(status).header("location", location)
    }

    /// Answers 200 and `length` bytes of the letter `x`, made as they are sent, chunked: nothing announces the
    /// length, unless a `content-length` header is added. The content type is `text/plain` unless set.
    pub fn oversized(length: u64) -> Self {
        let mut fault = Self::answering(Some(StatusCode::OK), Pace::Filled(length));
        if let Ending::Answer(answer) = &mut fault.ending {
            answer.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain"));
        }
        fault
    }

    /// Gives the true answer, authentication included: the start of a fault that delays or disturbs it.
    pub fn real() -> Self {
        Self::answering(None, Pace::Whole)
    }

    /// Closes the connection without an answer.
    pub fn close() -> Self {
        Self::new(Ending::Close)
    }

    /// Resets the connection without an answer: the client sees "connection reset by peer".
    pub fn reset() -> Self {
        Self::new(Ending::Reset)
    }

    /// Adds a header to the answer, or replaces it. A `content-length` is sent as it is, true or not.
    #[track_caller]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = sound(HeaderName::from_bytes(name.as_bytes()), name);
        let value = sound(HeaderValue::from_str(value), value);
        self.answer("a header").headers.insert(name, value);
        self
    }

    /// Sets the body of the answer and its content type.
    #[track_caller]
    pub fn body(mut self, content_type: &str, body: impl Into<Bytes>) -> Self {
        let answer = self.answer("a body");
        assert!(!matches!(answer.pace, Pace::Filled(_)), "an oversized answer has its own body");
        let bodiless = answer.status.is_some_and(|status| matches!(status.as_u16(), 204 | 304));
        assert!(!bodiless, "an answer of this status has no body");
        answer.body = Some(body.into());
        self.header("content-type", content_type)
    }

    /// Sets a JSON body, `application/json`.
    #[track_caller]
    pub fn json(self, body: &serde_json::Value) -> Self {
        self.body("application/json", body.to_string())
    }

    /// Waits this long before it answers or closes. Waits add up, in the order in which they are written.
    pub fn delayed(mut self, wait: Duration) -> Self {
        self.waits.push(Wait::For(wait));
        self
    }

    /// Waits at a gate before it answers or closes.
    pub fn held(mut self, gate: &Gate) -> Self {
        self.waits.push(Wait::At(gate.clone()));
        self
    }

    /// Sends the headers and never the body, or event, or WebSocket message; the connection stays open until the client leaves.
    #[track_caller]
    pub fn stalled(self) -> Self {
        self.paced(Pace::Stalled)
    }

    /// Promises the whole body (`content-length`), sends its first `length` bytes and closes the connection.
    /// The body must be longer than that. Of a stream, which promises nothing, the first `length` bytes of its
    /// events are sent; of a WebSocket, nothing but the handshake.
    #[track_caller]
    pub fn truncated(self, length: usize) -> Self {
        self.paced(Pace::Truncated(length))
    }

    /// Sends the body, or the events of a stream, in pieces of `piece` bytes with a pause after each.
    #[track_caller]
    pub fn slowed(self, piece: usize, pause: Duration) -> Self {
        assert!(piece > 0, "a piece of no bytes never ends");
        self.paced(Pace::Slowed(piece, pause))
    }

    /// Sends the body step by step: [`Flow`] says how. The answer is chunked, unless a `content-length` header is
    /// added.
    #[track_caller]
    pub fn flowing(self, flow: Flow) -> Self {
        self.paced(Pace::Flowing(flow))
    }

    /// Does what the request asks for first, at once, and only then waits, answers or closes: the client's view
    /// of a write that took place and of which it never heard. Without it nothing takes place, unless the answer
    /// is the [`real`](Self::real) one, which is then made after the waits.
    pub fn after_applying(mut self) -> Self {
        self.applies_first = true;
        self
    }

    /// Is for requests with this method (`*`: any) and this path. The path has no query and no base path; a
    /// segment `*` stands for any one segment; segments are compared as sent, not decoded.
    #[track_caller]
    pub fn on(mut self, method: &str, path: &str) -> Self {
        let wanted =
            if method == "*" { None } else { Some(sound(Method::from_bytes(method.as_bytes()), method)) };
        assert!(method == method.to_ascii_uppercase(), "methods are case-sensitive: {method:?}");
        self.target = Target::new(wanted, sound(PathPattern::parse(path), path));
        self
    }

    /// Is for this many requests; 1 by default.
    #[track_caller]
    pub fn times(mut self, count: usize) -> Self {
        assert!(count > 0, "a fault for no request is no fault");
        self.times = Some(count);
        self
    }

    /// Is for every request from now on. Faults that are scripted later are not reached by the same requests.
    pub fn always(mut self) -> Self {
        self.times = None;
        self
    }

    fn new(ending: Ending) -> Self {
        Self { target: Target::default(), times: Some(1), applies_first: false, waits: Vec::new(), ending }
    }

    fn answering(status: Option<StatusCode>, pace: Pace) -> Self {
        Self::new(Ending::Answer(Box::new(Answer { status, headers: HeaderMap::new(), body: None, pace })))
    }

    #[track_caller]
    fn paced(mut self, pace: Pace) -> Self {
        let answer = self.answer("a pace");
        assert!(matches!(answer.pace, Pace::Whole), "one answer cannot be {:?} and {pace:?}", answer.pace);
        answer.pace = pace;
        self
    }

    /// The answer to adjust. A closed connection has none.
    #[track_caller]
    #[expect(clippy::panic, reason = "a script that makes no sense must not run")]
    fn answer(&mut self, what: &str) -> &mut Answer {
        match &mut self.ending {
            Ending::Answer(answer) => answer,
            Ending::Close | Ending::Reset => {
                panic!("a connection that ends without an answer cannot have {what}")
            }
        }
    }
}

#[track_caller]
#[expect(clippy::panic, reason = "a script that makes no sense must not run")]
fn sound<T, E: std::fmt::Display>(parsed: Result<T, E>, written: impl std::fmt::Debug) -> T {
    match parsed {
        Ok(value) => value,
        Err(error) => panic!("{written:?}: {error}"),
    }
}
