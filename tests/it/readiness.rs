//! Services that are not ready, calls that are cancelled, and runtimes that come and go.

use std::collections::VecDeque;
use std::future::{Pending, pending};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use cc_client::layer::HttpService;
use cc_client::testing::Script;
use cc_client::{Body, BoxError, Client, call};
use http::{Request, Response};
use platform_double::{Fault, Gate, Platform};
use serde_json::Value;
use tokio::time::{advance, timeout};
use tower::{Layer, Service, service_fn};

use crate::kit::{Spy, client_of, get_thing, keys_of, poll_once, scripted, unavailable};

/// A layer whose service lets one request through for each coin.
#[derive(Clone, Default)]
struct Turnstile {
    coins: Arc<AtomicUsize>,
    passed: Arc<Mutex<VecDeque<String>>>,
}

impl Turnstile {
    fn insert_coin(&self) {
        self.coins.fetch_add(1, Ordering::SeqCst);
    }

    fn passed(&self) -> Vec<String> {
        self.passed.lock().unwrap().drain(..).collect()
    }
}

impl<S> Layer<S> for Turnstile {
    type Service = Turning<S>;

    fn layer(&self, inner: S) -> Turning<S> {
        Turning { inner, turnstile: self.clone() }
    }
}

/// The service of [`Turnstile`]; who polls it again finds out that a coin was inserted.
struct Turning<S> {
    inner: S,
    turnstile: Turnstile,
}

impl<S: Service<Request<Body>>> Service<Request<Body>> for Turning<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        match self.turnstile.coins.load(Ordering::SeqCst) {
            0 => Poll::Pending,
            _ => self.inner.poll_ready(cx),
        }
    }

    fn call(&mut self, request: Request<Body>) -> S::Future {
        self.turnstile.coins.fetch_sub(1, Ordering::SeqCst);
        let path = request.uri().path();
        self.turnstile.passed.lock().unwrap().push_back(path.rsplit('/').next().unwrap().to_owned());
        self.inner.call(request)
    }
}

/// Calls of three things, each polled once, so that they arrived in this order.
fn waiting(turnstile: &Turnstile, around_attempts: bool) -> [call::Send<Value>; 3] {
    let script = (0..3).fold(Script::new(), |script, _| script.json("{}"));
    let client = match around_attempts {
        true => scripted(script).attempt_layer(turnstile.clone()),
        false => scripted(script).layer(turnstile.clone()),
    };
    let client = client.build().unwrap();
    let mut calls = ["a", "b", "c"].map(|id| get_thing(id).send(&client));
    for call in &mut calls {
        assert!(poll_once(call).is_pending());
    }
    calls
}

#[tokio::test]
async fn one_that_waits_and_is_not_polled_does_not_hold_up_the_others() {
    for around_attempts in [true, false] {
        let turnstile = Turnstile::default();
        let [mut a, mut b, mut c] = waiting(&turnstile, around_attempts);
        turnstile.insert_coin();
        // The others are left alone: a future of theirs may lie in a stream that nobody polls.
        assert!(poll_once(&mut c).is_ready());
        assert_eq!(turnstile.passed(), ["c"]);
        assert!(poll_once(&mut a).is_pending() && poll_once(&mut b).is_pending());
        turnstile.insert_coin();
        turnstile.insert_coin();
        assert!(poll_once(&mut a).is_ready() && poll_once(&mut b).is_ready());
        assert_eq!(turnstile.passed(), ["a", "b"]);
    }
}

#[tokio::test]
async fn a_call_that_gives_up_waiting_does_not_hold_up_the_others() {
    for around_attempts in [true, false] {
        let turnstile = Turnstile::default();
        let [a, b, mut c] = waiting(&turnstile, around_attempts);
        drop(b);
        drop(a);
        turnstile.insert_coin();
        assert!(poll_once(&mut c).is_ready());
        assert_eq!(turnstile.passed(), ["c"]);
    }
}

/// A transport that never answers, and counts requests that came and requests that still run.
#[derive(Clone, Default)]
struct Endless {
    came: Arc<AtomicUsize>,
    running: Arc<AtomicUsize>,
}

