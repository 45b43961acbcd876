//! Answers that are kept: which, for whom, for how long, and how many.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::Bytes;
use cc_client::layer::{Attempts, Cache, CacheLayer, Cached, HttpService, from_fn};
use cc_client::testing::Script;
use cc_client::{Body, BoxError, Call, Client, endpoint};
use futures_util::stream;
use http::{Method, Request, Response};
use http_body::Frame;
use http_body_util::{BodyExt, StreamBody};
use serde_json::Value;
use tokio::task::yield_now;
use tokio::time::advance;
use tower::limit::ConcurrencyLimitLayer;
use tower::{Layer, ServiceExt, service_fn};

use crate::kit::{answer, create_thing, get_thing, poll_once, scripted, unavailable};

const MINUTE: Duration = Duration::from_secs(60);
const FOR: Cache = Cache::For(MINUTE);

/// Counts up, with a GET.
#[endpoint(GET "/v2/counter", retry = never)]
fn count() -> u32;

/// A transport that answers 0, 1, 2…
fn counting(answers: usize) -> Script {
    (0..answers).fold(Script::new(), |script, number| script.json(number.to_string()))
}

fn client(script: &Script, layer: CacheLayer) -> Client {
    scripted(script.clone()).layer(layer).build().unwrap()
}

/// What a thing is answered with, and how long ago if it was kept.
async fn thing(client: &Client, id: &str, cache: Cache) -> (Value, Option<u64>) {
    let (parts, answer) = get_thing(id).cache(cache).send_with_parts(client).await.unwrap();
    (answer, parts.extensions.get::<Cached>().map(|cached| cached.age.as_secs()))
}

