//! Answers that are a success and have another form than declared.

use api_defs::Owner;
use api_defs::v2::application;
use bytes::Bytes;
use cc_client::{Call, Client, Error, ErrorKind, Text};
use http::{Method, StatusCode};
use platform_double::{Fault, Platform};
use serde_json::{Value, json};

use crate::harness::{client, line};

/// The error of a list that comes in this form.
async fn misread(platform: &Platform, client: &Client, kind: &str, body: impl Into<Bytes>) -> Error {
    platform.script(Fault::status(200).header("x-request-id", "req-3").body(kind, body));
    let error = application::get_all(Owner::Me).send(client).await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.status(), Some(StatusCode::OK));
    assert_eq!(error.attempts(), 1, "the same would come again");
    assert_eq!(error.request_id(), Some("req-3"));
    assert_eq!(error.route().unwrap().function(), "get_all");
    error
}

#[tokio::test]
async fn an_empty_answer_is_told_as_such() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    platform.script(Fault::status(204).times(3));

    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Decode, Some(StatusCode::NO_CONTENT)));
    assert_eq!(line(&error), "GET /v2/organisations/<id>/applications: 204 the answer is empty");

    // Where nothing is declared, or nothing may be there, it is what it says.
    Call::<()>::raw(Method::GET, "/v2/self").send(&client).await.unwrap();
    assert!(application::get(Owner::Me, "app_1").send(&client).await.unwrap().is_none());
    assert_eq!(platform.pending_faults(), 0);
}

#[tokio::test]
async fn an_error_that_calls_itself_a_success_keeps_the_platforms_words() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();

    let body = json!({ "id": 4001, "message": "no resource available", "type": "error" });
    let error = misread(&platform, &client, "application/json", body.to_string()).await;

    assert_eq!(error.code(), Some("4001"));
    assert_eq!(error.api().unwrap().message(), Some("no resource available"));
    let line = line(&error);
    assert!(line.contains("at $") && line.contains("no resource available"), "{line}");
}

#[tokio::test]
async fn a_resource_is_not_taken_for_an_error() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();

    let body = json!({ "id": "app_1", "name": "cat", "type": "small" });
    let error = misread(&platform, &client, "application/json", body.to_string()).await;

    assert_eq!((error.api(), error.code()), (None, None));
    assert!(!line(&error).contains("app_1"));
}

#[tokio::test]
async fn the_place_of_the_fault_is_a_json_path() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    let good = json!({ "id": "app_1", "name": "one" });
    for (bad, place) in [
        (json!({ "id": "app_2", "name": 7 }), "[1].name:"),
        (json!({ "id": "app_2" }), "[1]:"),
        (json!({ "id": "app_2", "name": "two", "vhosts": [{ "fqdn": "a.example" }, 3] }), "[1].vhosts[1]:"),
        (json!("app_2"), "[1]:"),
    ] {
        let body = json!([good, bad]).to_string();
        let line = line(&misread(&platform, &client, "application/json", body).await);
        assert!(line.contains(&format!("does not fit at {place}")), "{line}");
    }
}

#[tokio::test]
async fn values_stay_out_of_the_message() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    let secret = "hun\"ter2";
    for bad in [
        json!([secret]),
        json!(secret),
        json!([{ "id": "app_1", "name": [secret] }]),
        json!([{ "id": "app_1", "name": "a", "creationDate": secret }]),
        json!([{ "id": "app_1", "name": "a", "vhosts": secret }]),
    ] {
        let error = misread(&platform, &client, "application/json", bad.to_string()).await;
        let told = format!("{} {error:?} {error:#?}", line(&error));
        assert!(!told.contains("ter2"), "{told}");
        assert!(error.body().unwrap().windows(4).any(|window| window == b"ter2"), "the body has it");
    }
}

#[tokio::test]
async fn a_page_in_the_place_of_json_is_shown_with_its_type() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();

    let page = "<html>\n<h1>Log in</h1></html>";
    let error = misread(&platform, &client, "text/html; charset=utf-8", page).await;

    assert_eq!(error.body().unwrap(), page);
    let line = line(&error);
    assert!(line.contains("(its type is text/html; charset=utf-8)"), "{line}");
    assert!(line.contains("`<html> <h1>Log in</h1></html>`"), "{line}");
}

#[tokio::test]
async fn json_under_another_type_is_still_json() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    platform.script(Fault::status(200).body("text/plain", r#"["a", "b"]"#));

    let call = application::get_all_branches(Owner::Me, "app_1");
    assert_eq!(call.send(&client).await.unwrap(), ["a", "b"]);
}

#[tokio::test]
async fn what_is_not_utf8_is_no_json_and_is_still_a_text() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();

    let body = Bytes::from_static(b"[{\"id\":\"app_1\",\"name\":\"caf\xe9\"}]");
    let error = misread(&platform, &client, "application/json", body.clone()).await;
    assert_eq!(error.body().unwrap(), &body);
    let line = line(&error);
    assert!(line.contains("utf-8"), "{line}");

    platform.script(Fault::status(200).body("text/plain", Bytes::from_static(b"caf\xe9")));
    let text = Call::<Text>::raw(Method::GET, "/v2/self").send(&client).await.unwrap();
    assert_eq!(&*text, "caf\u{fffd}");
}

#[tokio::test]
async fn text_after_the_json_is_a_fault() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();

    line(&misread(&platform, &client, "application/json", "[]\nWarning: deprecated").await);
}

#[tokio::test]
async fn an_answer_nested_without_end_is_refused() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    platform.script(Fault::status(200).body("application/json", "[".repeat(1_000_000)));

    let error = Call::<Value>::raw(Method::GET, "/v2/self").send(&client).await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(line(&error).len() < 1000, "{}", line(&error).len());
}

#[derive(Debug)]
struct Wrapper(cc_client::BoxError);

impl std::fmt::Display for Wrapper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ours")
    }
}

impl std::error::Error for Wrapper {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}

#[tokio::test]
async fn an_error_in_an_error_of_a_layer_keeps_its_kind_and_status() {
    let script = cc_client::testing::Script::new().json("[1, 2, 3]");
    let wrapping = cc_client::layer::from_fn(|request, next| async move {
        next.send(request).await.map_err(|error| Wrapper(error).into())
    });
    let client = cc_client::Client::builder().layer(wrapping).response_limit(3).transport(script);
    let call = cc_client::Call::<serde_json::Value>::raw(http::Method::GET, "/v2/thing");
    let error = call.send(&client.build().unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), cc_client::ErrorKind::TooLarge);
    assert_eq!(error.status(), Some(http::StatusCode::OK));
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "ours");
}
