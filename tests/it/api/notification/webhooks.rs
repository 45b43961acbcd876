//! Notifications by a request.

use std::slice;

use api_defs::v2::event::EventKind;
use api_defs::v2::notification::{
    CreateWebhook, WebhookFormat, WebhookState, create_webhook, delete_webhook, edit_webhook, get_webhooks,
};
use http::StatusCode;
use serde_json::json;

use crate::api::stage::{Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, webhooks).await;
}

#[tokio::test]
async fn a_webhook_is_created_changed_and_deleted() {
    for_each_owner(&Called::default(), webhooks).await;
}

async fn webhooks(stage: &Stage) {
    let owner = &stage.owner_id;
    assert_eq!(stage.send(get_webhooks(owner)).await, []);
    let (chat, raw) = ("https://hooks.example.com/T0/k3y", "https://example.com/?a=b");
    let wanted = CreateWebhook::new("Chat", WebhookFormat::Slack, chat)
        .url(WebhookFormat::Raw, raw)
        .events([EventKind::DeploymentFail])
        .scope(["app_1", "addon_1"]);
    let created = stage.send(create_webhook(owner, &wanted)).await;
    assert_eq!((created.owner_id.as_ref(), created.name.as_deref()), (Some(owner), Some("Chat")));
    let urls: Vec<_> =
        created.urls.iter().map(|url| (url.format.clone().unwrap(), url.url.expose())).collect();
    assert_eq!(urls, [(WebhookFormat::Slack, chat), (WebhookFormat::Raw, raw)]);
    assert_eq!(created.events, [EventKind::DeploymentFail.into()]);
    assert_eq!(created.scope, ["app_1", "addon_1"]);
    assert_eq!((created.state.clone(), created.failures.len()), (Some(WebhookState::Enabled), 0));
    assert!(!format!("{created:?}").contains("k3y"), "{created:?}");
    assert_eq!(stage.send(get_webhooks(owner)).await, slice::from_ref(&created));

    let changes = json!({ "name": "Raw", "urls": [{ "format": "raw", "url": raw }] });
    stage.send(edit_webhook(owner, &created.id, &changes)).await;
    let changed = stage.send(get_webhooks(owner)).await.pop().unwrap();
    assert_eq!((&changed.id, changed.name.as_deref(), changed.urls.len()), (&created.id, Some("Raw"), 1));
    let error = stage.fail(edit_webhook(owner, &created.id, &json!({ "name": "x" }))).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));
    let error = stage.fail(create_webhook(owner, &CreateWebhook::new("x", "telex", raw))).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));

    stage.send(delete_webhook(owner, &created.id)).await;
    assert_eq!(stage.send(get_webhooks(owner)).await, []);
    assert!(stage.fail(delete_webhook(owner, &created.id)).await.is_not_found());
    assert!(stage.fail(get_webhooks("orga_none")).await.is_not_found());
}
