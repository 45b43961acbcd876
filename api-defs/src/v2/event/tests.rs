//! Events, made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::{Value, from_str, json};

use super::*;

const EVENT: &str = r#"{
    "event": "DEPLOYMENT_ACTION_BEGIN", "date": "2026-11-23T10:00:00Z", "authorId": "user_1",
    "data": "{\"id\":12,\"appId\":\"app_1\",\"uuid\":\"deployment_1\",\"state\":\"WIP\"}"
}"#;

fn about(data: &Value) -> PlatformEvent {
    serde_json::from_value(json!({ "event": "GIT_PUSH", "data": data.to_string() })).unwrap()
}

#[test]
fn the_data_is_json_in_a_string() {
    let event: PlatformEvent = from_str(EVENT).unwrap();
    assert_eq!(event.kind, Some(EventKind::DeploymentActionBegin));
    assert_eq!(event.data["state"], "WIP");
    assert_eq!(event.application_id(), Some("app_1".into()));
    assert_eq!(Value::Object(event.rest), json!({ "date": "2026-11-23T10:00:00Z", "authorId": "user_1" }));
}

#[test]
fn an_event_may_have_nothing() {
    for body in ["{}", r#"{"event":null,"data":null}"#, r#"{"data":"null"}"#] {
        let event: PlatformEvent = from_str(body).unwrap();
        assert_eq!((event.kind.as_ref(), &event.data), (None, &Value::Null), "{body}");
        assert_eq!(event.application_id(), None);
    }
}

#[test]
fn a_kind_of_tomorrow_is_kept() {
    let event: PlatformEvent = from_str(r#"{"event":"EVENT_OF_TOMORROW"}"#).unwrap();
    assert_eq!(event.kind.as_ref().map(EventKind::as_str), Some("EVENT_OF_TOMORROW"));
    assert!(matches!(event.kind, Some(EventKind::Other(_))));
}

#[test]
fn nothing_is_lost_of_what_has_another_form() {
    let event: PlatformEvent = from_str(r#"{"data":"not {json","event":7,"x":1}"#).unwrap();
    assert_eq!((event.kind, event.data), (None, json!("not {json")));
    assert_eq!(Value::Object(event.rest), json!({ "event": 7, "x": 1 }));

    let event: PlatformEvent = from_str(r#"{"data":{"id":"app_1"}}"#).unwrap();
    assert_eq!(event.data, json!({ "id": "app_1" }));
}

#[test]
fn an_event_is_an_object() {
    for body in ["1", "[]", r#""x""#, "null"] {
        assert!(from_str::<PlatformEvent>(body).is_err(), "{body}");
    }
}

#[test]
fn an_application_is_the_id_or_the_app_id_of_the_data() {
    let application = ApplicationId::from("app_1");
    for (data, concerned) in [
        (json!({ "id": "app_1" }), true),
        (json!({ "appId": "app_1" }), true),
        (json!({ "id": "addon_1", "appId": "app_1" }), true),
        (json!({ "id": "app_2" }), false),
        (json!({ "id": ["app_1"], "other": "app_1" }), false),
        (json!("app_1"), false),
        (json!(["app_1"]), false),
        (json!(null), false),
    ] {
        let event = about(&data);
        assert_eq!(event.concerns("app_1"), concerned, "{data}");
        assert_eq!(event.concerns(&application), concerned, "{data}");
        assert_eq!(event.application_id().as_ref() == Some(&application), concerned, "{data}");
    }
}

#[test]
fn the_id_of_something_else_is_no_application_s() {
    assert_eq!(about(&json!({ "id": "addon_1" })).application_id(), None);
}

#[test]
fn what_an_event_holds_is_not_printed() {
    let body =
        r#"{"event":"APPLICATION_EDITION","key":"s3cr3t","data":"{\"id\":\"app_1\",\"env\":\"s3cr3t\"}"}"#;
    let event: PlatformEvent = from_str(body).unwrap();
    for shown in [format!("{event:?}"), format!("{event:#?}")] {
        assert!(shown.contains("ApplicationEdition") && shown.contains("app_1"), "{shown}");
        assert!(!shown.contains("s3cr3t"), "{shown}");
    }
}

#[test]
fn the_events_of_an_application_are_some_of_all() {
    let application = ApplicationId::from("app_1");
    for stream in [application_events("app_1"), application_events(&application)] {
        assert_eq!(stream.target(), platform_events().target());
    }
}
