//! Who is told what happens, by e-mail or by a request.

mod emails;
mod webhooks;

use api_defs::v2::event::EventKind;
use api_defs::v2::notification::{EventGroup, WebhookFormat, get_available_events, get_webhook_formats};

use super::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    choices(&Stage::new(Acting::User, called)).await;
    emails::all(called).await;
    webhooks::all(called).await;
}

#[tokio::test]
async fn events_and_forms_can_be_chosen_from() {
    choices(&Stage::new(Acting::User, &Called::default())).await;
}

async fn choices(stage: &Stage) {
    let available = stage.send(get_available_events()).await;
    assert!(available.events.contains(&EventKind::GitPush), "{:?}", available.events);
    assert!(
        !available.events.iter().any(|kind| matches!(kind, EventKind::Other(_))),
        "{:?}",
        available.events
    );
    let results = &available.groups[&EventGroup::DeploymentResult];
    assert_eq!(**results, [EventKind::DeploymentFail, EventKind::DeploymentSuccess]);
    assert!(!available.groups.keys().any(|group| matches!(group, EventGroup::Other(_))));
    let formats = stage.send(get_webhook_formats()).await;
    let known = [WebhookFormat::Raw, WebhookFormat::Slack, WebhookFormat::Flowdock, WebhookFormat::Gitter];
    assert_eq!(formats, known);
}
