#![allow(clippy::unwrap_used)]

use crate::{
    Platform,
    testing::{Answer, call},
};
use serde_json::{Value, json};

/// Requests about the drains of the application that is there from the start.
fn drains(platform: &Platform, method: &str, tail: &str, body: Option<Value>) -> Answer {
    let seed = platform.seed();
    let (owner, app) = (&seed.organisation_id, &seed.application_id);
    call(platform, method, &format!("/v4/drains/organisations/{owner}/applications/{app}/drains{tail}"), body)
}

fn to(kind: &str, more: &[(&str, &str)]) -> Value {
    let mut recipient = json!({ "type": kind, "url": "https://drain.example.com" });
    for (field, value) in more {
        recipient[*field] = json!(value);
    }
    json!({ "kind": "LOG", "recipient": recipient })
}

fn create(platform: &Platform, body: Value) -> String {
    drains(platform, "POST", "", Some(body)).json()["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_drain_is_enabled_and_disabled_when_it_is_told_to() {
    let platform = Platform::start();
    let id = create(&platform, to("RAW_HTTP", &[("username", "ada"), ("password", "s3cret")]));
    let get = || drains(&platform, "GET", &format!("/{id}"), None).json();
    let states = || {
        let drain = get();
        (drain["status"]["status"].clone(), drain["execution"]["status"].clone())
    };
    assert_eq!(states(), (json!("ENABLING"), json!("NOT_RUNNING")));
    assert_eq!(get()["recipient"]["password"], "********");
    platform.finish_drains();
    assert_eq!(states(), (json!("ENABLED"), json!("RUNNING")));
    let ask = |what: &str| drains(&platform, "PUT", &format!("/{id}/{what}"), None).status;
    assert_eq!((ask("enable"), states().0), (204, json!("ENABLED")));
    assert_eq!((ask("disable"), states().0), (204, json!("DISABLING")));
    platform.finish_drains();
    assert_eq!(states(), (json!("DISABLED"), json!("NOT_RUNNING")));
    assert_eq!((ask("enable"), states().0), (204, json!("ENABLING")));
    let remove = || drains(&platform, "DELETE", &format!("/{id}"), None).status;
    assert_eq!((remove(), remove(), ask("enable")), (204, 404, 404));
}

#[test]
fn drains_are_listed_by_their_states() {
    let platform = Platform::start();
    let old = create(&platform, to("DATADOG", &[]));
    platform.finish_drains();
    let new = create(&platform, to("NEWRELIC", &[("apiKey", "key")]));
    let list = |query: &str| {
        let drains = drains(&platform, "GET", query, None).json();
        drains.as_array().unwrap().iter().map(|drain| drain["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(list(""), [json!(old), json!(new)]);
    assert_eq!(list("?status=ENABLED&status=DISABLED"), [json!(old)]);
    assert_eq!(list("?executionStatus=NOT_RUNNING"), [json!(new)]);
    assert_eq!(list("?executionStatusNotIn=NOT_RUNNING&executionStatusNotIn=RETRYING"), [json!(old)]);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let platform = Platform::start();
    let refused = [to("MOON", &[]), to("NEWRELIC", &[]), json!({ "kind": "LOG" }), json!({ "kind": "MOON" })];
    for body in refused {
        assert_eq!(drains(&platform, "POST", "", Some(body.clone())).status, 400, "{body}");
    }
    let seed = platform.seed();
    let path = format!("/v4/drains/organisations/{}/applications/app_none/drains", seed.organisation_id);
    let gone = call(&platform, "GET", &path, None);
    assert_eq!((gone.status, &gone.json()["code"]), (404, &json!("clever.core.not-found")));
}

#[test]
fn an_addon_has_drains_by_its_real_id_and_they_go_with_it() {
    let platform = Platform::start();
    let seed = platform.seed();
    let list = |id: &str| {
        let owner = &seed.organisation_id;
        let path = format!("/v4/drains/organisations/{owner}/resources/{id}/drains");
        call(&platform, "POST", &path, Some(to("SYSLOG_TCP", &[]))).status
    };
    assert_eq!((list(&seed.addon_real_id), list(&seed.addon_id)), (200, 404));
    call(
        &platform,
        "DELETE",
        &format!("/v2/organisations/{}/addons/{}", seed.organisation_id, seed.addon_id),
        None,
    );
    assert_eq!(list(&seed.addon_real_id), 404);
}

#[test]
fn the_older_drains_are_another_list() {
    let platform = Platform::start();
    let path = format!("/v2/logs/{}/drains", platform.seed().application_id);
    let body = json!({ "url": "https://drain.example.com", "drainType": "HTTP" });
    let created = call(&platform, "POST", &path, Some(body.clone())).json();
    assert_eq!((&created["state"], &created["target"]), (&json!("ENABLED"), &body));
    let one = format!("{path}/{}", created["id"].as_str().unwrap());
    let set = |state: &str| call(&platform, "PUT", &format!("{one}/state"), Some(json!({ "state": state })));
    assert_eq!((set("DISABLED").json()["state"].clone(), set("MOON").status), (json!("DISABLED"), 400));
    assert_eq!(call(&platform, "GET", &path, None).json()[0]["state"], "DISABLED");
    assert_eq!(drains(&platform, "GET", "", None).json(), json!([]));
    assert_eq!([(); 2].map(|()| call(&platform, "DELETE", &one, None).status), [200, 404]);
}