/// Counts down when it is dropped.
struct Running(Arc<AtomicUsize>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Endless {
    fn service(&self) -> HttpService {
        let endless = self.clone();
        HttpService::new(service_fn(move |_: Request<Body>| {
            endless.came.fetch_add(1, Ordering::SeqCst);
            endless.running.fetch_add(1, Ordering::SeqCst);
            let running = Running(Arc::clone(&endless.running));
            async move {
                let never: Pending<Result<Response<Body>, BoxError>> = pending();
                let answer = never.await;
                drop(running);
                answer
            }
        }))
    }

    fn count(&self) -> (usize, usize) {
        (self.came.load(Ordering::SeqCst), self.running.load(Ordering::SeqCst))
    }
}

#[tokio::test(start_paused = true)]
async fn to_drop_a_call_is_to_stop_it() {
    let endless = Endless::default();
    let spy = Spy::default();
    let client = scripted(endless.service()).layer(spy.clone()).attempt_layer(spy.clone()).build().unwrap();
    let mut call = get_thing("1").send(&client);
    assert!(poll_once(&mut call).is_pending());
    assert_eq!(endless.count(), (1, 1));
    drop(call);
    assert_eq!(endless.count(), (1, 0));
    advance(Duration::from_secs(3600)).await;
    assert_eq!(endless.count(), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_while_it_waits_is_not_sent_again() {
    let script = Script::new().response(crate::kit::answer(503, ("retry-after", "9"), "")).json("{}");
    let client = scripted(script.clone()).build().unwrap();
    let mut call = Box::pin(timeout(Duration::from_secs(5), get_thing("1").send(&client)));
    assert!((&mut call).await.is_err(), "it waits for 9 seconds");
    assert_eq!(script.requests().len(), 1);
    drop(call);
    advance(Duration::from_secs(3600)).await;
    tokio::task::yield_now().await;
    assert_eq!(script.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_time_limit_stops_what_it_ends() {
    let endless = Endless::default();
    let client = scripted(endless.service()).timeout(Duration::from_secs(90)).build().unwrap();
    // 60 seconds for the first attempt, the rest for the second.
    assert!(get_thing("1").send(&client).await.unwrap_err().is_timeout());
    assert_eq!(endless.count(), (2, 0));
    advance(Duration::from_secs(3600)).await;
    assert_eq!(endless.count(), (2, 0));
}

#[tokio::test]
async fn dropping_a_call_closes_its_connection() {
    let (platform, gate) = (Platform::start(), Gate::new());
    platform.script(Fault::real().held(&gate).on("GET", "/v2/self"));
    let client = client_of(&platform).credentials(keys_of(&platform)).build().unwrap();
    let call = tokio::spawn(api_defs::v2::user::get_profile().send(&client));
    gate.arrivals(1).await;
    call.abort();
    assert!(call.await.unwrap_err().is_cancelled());
    platform.connections_reach(0).await;
    assert_eq!(platform.requests().len(), 1);
}

fn runtime(threads: usize) -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build().unwrap()
}

#[test]
fn a_client_is_made_outside_a_runtime_and_used_in_several() {
    let platform = Platform::start();
    let client: Client = client_of(&platform)
        .credentials(keys_of(&platform))
        .layer(tower::limit::ConcurrencyLimitLayer::new(4))
        .attempt_layer(tower::timeout::TimeoutLayer::new(Duration::from_secs(60)))
        .build()
        .unwrap();
    let fetch =
        |client: Client| async move { api_defs::v2::user::get_profile().send(&client).await.unwrap() };

    let (one, other) = (runtime(1), runtime(1));
    let first = one.block_on(fetch(client.clone())).id;
    assert_eq!(other.block_on(fetch(client.clone())).id, first);
    assert_eq!(one.block_on(fetch(client.clone())).id, first);
    drop(one);
    assert_eq!(other.block_on(fetch(client.clone())).id, first);
    drop(other);
    let third = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    assert_eq!(third.block_on(fetch(client)).id, first);
}

#[test]
fn calls_of_two_runtimes_wait_for_each_other_at_one_limit() {
    let script = (0..40).fold(Script::new(), |script, _| script.response(unavailable()).json("{}"));
    let client = scripted(script.clone())
        .layer(tower::limit::ConcurrencyLimitLayer::new(1))
        .retry(cc_client::layer::RetryLayer::default().without_budget())
        .build()
        .unwrap();
    let calls = |runtime: &tokio::runtime::Runtime| -> Vec<_> {
        (0..20).map(|_| runtime.spawn(get_thing("1").send(&client))).collect()
    };
    let (one, other) = (runtime(1), runtime(1));
    let (ones, others) = (calls(&one), calls(&other));
    one.block_on(async {
        for call in ones.into_iter().chain(others) {
            call.await.unwrap().unwrap();
        }
    });
    assert_eq!(script.remaining(), 0);
}
