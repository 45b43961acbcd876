//! Bodies of notifications, made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::{from_str, from_value, json, to_value};

use super::*;
use crate::v2::event::EventKind;

const EMAIL_HOOK: &str = r#"{
    "id": "emailhook_1", "ownerId": "orga_1", "name": "Deployments",
    "notified": [{ "type": "email", "target": "ada@example.com,ops@example.com" },
                 { "type": "organisation" }, { "type": "userid", "target": null }],
    "events": ["DEPLOYMENT_FAIL", "META_CREDITS"], "scope": ["app_1"],
    "createdAt": 1700000000123, "fieldOfTomorrow": 1
}"#;

const WEBHOOK: &str = r#"{
    "id": "webhook_1", "ownerId": "orga_1", "name": "Chat",
    "urls": [{ "format": "slack", "url": "https://hooks.example.com/k3y" }],
    "events": ["GIT_PUSH"], "scope": null, "createdAt": "2026-11-23T10:00:00Z", "state": "ENABLED",
    "failures": [
        { "url": "https://hooks.example.com/k3y", "status": 404, "partialBody": "no_team",
          "createdAt": "2026-11-23T11:00:00Z" },
        { "url": "https://gone.example.com/k3y", "networkFailure": "no such host", "status": null }
    ]
}"#;

#[test]
fn a_notification_by_email_is_read() {
    let hook: EmailHook = from_str(EMAIL_HOOK).unwrap();
    assert_eq!(hook.id, "emailhook_1");
    assert_eq!((hook.owner_id.unwrap().as_str(), hook.name.as_deref()), ("orga_1", Some("Deployments")));
    assert_eq!(
        hook.targets,
        [
            EmailTarget::addresses(["ada@example.com", "ops@example.com"]),
            EmailTarget::Organisation,
            EmailTarget::User,
        ]
    );
    assert_eq!(hook.events, [EventKind::DeploymentFail.into(), EventGroup::Credits.into()]);
    assert_eq!(hook.scope, ["app_1"]);
    assert_eq!(hook.created_at.unwrap().as_millisecond(), 1_700_000_000_123);
}

#[test]
fn a_webhook_is_read() {
    let hook: Webhook = from_str(WEBHOOK).unwrap();
    assert_eq!(hook.id, "webhook_1");
    assert_eq!(hook.urls[0].format, Some(WebhookFormat::Slack));
    assert_eq!(hook.urls[0].url.expose(), "https://hooks.example.com/k3y");
    assert_eq!(hook.events, [EventChoice::Kind(EventKind::GitPush)]);
    assert!(hook.scope.is_empty());
    assert_eq!(hook.created_at.unwrap().to_string(), "2026-11-23T10:00:00Z");
    assert_eq!(hook.state, Some(WebhookState::Enabled));
    assert_eq!(hook.failures[0].status, Some(404));
    assert_eq!(hook.failures[0].partial_body.as_deref(), Some("no_team"));
    assert_eq!(hook.failures[0].created_at.unwrap().to_string(), "2026-11-23T11:00:00Z");
    assert_eq!(hook.failures[1].network_failure.as_deref(), Some("no such host"));
    assert_eq!(hook.failures[1].status, None);
}