#[tokio::test(start_paused = true)]
async fn an_answer_is_kept_for_as_long_as_the_call_says() {
    let script = counting(3);
    let client = client(&script, CacheLayer::new());
    assert_eq!(thing(&client, "1", FOR).await, (0.into(), None));
    advance(MINUTE - Duration::from_secs(1)).await;
    assert_eq!(thing(&client, "1", FOR).await, (0.into(), Some(59)));
    assert_eq!(thing(&client, "2", FOR).await, (1.into(), None));
    advance(Duration::from_secs(1)).await;
    assert_eq!(thing(&client, "1", FOR).await, (2.into(), None));
    assert_eq!(script.requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn it_is_kept_with_status_headers_and_body() {
    let script = Script::new().response(answer(203, ("x-count", "7"), "[7]"));
    let client = client(&script, CacheLayer::new());
    for _ in 0..2 {
        let (parts, body) = get_thing("1").cache(FOR).send_with_parts(&client).await.unwrap();
        assert_eq!((parts.status.as_u16(), &parts.headers["x-count"]), (203, &"7".parse().unwrap()));
        assert_eq!(body, serde_json::json!([7]));
    }
    assert_eq!(script.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn both_who_asked_and_who_asks_say_how_old_it_may_be() {
    let client = client(&counting(3), CacheLayer::new());
    thing(&client, "1", FOR).await;
    advance(Duration::from_secs(10)).await;
    let young = Cache::For(Duration::from_secs(10));
    assert_eq!(thing(&client, "1", young).await, (1.into(), None));
    advance(Duration::from_secs(10)).await;
    assert_eq!(thing(&client, "1", FOR).await, (2.into(), None), "it was kept for ten seconds");
}

#[tokio::test(start_paused = true)]
async fn nothing_is_kept_unless_somebody_says_so() {
    let script = counting(6);
    let client = client(&script, CacheLayer::new());
    for number in 0..2 {
        assert_eq!(get_thing("1").send(&client).await.unwrap(), number);
    }
    for (cache, number) in [(Cache::Off, 2), (FOR, 3), (Cache::Off, 4), (Cache::For(Duration::ZERO), 5)] {
        assert_eq!(thing(&client, "1", cache).await.0, number);
    }
    assert_eq!(thing(&client, "1", FOR).await.0, 3);
}

#[tokio::test(start_paused = true)]
async fn a_reload_asks_and_keeps() {
    let client = client(&counting(2), CacheLayer::new());
    thing(&client, "1", FOR).await;
    assert_eq!(thing(&client, "1", Cache::Reload(MINUTE)).await, (1.into(), None));
    assert_eq!(thing(&client, "1", FOR).await, (1.into(), Some(0)));
}

#[tokio::test(start_paused = true)]
async fn the_layer_may_say_it_for_all_calls_but_those_that_do_something() {
    let script = counting(5);
    let client = client(&script, CacheLayer::new().ttl(MINUTE));
    assert_eq!(get_thing("1").send(&client).await.unwrap(), 0);
    assert_eq!(get_thing("1").send(&client).await.unwrap(), 0);
    assert_eq!(thing(&client, "1", Cache::Off).await.0, 1);
    for number in [2, 3] {
        assert_eq!(count().send(&client).await.unwrap(), number);
    }
    for _ in 0..2 {
        assert_eq!(count().cache(FOR).send(&client).await.unwrap(), 4, "who asks for it gets it");
    }
}

#[tokio::test(start_paused = true)]
async fn failures_and_answers_to_other_methods_are_not_kept() {
    let script = Script::new().status(404).status(500).response(answer(302, ("location", "/"), ""));
    let script = script.fail("a layer that refuses").json("[1]");
    let client = client(&script, CacheLayer::new());
    for _ in 0..4 {
        get_thing("1").cache(FOR).send(&client).await.unwrap_err();
    }
    assert_eq!(thing(&client, "1", FOR).await, (serde_json::json!([1]), None));
    assert_eq!(script.requests().len(), 5);

    let script = counting(4);
    let client = self::client(&script, CacheLayer::new());
    for number in 0..2 {
        let call = create_thing(&Value::Null).cache(FOR);
        assert_eq!(call.send(&client).await.unwrap(), number);
    }
    for number in 2..4 {
        let call = Call::<Value>::raw(Method::GET, "/v2/things").json(&1).cache(FOR);
        assert_eq!(call.send(&client).await.unwrap(), number);
    }
}

#[tokio::test(start_paused = true)]
async fn what_took_several_attempts_is_kept_as_one_answer() {
    let client = client(&Script::new().response(unavailable()).json("1"), CacheLayer::new());
    for attempts in [2, 1] {
        let (parts, _) = get_thing("1").cache(FOR).send_with_parts(&client).await.unwrap();
        assert_eq!(Attempts::of(&parts.extensions), attempts);
    }
}

#[tokio::test(start_paused = true)]
async fn whoever_asks_otherwise_or_as_somebody_else_gets_another_answer() {
    let script = counting(9);
    let client = client(&script, CacheLayer::new());
    let get = || Call::<Value>::raw(Method::GET, "/v2/things?a=1&b=2").cache(FOR);
    let calls: [(&dyn Fn() -> Call<Value>, bool); 6] = [
        (&get, true),
        (&|| Call::raw(Method::GET, "/v2/things?b=2&a=1").cache(FOR), true),
        (&|| get().header("accept", "text/plain"), true),
        (&|| get().header("authorization", "Bearer ada"), true),
        (&|| get().header("authorization", "Bearer bob"), true),
        // What it means is not known, so it is not kept at all.
        (&|| get().header("x-clever-password", "hunter2"), false),
    ];
    let mut next = 0;
    for (call, kept) in calls {
        let answer = next;
        for _ in 0..2 {
            let expected = if kept { answer } else { next };
            assert_eq!(call().send(&client).await.unwrap(), expected);
            next += i32::from(next == expected);
        }
    }
    assert_eq!(script.requests().len(), 7);
}

#[tokio::test(start_paused = true)]
async fn two_clients_share_nothing_unless_they_are_meant_to() {
    let layer = CacheLayer::new();
    let (one, other) = (client(&counting(1), layer.clone()), client(&counting(1), layer));
    assert_eq!(thing(&one, "1", FOR).await, (0.into(), None));
    assert_eq!(thing(&other, "1", FOR).await, (0.into(), None));

    let layer = CacheLayer::new().shared();
    let (one, other) = (client(&counting(1), layer.clone()), client(&Script::new(), layer.clone()));
    assert_eq!(thing(&one, "1", FOR).await, (0.into(), None));
    assert_eq!(thing(&other, "1", FOR).await, (0.into(), Some(0)));
    layer.clear();
    get_thing("1").cache(FOR).send(&other).await.unwrap_err();
}

#[tokio::test(start_paused = true)]
async fn everything_can_be_forgotten_at_once() {
    let layer = CacheLayer::new();
    let (one, other) = (client(&counting(2), layer.clone()), client(&counting(2), layer.clone()));
    for number in 0..2 {
        assert_eq!(thing(&one, "1", FOR).await, (number.into(), None));
        assert_eq!(thing(&other, "1", FOR).await, (number.into(), None));
        layer.clear();
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_not_used_for_the_longest_time_makes_room() {
    let client = client(&counting(9), CacheLayer::new().max_entries(2));
    thing(&client, "a", FOR).await;
    thing(&client, "b", FOR).await;
    assert_eq!(thing(&client, "a", FOR).await, (0.into(), Some(0)));
    thing(&client, "c", FOR).await;
    assert_eq!(thing(&client, "a", FOR).await, (0.into(), Some(0)));
    assert_eq!(thing(&client, "c", FOR).await, (2.into(), Some(0)));
    assert_eq!(thing(&client, "b", FOR).await, (3.into(), None));
    assert_eq!(thing(&client, "a", FOR).await, (4.into(), None));
    let none = self::client(&counting(2), CacheLayer::new().max_entries(0));
    for number in 0..2 {
        assert_eq!(thing(&none, "a", FOR).await, (number.into(), None));
    }
}

#[tokio::test(start_paused = true)]
async fn bytes_are_bounded_and_what_is_longer_is_not_kept() {
    let long = format!("\"{}\"", "x".repeat(3_000));
    let too_long = format!("\"{}\"", "x".repeat(10_000));
    let script = Script::new().json(&long).json(&long).json(&long).json(&too_long).json(&too_long).json("0");
    let client = client(&script, CacheLayer::new().max_bytes(10_000));
    for id in ["a", "b", "c"] {
        assert_eq!(thing(&client, id, FOR).await.1, None);
    }
    // Two of them fit, with what goes with them.
    assert_eq!(thing(&client, "c", FOR).await.1, Some(0));
    for _ in 0..2 {
        assert_eq!(thing(&client, "d", FOR).await.1, None);
    }
    assert_eq!(thing(&client, "b", FOR).await.1, Some(0), "what is too long makes no room");
    assert_eq!(thing(&client, "a", FOR).await, (0.into(), None));
}

/// An answer in pieces, with a failure at its end or none.
fn in_pieces(pieces: &'static [&'static str], broken: bool) -> Response<Body> {
    let pieces = pieces.iter().map(|piece| Ok(Frame::data(Bytes::from_static(piece.as_bytes()))));
    let end = broken.then(|| Err::<_, BoxError>("reset".into()));
    Response::new(Body::wrap(StreamBody::new(stream::iter(pieces.chain(end)))))
}

/// The layer alone, over answers that are streamed.
fn alone(script: Script, layer: CacheLayer) -> impl AsyncFn() -> (Response<Body>, bool) {
    let service = layer.layer(script);
    async move || {
        let request = Call::<Value>::raw(Method::GET, "https://a.example/").cache(FOR);
        let response = service.clone().oneshot(request.try_into_request().unwrap()).await.unwrap();
        let cached = response.extensions().get::<Cached>().is_some();
        (response, cached)
    }
}

#[tokio::test(start_paused = true)]
async fn a_streamed_answer_is_kept_when_it_was_read_to_its_end() {
    let whole = || in_pieces(&["[1,", "2]"], false);
    let script = Script::new().response(whole()).response(in_pieces(&["[1,"], true)).response(whole());
    let get = alone(script.clone(), CacheLayer::new());
    drop(get().await);
    assert!(get().await.0.into_body().collect().await.is_err());
    let (response, cached) = get().await;
    assert_eq!((response.into_body().collect().await.unwrap().to_bytes(), cached), ("[1,2]".into(), false));
    let (response, cached) = get().await;
    assert_eq!((response.into_body().as_bytes().unwrap().as_ref(), cached), (b"[1,2]".as_slice(), true));
}

#[tokio::test(start_paused = true)]
async fn a_streamed_answer_that_is_too_long_passes_through() {
    let long: &[&str] = &["0123456789"; 200];
    let script = Script::new().response(in_pieces(long, false)).response(in_pieces(&[], false));
    let get = alone(script.clone(), CacheLayer::new().max_bytes(1_000));
    assert_eq!(get().await.0.into_body().collect().await.unwrap().to_bytes().len(), 2_000);
    assert!(!get().await.1);
}

#[tokio::test(start_paused = true)]
async fn a_late_answer_does_not_replace_one_that_was_asked_for_after_it() {
    let layer = CacheLayer::new();
    // Every other request is answered late.
    let late = Arc::new(AtomicBool::new(true));
    let delaying = from_fn(move |request: Request<Body>, next: HttpService| {
        let delay = Duration::from_secs(if late.fetch_not(Ordering::SeqCst) { 10 } else { 1 });
        async move {
            let answer = next.send(request).await;
            tokio::time::sleep(delay).await;
            answer
        }
    });
    let client = scripted(counting(4)).layer(layer.clone()).layer(delaying).build().unwrap();
    let old = tokio::spawn(get_thing("1").cache(FOR).send(&client));
    yield_now().await;
    assert_eq!(thing(&client, "1", FOR).await, (1.into(), None));
    assert_eq!(old.await.unwrap().unwrap(), 0);
    assert_eq!(thing(&client, "1", FOR).await, (1.into(), Some(9)));

    // What was asked for before everything was forgotten is not kept either.
    let old = tokio::spawn(get_thing("2").cache(FOR).send(&client));
    yield_now().await;
    layer.clear();
    assert_eq!(old.await.unwrap().unwrap(), 2);
    assert_eq!(thing(&client, "2", FOR).await, (3.into(), None));
}

#[tokio::test(start_paused = true)]
async fn what_is_kept_waits_for_nothing() {
    let layers = tower::ServiceBuilder::new().layer(CacheLayer::new()).layer(ConcurrencyLimitLayer::new(1));
    let script = counting(1);
    let transport = service_fn(move |request: Request<Body>| {
        let script = script.clone();
        async move {
            match request.uri().path().ends_with("/slow") {
                true => std::future::pending().await,
                false => script.oneshot(request).await,
            }
        }
    });
    let client = scripted(transport).layer(layers.into_inner()).build().unwrap();
    thing(&client, "1", FOR).await;
    let mut slow = get_thing("slow").send(&client);
    assert!(poll_once(&mut slow).is_pending());
    assert!(poll_once(&mut get_thing("other").send(&client)).is_pending());
    assert!(poll_once(&mut get_thing("1").cache(FOR).send(&client)).is_ready());
}

#[tokio::test]
async fn what_is_kept_does_not_print() {
    let layer = CacheLayer::new();
    let service = layer.layer(Script::new().json("\"hunter2\""));
    let call = Call::<Value>::raw(Method::GET, "https://a.example/?token=hunter2").cache(FOR);
    let request = call.header("authorization", "hunter2").try_into_request().unwrap();
    service.clone().oneshot(request).await.unwrap();
    let shown = format!("{layer:?} {service:?}");
    assert!(shown.contains("entries: 1") && !shown.contains("hunter2"), "{shown}");
}
