//! A connection that carries server-sent events.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::Body as _;

use super::connection::{End, Step};
use super::event_stream::{PASSED_OVER, give_way};
use super::heartbeat::{Control, control, limit_of};
use super::silence::Silence;
use crate::route::{Heartbeat, StreamEnd, StreamRoute};
use crate::sse::{Block, Decoded, Decoder, EventTooLarge};
use crate::{Body, Error, ErrorKind};

/// The body of an answer, as it is decoded.
pub(super) struct Events {
    body: Body,
    decoder: Decoder,
    silence: Silence,
    stream: StreamRoute,
    heartbeat_factor: f64,
    /// The wait before a reconnection that the server asked for.
    retry: Option<Duration>,
}

impl Events {
    pub(super) fn new(
        body: Body,
        stream: StreamRoute,
        silence: Option<Duration>,
        heartbeat_factor: f64,
        event_limit: usize,
    ) -> Self {
        let (decoder, silence) = (Decoder::new(event_limit), Silence::new(silence));
        Self { body, decoder, silence, stream, heartbeat_factor, retry: None }
    }

    /// What comes next.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Step> {
        for _ in 0..PASSED_OVER {
            let step = match self.decoder.next_raw_block() {
                Some(Decoded::Block(block)) => self.step(block),
                Some(Decoded::TooLarge(error)) => Some(Step::Fault(too_large(error))),
                Some(Decoded::Skipped(block)) => self.skipped(block),
                None => match Pin::new(&mut self.body).poll_frame(cx) {
                    Poll::Ready(frame) => self.receive(frame),
                    Poll::Pending => return self.silence.poll(cx).map(|limit| Step::End(End::Silent(limit))),
                },
            };
            if let Some(step) = step {
                return Poll::Ready(step);
            }
        }
        give_way(cx)
    }

    pub(super) fn retry(&self) -> Option<Duration> {
        self.retry
    }

    fn receive(&mut self, frame: Option<Result<http_body::Frame<Bytes>, crate::BoxError>>) -> Option<Step> {
        match frame {
            Some(Ok(frame)) => {
                self.silence.contact();
                if let Ok(data) = frame.into_data() {
                    self.decoder.push(data);
                }
                None
            }
            Some(Err(error)) => Some(Step::End(End::Broken(Error::from_stack(error)))),
            None => Some(Step::End(match self.stream.end {
                StreamEnd::Eof => End::Ended("the end of the body".to_owned()),
                StreamEnd::Event(_) | StreamEnd::Never => End::Early,
            })),
        }
    }

    /// What a block means by its name.
    fn step(&mut self, block: Block) -> Option<Step> {
        self.retry = block.retry().or(self.retry);
        if matches!(self.stream.end, StreamEnd::Event(end) if block.is_event(end)) {
            return Some(Step::End(End::Ended(ended_by(block.data().map_or(&[], |data| data)))));
        }
        if matches!(self.stream.heartbeat, Heartbeat::Event(heartbeat) if block.is_event(heartbeat)) {
            return Some(Step::Heartbeat);
        }
        if !self.carries_items(&block) {
            return None;
        }
        let (id, data) = block.into_id_and_data();
        let data = data?;
        if self.stream.heartbeat == Heartbeat::Message
            && let Some(Control::Ping(delay)) = control(&data)
        {
            if let Some(limit) = delay.and_then(|delay| limit_of(delay, self.heartbeat_factor)) {
                self.silence.set_limit(limit);
            }
            return Some(Step::Heartbeat);
        }
        Some(Step::Item { data, id })
    }

    /// The end of an event that was told to be too large.
    fn skipped(&mut self, block: Block) -> Option<Step> {
        self.carries_items(&block).then(|| Step::Skipped { id: block.into_id_and_data().0 })
    }

    fn carries_items(&self, block: &Block) -> bool {
        self.stream.event.is_none_or(|event| block.is_event(event))
    }
}

fn too_large(error: EventTooLarge) -> Error {
    let detail =
        format!("an event is longer than the limit of {} bytes; `event_limit` raises it", error.limit);
    Error::new(ErrorKind::TooLarge, detail)
}

/// The reason that the event at the end gives: a JSON object with `endedBy`, or what else it is.
fn ended_by(data: &[u8]) -> String {
    #[derive(serde::Deserialize)]
    struct Ended {
        #[serde(rename = "endedBy")]
        ended_by: String,
    }
    match serde_json::from_slice::<Ended>(data) {
        Ok(ended) => ended.ended_by,
        Err(_) => "UNKNOWN".to_owned(),
    }
}
