#![allow(clippy::unwrap_used)]

use crate::{
    Platform,
    testing::{Answer, call, open_with, read},
};
use serde_json::{Value, json};

/// Sends a script, without credentials in the head.
fn exec(platform: &Platform, script: &str) -> Answer {
    read(
        open_with(platform, "POST", "/api/v0/exec?__=statuscodes", &[], Some(("text/plain", script)))
            .unwrap(),
    )
    .unwrap()
}

fn token(platform: &Platform, tail: &str, body: Value) -> Answer {
    let path = format!("/v4/stats/organisations/{}/{tail}", platform.seed().organisation_id);
    call(platform, "POST", &path, Some(body))
}

#[test]
fn a_script_with_a_known_token_leaves_a_stack() {
    let platform = Platform::start();
    let app = &platform.seed().application_id;
    let made =
        token(&platform, &format!("resources/{app}/tokens/read"), json!({ "applications": ["metrics"] }))
            .json();
    assert_eq!((&made["scope"], &made["applications"]), (&json!("READ"), &json!(["metrics"])));
    let owner = &platform.seed().organisation_id;
    let old = call(&platform, "GET", &format!("/v2/w10tokens/accessLogs/read/{owner}"), None).json();
    for token in [&made["token"], &old, &json!(platform.seed().warp10_token)] {
        let token = token.as_str().unwrap();
        let script = format!("'{token}' 'app_id' '{app}' NOW 24 h @clevercloud/accessLogs_status_code_v1");
        assert_eq!(exec(&platform, &script).json()[0]["200"], 120);
        assert_eq!(exec(&platform, &format!("'{token}' DROP")).json(), json!([]));
    }
    platform.warp10_stack(&json!([42, "x"]));
    assert_eq!(exec(&platform, &format!("'{}' F", platform.seed().warp10_token)).json(), json!([42, "x"]));
}

#[test]
fn another_script_is_refused_in_a_header() {
    let platform = Platform::start();
    let refused = exec(&platform, "'nonsense' NOW");
    assert_eq!(refused.status, 500);
    assert!(refused.header("x-warp10-error-message").unwrap().contains("Invalid token"));
}

#[test]
fn tokens_are_for_what_there_is() {
    let platform = Platform::start();
    assert_eq!(
        token(&platform, "tokens/read", json!({})).json()["applications"].as_array().unwrap().len(),
        3
    );
    assert_eq!(token(&platform, "tokens/read", json!({ "applications": ["moon"] })).status, 400);
    assert_eq!(token(&platform, "resources/app_none/tokens/read", json!({})).status, 404);
    let addon = &platform.seed().addon_real_id;
    assert_eq!(
        token(&platform, &format!("resources/{addon}/tokens/read"), json!({ "ttl": "PT1H" })).status,
        200
    );
}