#[test]
fn only_the_id_is_needed() {
    let body = r#"{"id":"h","name":null,"notified":null,"events":null,"scope":null,"createdAt":null}"#;
    let hook: EmailHook = from_str(body).unwrap();
    assert!(hook.targets.is_empty() && hook.events.is_empty() && hook.scope.is_empty());

    let hook: Webhook = from_str(r#"{"id":"h","urls":null,"failures":null,"state":null}"#).unwrap();
    assert!(hook.urls.is_empty() && hook.failures.is_empty());
    assert!(from_str::<Webhook>(r#"{"id":"h"}"#).is_ok());
}

#[test]
fn what_is_not_known_is_kept() {
    let body = json!({
        "id": "h", "events": ["META_TOMORROW", "TOMORROW"],
        "notified": [{ "type": "pigeon", "target": "roof" }, { "type": "email" }, "all"],
    });
    let hook: EmailHook = from_value(body.clone()).unwrap();
    assert_eq!(
        hook.events,
        [EventChoice::Group("META_TOMORROW".into()), EventChoice::Kind("TOMORROW".into())]
    );
    assert_eq!(to_value(&hook.events).unwrap(), body["events"]);
    assert!(matches!(&hook.targets[0], EmailTarget::Other(target) if target["target"] == "roof"));
    assert_eq!(to_value(&hook.targets).unwrap(), body["notified"]);
}

#[test]
fn no_address_of_a_webhook_is_printed() {
    let hook: Webhook = from_str(WEBHOOK).unwrap();
    let request = CreateWebhook::new("Chat", WebhookFormat::Slack, "https://hooks.example.com/k3y");
    for shown in [format!("{hook:?}"), format!("{hook:#?}"), format!("{request:?}"), format!("{request:#?}")]
    {
        assert!(!shown.contains("k3y"), "{shown}");
        assert!(shown.contains("Chat"), "{shown}");
    }
}

#[test]
fn targets_go_both_ways() {
    for (target, body) in [
        (EmailTarget::addresses(["a@b.c"]), json!({ "type": "email", "target": "a@b.c" })),
        (EmailTarget::addresses(["a@b.c", "d@e.f"]), json!({ "type": "email", "target": "a@b.c,d@e.f" })),
        (EmailTarget::Organisation, json!({ "type": "organisation" })),
        (EmailTarget::User, json!({ "type": "userid" })),
    ] {
        assert_eq!(to_value(&target).unwrap(), body);
        assert_eq!(from_value::<EmailTarget>(body).unwrap(), target);
    }
    let spaced: EmailTarget = from_value(json!({ "type": "email", "target": "a@b.c, d@e.f" })).unwrap();
    assert_eq!(spaced, EmailTarget::addresses(["a@b.c", "d@e.f"]));
}

#[test]
fn a_notification_by_email_is_created_with_what_was_given() {
    let hook = CreateEmailHook::new("Deployments", EmailTarget::User);
    assert_eq!(
        to_value(&hook).unwrap(),
        json!({ "name": "Deployments", "notified": [{ "type": "userid" }] })
    );

    let events = [EventChoice::from(EventKind::GitPush), EventGroup::DeploymentResult.into()];
    let hook = hook.target(EmailTarget::Organisation).events(events).scope(["app_1"]);
    assert_eq!(
        to_value(&hook).unwrap(),
        json!({
            "name": "Deployments", "notified": [{ "type": "userid" }, { "type": "organisation" }],
            "events": ["GIT_PUSH", "META_DEPLOYMENT_RESULT"], "scope": ["app_1"],
        })
    );
}

#[test]
fn a_webhook_is_created_with_what_was_given() {
    let hook = CreateWebhook::new("Chat", "slack", "https://a.example");
    assert_eq!(
        to_value(&hook).unwrap(),
        json!({ "name": "Chat", "urls": [{ "format": "slack", "url": "https://a.example" }] })
    );

    let hook = hook
        .url(WebhookFormat::Raw, "https://b.example")
        .events([EventKind::DeploymentFail])
        .scope(["app_1"]);
    assert_eq!(
        to_value(&hook).unwrap(),
        json!({
            "name": "Chat",
            "urls": [
                { "format": "slack", "url": "https://a.example" },
                { "format": "raw", "url": "https://b.example" },
            ],
            "events": ["DEPLOYMENT_FAIL"], "scope": ["app_1"],
        })
    );
}

#[test]
fn available_events_are_read() {
    let available: AvailableEvents = from_value(json!({
        "events": ["GIT_PUSH", "CREDITS_ADDED"],
        "meta_events": { "META_CREDITS": ["CREDITS_ADDED"], "META_TOMORROW": null },
    }))
    .unwrap();
    assert_eq!(available.events, [EventKind::GitPush, EventKind::CreditsAdded]);
    assert_eq!(available.groups[&EventGroup::Credits][..], [EventKind::CreditsAdded]);
    assert!(available.groups[&EventGroup::from("META_TOMORROW")].is_empty());

    let nothing: AvailableEvents = from_str(r#"{"events":null,"meta_events":null}"#).unwrap();
    assert!(nothing.events.is_empty() && nothing.groups.is_empty());
}
