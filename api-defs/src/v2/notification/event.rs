//! What notifications can be chosen to tell of.

use std::collections::HashMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::list::{List, null_as_default};
use crate::open_enum::open_enum;
use crate::v2::event::EventKind;

/// What a notification tells of: one kind of event, or a group of them.
///
/// ```
/// use api_defs::v2::event::EventKind;
/// use api_defs::v2::notification::{EventChoice, EventGroup};
///
/// let choices: [EventChoice; 2] = [EventKind::GitPush.into(), EventGroup::DeploymentResult.into()];
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum EventChoice {
    /// One kind of event.
    Kind(EventKind),
    /// A group of kinds, which [`AvailableEvents::groups`] tells.
    Group(EventGroup),
}

impl EventChoice {
    /// The choice as the platform writes it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Kind(kind) => kind.as_str(),
            Self::Group(group) => group.as_str(),
        }
    }
}

impl From<EventKind> for EventChoice {
    fn from(kind: EventKind) -> Self {
        Self::Kind(kind)
    }
}

impl From<EventGroup> for EventChoice {
    fn from(group: EventGroup) -> Self {
        Self::Group(group)
    }
}

impl<'de> Deserialize<'de> for EventChoice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::open_enum::deserialize(deserializer, |text| match text.starts_with("META_") {
            true => Self::Group(EventGroup::from(text)),
            false => Self::Kind(EventKind::from(text)),
        })
    }
}

impl Serialize for EventChoice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

open_enum! {
    /// A group of kinds of events.
    EventGroup {
        /// What is created, changed and deleted.
        ServiceLifecycle = "META_SERVICE_LIFECYCLE",
        /// How deployments end.
        DeploymentResult = "META_DEPLOYMENT_RESULT",
        /// What is done to what runs.
        ServiceManagement = "META_SERVICE_MANAGEMENT",
        /// What happens to credits.
        Credits = "META_CREDITS",
    }
}

/// What notifications can be chosen to tell of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct AvailableEvents {
    /// The kinds of events.
    #[serde(default, deserialize_with = "null_as_default")]
    pub events: Vec<EventKind>,
    /// The groups, each with its kinds. On the wire it is called `meta_events`.
    #[serde(rename = "meta_events", default, deserialize_with = "null_as_default")]
    pub groups: HashMap<EventGroup, List<EventKind>>,
}
