//! Calls that are dropped at every stage, calls that nobody polls, and transports that panic.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use http::{Request, Response};
use tokio::sync::Semaphore;
use tokio::task::yield_now;
use tower_service::Service;

use super::stage::{self, Stage, get, poll, text};
use crate::layer::HttpFuture;
use crate::layer::coalesce::CoalesceLayer;
use crate::{Body, BoxError, Layer};

#[tokio::test(start_paused = true)]
async fn a_leader_that_is_dropped_before_it_began_leaves_nothing() {
    let stage = Stage::new();
    let service = stage.coalesced();
    let leader = stage::send(&service, get("/a"));
    let mut follower = stage::send(&service, get("/a"));
    drop(leader);
    assert!(poll(&mut follower).is_pending());
    assert_eq!((stage.sent().len(), stage.dropped()), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn a_request_goes_on_when_the_call_that_began_it_is_dropped() {
    let stage = Stage::new();
    let service = stage.coalesced();
    let leader = tokio::spawn(stage::send(&service, get("/a")));
    stage.arrivals(1).await;
    let followers: Vec<_> = (0..3).map(|_| tokio::spawn(stage::send(&service, get("/a")))).collect();
    yield_now().await;
    leader.abort();
    assert!(leader.await.unwrap_err().is_cancelled());
    followers[0].abort();
    yield_now().await;
    assert_eq!(stage.dropped(), 0);
    stage.answer("/a", "late");
    for follower in followers.into_iter().skip(1) {
        assert_eq!(text(follower.await.unwrap().unwrap()), "late");
    }
    assert_eq!(stage.sent().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_leader_that_is_dropped_when_the_answer_is_there_takes_it_from_nobody() {
    let stage = Stage::new();
    let service = stage.coalesced();
    let mut leader = stage::send(&service, get("/a"));
    assert!(poll(&mut leader).is_pending());
    let follower = tokio::spawn(stage::send(&service, get("/a")));
    yield_now().await;
    // The task of the follower is woken too, though the leader was the last one to poll.
    assert!(poll(&mut leader).is_pending());
    stage.answer("/a", "there");
    drop(leader);
    assert_eq!(text(follower.await.unwrap().unwrap()), "there");

    // The same, with an answer that the leader has read already.
    let mut leader = stage::send(&service, get("/a"));
    let mut follower = stage::send(&service, get("/a"));
    assert!(poll(&mut leader).is_pending() && poll(&mut follower).is_pending());
    stage.answer("/a", "read");
    let Poll::Ready(read) = poll(&mut leader) else { panic!("it was answered") };
    drop((leader, read));
    assert_eq!(text(follower.await.unwrap()), "read");
    assert_eq!((stage.sent().len(), stage.table_len(&service)), (2, 0));
}

#[tokio::test(start_paused = true)]
async fn one_that_nobody_polls_does_not_hold_up_the_others() {
    let stage = Stage::new();
    let service = stage.coalesced();
    let mut leader = stage::send(&service, get("/a"));
    let follower = tokio::spawn(stage::send(&service, get("/a")));
    yield_now().await;
    assert!(poll(&mut leader).is_pending());
    stage.answer("/a", "there");
    assert_eq!(text(follower.await.unwrap().unwrap()), "there");
    assert_eq!(text(leader.await.unwrap()), "there");
}

#[tokio::test(start_paused = true)]
async fn a_request_is_dropped_with_the_last_call_that_waits_for_it() {
    let stage = Stage::new();
    let service = stage.coalesced();
    let mut calls: Vec<_> = (0..5).map(|_| stage::send(&service, get("/a"))).collect();
    calls.iter_mut().for_each(|call| assert!(poll(call).is_pending()));
    for left in (0..5).rev() {
        assert_eq!((stage.dropped(), stage.table_len(&service)), (0, 1));
        drop(calls.remove(left / 2));
    }
    assert_eq!((stage.dropped(), stage.table_len(&service)), (1, 0));
    let mut next = stage::send(&service, get("/a"));
    assert!(poll(&mut next).is_pending());
    assert_eq!(stage.sent().len(), 2);
}

#[test]
fn calls_of_a_runtime_that_stands_still_hold_up_no_other() {
    let stage = Stage::new();
    let service = stage.coalesced();
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (still, running) = (runtime(), runtime());
    let mut leader = stage::send(&service, get("/a"));
    still.block_on(async { assert!(poll(&mut leader).is_pending()) });
    running.block_on(async {
        let call = tokio::spawn(stage::send(&service, get("/a")));
        stage.arrivals(2).await;
        stage.answer("/a", "to the other");
        stage.answer("/a", "to this one");
        assert_eq!(text(call.await.unwrap().unwrap()), "to this one");
    });
}

/// Counts how often it was woken.
#[derive(Default)]
struct Count(AtomicUsize);

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[tokio::test(start_paused = true)]
async fn all_who_wait_are_woken_and_only_by_the_task_that_polled_last() {
    let stage = Stage::new();
    let service = stage.coalesced();
    let (old, new, other) =
        (Arc::new(Count::default()), Arc::new(Count::default()), Arc::new(Count::default()));
    let (mut leader, mut follower) = (stage::send(&service, get("/a")), stage::send(&service, get("/a")));
    let poll_as = |call: &mut HttpFuture, count: &Arc<Count>| {
        let waker = Waker::from(Arc::clone(count));
        call.as_mut().poll(&mut Context::from_waker(&waker)).is_ready()
    };
    assert!(!poll_as(&mut leader, &old) && !poll_as(&mut follower, &other) && !poll_as(&mut leader, &new));
    stage.answer("/a", "there");
    let counts = || [&old, &new, &other].map(|count| count.0.load(Ordering::SeqCst));
    assert_eq!(counts(), [0, 1, 1]);
    assert!(poll_as(&mut follower, &other));
    assert!(poll_as(&mut leader, &new));
}

/// A transport that panics a number of times before it answers: at once, or when it is let go on.
#[derive(Clone)]
struct Panicking {
    panics: Arc<AtomicUsize>,
    allowed: Arc<Semaphore>,
    sent: Arc<AtomicUsize>,
    at_once: bool,
}

impl Service<Request<Body>> for Panicking {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = HttpFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Body>) -> HttpFuture {
        self.sent.fetch_add(1, Ordering::SeqCst);
        let count = |left: usize| left.checked_sub(1);
        let panics = self.panics.fetch_update(Ordering::SeqCst, Ordering::SeqCst, count).is_ok();
        assert!(!(panics && self.at_once), "at once");
        let allowed = Arc::clone(&self.allowed);
        Box::pin(async move {
            allowed.acquire().await.unwrap().forget();
            assert!(!panics, "when polled");
            Ok(Response::new(Body::from("calm")))
        })
    }
}

impl Panicking {
    fn new(panics: usize, at_once: bool) -> Self {
        let (panics, allowed) = (Arc::new(panics.into()), Arc::new(Semaphore::new(0)));
        Self { panics, allowed, sent: Arc::default(), at_once }
    }
}

#[tokio::test(start_paused = true)]
async fn a_panic_takes_one_call_and_the_others_begin_anew_together() {
    for at_once in [true, false] {
        let transport = Panicking::new(2, at_once);
        let service = CoalesceLayer::new().layer(transport.clone());
        let calls: Vec<_> = (0..10).map(|_| tokio::spawn(stage::send(&service, get("/a")))).collect();
        for _ in 0..3 {
            // All wait for the same request by then.
            for _ in 0..30 {
                yield_now().await;
            }
            transport.allowed.add_permits(1);
        }
        let mut panicked = 0;
        for call in calls {
            match call.await {
                Ok(answer) => assert_eq!(text(answer.unwrap()), "calm"),
                Err(error) => {
                    assert!(error.is_panic());
                    panicked += 1;
                }
            }
        }
        assert_eq!((panicked, transport.sent.load(Ordering::SeqCst), service.table.len()), (2, 3, 0));
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_panicked_leaves_the_table_as_it_was() {
    let transport = Panicking::new(1, true);
    transport.allowed.add_permits(1);
    let service = CoalesceLayer::new().layer(transport);
    let mut call = stage::send(&service, get("/a"));
    assert!(catch_unwind(AssertUnwindSafe(|| poll(&mut call))).is_err());
    drop(call);
    assert_eq!(service.table.len(), 0);
    assert_eq!(text(stage::send(&service, get("/a")).await.unwrap()), "calm");
}
