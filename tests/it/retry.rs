//! What is sent again, and what never is.

mod budget;
mod replay;
mod waits;

use std::io;

use cc_client::layer::{Attempts, RetryLayer};
use cc_client::testing::Script;
use cc_client::{Body, BoxError, Call, Client, Error, ErrorKind, Retry};
use http::{Method, Request};
use serde_json::{Value, json};
use tower::{Service, ServiceExt};

use crate::kit::{count_thing, create_thing, get_thing, scripted, search_things, unavailable};

const IDEMPOTENT: [Method; 5] = [Method::GET, Method::HEAD, Method::OPTIONS, Method::PUT, Method::DELETE];
const OTHERS: [Method; 2] = [Method::POST, Method::PATCH];

/// A failure of an attempt, made anew for each use.
type Failure = (&'static str, fn(Script) -> Script);

/// The request never left.
const NEVER_LEFT: [Failure; 3] = [
    ("connect", |script| script.fail(Error::connect("no route"))),
    ("connection refused", |script| script.fail(io::Error::from(io::ErrorKind::ConnectionRefused))),
    ("wrapped connect", |script| script.fail(Wrapped(Error::connect("no route").into()))),
];

/// It may have been carried out, and the trouble may pass.
const PASSING: [Failure; 10] = [
    ("408", |script| script.status(408)),
    ("429", |script| script.status(429)),
    ("502", |script| script.status(502)),
    ("503", |script| script.status(503)),
    ("504", |script| script.status(504)),
    ("broken connection", |script| script.fail(Error::transport("broken"))),
    ("wrapped broken connection", |script| script.fail(Wrapped(Error::transport("broken").into()))),
    ("connection reset", |script| script.fail(io::Error::from(io::ErrorKind::ConnectionReset))),
    ("timed out socket", |script| script.fail(io::Error::from(io::ErrorKind::TimedOut))),
    ("a layer's time limit", |script| script.fail(tower::timeout::error::Elapsed::new())),
];

/// It would fail again.
const LASTING: [Failure; 11] = [
    ("301", |script| script.status(301)),
    ("304", |script| script.status(304)),
    ("400", |script| script.status(400)),
    ("401", |script| script.status(401)),
    ("403", |script| script.status(403)),
    ("404", |script| script.status(404)),
    ("409", |script| script.status(409)),
    ("422", |script| script.status(422)),
    ("500", |script| script.status(500)),
    ("501", |script| script.status(501)),
    ("a layer that refused", |script| script.fail("refused on purpose")),
];

/// A layer's own error around another.
#[derive(Debug)]
struct Wrapped(BoxError);

impl std::fmt::Display for Wrapped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a layer gave up")
    }
}

impl std::error::Error for Wrapped {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}

/// How often a call is sent to a service that fails once and then answers.
async fn times_sent(call: Call<()>, failure: Failure) -> usize {
    let script = failure.1(Script::new()).json("null");
    let client = scripted(script.clone()).build().unwrap();
    let outcome = call.send(&client).await;
    let sent = script.requests().len();
    assert_eq!(outcome.is_ok(), sent == 2, "{}: the last answer counts, {outcome:?}", failure.0);
    sent
}

fn raw(method: &Method) -> Call<()> {
    Call::raw(method.clone(), "/v2/things/1")
}

