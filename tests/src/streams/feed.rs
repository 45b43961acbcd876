//! One client's way through a topic.

use super::{Facts, Form, Selection, Streams, Topic, date_of, payload};
use crate::count::Counted;
use bytes::Bytes;
use std::{future::pending, sync::Arc, time::Duration};
use tokio::{
    sync::watch,
    time::{Instant, sleep_until},
};

/// What comes next on a stream, as it is written.
#[derive(Debug)]
pub(crate) enum Piece {
    Event(Bytes),
    Heartbeat(Bytes),
    /// The last words of the stream.
    End(Bytes),
}

/// The true stream of a client: the events that it asked for, heartbeats, and an end if there is one.
///
/// Nothing is made before it is asked for.
#[derive(Debug)]
pub(crate) struct Feed {
    streams: Arc<Streams>,
    topic: Arc<Topic>,
    form: Form,
    facts: Facts,
    selection: Selection,
    /// The number of the event to look at next.
    position: u64,
    sent: u64,
    /// When `until` is reached.
    deadline: Option<Instant>,
    beats: watch::Receiver<u64>,
    /// Heartbeats by hand that were seen.
    beaten: u64,
    next_beat: Option<Instant>,
    quiet: bool,
    ended: bool,
    _open: Counted,
}

impl Feed {
    /// A stream that begins behind `cursor`, or else with the first event. `now` is the platform's clock in
    /// milliseconds since the epoch.
    pub(crate) fn new(
        streams: &Arc<Streams>,
        topic: Arc<Topic>,
        form: Form,
        facts: Facts,
        selection: Selection,
        cursor: Option<&str>,
        now: u64,
    ) -> Self {
        let resumed = cursor.filter(|_| form.has_ids()).and_then(payload::number);
        let position = resumed.map_or(0, |last| (last + 1).saturating_sub(streams.habits().replay));
        let deadline =
            selection.until.map(|until| Instant::now() + Duration::from_millis(until.saturating_sub(now)));
        let beats = streams.beats();
        let beaten = *beats.borrow();
        // The v2 stream begins with a heartbeat.
        let first_wait = if form == Form::V2Log { Duration::ZERO } else { Duration::MAX };
        let first_beat = streams.habits().heartbeat.map(|period| Instant::now() + period.min(first_wait));
        Self {
            _open: streams.count(),
            streams: Arc::clone(streams),
            topic,
            form,
            facts,
            selection,
            position,
            sent: 0,
            deadline,
            beats,
            beaten,
            next_beat: first_beat,
            quiet: false,
            ended: false,
        }
    }

    /// Sends no heartbeats from now on.
    pub(crate) fn quiet(&mut self) {
        self.quiet = true;
    }

    /// What comes next; `None` after the end.
    ///
    /// A heartbeat of the rhythm comes when it is due, one by hand comes behind the events that are there.
    pub(crate) async fn next(&mut self) -> Option<Piece> {
        loop {
            if self.ended {
                return None;
            }
            if self.beat_is_due() {
                return Some(self.heartbeat());
            }
            if let Some(event) = self.event() {
                return Some(Piece::Event(event));
            }
            if let Some(reason) = self.end() {
                self.ended = true;
                return Some(Piece::End(end_of_stream(reason)));
            }
            if self.beat_by_hand() {
                return Some(self.heartbeat());
            }
            self.something_new().await;
        }
    }

    /// The next event alone, without heartbeats; `None` at the end.
    pub(crate) async fn next_event(&mut self) -> Option<Bytes> {
        let was_quiet = std::mem::replace(&mut self.quiet, true);
        let piece = self.next().await;
        self.quiet = was_quiet;
        match piece {
            Some(Piece::Event(event)) => Some(event),
            _ => None,
        }
    }

    /// The next selected event that is there.
    fn event(&mut self) -> Option<Bytes> {
        if self.selection.limit.is_some_and(|limit| self.sent >= limit) {
            return None;
        }
        loop {
            let entry = self.topic.entry(self.position)?;
            let number = self.position;
            self.position += 1;
            let with_id = self.streams.habits().ids;
            if let Some(block) = self.form.block(&self.facts, &self.selection, number, &entry, with_id) {
                self.sent += 1;
                return Some(block);
            }
        }
    }

    /// Why the stream is over, once there is nothing left to send.
    fn end(&self) -> Option<&'static str> {
        if self.selection.limit.is_some_and(|limit| self.sent >= limit) {
            return Some("LIMIT_REACHED");
        }
        let over = self.deadline.is_some_and(|deadline| Instant::now() >= deadline);
        // Dates only grow, so that what follows an event of that date is not wanted either.
        let passed = self
            .selection
            .until
            .is_some_and(|until| self.position > 0 && date_of(self.position - 1) >= until);
        (over || passed).then_some("UNTIL_REACHED")
    }

    fn beat_is_due(&self) -> bool {
        !self.quiet && self.next_beat.is_some_and(|due| Instant::now() >= due)
    }

    fn beat_by_hand(&mut self) -> bool {
        let by_hand = !self.quiet && *self.beats.borrow_and_update() > self.beaten;
        if by_hand {
            self.beaten += 1;
        }
        by_hand
    }

    fn heartbeat(&mut self) -> Piece {
        let habits = self.streams.habits();
        self.next_beat = habits.heartbeat.map(|period| Instant::now() + period);
        Piece::Heartbeat(match self.form {
            Form::V2Log => payload::block(None, None, Some(&habits.v2_heartbeat())),
            _ => payload::block(Some("HEARTBEAT"), None, habits.heartbeat_data.as_deref()),
        })
    }

    async fn something_new(&mut self) {
        let beat = self.next_beat.filter(|_| !self.quiet);
        let position = self.position;
        let quiet = self.quiet;
        tokio::select! {
            () = self.topic.grows_beyond(position) => {}
            () = at(self.deadline) => {}
            () = at(beat) => {}
            _ = self.beats.changed(), if !quiet => {}
        }
    }
}

async fn at(instant: Option<Instant>) {
    match instant {
        Some(instant) => sleep_until(instant).await,
        None => pending().await,
    }
}

/// `UNTIL_REACHED` is the platform's; the name of the other reason is made up.
fn end_of_stream(reason: &str) -> Bytes {
    let data = serde_json::json!({ "endedBy": reason }).to_string();
    payload::block(Some("END_OF_STREAM"), None, Some(&data))
}
