//! Notifications by e-mail.

use std::slice;

use api_defs::v2::event::EventKind;
use api_defs::v2::notification::{
    CreateEmailHook, EmailTarget, EventChoice, EventGroup, create_emailhook, delete_emailhook,
    edit_emailhook, get_emailhooks,
};
use http::StatusCode;
use serde_json::json;

use crate::api::stage::{Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, emails).await;
}

#[tokio::test]
async fn a_notification_by_email_is_created_changed_and_deleted() {
    for_each_owner(&Called::default(), emails).await;
}

async fn emails(stage: &Stage) {
    let owner = &stage.owner_id;
    assert_eq!(stage.send(get_emailhooks(owner)).await, []);
    let addresses = EmailTarget::addresses(["ops@example.com", "on-call@example.com"]);
    let events: [EventChoice; 2] = [EventKind::GitPush.into(), EventGroup::DeploymentResult.into()];
    let wanted = CreateEmailHook::new("Deployments", addresses.clone())
        .target(EmailTarget::Organisation)
        .events(events.clone())
        .scope(["app_1"]);
    let created = stage.send(create_emailhook(owner, &wanted)).await;
    assert_eq!((created.owner_id.as_ref(), created.name.as_deref()), (Some(owner), Some("Deployments")));
    assert_eq!(created.targets, [addresses, EmailTarget::Organisation]);
    assert_eq!((&created.events[..], &created.scope[..]), (&events[..], &["app_1".to_owned()][..]));
    assert!(created.created_at.unwrap().as_second() > 1_700_000_000);
    assert_eq!(stage.send(get_emailhooks(owner)).await, slice::from_ref(&created));

    let changes = json!({ "name": "Pushes", "notified": [{ "type": "userid" }] });
    stage.send(edit_emailhook(owner, &created.id, &changes)).await;
    let changed = stage.send(get_emailhooks(owner)).await.pop().unwrap();
    assert_eq!((&changed.id, changed.name.as_deref()), (&created.id, Some("Pushes")));
    assert_eq!((&changed.targets[..], &changed.events[..]), (&[EmailTarget::User][..], &[][..]));
    let nonsense = json!({ "notified": [{ "type": "pigeon" }] });
    let error = stage.fail(edit_emailhook(owner, &created.id, &nonsense)).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));
    let unknown = CreateEmailHook::new("x", EmailTarget::User).events([EventKind::from("NOTHING")]);
    let error = stage.fail(create_emailhook(owner, &unknown)).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));

    stage.send(delete_emailhook(owner, &created.id)).await;
    assert_eq!(stage.send(get_emailhooks(owner)).await, []);
    assert!(stage.fail(delete_emailhook(owner, &created.id)).await.is_not_found());
    assert!(stage.fail(edit_emailhook(owner, &created.id, &changes)).await.is_not_found());
    assert!(stage.fail(get_emailhooks("orga_none")).await.is_not_found());
}
