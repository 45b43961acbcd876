//! Notifications by e-mail.

use jiff::Timestamp;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::event::EventChoice;
use crate::date;
use crate::ids::{EmailHookId, OwnerId};
use crate::list::null_as_default;

/// A notification by e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct EmailHook {
    /// The id, for [`edit_emailhook`](super::edit_emailhook) and
    /// [`delete_emailhook`](super::delete_emailhook).
    pub id: EmailHookId,
    /// Whose it is.
    pub owner_id: Option<OwnerId>,
    /// The name for people.
    pub name: Option<String>,
    /// Who gets the e-mails. On the wire it is called `notified`.
    #[serde(rename = "notified", default, deserialize_with = "null_as_default")]
    pub targets: Vec<EmailTarget>,
    /// What it tells of.
    #[serde(default, deserialize_with = "null_as_default")]
    pub events: Vec<EventChoice>,
    /// What it tells about, presumably applications and add-ons by their ids.
    #[serde(default, deserialize_with = "null_as_default")]
    pub scope: Vec<String>,
    /// When it was created.
    #[serde(default, deserialize_with = "date::optional")]
    pub created_at: Option<Timestamp>,
}

/// Who gets the e-mails of a notification.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EmailTarget {
    /// These addresses.
    Addresses(Vec<String>),
    /// The organisation that owns the notification, presumably all its members.
    Organisation,
    /// The user, presumably the one who sets the notification up.
    User,
    /// What this version does not know, written back unchanged.
    Other(Value),
}

impl EmailTarget {
    /// These addresses.
    pub fn addresses(addresses: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::Addresses(addresses.into_iter().map(Into::into).collect())
    }
}

/// A target comes as `{"type": "email", "target": "a@example.com,b@example.com"}`, or with another
/// type and without a target.
impl<'de> Deserialize<'de> for EmailTarget {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let target = match (text("type"), text("target")) {
            (Some("email"), Some(addresses)) => Self::addresses(addresses.split(',').map(str::trim)),
            (Some("organisation"), _) => Self::Organisation,
            (Some("userid"), _) => Self::User,
            _ => Self::Other(value),
        };
        Ok(target)
    }
}

impl Serialize for EmailTarget {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (kind, addresses) = match self {
            Self::Addresses(addresses) => ("email", Some(addresses.join(","))),
            Self::Organisation => ("organisation", None),
            Self::User => ("userid", None),
            Self::Other(value) => return value.serialize(serializer),
        };
        let length = if addresses.is_some() { 2 } else { 1 };
        let mut target = serializer.serialize_struct("EmailTarget", length)?;
        target.serialize_field("type", kind)?;
        match &addresses {
            Some(addresses) => target.serialize_field("target", addresses)?,
            None => target.skip_field("target")?,
        }
        target.end()
    }
}

/// A notification to be created by [`create_emailhook`](super::create_emailhook).
///
/// ```
/// use api_defs::v2::notification::{CreateEmailHook, EmailTarget, EventGroup};
///
/// let hook = CreateEmailHook::new("Deployments", EmailTarget::addresses(["ops@example.com"]))
///     .target(EmailTarget::Organisation)
///     .events([EventGroup::DeploymentResult]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CreateEmailHook {
    name: String,
    #[serde(rename = "notified")]
    targets: Vec<EmailTarget>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Vec<EventChoice>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<Vec<String>>,
}

impl CreateEmailHook {
    /// A notification of this name, for these.
    pub fn new(name: impl Into<String>, target: EmailTarget) -> Self {
        Self { name: name.into(), targets: vec![target], events: None, scope: None }
    }

    /// For these as well.
    #[must_use]
    pub fn target(mut self, target: EmailTarget) -> Self {
        self.targets.push(target);
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
