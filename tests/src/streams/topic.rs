//! What was told about one resource, in its order.

use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// What one event says.
#[derive(Debug, Clone)]
pub(crate) enum Entry {
    /// A message that tells the event's number.
    Numbered,
    /// Like `Numbered`, of a connection that was not HTTP.
    NumberedWithoutHttp,
    /// This message.
    Message(String),
    /// These data as they are, under another event name if there is one.
    Data { name: Option<String>, data: String },
}

/// So many events with the same entry.
#[derive(Debug)]
struct Run {
    first: u64,
    count: u64,
    entry: Entry,
}

/// A list of events, numbered from 0, to which tests append. A run of events takes no memory: its payloads are
/// made when they are sent.
#[derive(Debug)]
pub(crate) struct Topic {
    runs: Mutex<Vec<Run>>,
    length: watch::Sender<u64>,
}

impl Default for Topic {
    fn default() -> Self {
        Self { runs: Mutex::default(), length: watch::Sender::new(0) }
    }
}

impl Topic {
    /// Appends `count` events.
    pub(crate) fn append(&self, entry: Entry, count: u64) {
        if count == 0 {
            return;
        }
        let mut runs = self.runs();
        let first = runs.last().map_or(0, |run| run.first + run.count);
        runs.push(Run { first, count, entry });
        self.length.send_replace(first + count);
    }

    /// The entry of an event; `None` if there is no such event yet.
    pub(crate) fn entry(&self, number: u64) -> Option<Entry> {
        let runs = self.runs();
        let following = runs.partition_point(|run| run.first <= number);
        let run = runs.get(following.checked_sub(1)?)?;
        (number - run.first < run.count).then(|| run.entry.clone())
    }

    /// Waits until there is an event of this number.
    pub(crate) async fn grows_beyond(&self, number: u64) {
        // `self` holds the sender, so the wait cannot end otherwise.
        let _ = self.length.subscribe().wait_for(|&length| length > number).await;
    }

    fn runs(&self) -> MutexGuard<'_, Vec<Run>> {
        self.runs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn runs_are_found_by_number() {
        let topic = Topic::default();
        topic.append(Entry::Numbered, 100_000);
        topic.append(Entry::Message("one".to_owned()), 1);
        topic.append(Entry::Numbered, 0);
        topic.append(Entry::NumberedWithoutHttp, 2);
        assert!(matches!(topic.entry(0), Some(Entry::Numbered)));
        assert!(matches!(topic.entry(99_999), Some(Entry::Numbered)));
        assert!(matches!(topic.entry(100_000), Some(Entry::Message(text)) if text == "one"));
        assert!(matches!(topic.entry(100_002), Some(Entry::NumberedWithoutHttp)));
        assert!(topic.entry(100_003).is_none());
    }

    #[test]
    fn an_empty_topic_has_no_event() {
        assert!(Topic::default().entry(0).is_none());
    }
}
