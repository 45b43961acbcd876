//! What is sent again is what was sent, signed anew.

use std::time::Duration;

use api_defs::Owner;
use api_defs::v2::application::{EnvVars, update_all_exposed_env_vars};
use bytes::Bytes;
use cc_client::layer::RetryLayer;
use cc_client::oauth1::SignatureMethod;
use cc_client::testing::Script;
use cc_client::{Body, Call, Client, ErrorKind};
use http::{Method, Request};
use http_body_util::Full;
use platform_double::{Fault, Platform};
use serde_json::{Value, json};
use tower::{Service, ServiceExt};

use crate::kit::{Mark, Spy, client_of, create_thing, keys_of, scripted, search_things, unavailable};

#[tokio::test(start_paused = true)]
async fn every_attempt_is_the_same_request() {
    let spy = Spy::default();
    let script = Script::new().response(unavailable()).response(unavailable()).json("{}");
    let client = scripted(script.clone()).attempt_layer(spy.clone()).build().unwrap();
    let thing = json!({ "name": "cat", "lives": [1, 2, 3, 4, 5, 6, 7, 8, 9], "é": "\u{1f408}" });
    search_things(&thing).header("x-reason", "test").query("q", "a b").send(&client).await.unwrap();

    let seen = spy.seen();
    assert_eq!(seen.len(), 3);
    assert_eq!(seen[0].body.as_deref(), Some(serde_json::to_vec(&thing).unwrap().as_slice()));
    assert_eq!(seen[0].header("x-reason"), Some("test"));
    for again in &seen[1..] {
        assert_eq!((&again.method, &again.uri), (&seen[0].method, &seen[0].uri));
        assert_eq!(again.headers, seen[0].headers);
        assert_eq!(again.body, seen[0].body);
        assert!(again.route_in_extensions.is_some_and(|route| route.function() == "search_things"));
    }
    for sent in script.requests() {
        assert_eq!(sent.body().as_bytes(), seen[0].body.as_ref());
    }
}

#[tokio::test(start_paused = true)]
async fn the_extensions_of_a_request_are_there_in_every_attempt() {
    let spy = Spy::default();
    let script = Script::new().response(unavailable()).json("{}");
    let mut client = scripted(script).attempt_layer(spy.clone()).build().unwrap();
    let request = Request::get("/v2/things/1").extension(Mark(7)).body(Body::empty()).unwrap();
    client.ready().await.unwrap().call(request).await.unwrap();
    let marks: Vec<_> = spy.seen().iter().map(|seen| seen.mark).collect();
    assert_eq!(marks, [Some(Mark(7)), Some(Mark(7))]);
}

#[tokio::test(start_paused = true)]
async fn a_streamed_body_is_sent_once() {
    let spy = Spy::default();
    let client = scripted(Script::new().response(unavailable()).json("{}"))
        .attempt_layer(spy.clone())
        .build()
        .unwrap();
    let streamed = || Body::wrap(Full::new(Bytes::from_static(b"once")));
    assert!(streamed().as_bytes().is_none(), "or this test says nothing");
    let call = Call::<Value>::raw(Method::PUT, "/v2/things/1").body(streamed());
    let error = call.send(&client).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), spy.count()), (503, 1));
}

fn signed_by(platform: &Platform, method: SignatureMethod) -> Client {
    client_of(platform).credentials(keys_of(platform)).signature(method).build().unwrap()
}

/// A field of an OAuth header.
fn field<'a>(authorization: &'a str, name: &str) -> &'a str {
    let start = authorization.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
    authorization[start..].split('"').next().unwrap()
}

