//! Streams over WebSockets: the platform's events.

use std::time::Duration;

use cc_client::stream::{CloseReason, Reconnect, StreamSettings, StreamState};
use cc_client::{Client, ErrorKind};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Message};

use super::server::{Ending, Play, Server};
use super::socket_server::{SocketServer, hear, let_in, ping, pong, say, until_left};
use super::{messages, streaming, told};
use cc_client::oauth1::Keys;

fn client(base_url: &str) -> Client {
    streaming(base_url).credentials(Keys::new("consumer", "secret&1", "token", "secret&2")).build().unwrap()
}

#[tokio::test]
async fn the_first_message_carries_the_authorization_and_events_come_then() {
    let (heard, mut hears) = mpsc::unbounded_channel();
    let server = SocketServer::start(move |_, mut socket| {
        let heard = heard.clone();
        async move {
            heard.send(let_in(&mut socket).await.unwrap()).unwrap();
            say(&mut socket, json!({ "event": "A", "data": "{}" })).await;
            drop(socket.send(Message::binary(br#"{"event":"B"}"#.as_slice())).await);
            until_left(&mut socket).await;
        }
    })
    .await;
    let mut stream = messages().open(&client(&server.url())).await.unwrap();
    assert_eq!(stream.handle().state(), StreamState::Open);
    assert_eq!(stream.next().await.unwrap().unwrap()["event"], "A");
    assert_eq!(stream.next().await.unwrap().unwrap()["event"], "B");
    let authorization = hears.recv().await.unwrap();
    assert!(authorization.starts_with("OAuth ") && authorization.contains("consumer"), "{authorization}");
    // Browsers can't set the header, so the platform does not look at it.
    assert!(!server.heads()[0].contains_key("authorization"));
    assert_eq!(server.heads()[0]["upgrade"], "websocket");
}

#[tokio::test]
async fn an_authorization_that_is_refused_ends_the_stream() {
    let server = SocketServer::start(|_, mut socket| async move {
        hear(&mut socket).await;
        say(&mut socket, json!({ "type": "error", "id": 2001, "message": "not authorized" })).await;
        until_left(&mut socket).await;
    })
    .await;
    let error = messages().open(&client(&server.url())).await.unwrap_err();
    assert!(error.kind() == ErrorKind::Unauthorized && error.is_auth(), "{error}");
    assert_eq!(error.code(), Some("2001"));
    let line = "WS /socket: the platform does not accept the authorization; the platform says: \
                not authorized; log in again";
    assert_eq!(error.to_string(), line);
    server.connections_reach(0).await;
    assert_eq!(server.heads().len(), 1);
}

#[tokio::test]
async fn a_client_without_credentials_is_told_so() {
    let server = SocketServer::start(|_, mut socket| async move { until_left(&mut socket).await }).await;
    let error = messages().open(&super::client(&server.url())).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("give it credentials"), "{error}");
}

#[tokio::test]
async fn a_refused_handshake_is_judged_by_its_status() {
    for (status, kind) in
        [("401 Unauthorized", ErrorKind::Unauthorized), ("403 Forbidden", ErrorKind::Status)]
    {
        let server = Server::playing([Play::status(status, "")]).await;
        let error = messages().open(&client(&server.url())).await.unwrap_err();
        assert_eq!(error.kind(), kind);
    }
    let wrong_key = "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: bWVvdw==\r\n\r\n";
    let server = Server::playing([
        Play::status("503 Service Unavailable", "retry-after: 0\r\n"),
        Play::status("200 OK", ""),
        Play::raw(wrong_key, Ending::Silent),
        Play::status("404 Not Found", ""),
    ])
    .await;
    let mut stream = messages().open_lazily(&client(&server.url())).unwrap().with_lifecycle();
    let expected = [
        "broken: WS /socket: 503 Service Unavailable",
        "broken: WS /socket: 200 a stream was expected, and 200 OK answered",
        "broken: WS /socket: 101 the answer to the WebSocket handshake has a wrong `sec-websocket-accept`",
        "error: WS /socket: 404 Not Found (4 attempts)",
    ];
    assert_eq!(told(&mut stream, "error").await, expected);
}

#[tokio::test]
async fn heartbeats_are_answered_while_the_consumer_is_busy() {
    let (answered, mut answers) = mpsc::unbounded_channel();
    let server = SocketServer::start(move |_, mut socket| {
        let answered = answered.clone();
        async move {
            let_in(&mut socket).await;
            for n in 0..20 {
                say(&mut socket, json!({ "n": n })).await;
                say(&mut socket, ping(60_000)).await;
                assert_eq!(hear(&mut socket).await, Some(pong()));
            }
            drop(socket.send(Message::Ping(b"x".as_slice().into())).await);
            while let Some(Ok(message)) = socket.next().await {
                if message.is_pong() {
                    answered.send(()).unwrap();
                    break;
                }
            }
            until_left(&mut socket).await;
        }
    })
    .await;
    let mut stream = messages().open(&client(&server.url())).await.unwrap();
    // Nobody polls the stream until all are answered, those of the protocol too.
    answers.recv().await.unwrap();
    for n in 0..20 {
        assert_eq!(stream.next().await.unwrap().unwrap()["n"], n);
    }
}

#[tokio::test]
async fn missing_heartbeats_and_ends_of_every_kind_are_followed_by_another_connection() {
    let server = SocketServer::start(|number, mut socket| async move {
        let_in(&mut socket).await;
        match number {
            0 => {
                let reason = CloseFrame { code: CloseCode::Restart, reason: "back soon".into() };
                drop(socket.close(Some(reason)).await);
            }
            // Without a word.
            1 => return,
            2 => {
                drop(socket.get_mut().set_zero_linger());
                return;
            }
            3 => say(&mut socket, ping(20)).await,
            _ => say(&mut socket, json!({ "n": 1 })).await,
        }
        until_left(&mut socket).await;
    })
    .await;
    let mut stream = messages().open_lazily(&client(&server.url())).unwrap().with_lifecycle();
    let told = told(&mut stream, "item").await;
    let expected = [
        "opened",
        "broken: WS /socket: the server closed the socket: 1012 back soon",
        "opened",
        "broken: WS /socket: the connection broke",
        "opened",
        "broken: WS /socket: the connection broke",
        "opened",
        "heartbeat",
        "broken: WS /socket: the server was silent for longer than 25ms",
        "opened",
    ];
    assert_eq!(told[..told.len() - 1], expected);
    drop(stream);
    server.connections_reach(0).await;
}

#[tokio::test]
async fn every_phase_of_an_opening_has_a_time_limit() {
    // An answer that does not come, a server that never lets in.
    let silent = Server::playing([Play::raw("", Ending::Silent)]).await;
    let deaf = SocketServer::start(|_, mut socket| async move { until_left(&mut socket).await }).await;
    for (url, what) in
        [(silent.url(), "opening the stream"), (deaf.url(), "the authorization of the WebSocket")]
    {
        let call =
            messages().connect_timeout(Duration::from_millis(50)).reconnect(super::at_once().max_retries(0));
        let error = call.open(&client(&url)).await.unwrap_err();
        assert!(error.is_timeout(), "{error}");
        assert_eq!(error.to_string(), format!("WS /socket: {what} took longer than 50ms"));
    }
    silent.connections_reach(0).await;
    deaf.connections_reach(0).await;
}

#[tokio::test]
async fn a_server_that_never_shows_that_it_lives_is_left() {
    let server = SocketServer::start(|_, mut socket| async move {
        let_in(&mut socket).await;
        until_left(&mut socket).await;
    })
    .await;
    let call = messages().settings(
        StreamSettings::default()
            .first_heartbeat_timeout(Duration::from_millis(50))
            .reconnect(Reconnect::never()),
    );
    let mut stream = call.open(&client(&server.url())).await.unwrap();
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(error.to_string(), "WS /socket: the server was silent for longer than 50ms");
    server.connections_reach(0).await;
}

#[tokio::test]
async fn a_stream_without_a_watch_has_none_whatever_heartbeats_say() {
    let server = SocketServer::start(|_, mut socket| async move {
        let_in(&mut socket).await;
        say(&mut socket, ping(1)).await;
        hear(&mut socket).await;
        // Far longer than was announced, and longer than the grace.
        tokio::time::sleep(Duration::from_millis(600)).await;
        say(&mut socket, json!({ "n": 1 })).await;
        until_left(&mut socket).await;
    })
    .await;
    let mut stream = messages().heartbeat_timeout(None).open(&client(&server.url())).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap()["n"], 1);
    assert_eq!(server.heads().len(), 1);
}

#[tokio::test]
async fn a_message_that_is_too_long_is_an_error_in_its_place() {
    let server = SocketServer::start(|number, mut socket| async move {
        let_in(&mut socket).await;
        if number == 0 {
            say(&mut socket, json!({ "n": 1 })).await;
            say(&mut socket, json!("x".repeat(100_000))).await;
        }
        say(&mut socket, json!({ "n": 3 })).await;
        until_left(&mut socket).await;
    })
    .await;
    let mut stream = messages().event_limit(10_000).open(&client(&server.url())).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap()["n"], 1);
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!(stream.next().await.unwrap().unwrap()["n"], 3);
}

