//! Log events from chunks in memory and over loopback, beside the least that can be done with
//! the same bytes.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Instant;

use bytes::Bytes;
use cc_client::stream::{EventStream, Reconnect};
use cc_client::{Body, Client, Service, stream};
use http::{Request, Response};
use http_body::Frame;
use serde::Deserialize;

use crate::measure::{Clock, compare, heading};

/// A line of a log as the platform sends it, owned.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct Line {
    id: String,
    application_id: String,
    deployment_id: String,
    instance_id: String,
    date: String,
    zone: String,
    severity: String,
    service: String,
    message: String,
    pid: u64,
    facility: u64,
    priority: u64,
}

/// The lines of an application.
#[stream(SSE "/v4/lines", event = "APPLICATION_LOG")]
fn lines() -> Line;

/// One event of any size.
#[stream(SSE "/v4/texts", event = "APPLICATION_LOG")]
fn texts() -> cc_client::Bytes;

const EVENTS: usize = 2_000;
const CHUNK: usize = 16 * 1024;

pub(crate) fn run() {
    let events = events();
    let payload = events[0].split_once("data: ").map_or(0, |(_, data)| data.trim_end().len());
    let whole = events.concat() + "event: END_OF_STREAM\ndata: {\"endedBy\":\"UNTIL_REACHED\"}\n\n";
    in_memory(&events, &whole, payload);
    over_loopback(&whole);
    huge();
}

fn events() -> Vec<String> {
    let event = |n: usize| {
        let data = format!(
            r#"{{"id":"21004149{n:04}:43875:0","applicationId":"app_38864e5d-9ff0-4ef1-9462-e29dc422ae6a","deploymentId":"deployment_c5b7b8cb-2b0d-4d50-8f42-2f2b8cf1d1f4","instanceId":"8d6ac8e3-49ef-4f7a-a0a9-e5a2d5c0f5e3","date":"2026-11-23T10:00:00.{n:04}Z","zone":"par","severity":"info","service":"bas","message":"GET /articles/{n} took 12 ms and answered 200","pid":1,"facility":1,"priority":14}}"#
        );
        format!("event: APPLICATION_LOG\nid: 21004149{n:04}:43875:0\ndata: {data}\n\n")
    };
    (0..EVENTS).map(event).collect()
}

fn in_memory(events: &[String], whole: &str, payload: usize) {
    heading(&format!(
        "{EVENTS} log events of {payload} bytes from chunks of 16 KiB in memory, into typed lines"
    ));
    let payloads: Vec<&str> =
        events.iter().filter_map(|event| Some(event.split_once("data: ")?.1.trim_end())).collect();
    let json = || {
        for payload in &payloads {
            let _: Line = serde_json::from_str(payload).unwrap();
        }
    };
    let runtime = runtime();
    let client = client(chunks(whole));
    let ours =
        || runtime.block_on(async { assert_eq!(count(lines().open(&client).await.unwrap()).await, EVENTS) });
    compare(("serde_json on the payloads", json), ("cc-client", ours), 5, Clock::Wall);
}

fn over_loopback(whole: &str) {
    heading(&format!("{EVENTS} log events over loopback, into typed lines; CPU time of the client's thread"));
    let address = serve(whole.to_owned());
    let runtime = runtime();
    let url = format!("http://{address}/v4/lines");
    let reqwest = reqwest::Client::new();
    let by_hand = || runtime.block_on(async { assert_eq!(decode_by_hand(&reqwest, &url).await, EVENTS) });
    let client = Client::builder().base_url(&format!("http://{address}")).build().unwrap();
    let ours =
        || runtime.block_on(async { assert_eq!(count(lines().open(&client).await.unwrap()).await, EVENTS) });
    compare(("reqwest, a loop and serde_json", by_hand), ("cc-client", ours), 30, Clock::ThreadCpu);
}

