//! One request and its answer, faults included.

use super::{
    conversation::Conversation,
    delivery::Delivery,
    player::{Player, Source},
    wire::Wire,
};
use crate::{
    fault::{Answer, Ending, Fault, Pace, Wait},
    reply::{Live, Reply},
    request::Request,
    shared::Shared,
};
use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header};
use http_body_util::{BodyExt, Empty, StreamBody, combinators::UnsyncBoxBody};
use hyper::body::Incoming;
use std::{error::Error, fmt, sync::Arc};

/// The body of an answer.
pub(crate) type Content = UnsyncBoxBody<Bytes, Ended>;

/// The connection ends here: without an answer, or in the middle of one.
#[derive(Debug)]
pub(crate) struct Ended;

impl fmt::Display for Ended {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the connection ends here")
    }
}

impl Error for Ended {}

/// Receives a request whole, records it, and answers it as the platform or as the script says.
pub(crate) async fn run(
    shared: Arc<Shared>,
    wire: Arc<Wire>,
    connection: u64,
    mut request: http::Request<Incoming>,
) -> Result<Response<Content>, Ended> {
    let upgrade = hyper::upgrade::on(&mut request);
    let (parts, body) = request.into_parts();
    // A body that breaks off is a client that left.
    let body = body.collect().await.map_err(|_| Ended)?.to_bytes();
    let request = Request::new(parts, body);
    let number = shared.log.add(&request, connection);
    let path = shared.local_path(&request).unwrap_or(&request.path);
    let (mut reply, pace) = match shared.script.next_for(&request.method, path) {
        None => (shared.answer(&request, number), Pace::Whole),
        Some(fault) => disturbed(&shared, &wire, fault, &request, number).await?,
    };
    shared.log.answered(number, reply.status);
    let source = match reply.live.take() {
        Some(Live::Socket) => {
            tokio::spawn(Conversation::new(shared, wire, request, pace).run(upgrade));
            return Ok(response(reply, empty()));
        }
        Some(Live::Feed(feed)) => Source::Feed(feed),
        None => match Delivery::new(reply.body.clone(), &pace, Arc::clone(&wire)) {
            Some(delivery) => return Ok(delivered(reply, &pace, delivery)),
            None => Source::Body(reply.body.clone()),
        },
    };
    let tally = shared.log.tally(number);
    let player = Player::new(shared, wire, tally, source, pace);
    Ok(response(reply, StreamBody::new(player.frames()).boxed_unsync()))
}

/// Plays a fault: apply, wait, end.
async fn disturbed(
    shared: &Shared,
    wire: &Wire,
    fault: Fault,
    request: &Request,
    number: usize,
) -> Result<(Reply, Pace), Ended> {
    let applied = fault.applies_first.then(|| shared.answer(request, number));
    for wait in &fault.waits {
        match wait {
            Wait::For(duration) => tokio::time::sleep(*duration).await,
            Wait::At(gate) => gate.pass().await,
        }
    }
    let answer = match fault.ending {
        Ending::Answer(answer) => answer,
        Ending::Close => return Err(Ended),
        Ending::Reset => {
            wire.reset();
            return Err(Ended);
        }
    };
    let Answer { pace, .. } = &*answer;
    let pace = pace.clone();
    let reply = altered(*answer, || applied.unwrap_or_else(|| shared.answer(request, number)));
    if let Pace::Truncated(length) = pace
        && reply.live.is_none()
        && reply.body.len() <= length
    {
        return Ok((impossible(shared, request, &reply, length), Pace::Whole));
    }
    Ok((reply, pace))
}

/// The scripted answer, or the true one with the scripted changes.
fn altered(answer: Answer, real: impl FnOnce() -> Reply) -> Reply {
    let mut reply = match answer.status {
        Some(status) => Reply::empty(status),
        None => real(),
    };
    if let Some(body) = answer.body {
        reply.body = body;
        reply.live = None;
    }
    for (name, value) in &answer.headers {
        reply.headers.insert(name, value.clone());
    }
    reply
}

/// A script that asks for what cannot be is a mistake of the test's author: said to the client, and by
/// [`Platform`](crate::Platform) when it is dropped.
fn impossible(shared: &Shared, request: &Request, reply: &Reply, length: usize) -> Reply {
    let Request { method, path, .. } = request;
    let error = format!("{method} {path}: {length} bytes cannot be kept of a body of {}", reply.body.len());
    shared.script.report(error.clone());
    let content_type = HeaderValue::from_static("text/plain;charset=utf-8");
    Reply::with_body(StatusCode::INTERNAL_SERVER_ERROR, content_type, Bytes::from(error))
}

/// An answer with a whole body, the length of which it tells.
fn delivered(mut reply: Reply, pace: &Pace, delivery: Delivery) -> Response<Content> {
    let bodiless = matches!(reply.status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
    if !bodiless && !matches!(pace, Pace::Filled(_)) {
        let length = HeaderValue::from(reply.body.len());
        reply.headers.entry(header::CONTENT_LENGTH).or_insert(length);
    }
    response(reply, delivery.map_err(|never| match never {}).boxed_unsync())
}

fn response(reply: Reply, body: Content) -> Response<Content> {
    let mut response = Response::new(body);
    *response.status_mut() = reply.status;
    *response.headers_mut() = reply.headers;
    response
}

fn empty() -> Content {
    Empty::new().map_err(|never| match never {}).boxed_unsync()
}