#[tokio::test]
async fn a_message_that_is_not_what_was_declared_is_an_error_in_its_place() {
    let server = SocketServer::start(|_, mut socket| async move {
        let_in(&mut socket).await;
        drop(socket.send(Message::text("not json")).await);
        say(&mut socket, json!({ "n": 2 })).await;
        until_left(&mut socket).await;
    })
    .await;
    let mut stream = messages().open(&client(&server.url())).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap_err().kind(), ErrorKind::Decode);
    assert_eq!(stream.next().await.unwrap().unwrap()["n"], 2);
}

#[tokio::test]
async fn a_consumer_that_stops_holds_the_server_back_and_loses_nothing() {
    const MESSAGES: usize = 40_000;
    let (report, mut reported) = mpsc::unbounded_channel();
    let server = SocketServer::start(move |_, mut socket| {
        let report = report.clone();
        async move {
            let_in(&mut socket).await;
            let filling = "x".repeat(1_000);
            let mut held_back = false;
            for n in 0..MESSAGES {
                let message = json!({ "n": n, "filling": filling });
                let mut sending = std::pin::pin!(say(&mut socket, message));
                if !held_back && timeout(Duration::from_millis(300), &mut sending).await.is_ok() {
                    continue;
                }
                if !std::mem::replace(&mut held_back, true) {
                    report.send(n).unwrap();
                    sending.await;
                }
            }
            if !held_back {
                report.send(MESSAGES).unwrap();
            }
            until_left(&mut socket).await;
        }
    })
    .await;
    let mut stream = messages().open(&client(&server.url())).await.unwrap();
    let sent = reported.recv().await.unwrap();
    assert!(sent < MESSAGES / 2, "{sent} messages were taken from the server");
    for n in 0..sent {
        assert_eq!(stream.next().await.unwrap().unwrap()["n"], n);
    }
}

