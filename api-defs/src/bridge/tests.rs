//! Bodies of the bridge, made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::json;

use super::*;

#[test]
fn a_token_is_read() {
    let token: ApiToken = serde_json::from_value(json!({
        "apiTokenId": "tok_1", "userId": "user_1", "name": "deploys", "description": "From the forge",
        "creationDate": "2026-01-01T10:00:00Z", "expirationDate": "2027-01-01T10:00:00Z",
        "ip": "192.0.2.1", "state": "EXPIRED"
    }))
    .unwrap();
    assert_eq!(token.id, "tok_1");
    assert_eq!(token.user_id.unwrap(), "user_1");
    assert_eq!(token.state, Some(ApiTokenState::Expired));
    assert_eq!(token.expiration_date.unwrap().to_string(), "2027-01-01T10:00:00Z");

    let token: ApiToken =
        serde_json::from_value(json!({ "apiTokenId": "tok_1", "state": "PAUSED" })).unwrap();
    assert_eq!(token.state.unwrap().as_str(), "PAUSED");
    assert!(token.name.is_none() && token.creation_date.is_none());
}

#[test]
fn the_secret_of_a_new_token_is_read_and_not_shown() {
    let body = json!({ "apiToken": "s3cr3t", "apiTokenId": "tok_1", "name": "deploys" });
    let created: CreatedApiToken = serde_json::from_value(body).unwrap();
    assert_eq!(created.api_token.expose(), "s3cr3t");
    assert!(!format!("{created:?}").contains("s3cr3t"));
}

#[test]
fn what_a_token_is_made_from_is_sent_and_not_shown() {
    let date = "2027-01-01T10:00:00Z".parse().unwrap();
    let least = CreateApiToken::new("a@example.com", "hunter2", "deploys", date);
    assert_eq!(
        json!(least),
        json!({
            "email": "a@example.com", "password": "hunter2", "name": "deploys",
            "expirationDate": "2027-01-01T10:00:00.000Z"
        })
    );
    let all = least.mfa_code("123456").description("From the forge");
    assert_eq!(json!(all)["mfaCode"], "123456");
    assert_eq!(json!(all)["description"], "From the forge");
    let shown = format!("{all:?}");
    assert!(!shown.contains("hunter2") && !shown.contains("123456"), "{shown}");
}

#[test]
fn a_change_names_the_token_and_may_describe_it() {
    assert_eq!(json!(UpdateApiToken::new("n")), json!({ "name": "n" }));
    assert_eq!(json!(UpdateApiToken::new("n").description("d")), json!({ "name": "n", "description": "d" }));
}