#[tokio::test(start_paused = true)]
async fn an_idempotent_method_is_sent_again_after_what_may_pass() {
    for method in &IDEMPOTENT {
        for failure in NEVER_LEFT.into_iter().chain(PASSING) {
            assert_eq!(times_sent(raw(method), failure).await, 2, "{method} after {}", failure.0);
        }
        for failure in LASTING {
            assert_eq!(times_sent(raw(method), failure).await, 1, "{method} after {}", failure.0);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn another_method_is_sent_again_only_if_it_never_left() {
    for method in &OTHERS {
        for failure in NEVER_LEFT {
            assert_eq!(times_sent(raw(method), failure).await, 2, "{method} after {}", failure.0);
        }
        for failure in PASSING.into_iter().chain(LASTING) {
            assert_eq!(times_sent(raw(method), failure).await, 1, "{method} after {}", failure.0);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_declaration_may_say_safe_or_never() {
    let thing = json!({ "name": "cat" });
    for failure in NEVER_LEFT.into_iter().chain(PASSING) {
        let safe = search_things(&thing).answering();
        assert_eq!(times_sent(safe, failure).await, 2, "safe after {}", failure.0);
        let never = count_thing("1").answering();
        assert_eq!(times_sent(never, failure).await, 1, "never after {}", failure.0);
    }
    for failure in LASTING {
        let safe = search_things(&thing).answering();
        assert_eq!(times_sent(safe, failure).await, 1, "safe after {}", failure.0);
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_may_overrule_its_declaration() {
    let thing = json!({ "name": "cat" });
    let cases: [(Call<Value>, Retry, usize); 6] = [
        (get_thing("1").into_call(), Retry::Never, 1),
        (create_thing(&thing), Retry::Safe, 2),
        (search_things(&thing), Retry::Never, 1),
        (search_things(&thing), Retry::ByMethod, 1),
        (count_thing("1"), Retry::Safe, 2),
        (count_thing("1"), Retry::ByMethod, 2),
    ];
    for (call, retry, expected) in cases {
        let route = call.route().unwrap();
        let sent = times_sent(call.retry(retry).answering(), PASSING[3]).await;
        assert_eq!(sent, expected, "{route} with {retry:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn answers_and_errors_say_how_many_attempts_they_took() {
    let failed = |script: Script| async {
        let client = scripted(script).build().unwrap();
        get_thing("1").send(&client).await.unwrap_err()
    };
    let refused = failed(Script::new().status(404)).await;
    assert_eq!((refused.kind(), refused.attempts()), (ErrorKind::Status, 1));

    let busy = Script::new().status(503).status(429).status(502).status(503);
    let busy = failed(busy).await;
    assert_eq!((busy.status().unwrap().as_u16(), busy.attempts()), (503, 4));
    assert!(busy.to_string().ends_with("(4 attempts)"), "{busy}");

    let broken = Script::new().status(503).fail(Error::connect("gone")).fail(Error::transport("gone"));
    let broken = failed(broken.fail(Error::connect("gone"))).await;
    assert_eq!((broken.kind(), broken.attempts()), (ErrorKind::Connect, 4));

    let odd = failed(Script::new().status(503).fail("refused on purpose")).await;
    assert_eq!((odd.kind(), odd.attempts()), (ErrorKind::Layer, 2));

    let unreadable = failed(Script::new().status(503).json("[")).await;
    assert_eq!((unreadable.kind(), unreadable.attempts()), (ErrorKind::Decode, 2));
}

#[tokio::test(start_paused = true)]
async fn a_response_carries_its_number_of_attempts() {
    async fn attempts(script: Script) -> (u32, bool) {
        let mut client: Client = scripted(script).build().unwrap();
        let request = Request::get("/v2/things/1").body(Body::empty()).unwrap();
        let response = client.ready().await.unwrap().call(request).await.unwrap();
        (Attempts::of(response.extensions()), response.extensions().get::<Attempts>().is_some())
    }
    assert_eq!(attempts(Script::new().status(200)).await, (1, false));
    assert_eq!(attempts(Script::new().status(503).status(503).status(200)).await, (3, true));
}

#[tokio::test(start_paused = true)]
async fn the_number_of_attempts_is_bounded_as_set() {
    for (retry, expected) in [
        (RetryLayer::default(), 4),
        (RetryLayer::default().attempts(2), 2),
        (RetryLayer::default().attempts(0), 1),
        (RetryLayer::never(), 1),
    ] {
        let script = (0..9).fold(Script::new(), |script, _| script.response(unavailable()));
        let client = scripted(script.clone()).retry(retry).build().unwrap();
        let error = get_thing("1").send(&client).await.unwrap_err();
        assert_eq!((error.attempts(), script.requests().len()), (expected, expected as usize));
    }
}
