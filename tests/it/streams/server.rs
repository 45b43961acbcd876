//! A server whose connections are played from a script, and one that has numbers to tell.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What a client asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) head: String,
    pub(crate) last_event_id: Option<String>,
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        let (_, query) = self.path.split_once('?')?;
        query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }
}

/// How a connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With a FIN behind whatever was sent.
    Closed,
    /// With a RST.
    Reset,
    /// Not at all: it is open, and silent, until the client leaves.
    Silent,
}

/// What is sent on one connection.
#[derive(Debug, Clone)]
pub(crate) struct Play {
    pub(crate) bytes: Vec<u8>,
    pub(crate) ending: Ending,
}

pub(crate) const EVENTS: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream;charset=utf-8\r\n";

impl Play {
    /// These bytes, of which nothing is made.
    pub(crate) fn raw(bytes: impl Into<Vec<u8>>, ending: Ending) -> Self {
        Self { bytes: bytes.into(), ending }
    }

    /// A stream of events whose end is the end of the connection.
    pub(crate) fn events(body: impl AsRef<[u8]>, ending: Ending) -> Self {
        let head = format!("{EVENTS}connection: close\r\n\r\n");
        Self::raw([head.as_bytes(), body.as_ref()].concat(), ending)
    }

    /// A stream of events in chunks, the last of which is promised longer than it is.
    pub(crate) fn cut_chunk(body: impl AsRef<[u8]>, ending: Ending) -> Self {
        let body = body.as_ref();
        let head = format!("{EVENTS}transfer-encoding: chunked\r\n\r\n{:x}\r\n", body.len() + 1);
        Self::raw([head.as_bytes(), body].concat(), ending)
    }

    /// A stream of events in one chunk, ended as HTTP wants it.
    pub(crate) fn whole_chunk(body: impl AsRef<[u8]>, ending: Ending) -> Self {
        let body = body.as_ref();
        let last = if body.is_empty() { String::new() } else { format!("{:x}\r\n", body.len()) };
        let head = format!("{EVENTS}transfer-encoding: chunked\r\n\r\n{last}");
        let end: &[u8] = if body.is_empty() { b"0\r\n\r\n" } else { b"\r\n0\r\n\r\n" };
        Self::raw([head.as_bytes(), body, end].concat(), ending)
    }

    /// A refusal.
    pub(crate) fn status(status: &str, headers: &str) -> Self {
        let answer = format!("HTTP/1.1 {status}\r\n{headers}content-length: 0\r\nconnection: close\r\n\r\n");
        Self::raw(answer, Ending::Closed)
    }
}

/// A server on loopback.
pub(crate) struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
    open: watch::Receiver<usize>,
}

impl Server {
    /// Plays these, one a connection; a connection beyond them is closed at once.
    pub(crate) async fn playing(plays: impl IntoIterator<Item = Play>) -> Self {
        let mut plays = VecDeque::from_iter(plays);
        Self::start(move |_| plays.pop_front().unwrap_or(Play::raw("", Ending::Closed))).await
    }

    /// Decides for each request what is played.
    pub(crate) async fn start(mut play: impl FnMut(&Asked) -> Play + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let (count, open) = watch::channel(0);
        let seen = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let Some(request) = read_request(&mut stream).await else { continue };
                let play = play(&request);
                seen.lock().unwrap().push(request);
                count.send_modify(|open| *open += 1);
                let count = count.clone();
                tokio::spawn(async move {
                    serve(stream, play).await;
                    count.send_modify(|open| *open -= 1);
                });
            }
        });
        Self { address, asked, open }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// Waits until so many connections are open.
    pub(crate) async fn connections_reach(&self, number: usize) {
        self.open.clone().wait_for(|open| *open == number).await.unwrap();
    }
}

async fn serve(mut stream: TcpStream, play: Play) {
    // A client may leave at any time.
    let sent = stream.write_all(&play.bytes).await.is_ok();
    match play.ending {
        Ending::Closed => drop(stream.shutdown().await),
        Ending::Reset => {
            drop(stream.set_zero_linger());
            return;
        }
        Ending::Silent => {}
    }
    // Until the client leaves: what is closed with unread bytes is reset.
    while sent && matches!(stream.read(&mut [0; 1024]).await, Ok(length) if length > 0) {}
}

pub(crate) async fn read_request(stream: &mut TcpStream) -> Option<Asked> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).await.ok()?;
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1)?.to_owned();
    let asked = Asked { path, head, last_event_id: None };
    let last_event_id = asked.header("last-event-id").map(str::to_owned);
    Some(Asked { last_event_id, ..asked })
}

/// One numbered event. Their forms differ: line ends, characters of several bytes, comments,
/// data in several lines.
pub(crate) fn event(n: u64) -> String {
    let text = ["miaou", "ça marche", "猫", "🐈‍⬛ é", ""][(n % 5) as usize];
    match n % 4 {
        0 => format!("event: NUMBER\nid: {n}:x\ndata: {{\"n\":{n},\"text\":\"{text}\"}}\n\n"),
        1 => format!("id:{n}:x\r\nevent:NUMBER\r\ndata:{{\"n\":{n},\r\ndata:\"text\":\"{text}\"}}\r\n\r\n"),
        2 => format!(": comment\rdata: {{\"n\":{n},\"text\":\"{text}\"}}\revent: NUMBER\rid: {n}:x\r\r"),
        _ => format!(
            "event: HEARTBEAT\n\nevent: NUMBER\nid: {n}:x\ndata: {{\"n\":{n},\"text\":\"{text}\"}}\n\n"
        ),
    }
}

pub(crate) const END: &str = "event: END_OF_STREAM\ndata: {\"endedBy\":\"UNTIL_REACHED\"}\n\n";

/// What a server sends that has the numbers up to `last` and was asked so: those behind the id
/// that the client knows, as many as it wants, and the end.
pub(crate) fn numbers_for(asked: &Asked, last: u64, replayed: u64) -> Vec<u8> {
    let known: u64 =
        asked.last_event_id.as_deref().map_or(0, |id| id.trim_end_matches(":x").parse().unwrap());
    let limit: u64 = asked.query("limit").map_or(u64::MAX, |limit| limit.parse().unwrap());
    let first = known.saturating_sub(replayed) + 1;
    let last = last.min(first.saturating_add(limit) - 1);
    let body: String = (first..=last).map(event).collect();
    (body + END).into_bytes()
}
