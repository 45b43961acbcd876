//! The order of layers, and what each of them sees.

mod own_layers;
mod tower;
mod tower_http;

use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use ::tower::{Layer, Service};
use cc_client::oauth1::Keys;
use cc_client::testing::Script;
use cc_client::{Body, ClientBuilder};
use http::Request;
use serde_json::json;

use crate::kit::{Seen, Spy, create_thing, get_thing, scripted, unavailable};

/// A layer that notes its name when a request passes.
#[derive(Clone)]
struct Named {
    name: &'static str,
    log: Arc<Mutex<Vec<&'static str>>>,
}

impl<S> Layer<S> for Named {
    type Service = Naming<S>;

    fn layer(&self, inner: S) -> Naming<S> {
        Naming { inner, layer: self.clone() }
    }
}

/// Not `Clone`, as a layer of a user's need not be.
struct Naming<S> {
    inner: S,
    layer: Named,
}

impl<S: Service<Request<Body>>> Service<Request<Body>> for Naming<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> S::Future {
        self.layer.log.lock().unwrap().push(self.layer.name);
        self.inner.call(request)
    }
}

#[tokio::test(start_paused = true)]
async fn the_first_layer_is_the_outermost_and_attempt_layers_are_inside_the_retry() {
    let log = Arc::default();
    let named = |name| Named { name, log: Arc::clone(&log) };
    let client = scripted(Script::new().response(unavailable()).json("{}").json("{}"))
        .attempt_layer(named("attempt 1"))
        .layer(named("call 1"))
        .attempt_layer(named("attempt 2"))
        .layer(named("call 2"))
        .build()
        .unwrap();
    let noted = || std::mem::take(&mut *log.lock().unwrap());

    get_thing("1").send(&client).await.unwrap();
    assert_eq!(noted(), ["call 1", "call 2", "attempt 1", "attempt 2", "attempt 1", "attempt 2"]);
    get_thing("1").send(&client).await.unwrap();
    assert_eq!(noted(), ["call 1", "call 2", "attempt 1", "attempt 2"]);
}

/// What the layers of one client see of a creation that takes two attempts.
async fn seen(spies: impl FnOnce(ClientBuilder<Script>) -> ClientBuilder<Script>) -> Vec<Request<Body>> {
    let script = Script::new().response(unavailable()).json("{}");
    let builder = spies(scripted(script.clone()).credentials(Keys::new("k", "s", "t", "s")));
    let client = builder.user_agent("cats/9").build().unwrap();
    let call = create_thing(&json!({ "name": "cat" })).query("page", "a/b é");
    call.retry(cc_client::Retry::Safe).send(&client).await.unwrap();
    script.requests()
}

fn assert_complete(seen: &Seen) {
    assert_eq!(seen.method, http::Method::POST);
    assert_eq!(seen.uri, "https://api.example:8443/gateway/v2/things?page=a%2Fb%20%C3%A9");
    assert_eq!(seen.header("accept"), Some("application/json"));
    assert_eq!(seen.header("content-type"), Some("application/json"));
    assert_eq!(seen.header("user-agent"), Some("cats/9"));
    assert_eq!(seen.header("authorization"), None, "only the transport may see a signature");
    assert_eq!(seen.body.as_deref(), Some(br#"{"name":"cat"}"#.as_slice()));
    for route in [seen.route.unwrap(), seen.route_in_extensions.unwrap()] {
        assert_eq!((route.function(), route.path_template()), ("create_thing", "/v2/things"));
    }
}

#[tokio::test(start_paused = true)]
async fn layers_see_the_whole_request_once_a_call_or_once_an_attempt() {
    let (call, attempt) = (Spy::default(), Spy::default());
    let both = |builder: ClientBuilder<Script>| builder.layer(call.clone()).attempt_layer(attempt.clone());
    let sent = seen(both).await;
    assert_eq!((call.count(), attempt.count(), sent.len()), (1, 2, 2));
    call.seen().iter().chain(&attempt.seen()).for_each(assert_complete);

    let call = Spy::default();
    let sent = seen(|builder| builder.layer(call.clone())).await;
    assert_eq!((call.count(), sent.len()), (1, 2));
    call.seen().iter().for_each(assert_complete);

    let attempt = Spy::default();
    let sent = seen(|builder| builder.attempt_layer(attempt.clone())).await;
    assert_eq!((attempt.count(), sent.len()), (2, 2));
    attempt.seen().iter().for_each(assert_complete);
}

#[tokio::test(start_paused = true)]
async fn what_is_sent_does_not_depend_on_who_looks() {
    let spy = Spy::default();
    let mut stacks = vec![seen(|builder| builder).await];
    stacks.push(seen(|builder| builder.layer(spy.clone())).await);
    stacks.push(seen(|builder| builder.attempt_layer(spy.clone())).await);
    stacks.push(seen(|builder| builder.layer(spy.clone()).attempt_layer(spy.clone())).await);
    for sent in stacks.iter().flatten() {
        let first = &stacks[0][0];
        assert_eq!((sent.method(), sent.uri()), (first.method(), first.uri()));
        assert_eq!(sent.headers(), first.headers());
        assert_eq!(sent.body().as_bytes(), first.body().as_bytes());
        assert!(sent.headers().contains_key("authorization"));
    }
}

#[tokio::test]
async fn a_layer_may_change_what_the_client_would_have_written() {
    let script = Script::new().json("{}");
    let set = ::tower_http::set_header::SetRequestHeaderLayer::overriding(
        http::header::ACCEPT,
        http::HeaderValue::from_static("application/vnd.cat+json"),
    );
    let client = scripted(script.clone()).layer(set).build().unwrap();
    get_thing("1").header("user-agent", "mine").send(&client).await.unwrap();
    let sent = &script.requests()[0];
    assert_eq!(sent.headers()["accept"], "application/vnd.cat+json");
    assert_eq!(sent.headers()["user-agent"], "mine");
}
