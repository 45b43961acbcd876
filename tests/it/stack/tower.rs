//! Layers of tower as they come: those that hold calls back, and those that give up.

use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use cc_client::testing::Script;
use cc_client::{Body, BoxError, ClientBuilder, ErrorKind};
use http::{Request, Response};
use tokio::sync::Semaphore;
use tokio::task::yield_now;
use tokio::time::Instant;
use tower::limit::{ConcurrencyLimitLayer, RateLimitLayer};
use tower::load_shed::error::Overloaded;
use tower::timeout::TimeoutLayer;
use tower::{Service, ServiceBuilder, service_fn};

use crate::kit::{get_thing, scripted};

/// A transport that answers as many requests as it is allowed to, and knows how many wait.
#[derive(Clone)]
struct Held {
    waiting: Arc<AtomicUsize>,
    allowed: Arc<Semaphore>,
}

impl Held {
    fn new() -> Self {
        Self { waiting: Arc::default(), allowed: Arc::new(Semaphore::new(0)) }
    }

    fn waiting(&self) -> usize {
        self.waiting.load(Ordering::SeqCst)
    }

    fn transport(
        &self,
    ) -> impl Service<Request<Body>, Response = Response<Body>, Error = BoxError, Future: Send>
    + Clone
    + Send
    + 'static
    + use<> {
        let held = self.clone();
        service_fn(move |_| {
            let held = held.clone();
            async move {
                held.waiting.fetch_add(1, Ordering::SeqCst);
                held.allowed.acquire().await.unwrap().forget();
                held.waiting.fetch_sub(1, Ordering::SeqCst);
                Ok(Response::new(Body::from("{}")))
            }
        })
    }
}

/// Lets every task of this thread go as far as it can.
async fn settle() {
    for _ in 0..100 {
        yield_now().await;
    }
}

#[tokio::test]
async fn a_concurrency_limit_holds_calls_back() {
    for around_attempts in [true, false] {
        let held = Held::new();
        let builder = scripted(held.transport());
        let client = match around_attempts {
            true => builder.attempt_layer(ConcurrencyLimitLayer::new(2)),
            false => builder.layer(ConcurrencyLimitLayer::new(2)),
        };
        let client = client.build().unwrap();
        let calls: Vec<_> = (0..5).map(|_| tokio::spawn(get_thing("1").send(&client))).collect();
        for left in [5, 4, 3, 2, 1] {
            settle().await;
            assert_eq!(held.waiting(), left.min(2));
            held.allowed.add_permits(1);
        }
        for call in calls {
            call.await.unwrap().unwrap();
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_rate_limit_which_cannot_be_cloned_holds_calls_back() {
    for around_attempts in [true, false] {
        let script = (0..5).fold(Script::new(), |script, _| script.json("{}"));
        let limit = RateLimitLayer::new(2, Duration::from_secs(10));
        let builder = scripted(script);
        let client = match around_attempts {
            true => builder.attempt_layer(limit),
            false => builder.layer(limit),
        };
        let client = client.build().unwrap();
        let start = Instant::now();
        let calls: Vec<_> = (0..5).map(|_| tokio::spawn(get_thing("1").send(&client))).collect();
        let mut seconds = Vec::new();
        for call in calls {
            call.await.unwrap().unwrap();
            seconds.push(start.elapsed().as_secs());
        }
        assert_eq!(seconds, [0, 0, 10, 10, 20]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_time_limit_of_tower_is_a_timeout() {
    let silent = || service_fn(|_: Request<Body>| pending::<Result<Response<Body>, BoxError>>());
    let limit = TimeoutLayer::new(Duration::from_secs(3));
    let client = scripted(silent()).layer(limit.clone()).build().unwrap();
    let error = get_thing("1").send(&client).await.unwrap_err();
    assert_eq!((error.is_timeout(), error.attempts()), (true, 1));
    let client = scripted(silent()).attempt_layer(limit).build().unwrap();
    let error = get_thing("1").send(&client).await.unwrap_err();
    assert_eq!((error.is_timeout(), error.attempts()), (true, 4));
}

/// A shedding of load and the limit that it goes by belong together: what is between them must
/// pass on that it is not ready.
fn shedding<T>(builder: ClientBuilder<T>, around_attempts: bool) -> ClientBuilder<T> {
    let layers = ServiceBuilder::new().load_shed().concurrency_limit(1).into_inner();
    match around_attempts {
        true => builder.attempt_layer(layers),
        false => builder.layer(layers),
    }
}

#[tokio::test]
async fn load_is_shed_and_not_tried_again() {
    for around_attempts in [true, false] {
        let held = Held::new();
        let client = shedding(scripted(held.transport()), around_attempts).build().unwrap();
        let first = tokio::spawn(get_thing("1").send(&client));
        settle().await;
        let error = get_thing("1").send(&client).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Layer, 1));
        assert!(std::error::Error::source(&error).is_some_and(|source| source.is::<Overloaded>()));
        assert_eq!(error.route().unwrap().function(), "get_thing");

        held.allowed.add_permits(2);
        first.await.unwrap().unwrap();
        get_thing("1").send(&client).await.unwrap();
    }
}
