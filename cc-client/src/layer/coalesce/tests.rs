//! Requests that are shared: who drives them, who gives up, and what breaks.
#![allow(clippy::unwrap_used, clippy::panic)]

mod cancelling;
mod limits;
mod stage;
mod stress;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use http::Method;
use tokio::task::yield_now;
use tower_service::Service;

use self::stage::{Stage, get, poll, text};
use super::{CoalesceLayer, SharedError};
use crate::call::CallSettings;
use crate::error::causes;
use crate::layer::Cache;
use crate::route::StreamKind;
use crate::{Body, Error, ErrorKind, Layer, Retry};

#[tokio::test(start_paused = true)]
async fn those_who_ask_for_the_same_at_the_same_time_share_one_request() {
    let stage = Stage::new();
    let service = stage.coalesced();
    let calls: Vec<_> = (0..100).map(|_| tokio::spawn(stage::send(&service, get("/a")))).collect();
    let other = tokio::spawn(stage::send(&service, get("/b")));
    stage.arrivals(2).await;
    assert_eq!(format!("{service:?}"), "CoalesceService { in_flight: 2, response_limit: 33554432, .. }");
    stage.answer("/a", "one");
    stage.answer("/b", "other");
    for call in calls {
        assert_eq!(text(call.await.unwrap().unwrap()), "one");
    }
    assert_eq!(text(other.await.unwrap().unwrap()), "other");
    assert_eq!(stage.sent(), ["/a", "/b"]);

    // What is over is over.
    let again = tokio::spawn(stage::send(&service, get("/a")));
    stage.arrivals(3).await;
    stage.answer("/a", "two");
    assert_eq!(text(again.await.unwrap().unwrap()), "two");
    assert_eq!(stage.table_len(&service), 0);
}

