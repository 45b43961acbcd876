//! A transport that answers when it is told to.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body::Frame;
use tokio::sync::oneshot;
use tokio::task::yield_now;
use tower_service::Service;

use crate::call::CallSettings;
use crate::layer::coalesce::{CoalesceLayer, CoalesceService};
use crate::layer::{HttpFuture, TimeoutLayer};
use crate::{Body, BoxError, Layer};

pub(super) const MINUTE: Duration = Duration::from_secs(60);

type Answer = Result<Response<Body>, BoxError>;

/// Holds every request until it is told how to answer it.
#[derive(Clone, Default)]
pub(super) struct Stage {
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    sent: Vec<(String, CallSettings)>,
    held: VecDeque<(String, oneshot::Sender<Answer>)>,
    dropped: usize,
}

/// Counts requests that were given up.
struct Held {
    stage: Stage,
    answered: bool,
}

impl Held {
    fn done(mut self) {
        self.answered = true;
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if !self.answered {
            self.stage.lock().dropped += 1;
        }
    }
}

impl Stage {
    pub(super) fn new() -> Self {
        Self::default()
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap()
    }

    /// The layer around it, alone.
    pub(super) fn coalesced(&self) -> CoalesceService {
        CoalesceLayer::new().layer(self.clone())
    }

    /// The layer above a time limit for calls without one of their own.
    pub(super) fn limited(&self, limit: Duration) -> CoalesceService {
        CoalesceLayer::new().layer(TimeoutLayer::total(limit).layer(self.clone()))
    }

    /// The paths of all requests.
    pub(super) fn sent(&self) -> Vec<String> {
        self.lock().sent.iter().map(|(path, _)| path.clone()).collect()
    }

    /// The time limits of all requests, in seconds.
    pub(super) fn limits(&self) -> Vec<Option<u64>> {
        self.lock().sent.iter().map(|(_, settings)| settings.timeout.map(|limit| limit.as_secs())).collect()
    }

    /// How many requests were dropped before they were answered.
    pub(super) fn dropped(&self) -> usize {
        self.lock().dropped
    }

    pub(super) async fn arrivals(&self, count: usize) {
        while self.sent().len() < count {
            yield_now().await;
        }
    }

    /// Answers the oldest request that waits.
    pub(super) fn finish(&self, path: &str, answer: Answer) {
        let held = {
            let mut shared = self.lock();
            let place =
                shared.held.iter().position(|(held, sender)| held == path && !sender.is_closed()).unwrap();
            shared.held.remove(place).unwrap().1
        };
        assert!(held.send(answer).is_ok());
    }

    pub(super) fn respond(&self, path: &str, response: Response<Body>) {
        self.finish(path, Ok(response));
    }

    pub(super) fn answer(&self, path: &str, body: &'static str) {
        self.respond(path, Response::new(Body::from(body)));
    }

    pub(super) fn fail(&self, path: &str, error: impl Into<BoxError>) {
        self.finish(path, Err(error.into()));
    }

    pub(super) fn table_len(&self, service: &CoalesceService) -> usize {
        service.table.len()
    }
}

impl Service<Request<Body>> for Stage {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = HttpFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> HttpFuture {
        let (sender, receiver) = oneshot::channel();
        let path = request.uri().path().to_owned();
        let mut shared = self.lock();
        shared.sent.push((path.clone(), CallSettings::of(&request)));
        shared.held.push_back((path, sender));
        let held = Held { stage: self.clone(), answered: false };
        Box::pin(async move {
            let answer = receiver.await;
            held.done();
            answer.unwrap()
        })
    }
}

pub(super) fn get(path: &str) -> Request<Body> {
    Request::get(format!("https://a.example{path}")).body(Body::empty()).unwrap()
}

/// The same with a time limit of its own.
pub(super) fn get_within(path: &str, timeout: Duration) -> Request<Body> {
    let mut request = get(path);
    let settings = CallSettings { timeout: Some(timeout), ..CallSettings::default() };
    request.extensions_mut().insert(settings);
    request
}

pub(super) fn send(service: &CoalesceService, request: Request<Body>) -> HttpFuture {
    service.clone().call(request)
}

/// Polls once, with nobody to wake.
pub(super) fn poll(call: &mut HttpFuture) -> Poll<Answer> {
    call.as_mut().poll(&mut Context::from_waker(Waker::noop()))
}

pub(super) fn text(response: Response<Body>) -> String {
    String::from_utf8(response.body().as_bytes().unwrap().to_vec()).unwrap()
}

/// An answer that is not there as a whole.
pub(super) fn in_pieces(pieces: &[&'static str]) -> Response<Body> {
    Response::new(Body::wrap(Pieces(pieces.iter().copied().collect())))
}

struct Pieces(VecDeque<&'static str>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Poll::Ready(self.0.pop_front().map(|piece| Ok(Frame::data(Bytes::from_static(piece.as_bytes())))))
    }
}
