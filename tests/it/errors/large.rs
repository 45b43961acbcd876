//! Answers that are longer than anyone wants.

use cc_client::{Call, Client, Error, ErrorKind, Text};
use http::{Method, StatusCode};
use platform_double::{Fault, Platform};

use crate::harness::{client, client_of, line};
use crate::raw_server::RawServer;

const MIB: usize = 1024 * 1024;

fn get() -> Call<Text> {
    Call::raw(Method::GET, "/v2/large")
}

#[track_caller]
fn assert_too_large(error: &Error, limit: usize) {
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!(error.status(), Some(StatusCode::OK));
    assert_eq!(error.attempts(), 1, "the same would come again");
    assert_eq!(
        line(error),
        format!("200 the answer is longer than the limit of {limit} bytes; `response_limit` raises it")
    );
}

/// Sends 100 MiB until the client leaves, and gives the error and how many bytes were sent.
/// Sockets hold some megabytes that nobody read.
async fn flooded(head: &str, piece: Vec<u8>, set_up: impl FnOnce(&str) -> Client) -> (Error, usize) {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n{head}\r\n\r\n");
    let (server, sent) = RawServer::flooding(head, piece, 100 * MIB);
    let client = set_up(&server.url("http"));
    let error = get().send(&client).await.unwrap_err();
    let sent = tokio::task::spawn_blocking(move || sent.recv().unwrap()).await.unwrap();
    (error, sent)
}

#[tokio::test]
async fn an_announced_flood_is_not_read_at_all() {
    let head = format!("content-length: {}", 100 * MIB);
    let (error, sent) = flooded(&head, vec![b'x'; 64 * 1024], |url| client_of(url).build().unwrap()).await;

    assert_too_large(&error, 32 * MIB);
    assert!(sent < 30 * MIB, "{sent} bytes left the server");
}

#[tokio::test]
async fn a_flood_in_chunks_is_read_up_to_the_limit() {
    let mut chunk = format!("{:x}\r\n", 64 * 1024).into_bytes();
    chunk.resize(chunk.len() + 64 * 1024, b'x');
    chunk.extend_from_slice(b"\r\n");
    let limited = |url: &str| client_of(url).response_limit(MIB).build().unwrap();
    let (error, sent) = flooded("transfer-encoding: chunked", chunk, limited).await;

    assert_too_large(&error, MIB);
    assert!(sent < 40 * MIB, "{sent} bytes left the server");
}

#[tokio::test]
async fn a_flood_until_the_connection_ends_is_read_up_to_the_limit() {
    let limited = |url: &str| client_of(url).response_limit(MIB).build().unwrap();
    let (error, sent) = flooded("connection: close", vec![b'x'; 64 * 1024], limited).await;

    assert_too_large(&error, MIB);
    assert!(sent < 40 * MIB, "{sent} bytes left the server");
}

#[tokio::test]
async fn the_connection_of_a_flood_is_closed() {
    let platform = Platform::start();
    let client = client(&platform).response_limit(MIB).build().unwrap();
    platform.script(Fault::oversized(100 * MIB as u64));

    let error = get().send(&client).await.unwrap_err();

    assert_too_large(&error, MIB);
    platform.connections_reach(0).await;
    // Later calls are none the worse.
    platform.script(Fault::status(200).body("text/plain", "fine"));
    assert_eq!(&*get().send(&client).await.unwrap(), "fine");
}

#[tokio::test]
async fn the_limit_itself_is_accepted() {
    let platform = Platform::start();
    let client = client(&platform).response_limit(1000).build().unwrap();
    for (length, announced) in [(1000, true), (1000, false), (1001, true), (1001, false)] {
        let fault = match announced {
            true => Fault::status(200).body("text/plain", "x".repeat(length)),
            false => Fault::oversized(length as u64),
        };
        platform.script(fault);
        match get().send(&client).await {
            Ok(text) => assert_eq!((text.len(), length), (1000, 1000)),
            Err(error) => {
                assert_eq!(length, 1001);
                assert_too_large(&error, 1000);
            }
        }
    }
}

#[tokio::test]
async fn a_call_has_its_own_limit_in_both_directions() {
    let platform = Platform::start();
    let client = client(&platform).response_limit(MIB).build().unwrap();
    platform.script(Fault::oversized(3 * MIB as u64).times(3));

    let text = get().response_limit(4 * MIB).send(&client).await.unwrap();
    assert_eq!(text.len(), 3 * MIB);

    let error = get().response_limit(10).send(&client).await.unwrap_err();
    assert_too_large(&error, 10);

    let error = get().send(&client).await.unwrap_err();
    assert_too_large(&error, MIB);
}

#[tokio::test]
async fn an_error_page_that_is_too_long_keeps_its_status() {
    let platform = Platform::start();
    let client = client(&platform).response_limit(1000).build().unwrap();
    platform.script(Fault::status(500).body("text/html", "x".repeat(2000)));

    let error = get().send(&client).await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!(error.status(), Some(StatusCode::INTERNAL_SERVER_ERROR));
}

/// A body of two pieces that announces more than there is memory.
struct Boaster(u8);

impl http_body::Body for Boaster {
    type Data = bytes::Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<bytes::Bytes>, Self::Error>>> {
        self.0 += 1;
        let piece = http_body::Frame::data(bytes::Bytes::from_static(b"x"));
        std::task::Poll::Ready((self.0 <= 2).then_some(Ok(piece)))
    }

    fn size_hint(&self) -> http_body::SizeHint {
        let mut hint = http_body::SizeHint::new();
        hint.set_lower(1 << 62);
        hint
    }
}

#[tokio::test]
async fn an_announced_length_is_not_reserved_where_the_limit_is_off() {
    let boasting = tower::service_fn(|_: http::Request<cc_client::Body>| async {
        Ok::<_, cc_client::BoxError>(http::Response::new(Boaster(0)))
    });
    let client = Client::builder().response_limit(usize::MAX).transport(boasting).build().unwrap();
    assert_eq!(get().send(&client).await.unwrap().0, "xx");
}
