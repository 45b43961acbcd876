//! Openings that do not go well, and what is made of them.

use std::time::Duration;

use cc_client::ErrorKind;
use cc_client::stream::{CloseReason, StreamState};

use super::server::{END, Ending, Play, Server, event};
use super::{all, client, numbers, told};
use crate::harness::line;

#[tokio::test]
async fn a_refusal_ends_the_stream_and_keeps_what_the_platform_says() {
    let body = r#"{"api_request_id":"req-1","code":"clever.core.bad-request","error":"bad limit","context":{"OVDErrorFieldContext":{"fieldName":"limit","fieldValue":"x"}}}"#;
    for (status, kind) in [
        ("400 Bad Request", ErrorKind::Status),
        ("401 Unauthorized", ErrorKind::Unauthorized),
        ("403 Forbidden", ErrorKind::Status),
        ("404 Not Found", ErrorKind::Status),
    ] {
        let head = format!("HTTP/1.1 {status}\r\ncontent-type: application/json; charset=utf-8\r\n");
        let answer = format!("{head}content-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
        let server = Server::playing([Play::raw(answer, Ending::Closed)]).await;
        let error = numbers().open(&client(&server.url())).await.unwrap_err();
        assert_eq!(error.kind(), kind);
        assert_eq!((error.code(), error.request_id()), (Some("clever.core.bad-request"), Some("req-1")));
        let number = &status[..3];
        let hint = if kind == ErrorKind::Unauthorized { "; log in again" } else { "" };
        let told =
            format!("SSE /numbers: {number} [clever.core.bad-request] bad limit: x{hint} (request req-1)");
        assert_eq!(line(&error), told);
        assert_eq!(server.asked().len(), 1);
    }
}

#[tokio::test]
async fn what_may_pass_is_tried_again() {
    let server = Server::playing([
        Play::status("408 Request Timeout", ""),
        Play::status("429 Too Many Requests", "retry-after: 0\r\n"),
        Play::status("500 Internal Server Error", ""),
        Play::status("503 Service Unavailable", "retry-after: Sun, 06 Nov 1994 08:49:37 GMT\r\n"),
        Play::raw("", Ending::Closed),
        Play::raw("", Ending::Reset),
        Play::raw(
            "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 4\r\n\r\nmeow",
            Ending::Closed,
        ),
        Play::raw("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", Ending::Closed),
        Play::events(END, Ending::Closed),
    ])
    .await;
    let client = client(&server.url());
    let mut stream = numbers().open_lazily(&client).unwrap().with_lifecycle();
    let told = told(&mut stream, "closed").await;
    let expected = [
        "broken: SSE /numbers: 408 Request Timeout",
        "broken: SSE /numbers: 429 Too Many Requests",
        "broken: SSE /numbers: 500 Internal Server Error",
        "broken: SSE /numbers: 503 Service Unavailable",
        "broken: SSE /numbers: the connection broke",
        "broken: SSE /numbers: the connection broke",
        "broken: SSE /numbers: 200 a stream of events was expected, and the answer is text/html",
        "broken: SSE /numbers: 200 a stream of events was expected, and the answer has no content type",
        "opened",
        "closed: ended by the server: UNTIL_REACHED",
    ];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn a_redirection_is_not_followed() {
    let server =
        Server::playing([Play::status("302 Found", "location: http://elsewhere.example/x?key=s\r\n")]).await;
    let error = numbers().open(&client(&server.url())).await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(302));
    assert!(error.to_string().contains("not followed"), "{error}");
}

#[tokio::test]
async fn an_opening_that_takes_too_long_is_given_up() {
    let stalled = "HTTP/1.1 500 Internal Server Error\r\ncontent-length: 100\r\n\r\nhalf";
    let refused = "HTTP/1.1 403 Forbidden\r\ncontent-length: 100\r\n\r\nhalf";
    let server = Server::playing([
        Play::raw("", Ending::Silent),
        Play::raw(stalled, Ending::Silent),
        Play::raw(refused, Ending::Silent),
    ])
    .await;
    let client = client(&server.url());
    let limit = Duration::from_millis(50);
    let mut stream = numbers().connect_timeout(limit).open_lazily(&client).unwrap().with_lifecycle();
    let expected = [
        "broken: SSE /numbers: opening the stream took longer than 50ms",
        "broken: SSE /numbers: 500 opening the stream took longer than 50ms",
        "error: SSE /numbers: 403 opening the stream took longer than 50ms (3 attempts)",
    ];
    assert_eq!(told(&mut stream, "error").await, expected);
    server.connections_reach(0).await;
}

#[tokio::test]
async fn a_stream_that_ends_says_why() {
    for (end, reason) in [
        (r#"{"endedBy":"UNTIL_REACHED"}"#, "UNTIL_REACHED"),
        (r#"{"endedBy":"something new","x":1}"#, "something new"),
        ("{}", "UNKNOWN"),
        ("not json", "UNKNOWN"),
    ] {
        let body = format!("{}event: END_OF_STREAM\ndata: {end}\n\n", event(1));
        let server = Server::playing([Play::events(body, Ending::Silent)]).await;
        let stream = numbers().open(&client(&server.url())).await.unwrap();
        let handle = stream.handle();
        assert_eq!(all(stream).await, [1]);
        assert_eq!(handle.state(), StreamState::Closed(CloseReason::EndedByServer(reason.to_owned())));
        server.connections_reach(0).await;
    }
}

#[tokio::test]
async fn a_byte_order_mark_and_broken_characters_are_read_as_the_standard_says() {
    let body = b"\xEF\xBB\xBFevent: NUMBER\nid: 1\ndata: {\"n\":1,\"text\":\"\xF0\x9F\x90\"}\n\n";
    let server = Server::playing([Play::events(body, Ending::Silent)]).await;
    let mut stream = numbers().open(&client(&server.url())).await.unwrap();
    let item = stream.next().await.unwrap().unwrap();
    assert_eq!((item.n, item.text.as_str()), (1, "\u{fffd}"));
}
