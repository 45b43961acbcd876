//! The same events as the crate `eventsource-stream` finds, on streams without what it is known
//! to get wrong: a byte order mark, invalid UTF-8, CR alone, a sign before a `retry` time or one
//! that is too large, and an end of line that is cut in two.

use std::convert::Infallible;
use std::time::Duration;

use eventsource_stream::{Event, EventStream};
use futures_util::{FutureExt, StreamExt, stream};
use proptest::prelude::*;

use super::blocks;

const FIELDS: &[&str] =
    &["data:", "data: ", "data", "id:", "id: ", "id", "event:", "event: ", "event", "retry:"];
const OTHERS: &[&str] = &["retry", ":", ": ", "Data: ", "dat", "unknown: "];
const ENDS: &[&str] = &["\n", "\n", "\n\n", "\r\n", "\r\n\r\n"];
const VALUES: &[&str] = &["1", "007", "12", "a", "text", " ", "\0", "é", "€", "😀"];

/// What it finds in a whole stream.
fn other_events(text: &str) -> Vec<Event> {
    let body = stream::iter([Ok::<_, Infallible>(text.to_owned())]);
    let events = EventStream::new(body).map(|event| event.expect("an event")).collect::<Vec<_>>();
    events.now_or_never().expect("nothing to wait for")
}

/// What we find, in its terms: only blocks with data, each with the last id of the stream.
fn our_events(text: &str) -> Vec<Event> {
    let mut last_id = String::new();
    let mut events = Vec::new();
    for block in blocks(text.as_bytes()) {
        if let Some(id) = block.id() {
            last_id = id.to_owned();
        }
        if let Some(data) = block.data() {
            events.push(Event {
                event: block.event().to_owned(),
                data: String::from_utf8(data.to_vec()).expect("data is text"),
                id: last_id.clone(),
                retry: block.retry(),
            });
        }
    }
    events
}

fn stream() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select([FIELDS, OTHERS, ENDS, VALUES].concat());
    prop::collection::vec(pieces, 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_same_events_as_another_decoder(text in stream()) {
        prop_assert_eq!(our_events(&text), other_events(&text));
    }
}

#[test]
fn a_stream_with_everything_in_it_is_the_same() {
    let text = ": hi\r\nid: 1\r\nevent: LOG\r\ndata: a\r\n\r\ndata\ndata: b\nretry: 20\n\nid\ndata: c\n\n";
    let events = our_events(text);
    assert_eq!(events, other_events(text));
    let shown: Vec<_> = events.iter().map(|event| (&*event.event, &*event.data, &*event.id)).collect();
    assert_eq!(shown, [("LOG", "a", "1"), ("message", "\nb", "1"), ("message", "c", "")]);
    assert_eq!(events[1].retry, Some(Duration::from_millis(20)));
}
