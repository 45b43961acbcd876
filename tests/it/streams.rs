//! Streams on real sockets, with servers that do what servers and networks do.

mod closing;
mod cuts;
mod flow;
mod opening;
mod server;
mod socket_server;
mod through_the_stack;
mod websocket;

use std::time::Duration;

use cc_client::stream::{EventStream, Lifecycle, Reconnect, StreamEvent, StreamSettings};
use cc_client::{Client, ClientBuilder, Transport, stream};
use serde::Deserialize;

use crate::harness::client_of;

/// `{"n": 1, "text": "…"}`
#[derive(Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct Numbered {
    n: u64,
    text: String,
}

/// Numbers, in order.
#[stream(SSE "/numbers?<limit>", event = "NUMBER")]
fn numbers(limit: Option<u64>) -> Numbered;

/// Whatever the server says.
#[stream(WS "/socket", heartbeat = message, auth = message("/v2/events/"))]
fn messages() -> serde_json::Value;

/// Waits that make a test neither slow nor a matter of chance.
fn at_once() -> Reconnect {
    let moment = Duration::from_millis(1);
    Reconnect::default().backoff(moment, 1.0, moment)
}

fn streaming(base_url: &str) -> ClientBuilder<Transport> {
    client_of(base_url).streams(StreamSettings::default().reconnect(at_once()))
}

fn client(base_url: &str) -> Client {
    streaming(base_url).build().unwrap()
}

/// All items up to the end, none of which is an error.
async fn all(mut stream: EventStream<Numbered>) -> Vec<u64> {
    let mut items = Vec::new();
    while let Some(item) = stream.next().await {
        items.push(item.unwrap().n);
    }
    items
}

/// Sees that these are the numbers up to `last`, without printing them all.
#[track_caller]
fn assert_counts_to(last: u64, items: &[u64]) {
    let wrong = items.iter().zip(1..).find(|(item, expected)| *item != expected);
    assert_eq!(wrong, None, "another number was expected");
    assert_eq!(items.len() as u64, last);
}

/// What happens to a stream, until something is told that begins with `last`.
async fn told<T: cc_client::Answer + std::fmt::Debug>(stream: &mut Lifecycle<T>, last: &str) -> Vec<String> {
    let mut told = Vec::new();
    while let Some(event) = stream.next().await {
        told.push(match event {
            Ok(StreamEvent::Opened) => "opened".to_owned(),
            Ok(StreamEvent::Heartbeat) => "heartbeat".to_owned(),
            Ok(StreamEvent::Item(item)) => format!("item {item:?}"),
            Ok(StreamEvent::Reconnecting { cause, .. }) => format!("broken: {cause}"),
            Ok(StreamEvent::Closed(reason)) => format!("closed: {reason}"),
            Ok(event) => format!("{event:?}"),
            Err(error) => format!("error: {error}"),
        });
        if told.last().is_some_and(|told| told.starts_with(last)) {
            break;
        }
    }
    told
}
