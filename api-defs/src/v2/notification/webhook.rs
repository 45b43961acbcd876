//! Notifications by HTTP. Addresses stay out of `Debug`, for whoever has one can write there.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::event::EventChoice;
use crate::date;
use crate::ids::{OwnerId, WebhookId};
use crate::lenient;
use crate::list::null_as_default;
use crate::open_enum::open_enum;
use crate::secret::{Secret, SentSecret};

/// A webhook.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Webhook {
    /// The id, for [`edit_webhook`](super::edit_webhook) and
    /// [`delete_webhook`](super::delete_webhook).
    pub id: WebhookId,
    /// Whose it is.
    pub owner_id: Option<OwnerId>,
    /// The name for people.
    pub name: Option<String>,
    /// What is called.
    #[serde(default, deserialize_with = "null_as_default")]
    pub urls: Vec<WebhookUrl>,
    /// What it tells of.
    #[serde(default, deserialize_with = "null_as_default")]
    pub events: Vec<EventChoice>,
    /// What it tells about, presumably applications and add-ons by their ids.
    #[serde(default, deserialize_with = "null_as_default")]
    pub scope: Vec<String>,
    /// When it was created.
    #[serde(default, deserialize_with = "date::optional")]
    pub created_at: Option<Timestamp>,
    /// The calls that failed.
    #[serde(default, deserialize_with = "null_as_default")]
    pub failures: Vec<WebhookFailure>,
    /// Whether it is in use.
    pub state: Option<WebhookState>,
}

/// An address that a webhook calls.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct WebhookUrl {
    /// In which form it is told.
    pub format: Option<WebhookFormat>,
    /// The address.
    pub url: Secret,
}

/// A call of a webhook that failed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct WebhookFailure {
    /// The address that was called.
    pub url: Option<Secret>,
    /// Why there was no answer, a text for people.
    pub network_failure: Option<String>,
    /// The status of the answer.
    #[serde(default, deserialize_with = "lenient::number")]
    pub status: Option<u16>,
    /// The beginning of the answer.
    pub partial_body: Option<String>,
    /// When it was called.
    #[serde(default, deserialize_with = "date::optional")]
    pub created_at: Option<Timestamp>,
}

open_enum! {
    /// In which form a webhook tells.
    WebhookFormat {
        /// JSON of the platform's own.
        Raw = "raw",
        /// A message for Slack.
        Slack = "slack",
        /// A message for Flowdock.
        Flowdock = "flowdock",
        /// A message for Gitter.
        Gitter = "gitter",
    }
}

open_enum! {
    /// Whether a webhook is in use.
    WebhookState {
        /// It is.
        Enabled = "ENABLED",
        /// It is not.
        Disabled = "DISABLED",
    }
}

/// A webhook to be created by [`create_webhook`](super::create_webhook).
///
/// ```
/// use api_defs::v2::event::EventKind;
/// use api_defs::v2::notification::{CreateWebhook, WebhookFormat};
///
/// let hook = CreateWebhook::new("Chat", WebhookFormat::Slack, "https://hooks.example.com/T0/B0/k3y")
///     .events([EventKind::DeploymentFail]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CreateWebhook {
    name: String,
    urls: Vec<Target>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Vec<EventChoice>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<Vec<String>>,
}

impl CreateWebhook {
    /// A webhook of this name, that calls this address in this form.
    pub fn new(name: impl Into<String>, format: impl Into<WebhookFormat>, url: impl Into<String>) -> Self {
        let hook = Self { name: name.into(), urls: Vec::new(), events: None, scope: None };
        hook.url(format, url)
    }

    /// Calls this address as well.
    #[must_use]
    pub fn url(mut self, format: impl Into<WebhookFormat>, url: impl Into<String>) -> Self {
        self.urls.push(Target { format: format.into(), url: SentSecret::from(url) });
        self
    }

    /// Tells of these, all that are wanted.
    #[must_use]
    pub fn events(mut self, events: impl IntoIterator<Item = impl Into<EventChoice>>) -> Self {
        self.events = Some(events.into_iter().map(Into::into).collect());
        self
    }

    /// Tells about these, all that are wanted: presumably applications and add-ons by their ids.
    #[must_use]
    pub fn scope(mut self, scope: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scope = Some(scope.into_iter().map(Into::into).collect());
        self
    }
}

/// A [`WebhookUrl`] that is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Target {
    format: WebhookFormat,
    url: SentSecret,
}
