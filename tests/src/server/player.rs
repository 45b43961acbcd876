//! A body that is made while it is sent: a stream, or the steps of a flow.

use super::{exchange::Ended, wire::Wire};
use crate::{
    fault::{Flow, Last, Pace, Step},
    record::Tally,
    shared::Shared,
    streams::{Feed, Piece},
};
use bytes::Bytes;
use futures_util::stream::{Stream, unfold};
use http_body::Frame;
use std::{collections::VecDeque, future::pending, sync::Arc, time::Duration};
use tokio::time::sleep;

/// Where the steps send from.
#[derive(Debug)]
pub(crate) enum Source {
    /// A true stream.
    Feed(Box<Feed>),
    /// A body that is no stream, or what is left of it.
    Body(Bytes),
}

/// Sends a body step by step. It makes a piece when it is asked for one, so that a client that does not read
/// stops it.
#[derive(Debug)]
pub(crate) struct Player {
    shared: Arc<Shared>,
    wire: Arc<Wire>,
    tally: Arc<Tally>,
    source: Source,
    steps: VecDeque<Step>,
    last: Last,
    /// What is left of an event that was begun.
    begun: Bytes,
    /// Bytes at a time, and the pause after them.
    slow: Option<(usize, Duration)>,
    /// What is left of a piece that is sent slowly.
    waiting: Bytes,
    /// The number of flushes before the last piece left.
    handed: Option<u64>,
}

impl Player {
    /// `pace` is anything but filled.
    pub(crate) fn new(
        shared: Arc<Shared>,
        wire: Arc<Wire>,
        tally: Arc<Tally>,
        source: Source,
        pace: Pace,
    ) -> Self {
        let mut slow = None;
        let flow = match pace {
            Pace::Flowing(flow) => flow,
            Pace::Stalled => Flow::new().stall(),
            Pace::Truncated(length) => Flow::new().part(length).cut(),
            Pace::Slowed(piece, pause) => {
                slow = Some((piece, pause));
                Flow::new().rest()
            }
            Pace::Whole | Pace::Filled(_) => Flow::new().rest(),
        };
        Self {
            shared,
            wire,
            tally,
            source,
            last: flow.last.unwrap_or(Last::End),
            steps: flow.steps.into(),
            begun: Bytes::new(),
            slow,
            waiting: Bytes::new(),
            handed: None,
        }
    }

    /// The body. An error in it ends the connection.
    pub(crate) fn frames(self) -> impl Stream<Item = Result<Frame<Bytes>, Ended>> + Send {
        unfold(self, |mut player| async move {
            let piece = player.piece().await?;
            Some((piece.map(Frame::data), player))
        })
    }

    async fn piece(&mut self) -> Option<Result<Bytes, Ended>> {
        let piece = match self.held_back().await {
            Some(piece) => piece,
            None => match self.made().await? {
                Ok(piece) => self.slowed(piece),
                Err(ended) => return Some(Err(ended)),
            },
        };
        self.tally.bytes(piece.len());
        self.handed = Some(self.wire.flushes());
        Some(Ok(piece))
    }

    /// The next bytes of a piece that is sent slowly.
    async fn held_back(&mut self) -> Option<Bytes> {
        let (_, pause) = self.slow.filter(|_| !self.waiting.is_empty())?;
        sleep(pause).await;
        let waiting = std::mem::take(&mut self.waiting);
        Some(self.slowed(waiting))
    }

    fn slowed(&mut self, mut piece: Bytes) -> Bytes {
        let Some((length, _)) = self.slow else { return piece };
        self.waiting = piece.split_off(length.min(piece.len()));
        piece
    }

    /// Plays steps until one of them sends something.
    async fn made(&mut self) -> Option<Result<Bytes, Ended>> {
        while let Some(step) = self.steps.pop_front() {
            let piece = match step {
                Step::Events(0) | Step::Part(0) => continue,
                Step::Events(count) => self.events(count).await,
                Step::Part(length) => self.part(length).await,
                Step::Bytes(bytes) => {
                    self.left().await;
                    Ok(bytes)
                }
                Step::Wait(gate) => {
                    self.left().await;
                    gate.pass().await;
                    continue;
                }
                Step::Quiet => {
                    if let Source::Feed(feed) = &mut self.source {
                        feed.quiet();
                    }
                    continue;
                }
            };
            match piece {
                Ok(piece) if piece.is_empty() => {}
                piece => return Some(piece),
            }
        }
        self.ending().await
    }

    /// One piece on the way to `count` events; the other pieces remain a step.
    async fn events(&mut self, count: u64) -> Result<Bytes, Ended> {
        let before = self.tally.sent().events;
        let piece = match &self.source {
            Source::Feed(_) => self.source_piece().await,
            Source::Body(_) => None,
        };
        let Some(piece) = piece else {
            return Err(self.impossible("there are not so many events").await);
        };
        let sent = self.tally.sent().events - before;
        self.steps.push_front(Step::Events(count - sent));
        Ok(piece)
    }

    /// The first of `length` bytes of the source; the others remain a step.
    async fn part(&mut self, length: usize) -> Result<Bytes, Ended> {
        if self.begun.is_empty() {
            let next = match &mut self.source {
                Source::Feed(feed) => feed.next_event().await,
                Source::Body(body) => Some(std::mem::take(body)),
            };
            self.begun = next.unwrap_or_default();
        }
        if self.begun.is_empty() {
            return Err(self.impossible("there are not so many bytes").await);
        }
        let piece = self.begun.split_to(length.min(self.begun.len()));
        if self.begun.is_empty() {
            self.event_sent();
        }
        self.steps.push_front(Step::Part(length - piece.len()));
        Ok(piece)
    }

    /// What the source has next; `None` at its end.
    async fn source_piece(&mut self) -> Option<Bytes> {
        if !self.begun.is_empty() {
            self.event_sent();
            return Some(std::mem::take(&mut self.begun));
        }
        match &mut self.source {
            Source::Body(body) => Some(std::mem::take(body)).filter(|body| !body.is_empty()),
            Source::Feed(feed) => match feed.next().await? {
                Piece::Event(event) => {
                    self.event_sent();
                    Some(event)
                }
                Piece::Heartbeat(bytes) | Piece::End(bytes) => Some(bytes),
            },
        }
    }

    /// Counts an event, unless the source has none.
    fn event_sent(&self) {
        if matches!(self.source, Source::Feed(_)) {
            self.tally.event();
            self.shared.streams.event_sent();
        }
    }

    async fn ending(&mut self) -> Option<Result<Bytes, Ended>> {
        match self.last {
            Last::Rest => self.source_piece().await.map(Ok),
            Last::End => None,
            Last::Cut => {
                self.left().await;
                Some(Err(Ended))
            }
            Last::Reset => {
                self.left().await;
                self.wire.reset();
                Some(Err(Ended))
            }
            // Nothing wakes this up but the end of the connection.
            Last::Stall => pending().await,
        }
    }

    /// Waits until everything that was handed out has left.
    async fn left(&mut self) {
        if let Some(seen) = self.handed.take() {
            self.wire.flushed_after(seen).await;
        }
    }

    /// A script that asks for what cannot be is a mistake of the test's author: said by
    /// [`Platform`](crate::Platform) when it is dropped.
    async fn impossible(&mut self, what: &str) -> Ended {
        self.left().await;
        self.shared.script.report(format!("a flow asks for too much: {what}"));
        Ended
    }
}

#[cfg(test)]
mod tests;
