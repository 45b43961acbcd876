//! The life of a stream over a transport in memory, on paused time.
#![allow(clippy::unwrap_used, clippy::panic)]

mod closing;
mod reading;
mod reconnecting;
mod stage;

use serde::Deserialize;

use self::stage::{Answer, Stage};
use super::{CloseReason, EventStream, Lifecycle, Reconnect, StreamCall, StreamEvent, StreamState};
use crate::call::Draft;
use crate::route::{
    AnswerKind, Auth, BodyKind, Facts, Heartbeat, Piece, Query, Retry, Route, StreamAuth, StreamEnd,
    StreamKind, param, route, stream_route,
};
use crate::{Client, Error, ErrorKind};

/// An item: `{"n": 1}`.
#[derive(Debug, Deserialize, PartialEq, Eq)]
struct Numbered {
    n: u64,
}

static ROUTE: Route = route(Facts {
    module: "crate::v4::log",
    function: "numbers",
    js: None,
    method: http::Method::GET,
    template: "/v4/numbers?<limit>&<since>",
    path: &[Piece::Literal("/v4/numbers")],
    query: &[
        Query::Optional(param::<u64>("limit", "limit")),
        Query::Optional(param::<str>("since", "since")),
    ],
    body: BodyKind::None,
    answer: AnswerKind::Events,
    accept: None,
    content_type: None,
    retry: Retry::ByMethod,
    host: None,
    auth: Auth::Client,
    pages: None,
    stream: Some(stream_route(
        StreamKind::Sse,
        Some("NUMBER"),
        Heartbeat::Event("HEARTBEAT"),
        StreamEnd::Event("END_OF_STREAM"),
        StreamAuth::Header,
    )),
});

fn numbers() -> StreamCall<Numbered> {
    Draft::new(&ROUTE, &[]).stream()
}

fn with_limit(limit: u64) -> StreamCall<Numbered> {
    super::set_stream_query(numbers(), "limit", crate::argument::Value::Unsigned(limit))
}

/// Waits that chance takes nothing off, of 1 s.
fn steady() -> Reconnect {
    let second = std::time::Duration::from_secs(1);
    Reconnect::default().jitter(0.0).backoff(second, 1.0, second)
}

/// A numbered event.
fn event(n: u64) -> String {
    format!("event: NUMBER\nid: {n}:0\ndata: {{\"n\":{n}}}\n\n")
}

fn events(range: std::ops::RangeInclusive<u64>) -> String {
    range.map(event).collect()
}

const HEARTBEAT: &str = "event: HEARTBEAT\ndata:\n\n";
const END: &str = "event: END_OF_STREAM\ndata: {\"endedBy\":\"UNTIL_REACHED\"}\n\n";

/// All items up to the end, which must not be an error.
async fn all(mut stream: EventStream<Numbered>) -> Vec<u64> {
    let mut items = Vec::new();
    while let Some(item) = stream.next().await {
        items.push(item.unwrap().n);
    }
    items
}

fn ended_by_server() -> StreamState {
    StreamState::Closed(CloseReason::EndedByServer("UNTIL_REACHED".to_owned()))
}

/// What happens, in short.
async fn told(mut stream: Lifecycle<Numbered>) -> Vec<String> {
    let mut told = Vec::new();
    while let Some(event) = stream.next().await {
        told.push(match event {
            Ok(StreamEvent::Opened) => "opened".to_owned(),
            Ok(StreamEvent::Heartbeat) => "heartbeat".to_owned(),
            Ok(StreamEvent::Item(item)) => item.n.to_string(),
            Ok(StreamEvent::Reconnecting { retry, delay, cause }) => {
                format!("retry {retry} in {delay:?}: {cause}")
            }
            Ok(StreamEvent::Closed(reason)) => format!("closed: {reason}"),
            Err(error) => format!("error: {error}"),
        });
    }
    told
}
