//! What is kept, within its limits.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, Version};
use tokio::time::Instant;

use super::Cached;
use crate::Body;
use crate::layer::sameness::Sameness;

/// How much is kept at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) entries: usize,
    pub(super) bytes: usize,
}

/// The answers of one cache. Its lock is held for look-ups alone, never while anything is awaited.
pub(super) struct Store {
    limits: Limits,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    answers: HashMap<Arc<Sameness>, Answer>,
    /// By the time of their last use, oldest first.
    order: BTreeMap<u64, Arc<Sameness>>,
    bytes: usize,
    /// Counts uses and requests, which puts them in an order.
    clock: u64,
    /// The clock when everything was forgotten last.
    cleared: u64,
}

/// When an answer was asked for, on the clock of its store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Asked(u64);

struct Answer {
    content: Content,
    asked: Asked,
    arrived: Instant,
    /// None for never.
    expires: Option<Instant>,
    used: u64,
    size: usize,
}

/// An answer without what belongs to one request of it.
#[derive(Clone)]
pub(super) struct Content {
    pub(super) status: StatusCode,
    pub(super) version: Version,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Content {
    /// The same in memory of its own: as it came it may keep alive the whole buffer that it was
    /// read into.
    fn detached(&self) -> Self {
        let headers = self.headers.iter().map(|(name, value)| (name.clone(), detached(value)));
        Self { headers: headers.collect(), body: Bytes::copy_from_slice(&self.body), ..*self }
    }

    fn size(&self) -> usize {
        let headers = self
            .headers
            .iter()
            .map(|(name, value)| name.as_str().len() + value.len() + size_of::<(HeaderName, HeaderValue)>());
        self.body.len() + headers.sum::<usize>()
    }

    fn into_response(self, age: Duration) -> Response<Body> {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        *response.version_mut() = self.version;
        *response.headers_mut() = self.headers;
        response.extensions_mut().insert(Cached { age });
        response
    }
}

fn detached(value: &HeaderValue) -> HeaderValue {
    let mut copy = HeaderValue::from_bytes(value.as_bytes()).unwrap_or_else(|_| value.clone());
    copy.set_sensitive(value.is_sensitive());
    copy
}

impl Store {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, kept: Mutex::default() }
    }

    /// The longest answer that is worth collecting.
    pub(super) fn max_bytes(&self) -> usize {
        self.limits.bytes
    }

    /// Notes that something is asked for now.
    pub(super) fn ask(&self) -> Asked {
        Asked(self.lock().tick())
    }

    /// The answer, unless it is too old for the time for which it was kept or for `youth`, which is
    /// what the call that wants it asks for.
    pub(super) fn get(&self, key: &Sameness, youth: Duration, now: Instant) -> Option<Response<Body>> {
        let (content, age) = {
            let mut kept = self.lock();
            let answer = kept.answers.get(key)?;
            if answer.expires.is_some_and(|expires| now >= expires) {
                kept.remove(key);
                return None;
            }
            let age = now.saturating_duration_since(answer.arrived);
            if age >= youth {
                return None;
            }
            (kept.touch(key)?, age)
        };
        Some(content.into_response(age))
    }

    /// Keeps an answer that came now, unless one is there that was asked for later.
    pub(super) fn put(&self, key: Sameness, content: &Content, asked: Asked, ttl: Duration, now: Instant) {
        let size = size_of::<Answer>() + 2 * size_of::<Arc<Sameness>>() + key.size() + content.size();
        if size > self.limits.bytes || self.limits.entries == 0 {
            return;
        }
        let content = content.detached();
        let mut kept = self.lock();
        let newer = kept.answers.get(&key).is_some_and(|known| known.asked > asked);
        if newer || asked.0 <= kept.cleared {
            return;
        }
        kept.remove(&key);
        while kept.answers.len() >= self.limits.entries || kept.bytes + size > self.limits.bytes {
            let Some(oldest) = kept.order.values().next().cloned() else { break };
            kept.remove(&oldest);
        }
        let used = kept.tick();
        let answer = Answer { content, asked, arrived: now, expires: now.checked_add(ttl), used, size };
        let key = Arc::new(key);
        kept.order.insert(used, Arc::clone(&key));
        kept.answers.insert(key, answer);
        kept.bytes += size;
    }

    pub(super) fn clear(&self) {
        let mut kept = self.lock();
        let clock = kept.tick();
        *kept = Kept { clock, cleared: clock, ..Kept::default() };
    }

    /// How many answers are kept, and how many bytes.
    pub(super) fn usage(&self) -> (usize, usize) {
        let kept = self.lock();
        (kept.answers.len(), kept.bytes)
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn tick(&mut self) -> u64 {
        self.clock += 1;
        self.clock
    }

    /// Gives an answer, which is now the one that was used last.
    fn touch(&mut self, key: &Sameness) -> Option<Content> {
        let now = self.tick();
        let answer = self.answers.get_mut(key)?;
        if let Some(key) = self.order.remove(&answer.used) {
            self.order.insert(now, key);
        }
        answer.used = now;
        Some(answer.content.clone())
    }

    fn remove(&mut self, key: &Sameness) {
        if let Some(answer) = self.answers.remove(key) {
            self.order.remove(&answer.used);
            self.bytes -= answer.size;
        }
    }
}
