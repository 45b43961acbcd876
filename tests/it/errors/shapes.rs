//! The platform's own descriptions of errors, in all their shapes.

use api_defs::v2::{application, organisation, user};
use api_defs::{Me, Owner};
use cc_client::{Call, Client, Error, ErrorKind};
use http::{Method, StatusCode};
use platform_double::{Fault, Platform};
use serde_json::{Value, json};

use crate::harness::{client, line};

/// The error of one call that gets this status and body.
async fn refused(platform: &Platform, client: &Client, status: u16, body: Value) -> Error {
    platform.script(Fault::status(status).json(&body));
    application::get_all(Owner::Me).send(client).await.unwrap_err()
}

#[tokio::test]
async fn v2_answers_a_number_a_message_and_a_type() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();

    let error = application::get_all("orga_nobody").send(&client).await.unwrap_err();

    let api = error.api().unwrap();
    assert_eq!((error.code(), api.code(), api.kind()), (Some("4004"), Some("4004"), Some("error")));
    let message = api.message().unwrap();
    assert!(message.contains("orga_nobody"), "{message}");
    assert!(error.is_not_found());
    assert_eq!(line(&error), format!("GET /v2/organisations/<id>/applications: 404 [4004] {message}"));
}

#[tokio::test]
async fn what_is_not_found_is_none_where_that_can_be_said_and_else_an_error() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    let missing = || {
        platform.script(Fault::status(404).json(&json!({ "id": 4004, "message": "gone", "type": "error" })))
    };

    missing();
    assert_eq!(organisation::get(Me).send(&client).await.unwrap(), None);
    missing();
    let error = user::get_profile().send(&client).await.unwrap_err();

    assert_eq!((error.kind(), error.code(), error.attempts()), (ErrorKind::Status, Some("4004"), 1));
    assert!(error.is_not_found());
    assert_eq!(line(&error), "GET /v2/organisations/<id>: 404 [4004] gone");
}

#[tokio::test]
async fn v4_answers_a_code_an_error_and_a_field() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();

    let call = Call::<Value>::raw(Method::GET, "/v4/products/zones/nowhere");
    let error = call.send(&client).await.unwrap_err();

    let recorded = &platform.requests()[0];
    assert_eq!(recorded.status, error.status());
    assert_eq!(error.code(), Some("clever.core.not-found"));
    assert_eq!(error.api().unwrap().message(), Some(r#"The zone "nowhere" was not found."#));
    assert_eq!(error.request_id(), Some("request_0"), "it is in the body");
    assert_eq!(
        line(&error),
        r#"404 [clever.core.not-found] The zone "nowhere" was not found. (request request_0)"#
    );
}

#[tokio::test]
async fn v4_names_the_refused_value_apart() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();

    let body = json!({
        "code": "clever.core.bad-request",
        "error": "invalid id",
        "context": { "OVDErrorFieldContext": { "fieldName": "id", "fieldValue": "orga_x" } },
    });
    let error = refused(&platform, &client, 400, body).await;

    assert_eq!(
        line(&error),
        "GET /v2/organisations/<id>/applications: 400 [clever.core.bad-request] invalid id: orga_x"
    );
}

#[tokio::test]
async fn other_parts_answer_a_code_and_a_message() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();

    let body = json!({ "code": "quota", "message": "too many", "error": "ignored" });
    let error = refused(&platform, &client, 400, body).await;

    assert_eq!((error.code(), error.api().unwrap().message()), (Some("quota"), Some("too many")));
    assert_eq!(line(&error), "GET /v2/organisations/<id>/applications: 400 [quota] too many");
}

#[tokio::test]
async fn a_message_of_several_lines_is_told_in_one() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();

    let body = json!({ "id": "a\nb", "message": "first\r\nsecond\u{1b}[31m" });
    let error = refused(&platform, &client, 400, body).await;

    assert_eq!(error.api().unwrap().message(), Some("first\r\nsecond\u{1b}[31m"), "kept as it came");
    let line = line(&error);
    assert!(line.contains("first") && line.contains("second"), "{line}");
}

#[tokio::test]
async fn a_code_alone_is_told_with_the_status() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();

    let error = refused(&platform, &client, 409, json!({ "id": 4090 })).await;

    assert_eq!(error.code(), Some("4090"));
    assert_eq!(line(&error), "GET /v2/organisations/<id>/applications: 409 [4090] Conflict");
}

#[tokio::test]
async fn unknown_and_insufficient_credentials_are_told_apart() {
    let platform = Platform::start();
    let stranger = crate::harness::client_of(&platform.base_url()).build().unwrap();

    let error = application::get_all(Owner::Me).send(&stranger).await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Unauthorized);
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
    assert_eq!(error.code(), Some("2001"));
    assert_eq!((error.attempts(), platform.requests().len()), (1, 1));
    assert!(error.is_auth());
    line(&error);

    let client = client(&platform).build().unwrap();
    let error = refused(&platform, &client, 403, json!({ "id": 403, "message": "not yours" })).await;

    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(error.status(), Some(StatusCode::FORBIDDEN));
    assert!(error.is_auth());
    line(&error);
}

#[tokio::test]
async fn what_may_be_missing_is_none_on_404_and_an_error_on_any_other() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();
    let get = |id: &str| application::get(Owner::Me, id).send(&client);

    assert!(get("app_nobody").await.unwrap().is_none());
    assert_eq!(platform.requests()[0].status, Some(StatusCode::NOT_FOUND));
    assert!(get(&platform.seed().own_application_id).await.unwrap().is_some());

    // A page of a gateway says the same by its status.
    platform.script(Fault::status(404).body("text/html", "<h1>404</h1>"));
    assert!(get("app_nobody").await.unwrap().is_none());

    for status in [400, 401, 403, 409, 410, 500] {
        platform.script(Fault::status(status).json(&json!({ "id": 1, "message": "no" })));
        let error = get("app_nobody").await.unwrap_err();
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.is_auth(), matches!(status, 401 | 403));
        assert!(!error.is_not_found());
        line(&error);
    }
}

#[tokio::test]
async fn a_404_is_an_error_where_nothing_may_be_missing() {
    let platform = Platform::start();
    let client = client(&platform).build().unwrap();

    let error = application::get_all_env_vars(Owner::Me, "app_nobody").send(&client).await.unwrap_err();

    assert!(error.is_not_found());
    assert_eq!(error.kind(), ErrorKind::Status);
}
