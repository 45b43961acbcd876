//! What there is to choose from for a notification.

use cc_client::{Client, Error};
use futures_util::future::try_join;

use super::{AvailableEvents, WebhookFormat, get_available_events, get_webhook_formats};

/// What there is to choose from for a notification.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotificationChoices {
    /// The events.
    pub events: AvailableEvents,
    /// The forms in which webhooks tell of them.
    pub webhook_formats: Vec<WebhookFormat>,
}

/// What there is to choose from for a notification: events and forms of webhooks.
///
/// # Errors
///
/// A request failed.
pub async fn get_choices(client: &Client) -> Result<NotificationChoices, Error> {
    let (events, webhook_formats) =
        try_join(get_available_events().send(client), get_webhook_formats().send(client)).await?;
    Ok(NotificationChoices { events, webhook_formats })
}
