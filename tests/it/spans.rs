//! The span of a call: named by the declaration, without ids, with the outcome.

use cc_client::testing::Script;
use cc_client::{Call, Error};
use http::Method;
use serde_json::{Value, json};

use crate::capture::{Capture, Entry};
use crate::kit::{Spy, create_thing, get_thing, scripted, unavailable};

const ID: &str = "thing_4711";

/// The span of one call.
async fn span_of<T: cc_client::Answer>(call: Call<T>, script: Script) -> (Entry, Vec<Entry>, String) {
    let capture = Capture::start();
    let client = scripted(script).attempt_layer(Spy::default()).build().unwrap();
    let _ = call.send(&client).await;
    let is_ours = |entry: &Entry| entry.target.starts_with("cc_client");
    let spans: Vec<_> = capture.spans().into_iter().filter(is_ours).collect();
    let events: Vec<_> = capture.events().into_iter().filter(is_ours).collect();
    assert_eq!(spans.len(), 1, "one span a call: {spans:?}");
    (spans[0].clone(), events, capture.text())
}

#[track_caller]
fn assert_field(entry: &Entry, name: &str, value: &str) {
    assert_eq!(entry.fields.get(name).map(String::as_str), Some(value), "{name} of {entry:?}");
}

#[tokio::test(start_paused = true)]
async fn a_call_has_a_span_that_is_named_by_its_declaration() {
    let call = get_thing(ID).page(77).into_call();
    let (span, events, text) = span_of(call, Script::new().json(r#"{"name":"cat"}"#)).await;
    assert_eq!((span.name, span.level.as_str()), ("clever_cloud.call", "DEBUG"));
    assert_field(&span, "otel.name", "GET /v2/things/<thing_id>");
    assert_field(&span, "otel.kind", "client");
    assert_field(&span, "http.request.method", "GET");
    assert_field(&span, "http.route", "/v2/things/<thing_id>");
    assert_field(&span, "code.function", "kit::get_thing");
    assert_field(&span, "server.address", "api.example");
    assert_field(&span, "http.response.status_code", "200");
    assert_field(&span, "attempts", "1");
    assert_eq!(span.fields.get("error"), None);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].parent, Some("clever_cloud.call"));
    for value in [ID, "77", "cat"] {
        assert!(!text.contains(value), "{value} in {text}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_span_tells_how_often_it_was_tried_and_how_it_ended() {
    let script = Script::new().response(unavailable()).response(unavailable()).status(404);
    let (span, _, _) = span_of(get_thing(ID).into_call(), script).await;
    assert_field(&span, "http.response.status_code", "404");
    assert_field(&span, "attempts", "3");

    let script = Script::new().response(unavailable()).fail(Error::transport("reset"));
    let call = create_thing(&json!({ "name": "cat" })).retry(cc_client::Retry::Safe);
    let script = script.fail(Error::transport("reset")).fail(Error::transport("reset"));
    let (span, events, text) = span_of(call, script).await;
    assert_field(&span, "otel.name", "POST /v2/things");
    assert_field(&span, "attempts", "4");
    assert_eq!(span.fields.get("http.response.status_code"), None);
    assert!(span.fields["error"].contains("the connection broke"), "{span:?}");
    assert_eq!(events.len(), 1);
    assert!(!text.contains("cat"), "{text}");
}

#[tokio::test]
async fn a_call_that_nobody_declared_shows_no_path() {
    let call = Call::<Value>::raw(Method::GET, format!("/v2/things/{ID}?token=x"));
    let (span, _, text) = span_of(call, Script::new().json("{}")).await;
    assert_field(&span, "http.route", "undeclared");
    assert_field(&span, "otel.name", "GET undeclared");
    assert!(!text.contains(ID) && !text.contains("token"), "{text}");
}
