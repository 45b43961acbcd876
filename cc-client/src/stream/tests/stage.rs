//! A transport in memory whose answers a test writes, byte by byte if it likes.

use std::collections::VecDeque;
use std::future::{Ready, ready};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use http_body::Frame;
use tokio::sync::mpsc;
use tower_service::Service;

use crate::{Body, BoxError, Client, Error};

/// The transport. Clones share it.
#[derive(Clone, Default)]
pub(super) struct Stage {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    answers: Mutex<VecDeque<Answer>>,
    asked: Mutex<Vec<Asked>>,
    open: AtomicUsize,
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) query: String,
    pub(super) last_event_id: Option<String>,
}

/// What one opening meets.
pub(super) enum Answer {
    Refused(u16, Vec<(&'static str, &'static str)>),
    Fails(Error),
    /// An answer that never comes.
    Silence,
    /// A stream of these chunks, and then?
    Stream(Vec<String>, Then),
    /// As it is, of another type.
    Other(&'static str),
    /// What the test sends, as long as it does.
    Live(mpsc::UnboundedReceiver<Bytes>),
}

/// How a body goes on behind its chunks.
#[derive(Clone, Copy)]
pub(super) enum Then {
    Ends,
    Breaks,
    Stays,
}

impl Answer {
    pub(super) fn events(text: impl Into<String>, then: Then) -> Self {
        Self::Stream(vec![text.into()], then)
    }

    pub(super) fn live() -> (mpsc::UnboundedSender<Bytes>, Self) {
        let (sender, receiver) = mpsc::unbounded_channel();
        (sender, Self::Live(receiver))
    }
}

impl Stage {
    pub(super) fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        let stage = Self::default();
        stage.shared.answers.lock().unwrap().extend(answers);
        stage
    }

    pub(super) fn client(&self) -> Client {
        Client::builder().transport(self.clone()).build().unwrap()
    }

    pub(super) fn asked(&self) -> Vec<Asked> {
        self.shared.asked.lock().unwrap().clone()
    }

    /// How often it was asked.
    pub(super) fn openings(&self) -> usize {
        self.shared.asked.lock().unwrap().len()
    }

    /// How many connections are held open by the client.
    pub(super) fn open(&self) -> usize {
        self.shared.open.load(Ordering::SeqCst)
    }
}

impl Service<Request<Body>> for Stage {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, BoxError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let last_event_id = request.headers().get("last-event-id");
        self.shared.asked.lock().unwrap().push(Asked {
            query: request.uri().query().unwrap_or_default().to_owned(),
            last_event_id: last_event_id.map(|id| String::from_utf8_lossy(id.as_bytes()).into_owned()),
        });
        let held = Held::new(&self.shared);
        let answer = self.shared.answers.lock().unwrap().pop_front();
        let body = match answer {
            None => return done(Err(Error::connect("the stage is empty").into())),
            Some(Answer::Fails(error)) => return done(Err(error.into())),
            Some(Answer::Silence) => {
                return Box::pin(async move {
                    let _held = held;
                    std::future::pending().await
                });
            }
            Some(Answer::Refused(status, headers)) => {
                let mut response = Response::builder().status(status);
                for (name, value) in headers {
                    response = response.header(name, value);
                }
                return done(Ok(response.body(Body::empty()).unwrap()));
            }
            Some(Answer::Other(content_type)) => {
                let response = Response::builder().header("content-type", content_type);
                return done(Ok(response.body(Body::from("meow")).unwrap()));
            }
            Some(Answer::Stream(chunks, then)) => {
                Source::Written(chunks.into_iter().map(Bytes::from).collect(), then)
            }
            Some(Answer::Live(receiver)) => Source::Live(receiver),
        };
        let body = Body::wrap(Scripted { source: body, _held: held });
        let response = Response::builder().header("content-type", "text/event-stream;charset=utf-8");
        done(Ok(response.body(body).unwrap()))
    }
}

type Result_ = Result<Response<Body>, BoxError>;

fn done(result: Result_) -> Pin<Box<dyn Future<Output = Result_> + Send>> {
    let ready: Ready<Result_> = ready(result);
    Box::pin(ready)
}

struct Scripted {
    source: Source,
    _held: Held,
}

enum Source {
    Written(VecDeque<Bytes>, Then),
    Live(mpsc::UnboundedReceiver<Bytes>),
}

impl http_body::Body for Scripted {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.source {
            Source::Live(receiver) => {
                receiver.poll_recv(cx).map(|data| data.map(|data| Ok(Frame::data(data))))
            }
            Source::Written(chunks, then) => match (chunks.pop_front(), then) {
                (Some(chunk), _) => Poll::Ready(Some(Ok(Frame::data(chunk)))),
                (None, Then::Ends) => Poll::Ready(None),
                (None, Then::Breaks) => Poll::Ready(Some(Err(Error::transport("cut").into()))),
                (None, Then::Stays) => Poll::Pending,
            },
        }
    }
}

/// Counts as open for as long as it lives.
struct Held(Arc<Shared>);

impl Held {
    fn new(shared: &Arc<Shared>) -> Self {
        shared.open.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(shared))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::SeqCst);
    }
}
