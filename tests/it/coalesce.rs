//! Calls of a client that share requests. The layer alone is tested where it is written.

use std::time::Duration;

use cc_client::layer::{Attempts, Cache, CacheLayer, Cached, CoalesceLayer, RetryLayer, SharedError};
use cc_client::testing::Script;
use cc_client::{Body, BoxError, Call, Client, Error, ErrorKind, endpoint};
use futures_util::future::join_all;
use http::{Method, Request, Response};
use platform_double::{Fault, Gate, Platform};
use serde_json::Value;
use tokio::time::{Instant, sleep};
use tower::{Service, ServiceBuilder, service_fn};

use crate::kit::{Spy, client_of, create_thing, get_thing, keys_of, scripted, unavailable};

const MINUTE: Duration = Duration::from_secs(60);

/// Counts up, with a GET.
#[endpoint(GET "/v2/counter", retry = never)]
fn count() -> u32;

/// A client with the layer, and what is below it.
fn client(script: &Script) -> (Client, Spy) {
    let spy = Spy::default();
    let client = scripted(slow(script.clone())).layer(CoalesceLayer::new()).attempt_layer(spy.clone());
    (client.retry(RetryLayer::default().without_budget()).build().unwrap(), spy)
}

/// A transport that takes a second to answer.
fn slow(
    script: Script,
) -> impl Service<Request<Body>, Response = Response<Body>, Error = BoxError, Future: Send> + Clone + Send + 'static
{
    service_fn(move |request| {
        let mut script = script.clone();
        async move {
            sleep(Duration::from_secs(1)).await;
            script.call(request).await
        }
    })
}

#[tokio::test(start_paused = true)]
async fn calls_share_a_request_with_its_retries() {
    let (client, spy) = client(&Script::new().response(unavailable()).json("7"));
    let calls = join_all((0..50).map(|_| get_thing("1").send_with_parts(&client))).await;
    for call in calls {
        let (parts, answer) = call.unwrap();
        assert_eq!((Attempts::of(&parts.extensions), answer), (2, Value::from(7)));
    }
    assert_eq!(spy.count(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_told_to_all_as_what_it_is() {
    let script = (0..4).fold(Script::new(), |script, _| script.fail(Error::connect("refused")));
    let (one, spy) = client(&script);
    for call in join_all((0..5).map(|_| get_thing("1").send(&one))).await {
        let error = call.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 4));
        assert_eq!(error.to_string(), "GET /v2/things/<thing_id>: no connection (4 attempts)");
    }
    assert_eq!(spy.count(), 4);

    let (one, _) = client(&Script::new().status(404));
    for call in join_all((0..5).map(|_| get_thing("1").send(&one))).await {
        assert!(call.unwrap_err().is_not_found());
    }

    let (one, _) = client(&Script::new().fail("refused on purpose"));
    for call in join_all((0..5).map(|_| get_thing("1").send(&one))).await {
        let error = call.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Layer, 1));
        let source = std::error::Error::source(&error).unwrap();
        assert!(source.is::<SharedError>() && source.source().unwrap().to_string() == "refused on purpose");
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_not_the_same_or_not_to_be_shared_is_sent_each() {
    let script = (0..20).fold(Script::new(), |script, number| script.json(number.to_string()));
    let (client, spy) = client(&script);
    let get = || Call::<Value>::raw(Method::GET, "/v2/things/1");
    let calls = [
        get(),
        get().coalesce(false),
        get().coalesce(false),
        get().header("x-clever-password", "a"),
        get().header("x-clever-password", "a"),
        get().header("authorization", "Bearer ada"),
        get().header("authorization", "Bearer bob"),
        get().cache(Cache::Reload(MINUTE)),
        get().query("page", "2"),
        count().answering(),
        count().answering(),
        create_thing(&Value::Null),
        create_thing(&Value::Null),
        // This one follows the one that came last.
        get().coalesce(true),
    ];
    let number = calls.len();
    for call in join_all(calls.map(|call| call.send(&client))).await {
        call.unwrap();
    }
    assert_eq!(spy.count(), number - 1);
}

#[tokio::test(start_paused = true)]
async fn each_call_keeps_its_own_time() {
    let never = service_fn(|_| std::future::pending::<Result<Response<Body>, BoxError>>());
    let client = scripted(never).layer(CoalesceLayer::new()).timeout(Duration::from_secs(9)).build().unwrap();
    let start = Instant::now();
    let late = async |seconds: Option<u64>| {
        let call = get_thing("1").into_call();
        let call = match seconds {
            Some(seconds) => call.timeout(Duration::from_secs(seconds)),
            None => call,
        };
        let error = call.send(&client).await.unwrap_err();
        assert!(error.is_timeout());
        (error.to_string(), start.elapsed().as_secs())
    };
    let (default, three, twenty, later) = tokio::join!(late(None), late(Some(3)), late(Some(20)), async {
        sleep(Duration::from_secs(5)).await;
        late(None).await
    });
    let line = |seconds| format!("GET /v2/things/<thing_id>: the call took longer than {seconds}s");
    assert_eq!(default, (line(9), 9));
    assert_eq!(three, (line(3), 3));
    assert_eq!(twenty, (line(20), 20));
    assert_eq!(later, (line(9), 14));
}

#[tokio::test(start_paused = true)]
async fn a_cache_above_keeps_what_was_shared() {
    let spy = Spy::default();
    let layers = ServiceBuilder::new().layer(CacheLayer::new().ttl(MINUTE)).layer(CoalesceLayer::new());
    let transport = slow(Script::new().json("1").json("2"));
    let client = scripted(transport).layer(layers.into_inner()).layer(spy.clone()).build().unwrap();
    for round in 0..2 {
        for call in join_all((0..9).map(|_| get_thing("1").send_with_parts(&client))).await {
            let (parts, answer) = call.unwrap();
            assert_eq!((answer, parts.extensions.get::<Cached>().is_some()), (Value::from(1), round == 1));
        }
    }
    assert_eq!(spy.count(), 1);
}

#[tokio::test]
async fn over_a_socket_one_request_answers_all_and_outlives_who_began_it() {
    let (platform, gate) = (Platform::start(), Gate::new());
    let (came, builder) = (Spy::default(), client_of(&platform).credentials(keys_of(&platform)));
    let client = builder.layer(came.clone()).layer(CoalesceLayer::new()).build().unwrap();
    platform.script(Fault::real().held(&gate).on("GET", "/v2/self"));
    let call = || tokio::spawn(api_defs::v2::user::get_profile().send(&client));
    let leader = call();
    gate.arrivals(1).await;
    let followers: Vec<_> = (0..40).map(|_| call()).collect();
    // On one thread, a call that came has been polled as far as it goes.
    while came.count() < 41 {
        tokio::task::yield_now().await;
    }
    leader.abort();
    assert!(leader.await.unwrap_err().is_cancelled());
    gate.open();
    for follower in followers {
        follower.await.unwrap().unwrap();
    }
    assert_eq!(platform.requests().len(), 1);
}

#[tokio::test]
async fn two_clients_share_nothing() {
    let layer = CoalesceLayer::new();
    let client = |number: &str| {
        let script = Script::new().json(number);
        scripted(script).layer(layer.clone()).build().unwrap()
    };
    let (one, other) = (client("1"), client("2"));
    let (one, other) = tokio::join!(get_thing("1").send(&one), get_thing("1").send(&other));
    assert_eq!((one.unwrap(), other.unwrap()), (Value::from(1), Value::from(2)));
}
