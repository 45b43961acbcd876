//! Floods, silences and slow consumers.

use std::io::Write;
use std::time::Duration;

use cc_client::ErrorKind;

use super::server::{EVENTS, Ending, Play, Server, event};
use super::{client, numbers, told};
use crate::raw_server::{RawServer, read_head};

const FLOOD: usize = 1 << 30;

fn head() -> String {
    format!("{EVENTS}connection: close\r\n\r\n")
}

#[tokio::test]
async fn a_consumer_that_stops_holds_the_server_back() {
    // The server reports how much it got rid of when it can't write for a while.
    let (report, reported) = std::sync::mpsc::channel();
    let server = RawServer::start(move |mut stream| {
        read_head(&mut stream).unwrap();
        stream.set_write_timeout(Some(Duration::from_millis(300))).unwrap();
        let piece = event(4).repeat(1_000);
        let (mut sent, mut held_back) = (0, stream.write_all(head().as_bytes()).is_err());
        while !held_back && sent < FLOOD {
            held_back = stream.write_all(piece.as_bytes()).is_err();
            sent += piece.len();
        }
        report.send(sent).unwrap();
    });
    let client = client(&server.url("http"));
    let mut stream = numbers().open(&client).await.unwrap();
    for _ in 0..10 {
        stream.next().await.unwrap().unwrap();
    }
    let sent = tokio::task::spawn_blocking(move || reported.recv().unwrap()).await.unwrap();
    assert!(sent < 64 << 20, "{sent} bytes were taken from the server");
    assert_eq!(stream.next().await.unwrap().unwrap().n, 4);
}

#[tokio::test]
async fn an_endless_line_is_an_error_and_is_not_kept() {
    let mut first = head();
    first.push_str("event: NUMBER\nid: 1:x\ndata: ");
    let (server, _reported) = RawServer::flooding(first, vec![b'x'; 1 << 16], FLOOD);
    let client = client(&server.url("http"));
    let mut stream = numbers().event_limit(1 << 20).open(&client).await.unwrap();
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!(
        error.to_string(),
        "SSE /numbers: an event is longer than the limit of 1048576 bytes; `event_limit` raises it"
    );
    // It is told once, and what follows is thrown away.
    assert!(tokio::time::timeout(Duration::from_millis(200), stream.next()).await.is_err());
}

#[tokio::test]
async fn a_server_that_falls_silent_is_left_for_another_connection() {
    let server = Server::playing([
        Play::events(event(1), Ending::Silent),
        Play::events("", Ending::Silent),
        Play::events(event(2), Ending::Silent),
    ])
    .await;
    let client = client(&server.url());
    let limit = Duration::from_millis(50);
    let mut stream = numbers().heartbeat_timeout(limit).open(&client).await.unwrap().with_lifecycle();
    let expected = [
        "opened",
        "item Numbered { n: 1, text: \"ça marche\" }",
        "broken: SSE /numbers: the server was silent for longer than 50ms",
        "opened",
        "broken: SSE /numbers: the server was silent for longer than 50ms",
        "opened",
        "item Numbered { n: 2, text: \"猫\" }",
    ];
    assert_eq!(told(&mut stream, "item Numbered { n: 2").await, expected);
    assert_eq!(server.asked()[2].last_event_id.as_deref(), Some("1:x"));
    drop(stream);
    server.connections_reach(0).await;
}

#[tokio::test]
async fn a_consumer_that_blocks_its_thread_is_not_the_servers_silence() {
    // The events lie in the system's buffers while this thread, which is the runtime's only
    // one, does something else for longer than the limit.
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let (written, sent) = std::sync::mpsc::channel();
    let server = RawServer::start(move |mut stream| {
        read_head(&mut stream).unwrap();
        stream.write_all((head() + &event(4)).as_bytes()).unwrap();
        for n in [8, 12] {
            wait.recv().unwrap();
            stream.write_all(event(n).as_bytes()).unwrap();
            written.send(()).unwrap();
        }
        let _ = wait.recv();
    });
    let client = client(&server.url("http"));
    let limit = Duration::from_millis(100);
    let mut stream = numbers().heartbeat_timeout(limit).open(&client).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().n, 4);
    for n in [8, 12] {
        // It listens before it turns away.
        assert!(tokio::time::timeout(Duration::from_millis(1), stream.next()).await.is_err());
        go.send(()).unwrap();
        sent.recv().unwrap();
        std::thread::sleep(limit * 6);
        assert_eq!(stream.next().await.unwrap().unwrap().n, n);
    }
    assert_eq!(stream.handle().retry_count(), 0);
}

#[tokio::test]
async fn slow_bytes_of_a_large_event_are_a_sign_of_life() {
    let server = RawServer::start(move |mut stream| {
        read_head(&mut stream).unwrap();
        stream.write_all(head().as_bytes()).unwrap();
        for byte in event(4).bytes() {
            // The pauses add up to more than the limit; none is as long.
            std::thread::sleep(Duration::from_millis(10));
            if stream.write_all(&[byte]).is_err() {
                return;
            }
        }
    });
    let client = client(&server.url("http"));
    let limit = Duration::from_millis(300);
    let mut stream = numbers().heartbeat_timeout(limit).open(&client).await.unwrap();
    let handle = stream.handle();
    assert_eq!(stream.next().await.unwrap().unwrap().n, 4);
    assert_eq!(handle.retry_count(), 0);
}
