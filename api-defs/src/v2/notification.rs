//! E-mails and webhooks that tell what happens on the platform.
//!
//! Both are set up by an owner, for some [events](EventChoice) and some resources. What happens
//! can be followed as it happens as well, see [`v2::event`](crate::v2::event).

mod email;
mod event;
mod info;
mod webhook;

#[cfg(test)]
mod tests;

use cc_client::endpoint;
use serde_json::Value;

pub use email::{CreateEmailHook, EmailHook, EmailTarget};
pub use event::{AvailableEvents, EventChoice, EventGroup};
pub use info::{NotificationChoices, get_choices};
pub use webhook::{CreateWebhook, Webhook, WebhookFailure, WebhookFormat, WebhookState, WebhookUrl};

use crate::ids::{EmailHookId, OwnerId, WebhookId};

// E-mails

/// The e-mail notifications of an owner.
#[endpoint(GET "/v2/notifications/emailhooks/<ownerId>")]
pub fn get_emailhooks(owner_id: OwnerId) -> Vec<EmailHook>;

/// Has e-mails sent when something happens, and answers the notification.
///
/// It is not sent again after a doubtful failure: each e-mail might come twice from then on.
#[endpoint(POST "/v2/notifications/emailhooks/<ownerId>")]
pub fn create_emailhook(owner_id: OwnerId, hook: &CreateEmailHook) -> EmailHook;

/// Has no more e-mails sent.
#[endpoint(DELETE "/v2/notifications/emailhooks/<ownerId>/<id>")]
pub fn delete_emailhook(owner_id: OwnerId, id: EmailHookId);

/// Changes an e-mail notification.
///
/// The form of the body is not documented; presumably it is that of [`create_emailhook`]. What the
/// platform says to it is not documented either, and not read: [`get_emailhooks`] shows what came
/// of it.
#[endpoint(PUT "/v2/notifications/emailhooks/<ownerId>/<id>")]
pub fn edit_emailhook(owner_id: OwnerId, id: EmailHookId, changes: &Value);

// Webhooks

/// The webhooks of an owner, each with what went wrong lately.
#[endpoint(GET "/v2/notifications/webhooks/<ownerId>")]
pub fn get_webhooks(owner_id: OwnerId) -> Vec<Webhook>;

/// Has addresses called when something happens, and answers the webhook.
///
/// It is not sent again after a doubtful failure: each call might come twice from then on.
#[endpoint(POST "/v2/notifications/webhooks/<ownerId>")]
pub fn create_webhook(owner_id: OwnerId, hook: &CreateWebhook) -> Webhook;

/// Has the addresses of a webhook called no more.
#[endpoint(DELETE "/v2/notifications/webhooks/<ownerId>/<id>")]
pub fn delete_webhook(owner_id: OwnerId, id: WebhookId);

/// Changes a webhook.
///
/// The form of the body is not documented; presumably it is that of [`create_webhook`]. What the
/// platform says to it is not documented either, and not read: [`get_webhooks`] shows what came of
/// it.
#[endpoint(PUT "/v2/notifications/webhooks/<ownerId>/<id>")]
pub fn edit_webhook(owner_id: OwnerId, id: WebhookId, changes: &Value);

// What there is to choose from

/// The events that can be chosen, and the groups of them.
#[endpoint(GET "/v2/notifications/info/events")]
pub fn get_available_events() -> AvailableEvents;

/// The forms in which webhooks can be called.
#[endpoint(GET "/v2/notifications/info/webhookformats")]
pub fn get_webhook_formats() -> Vec<WebhookFormat>;
