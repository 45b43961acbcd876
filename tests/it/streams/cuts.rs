//! Nothing is lost and nothing comes twice, wherever the connection is cut.

use std::sync::{Arc, Mutex};

use super::server::{Asked, Ending, Play, Server, event, numbers_for};
use super::{all, assert_counts_to, client, numbers};

/// A sequence of numbers that look like chance and are the same each time (Knuth's MMIX).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// The beginning of what was asked for, and an end that is none.
fn cut(body: &[u8], length: usize, kind: usize) -> Play {
    let body = &body[..length.min(body.len())];
    match kind % 5 {
        0 => Play::events(body, Ending::Closed),
        1 => Play::events(body, Ending::Reset),
        2 => Play::cut_chunk(body, Ending::Closed),
        3 => Play::cut_chunk(body, Ending::Reset),
        _ => Play::whole_chunk(body, Ending::Closed),
    }
}

/// A server with numbers up to `last` that cuts most of its connections.
fn cutting(last: u64, replayed: u64, mut chance: Chance) -> impl FnMut(&Asked) -> Play + Send + 'static {
    move |asked| {
        let body = numbers_for(asked, last, replayed);
        match chance.below(12) {
            0 => Play::status("503 Service Unavailable", "retry-after: 0\r\n"),
            1 => Play::raw("", Ending::Reset),
            2 => Play::raw("HTTP/1.1 200 O", Ending::Closed),
            3 => Play::events("", Ending::Closed),
            _ if body.len() < 4_000 => Play::events(body, Ending::Silent),
            _ => cut(&body, 1 + chance.below(12_000), chance.below(5)),
        }
    }
}

#[tokio::test]
async fn thousands_of_events_come_each_once_across_hundreds_of_cuts() {
    const LAST: u64 = 8_000;
    for seed in 0..3 {
        let server = Server::start(cutting(LAST, 0, Chance(seed))).await;
        let stream = numbers().open(&client(&server.url())).await.unwrap();
        assert_counts_to(LAST, &all(stream).await);
        assert!(server.asked().len() > 50, "{}", server.asked().len());
    }
}

#[tokio::test]
async fn what_is_sent_once_more_is_not_given_twice() {
    const LAST: u64 = 2_000;
    let server = Server::start(cutting(LAST, 40, Chance(7))).await;
    let stream = numbers().open(&client(&server.url())).await.unwrap();
    assert_counts_to(LAST, &all(stream).await);
}

#[tokio::test]
async fn a_limit_holds_across_cuts_and_replays() {
    for replayed in [0, 25] {
        let server = Server::start(cutting(4_000, replayed, Chance(11))).await;
        let stream = numbers().limit(1_500).open(&client(&server.url())).await.unwrap();
        assert_counts_to(1_500, &all(stream).await);
        server.connections_reach(0).await;
    }
}

#[tokio::test]
async fn a_cut_may_be_anywhere() {
    // Between events, within lines and characters, between CR and LF, before and behind each.
    let next: Arc<Mutex<Option<(usize, usize)>>> = Arc::default();
    let planned = Arc::clone(&next);
    let server = Server::start(move |asked| {
        let body = numbers_for(asked, 5, 0);
        match planned.lock().unwrap().take() {
            Some((kind, place)) => cut(&body, place, kind),
            None => Play::events(body, Ending::Closed),
        }
    })
    .await;
    let client = client(&server.url());
    let length = (1..=5).map(event).collect::<String>().len();
    for kind in 0..5 {
        for place in 0..=length {
            *next.lock().unwrap() = Some((kind, place));
            let stream = numbers().open(&client).await.unwrap();
            assert_eq!(all(stream).await, [1, 2, 3, 4, 5], "cut {kind} behind {place} bytes");
        }
    }
}

#[tokio::test]
async fn another_process_goes_on_behind_what_this_one_has_seen() {
    let server = Server::start(|asked| Play::events(numbers_for(asked, 10, 0), Ending::Closed)).await;
    let client = client(&server.url());
    let mut first = numbers().open(&client).await.unwrap();
    for n in 1..=4 {
        assert_eq!(first.next().await.unwrap().unwrap().n, n);
    }
    let cursor = first.handle().last_event_id().unwrap();
    drop(first);

    let second = numbers().last_event_id(cursor).open(&client).await.unwrap();
    assert_eq!(all(second).await, Vec::from_iter(5..=10));
}

#[tokio::test]
async fn a_server_that_is_away_is_tried_as_often_as_allowed() {
    // A port on which nobody listens.
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", taken.local_addr().unwrap());
    drop(taken);
    let reconnect = super::at_once().max_retries(3);
    let error = numbers().reconnect(reconnect).open(&client(&url)).await.unwrap_err();
    assert!(error.is_connect(), "{error}");
    assert_eq!(error.attempts(), 4);
}