#[tokio::test]
async fn what_is_ended_says_goodbye_and_leaves_no_task() {
    let (left, mut leaves) = mpsc::unbounded_channel();
    let server = SocketServer::start(move |_, mut socket| {
        let left = left.clone();
        async move {
            let_in(&mut socket).await;
            while let Some(Ok(message)) = socket.next().await {
                left.send(message.is_close()).unwrap();
            }
        }
    })
    .await;
    let client = client(&server.url());
    tokio::task::yield_now().await;
    let before = Handle::current().metrics().num_alive_tasks();
    for end in 0..3 {
        let mut stream = messages().open(&client).await.unwrap();
        let handle = stream.handle();
        match end {
            0 => drop(stream),
            1 => {
                handle.close();
                assert!(stream.next().await.is_none());
                assert_eq!(handle.state(), StreamState::Closed(CloseReason::ClosedByCaller));
            }
            _ => handle.pause(),
        }
        assert_eq!(leaves.recv().await, Some(true));
        server.connections_reach(0).await;
    }
    timeout(Duration::from_secs(20), async {
        while Handle::current().metrics().num_alive_tasks() > before {
            tokio::task::yield_now().await;
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_socket_is_paused_and_resumed() {
    let server = SocketServer::start(|number, mut socket| async move {
        let_in(&mut socket).await;
        say(&mut socket, json!({ "connection": number })).await;
        until_left(&mut socket).await;
    })
    .await;
    let mut stream = messages().open(&client(&server.url())).await.unwrap();
    for connection in 0..3 {
        let message: Value = stream.next().await.unwrap().unwrap();
        assert_eq!(message["connection"], connection);
        stream.handle().pause();
        server.connections_reach(0).await;
        stream.handle().resume();
    }
}

#[tokio::test]
async fn a_socket_is_ended_before_it_is_open() {
    // During the handshake, and before the welcome.
    let silent = Server::playing((0..2).map(|_| Play::raw("", Ending::Silent))).await;
    let deaf = SocketServer::start(|_, mut socket| async move { until_left(&mut socket).await }).await;
    for (url, closed) in
        [(silent.url(), true), (silent.url(), false), (deaf.url(), true), (deaf.url(), false)]
    {
        let mut stream = messages().open_lazily(&client(&url)).unwrap();
        let handle = stream.handle();
        let reached = async {
            if url == silent.url() {
                silent.connections_reach(1).await
            } else {
                deaf.connections_reach(1).await
            }
        };
        {
            let next = std::pin::pin!(stream.next());
            futures_util::future::select(next, std::pin::pin!(reached)).await;
        }
        if closed {
            handle.close();
            assert!(stream.next().await.is_none());
        }
        drop(stream);
        silent.connections_reach(0).await;
        deaf.connections_reach(0).await;
    }
}

#[tokio::test]
async fn a_socket_whose_server_is_away_is_tried_as_often_as_allowed() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", taken.local_addr().unwrap());
    drop(taken);
    let call = messages().reconnect(super::at_once().max_retries(2));
    let error = call.open(&client(&url)).await.unwrap_err();
    assert!(error.is_connect() && error.attempts() == 3, "{error}");
}
