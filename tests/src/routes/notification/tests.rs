#![allow(clippy::unwrap_used)]

use crate::{Platform, testing::call};
use serde_json::{Value, json};

/// Makes, reads, changes and removes a notification of each owner.
fn lives(kind: &str, first: &Value, second: &Value) {
    let platform = Platform::start();
    let seed = platform.seed();
    for owner in [&seed.organisation_id, &seed.user_id] {
        let list = format!("/v2/notifications/{kind}/{owner}");
        let get = || call(&platform, "GET", &list, None).json();
        assert_eq!(get(), json!([]));
        let created = call(&platform, "POST", &list, Some(first.clone())).json();
        assert_eq!((&created["ownerId"], &created["name"]), (&json!(owner), &first["name"]));
        assert_eq!(get(), json!([created]));
        let one = format!("{list}/{}", created["id"].as_str().unwrap());
        let changed = call(&platform, "PUT", &one, Some(second.clone())).json();
        assert_eq!((&changed["id"], changed.get("name")), (&created["id"], None));
        assert_eq!(get(), json!([changed]));
        assert_eq!([(); 2].map(|()| call(&platform, "DELETE", &one, None).status), [204, 404]);
    }
    assert_eq!(call(&platform, "GET", &format!("/v2/notifications/{kind}/orga_none"), None).status, 404);
}

#[test]
fn emails_are_sent_to_targets() {
    let first = json!({
        "name": "all", "notified": [{ "type": "email", "target": "a@example.com,b@example.com" }],
        "events": ["GIT_PUSH", "META_CREDITS"], "scope": ["app_1"],
    });
    lives("emailhooks", &first, &json!({ "notified": [{ "type": "organisation" }, { "type": "userid" }] }));
}

#[test]
fn webhooks_have_formats_and_a_state() {
    let urls = json!([{ "format": "slack", "url": "https://hooks.example.com/a" }]);
    lives("webhooks", &json!({ "name": "chat", "urls": urls }), &json!({ "urls": urls }));
    let platform = Platform::start();
    let list = format!("/v2/notifications/webhooks/{}", platform.seed().user_id);
    let created = call(&platform, "POST", &list, Some(json!({ "urls": urls }))).json();
    assert_eq!((&created["state"], &created["failures"]), (&json!("ENABLED"), &json!([])));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let platform = Platform::start();
    let status = |kind: &str, body: Value| {
        let path = format!("/v2/notifications/{kind}/{}", platform.seed().user_id);
        call(&platform, "POST", &path, Some(body)).status
    };
    assert_eq!(status("emailhooks", json!({})), 400);
    assert_eq!(status("emailhooks", json!({ "notified": [{ "type": "email" }] })), 400);
    assert_eq!(status("emailhooks", json!({ "notified": [], "events": ["MOON_LANDING"] })), 400);
    assert_eq!(status("webhooks", json!({ "urls": [{ "format": "smoke", "url": "x" }] })), 400);
}

#[test]
fn what_can_be_told_is_listed() {
    let platform = Platform::start();
    let get = |what: &str| call(&platform, "GET", &format!("/v2/notifications/info/{what}"), None).json();
    assert_eq!(get("webhookformats"), json!(["raw", "slack", "flowdock", "gitter"]));
    let info = get("events");
    assert_eq!(info["events"].as_array().unwrap().len(), 21);
    assert_eq!(info["meta_events"]["META_CREDITS"], json!(["CREDITS_ADDED"]));
}