/// The time for each byte must not grow with the size.
fn huge() {
    heading("One event from chunks of 16 KiB in memory: time for each byte");
    let runtime = runtime();
    for mebibytes in [1, 4, 16] {
        let size = mebibytes * 1024 * 1024;
        let text = format!("event: APPLICATION_LOG\nid: 1\ndata: {}\n\n", "x".repeat(size));
        let client = client(chunks(&text));
        let once = || {
            let start = Instant::now();
            runtime.block_on(async {
                let mut stream = texts().event_limit(32 * 1024 * 1024).open(&client).await.unwrap();
                assert_eq!(stream.next().await.unwrap().unwrap().len(), size);
            });
            start.elapsed().as_nanos() as f64 / size as f64
        };
        let least = (0..9).map(|_| once()).fold(f64::INFINITY, f64::min);
        println!("{mebibytes:>3} MiB {least:>34.3} ns/byte");
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

async fn count(mut stream: EventStream<Line>) -> usize {
    let mut count = 0;
    while let Some(line) = stream.next().await {
        line.unwrap();
        count += 1;
    }
    count
}

/// What one would write without a library: whole blocks, a field by its first bytes.
async fn decode_by_hand(reqwest: &reqwest::Client, url: &str) -> usize {
    let mut response = reqwest.get(url).header("accept", "text/event-stream").send().await.unwrap();
    let (mut buffer, mut count) = (Vec::new(), 0);
    while let Some(chunk) = response.chunk().await.unwrap() {
        buffer.extend_from_slice(&chunk);
        let mut start = 0;
        while let Some(end) = find_blank_line(&buffer[start..]) {
            let block = std::str::from_utf8(&buffer[start..start + end]).unwrap();
            start += end + 2;
            let mut data = None;
            let mut wanted = false;
            for line in block.split('\n') {
                if let Some(value) = line.strip_prefix("data: ") {
                    data = Some(value);
                } else if line == "event: APPLICATION_LOG" {
                    wanted = true;
                }
            }
            if let Some(data) = data.filter(|_| wanted) {
                let _: Line = serde_json::from_str(data).unwrap();
                count += 1;
            }
        }
        buffer.drain(..start);
    }
    count
}

fn find_blank_line(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, b"\n\n")
}

fn chunks(text: &str) -> Arc<[Bytes]> {
    text.as_bytes().chunks(CHUNK).map(Bytes::copy_from_slice).collect()
}

fn client(chunks: Arc<[Bytes]>) -> Client {
    let streams = cc_client::stream::StreamSettings::default().reconnect(Reconnect::never());
    Client::builder().streams(streams).transport(Memory { chunks }).build().unwrap()
}

/// A transport that answers with chunks.
#[derive(Clone)]
struct Memory {
    chunks: Arc<[Bytes]>,
}

impl Service<Request<Body>> for Memory {
    type Response = Response<Chunks>;
    type Error = Infallible;
    type Future = Ready<Result<Response<Chunks>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        let body = Chunks { chunks: Arc::clone(&self.chunks), next: 0 };
        let response = Response::builder().header("content-type", "text/event-stream").body(body);
        ready(Ok(response.unwrap()))
    }
}

struct Chunks {
    chunks: Arc<[Bytes]>,
    next: usize,
}

impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let chunk = self.chunks.get(self.next).cloned();
        self.next += 1;
        Poll::Ready(chunk.map(|chunk| Ok(Frame::data(chunk))))
    }
}

/// A server that sends the same bytes to everybody and closes the connection behind them.
fn serve(text: String) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";
    let answer: Arc<str> = [head, &text].concat().into();
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let answer = Arc::clone(&answer);
            std::thread::spawn(move || send(connection.unwrap(), answer.as_bytes()));
        }
    });
    address
}

fn send(mut connection: TcpStream, answer: &[u8]) {
    let mut buffer = [0; 4096];
    let mut filled = 0;
    while !buffer[..filled].ends_with(b"\r\n\r\n") {
        match connection.read(&mut buffer[filled..]) {
            Ok(0) | Err(_) => return,
            Ok(read) => filled += read,
        }
    }
    // A client that has seen enough leaves.
    drop(connection.write_all(answer));
}
