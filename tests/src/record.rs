//! The log of what was received.

use crate::request::Request;
use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use serde_json::Value;
use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering},
};
use tokio::sync::watch;

/// A request that the platform received, whole, and what became of it.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// The method.
    pub method: Method,
    /// The path as sent: not decoded, base path included.
    pub path: String,
    /// The query as sent, without its `?`.
    pub query: Option<String>,
    /// The headers, credentials included.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
    /// The status that was answered; `None` while there is no answer, and for ever if the connection was closed
    /// instead.
    pub status: Option<StatusCode>,
    /// The number of the connection, from 1: two requests with the same number shared one.
    pub connection: u64,
    /// What was sent of a stream until now.
    pub sent: Sent,
}

/// How much of a stream was handed out until now.
///
/// It was handed to HTTP, which holds at most 16 more pieces than the system has taken. Bodies that are no streams
/// are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sent {
    /// Whole events of the true stream: neither heartbeats, nor the end, nor scripted bytes.
    pub events: u64,
    /// Bytes of the body, whatever they are.
    pub bytes: u64,
}

/// The count behind [`Sent`].
#[derive(Debug, Default)]
pub(crate) struct Tally {
    events: AtomicU64,
    bytes: AtomicU64,
}

impl Tally {
    pub(crate) fn event(&self) {
        self.events.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn bytes(&self, count: usize) {
        self.bytes.fetch_add(count as u64, Ordering::Relaxed);
    }

    pub(crate) fn sent(&self) -> Sent {
        Sent { events: self.events.load(Ordering::Relaxed), bytes: self.bytes.load(Ordering::Relaxed) }
    }
}

impl Recorded {
    /// The first value of a header, if it is there and is visible ASCII.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as JSON; `None` if it is not.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Path and query as sent, the way they stand in the request line.
    pub fn target(&self) -> String {
        match &self.query {
            Some(query) => format!("{}?{query}", self.path),
            None => self.path.clone(),
        }
    }
}

/// The requests so far, in the order of their arrival.
#[derive(Debug)]
pub(crate) struct Log {
    entries: Mutex<Vec<(Recorded, Arc<Tally>)>>,
    count: watch::Sender<usize>,
}

impl Log {
    pub(crate) fn new() -> Self {
        Self { entries: Mutex::default(), count: watch::Sender::new(0) }
    }

    /// Adds a request and returns its number, from 0.
    pub(crate) fn add(&self, request: &Request, connection: u64) -> usize {
        let mut entries = self.lock();
        let recorded = Recorded {
            method: request.method.clone(),
            path: request.path.clone(),
            query: request.query.clone(),
            headers: request.headers.clone(),
            body: request.body.clone(),
            status: None,
            connection,
            sent: Sent::default(),
        };
        entries.push((recorded, Arc::default()));
        self.count.send_replace(entries.len());
        entries.len() - 1
    }

    /// Notes the status that is about to be sent.
    pub(crate) fn answered(&self, number: usize, status: StatusCode) {
        if let Some((entry, _)) = self.lock().get_mut(number) {
            entry.status = Some(status);
        }
    }

    pub(crate) fn entries(&self) -> Vec<Recorded> {
        let entries = self.lock();
        entries.iter().map(|(entry, tally)| Recorded { sent: tally.sent(), ..entry.clone() }).collect()
    }

    /// The count of what is sent in answer to a request.
    pub(crate) fn tally(&self, number: usize) -> Arc<Tally> {
        self.lock().get(number).map(|(_, tally)| Arc::clone(tally)).unwrap_or_default()
    }

    /// Waits until at least `count` requests have arrived.
    pub(crate) async fn reaches(&self, count: usize) {
        // The sender lives as long as `self`, so the wait cannot end otherwise.
        let _ = self.count.subscribe().wait_for(|&arrived| arrived >= count).await;
    }

    fn lock(&self) -> MutexGuard<'_, Vec<(Recorded, Arc<Tally>)>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
