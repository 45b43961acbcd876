//! Live streams: what is told on them, and to how many.

pub(crate) mod date;
mod feed;
mod payload;
mod selection;
mod topic;

use crate::count::Counted;
pub(crate) use feed::{Feed, Piece};
use payload::date_of;
pub(crate) use payload::{Facts, Form};
pub(crate) use selection::Selection;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::watch;
pub(crate) use topic::{Entry, Topic};

/// How streams behave.
#[derive(Debug, Clone)]
pub(crate) struct Habits {
    /// The rhythm of the heartbeats; `None`: only those that are sent by hand.
    pub(crate) heartbeat: Option<Duration>,
    /// What the v2 heartbeats say of their rhythm, where it is not the true one.
    pub(crate) announced: Option<Duration>,
    /// The data of a v4 heartbeat; `None`: the block has no data line.
    pub(crate) heartbeat_data: Option<String>,
    /// How many events before the cursor are sent again after a resume.
    pub(crate) replay: u64,
    /// Whether v4 events have an `id` line.
    pub(crate) ids: bool,
}

/// The rhythm of the heartbeats unless an option says otherwise.
const HEARTBEAT: Duration = Duration::from_secs(2);

impl Default for Habits {
    fn default() -> Self {
        Self {
            heartbeat: Some(HEARTBEAT),
            announced: None,
            heartbeat_data: Some(String::new()),
            replay: 0,
            ids: true,
        }
    }
}

impl Habits {
    /// The v2 heartbeat, on the SSE stream and on the socket.
    pub(crate) fn v2_heartbeat(&self) -> String {
        let delay = self.announced.or(self.heartbeat).unwrap_or(HEARTBEAT);
        let heartbeat = serde_json::json!({
            "type": "heartbeat",
            "heartbeat_msg": "ping",
            "heartbeat_delay_ms": delay.as_millis(),
        });
        heartbeat.to_string()
    }
}

/// What a topic is about. The text is the id of the resource.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Subject {
    ApplicationLogs(String),
    ResourceLogs(String),
    AccessLogs(String),
    LiveRequests(String),
    NetworkGroup(String),
    WireGuard(String),
}

/// All topics, and the streams that are open on them.
#[derive(Debug)]
pub(crate) struct Streams {
    habits: Habits,
    topics: Mutex<HashMap<Subject, Arc<Topic>>>,
    /// How many heartbeats were sent by hand.
    beats: watch::Sender<u64>,
    open: watch::Sender<usize>,
    /// How many events were handed out, on all streams.
    events: watch::Sender<u64>,
}

impl Streams {
    pub(crate) fn new(habits: Habits) -> Self {
        Self {
            habits,
            topics: Mutex::default(),
            beats: watch::Sender::new(0),
            open: watch::Sender::new(0),
            events: watch::Sender::new(0),
        }
    }

    pub(crate) fn habits(&self) -> &Habits {
        &self.habits
    }

    /// The topic of a subject; an empty one is made if there is none.
    pub(crate) fn topic(&self, subject: Subject) -> Arc<Topic> {
        let mut topics = self.topics.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(topics.entry(subject).or_default())
    }

    /// Sends one heartbeat on every open stream.
    pub(crate) fn beat(&self) {
        self.beats.send_modify(|beats| *beats += 1);
    }

    fn beats(&self) -> watch::Receiver<u64> {
        self.beats.subscribe()
    }

    fn count(&self) -> Counted {
        Counted::new(&self.open)
    }

    pub(crate) fn open(&self) -> usize {
        *self.open.borrow()
    }

    pub(crate) async fn open_reaches(&self, count: usize) {
        // `self` holds the sender, so the wait cannot end otherwise. So it is below.
        let _ = self.open.subscribe().wait_for(|&open| open == count).await;
    }

    /// Notes that an event was handed out.
    pub(crate) fn event_sent(&self) {
        self.events.send_modify(|events| *events += 1);
    }

    pub(crate) fn events(&self) -> u64 {
        *self.events.borrow()
    }

    pub(crate) async fn events_reach(&self, count: u64) {
        let _ = self.events.subscribe().wait_for(|&events| events >= count).await;
    }
}