#[tokio::test(start_paused = true)]
async fn an_error_of_the_platform_is_an_answer_for_all() {
    let stage = Stage::new();
    let service = stage.coalesced();
    let mut calls = [0, 1].map(|_| stage::send(&service, get("/a")));
    calls.iter_mut().for_each(|call| assert!(poll(call).is_pending()));
    stage.respond("/a", http::Response::builder().status(503).body(Body::from("no")).unwrap());
    for call in calls {
        let response = call.await.unwrap();
        assert_eq!((response.status().as_u16(), text(response).as_str()), (503, "no"));
    }
    assert_eq!(stage.sent().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn what_is_for_nobody_else_is_sent_by_itself() {
    let with = |settings: CallSettings| {
        let mut request = get("/a");
        request.extensions_mut().insert(settings);
        request
    };
    let settings = CallSettings::default;
    let mut password = get("/a");
    password.headers_mut().insert("x-clever-password", "hunter2".parse().unwrap());
    let mut user = get("/a");
    user.headers_mut().insert("authorization", "somebody".parse().unwrap());
    let mut post = get("/a");
    *post.method_mut() = Method::POST;
    let alone = [
        password,
        user,
        post,
        with(CallSettings { coalesce: Some(false), ..settings() }),
        with(CallSettings { stream: Some(StreamKind::Sse), ..settings() }),
        with(CallSettings { retry: Some(Retry::Never), ..settings() }),
        // These would be treated in another way below.
        with(CallSettings { retry: Some(Retry::Safe), ..settings() }),
        with(CallSettings { response_limit: Some(9), ..settings() }),
        // This one is not content with what was asked for before.
        with(CallSettings { cache: Some(Cache::Reload(stage::MINUTE)), ..settings() }),
    ];
    let stage = Stage::new();
    let service = stage.coalesced();
    let mut calls = vec![stage::send(&service, get("/a"))];
    calls.extend(alone.into_iter().map(|request| stage::send(&service, request)));
    calls.iter_mut().for_each(|call| assert!(poll(call).is_pending()));
    assert_eq!(stage.sent().len(), calls.len());

    // Who comes later shares the request that was sent last.
    let mut follower = stage::send(&service, get("/a"));
    assert!(poll(&mut follower).is_pending());
    assert_eq!(stage.sent().len(), calls.len());
}

#[tokio::test(start_paused = true)]
async fn an_error_of_ours_is_the_same_for_all() {
    let stage = Stage::new();
    let service = stage.coalesced();
    let mut calls = [0, 1, 2].map(|_| stage::send(&service, get("/a")));
    calls.iter_mut().for_each(|call| assert!(poll(call).is_pending()));
    let source = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
    stage.fail("/a", Error::connect(source).with_attempts(4));
    for call in calls {
        let error = *call.await.unwrap_err().downcast::<Error>().unwrap();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 4));
        assert!(causes(&error).any(|cause| cause.is::<std::io::Error>()));
    }
    assert_eq!(stage.sent().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_error_of_another_is_a_source_for_all_and_itself_for_one() {
    let stage = Stage::new();
    let service = stage.coalesced();
    let mut calls = [0, 1].map(|_| stage::send(&service, get("/a")));
    calls.iter_mut().for_each(|call| assert!(poll(call).is_pending()));
    stage.fail("/a", std::io::Error::from(std::io::ErrorKind::ConnectionReset));
    for call in calls {
        let error = call.await.unwrap_err();
        assert_eq!(error.to_string(), "the request of several calls failed");
        assert!(error.is::<SharedError>());
        assert!(error.source().unwrap().is::<std::io::Error>());
    }
    let mut alone = stage::send(&service, get("/a"));
    assert!(poll(&mut alone).is_pending());
    stage.fail("/a", std::io::Error::from(std::io::ErrorKind::ConnectionReset));
    assert!(alone.await.unwrap_err().is::<std::io::Error>());
}

#[tokio::test(start_paused = true)]
async fn an_answer_in_pieces_is_collected_once() {
    let stage = Stage::new();
    let service = stage.coalesced();
    let mut calls = [0, 1].map(|_| stage::send(&service, get("/a")));
    calls.iter_mut().for_each(|call| assert!(poll(call).is_pending()));
    stage.respond("/a", stage::in_pieces(&["a", "b", "c"]));
    for call in calls {
        assert_eq!(text(call.await.unwrap()), "abc");
    }

    let service = CoalesceLayer::new().response_limit(2).layer(stage.clone());
    let mut calls = [0, 1].map(|_| stage::send(&service, get("/a")));
    calls.iter_mut().for_each(|call| assert!(poll(call).is_pending()));
    stage.respond("/a", stage::in_pieces(&["a", "b", "c"]));
    for call in calls {
        let error = call.await.unwrap_err().downcast::<Error>().unwrap();
        assert_eq!(error.kind(), ErrorKind::TooLarge);
    }
}

/// A service that takes one request at a time, and fails the test if it is called before it said
/// that it is ready.
#[derive(Clone)]
struct Strict {
    stage: Stage,
    running: Arc<AtomicUsize>,
    ready: bool,
}

impl Service<http::Request<Body>> for Strict {
    type Response = http::Response<Body>;
    type Error = crate::BoxError;
    type Future = crate::layer::HttpFuture;

    fn poll_ready(
        &mut self,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), crate::BoxError>> {
        if self.running.load(Ordering::SeqCst) > 0 {
            cx.waker().wake_by_ref();
            return std::task::Poll::Pending;
        }
        self.ready = true;
        std::task::Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        assert!(std::mem::take(&mut self.ready), "it was not ready");
        self.running.fetch_add(1, Ordering::SeqCst);
        let (answer, running) = (self.stage.call(request), Arc::clone(&self.running));
        Box::pin(async move {
            let answer = answer.await;
            running.fetch_sub(1, Ordering::SeqCst);
            answer
        })
    }
}

#[tokio::test(start_paused = true)]
async fn readiness_is_awaited_by_requests_and_by_nobody_else() {
    let stage = Stage::new();
    let strict = Strict { stage: stage.clone(), running: Arc::default(), ready: false };
    let service = CoalesceLayer::new().layer(strict);
    let mut calls: Vec<_> =
        ["/a", "/b", "/a", "/b"].map(|path| tokio::spawn(stage::send(&service, get(path)))).into();
    stage.arrivals(1).await;
    yield_now().await;
    assert_eq!(stage.sent(), ["/a"]);
    stage.answer("/a", "a");
    for call in [calls.remove(0), calls.remove(1)] {
        assert_eq!(text(call.await.unwrap().unwrap()), "a");
    }
    stage.arrivals(2).await;
    stage.answer("/b", "b");
    for call in calls {
        assert_eq!(text(call.await.unwrap().unwrap()), "b");
    }
    assert_eq!(stage.sent(), ["/a", "/b"]);
}
