#![allow(clippy::unwrap_used)]

use crate::{
    Platform,
    testing::{Answer, call, open_with, read},
};
use serde_json::{Value, json};

/// Asks for a token without credentials in the head.
fn ask(platform: &Platform, changes: Value) -> Answer {
    let mut body = json!({
        "email": "ada@example.com", "password": platform.seed().password, "name": "laptop",
        "expirationDate": "2999-01-01T00:00:00.000Z",
    });
    body.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    let body = body.to_string();
    read(open_with(platform, "POST", "/api-tokens", &[], Some(("application/json", &body))).unwrap()).unwrap()
}

#[test]
fn a_new_token_lets_in_until_it_is_deleted() {
    let platform = Platform::start();
    let created = ask(&platform, json!({ "description": "the new one" })).json();
    let bearer = format!("Bearer {}", created["apiToken"].as_str().unwrap());
    let profile = || {
        let headers = [("authorization", bearer.as_str())];
        read(open_with(&platform, "GET", "/v2/self", &headers, None).unwrap()).unwrap().status
    };
    assert_eq!(profile(), 200);
    let list = || call(&platform, "GET", "/api-tokens", None).json();
    let tokens = list();
    assert_eq!((tokens.as_array().unwrap().len(), tokens[0].get("description")), (2, None));
    assert_eq!((&tokens[1]["description"], tokens[1].get("apiToken")), (&json!("the new one"), None));
    assert_eq!(
        (&tokens[1]["state"], &tokens[1]["userId"]),
        (&json!("ACTIVE"), &json!(platform.seed().user_id))
    );
    let one = format!("/api-tokens/{}", created["apiTokenId"].as_str().unwrap());
    assert_eq!(call(&platform, "PUT", &one, Some(json!({ "name": "desk" }))).status, 204);
    assert_eq!((&list()[1]["name"], list()[1].get("description")), (&json!("desk"), None));
    assert_eq!([(); 2].map(|()| call(&platform, "DELETE", &one, None).status), [204, 404]);
    assert_eq!(profile(), 401);
}

#[test]
fn who_asks_must_know_the_password_and_say_when_it_ends() {
    let platform = Platform::start();
    let refused = ask(&platform, json!({ "password": "wrong" }));
    assert_eq!((refused.status, refused.json()["code"].clone()), (401, json!("invalid-credential")));
    assert_eq!(ask(&platform, json!({ "email": "charles@example.com" })).status, 401);
    assert_eq!(ask(&platform, json!({ "expirationDate": "2001-01-01T00:00:00Z" })).status, 400);
    assert_eq!(ask(&platform, json!({ "expirationDate": null })).status, 400);
}