#[tokio::test]
async fn each_attempt_is_signed_anew_and_the_platform_takes_both() {
    for method in [SignatureMethod::HmacSha1, SignatureMethod::HmacSha512] {
        let platform = Platform::start();
        // The platform checks the first attempt too: had its nonce come again, the second would be a 401.
        let fault = Fault::status(503).header("retry-after", "0").after_applying();
        platform.script(fault.on("PUT", "/v2/self/applications/*/exposed_env"));
        let client = signed_by(&platform, method);
        let application = platform.seed().own_application_id.clone();
        let env = EnvVars::from_iter([("COLOUR", "red")]);
        update_all_exposed_env_vars(Owner::Me, application, &env).send(&client).await.unwrap();

        let requests = platform.requests();
        assert_eq!(requests.len(), 2);
        let headers: Vec<_> = requests.iter().map(|sent| sent.header("authorization").unwrap()).collect();
        assert_ne!(field(headers[0], "oauth_nonce"), field(headers[1], "oauth_nonce"));
        assert_ne!(field(headers[0], "oauth_signature"), field(headers[1], "oauth_signature"));
        assert_eq!(requests[0].body, requests[1].body);
        assert_eq!(requests[0].target(), requests[1].target());
    }
}

/// Creates a redirection, which the platform does before it fails in this way. Gives the failure, how often
/// the request arrived, and how many redirections there are.
async fn create_behind(fault: Fault) -> (cc_client::Error, usize, usize) {
    let platform = Platform::start();
    platform.script(fault.after_applying().on("POST", "/v2/organisations/*/applications/*/tcpRedirs"));
    let client = signed_by(&platform, SignatureMethod::HmacSha1);
    let seed = platform.seed();
    let target =
        format!("/v2/organisations/{}/applications/{}/tcpRedirs", seed.organisation_id, seed.application_id);
    let create = Call::<Value>::raw(Method::POST, &target).json(&json!({ "namespace": "default" }));
    let error = create.send(&client).await.unwrap_err();
    let posts = platform.requests().iter().filter(|sent| sent.method == Method::POST).count();
    let made = Call::<Vec<Value>>::raw(Method::GET, &target).send(&client).await.unwrap();
    (error, posts, made.len())
}

#[tokio::test]
async fn a_creation_that_nobody_heard_of_is_not_made_twice() {
    let (error, posts, made) = create_behind(Fault::close()).await;
    assert_eq!((error.kind(), error.attempts(), posts, made), (ErrorKind::Transport, 1, 1, 1));
    let (error, posts, made) = create_behind(Fault::reset()).await;
    assert_eq!((error.kind(), error.attempts(), posts, made), (ErrorKind::Transport, 1, 1, 1));
    let (error, posts, made) = create_behind(Fault::status(503).header("retry-after", "0")).await;
    assert_eq!((error.kind(), error.attempts(), posts, made), (ErrorKind::Status, 1, 1, 1));
}

#[tokio::test]
async fn a_creation_that_never_left_is_tried_again() {
    // A port that was free a moment ago and that nobody listens to.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let retry = RetryLayer::default().backoff(Duration::ZERO, Duration::ZERO);
    let client =
        Client::builder().base_url(&format!("http://127.0.0.1:{port}")).retry(retry).build().unwrap();
    let error = create_thing(&json!({})).send(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 4));
}

fn see_other() -> http::Response<Body> {
    crate::kit::answer(303, ("location", "https://other.example/v2/things/1"), "")
}

#[tokio::test(start_paused = true)]
async fn a_post_whose_redirection_leads_nowhere_is_not_sent_again() {
    let script = Script::new().response(see_other()).fail(cc_client::Error::connect("refused"));
    let redirects = tower_http::follow_redirect::FollowRedirectLayer::new();
    let client = scripted(script.clone()).attempt_layer(redirects).build().unwrap();

    let error = create_thing(&json!({})).send(&client).await.unwrap_err();

    let methods: Vec<_> = script.requests().iter().map(|request| request.method().clone()).collect();
    assert_eq!(methods, [Method::POST, Method::GET]);
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
    assert!(!error.is_connect(), "it did leave");
}

#[tokio::test(start_paused = true)]
async fn a_post_that_was_answered_is_not_sent_again_when_a_layer_fails_then() {
    let script = Script::new().json("{}").json("{}");
    let audit = cc_client::layer::from_fn(|request, next| async move {
        next.send(request).await?;
        Err(std::io::Error::from(std::io::ErrorKind::ConnectionRefused).into())
    });
    let client = scripted(script.clone()).attempt_layer(audit).build().unwrap();

    create_thing(&json!({})).send(&client).await.unwrap_err();

    assert_eq!(script.requests().len(), 1);
}
