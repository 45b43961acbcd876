//! Events of the platform.

use std::fmt;

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::EventKind;
use crate::ids::ApplicationId;

/// Something that happened.
///
/// What events hold is not documented but for their kind and data. So the rest is kept as it came,
/// and `Debug` shows the kind and the application only: the others may be secret.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlatformEvent {
    /// What kind of thing it is. On the wire it is called `event`; what is not text there is in
    /// [`rest`](Self::rest).
    pub kind: Option<EventKind>,
    /// What it is about; `null` if there is nothing. On the wire it is JSON in a JSON string, and
    /// read here; text that is not JSON is kept as a string.
    pub data: Value,
    /// All else that came with it, by the names on the wire.
    pub rest: Map<String, Value>,
}

impl PlatformEvent {
    /// The application that it is about: `id` of the data if that is an application's, `app_…`;
    /// else `appId`.
    pub fn application_id(&self) -> Option<ApplicationId> {
        let id = self.data_text("id").filter(|id| id.starts_with("app_"));
        id.or_else(|| self.data_text("appId")).map(ApplicationId::from)
    }

    /// Whether it is about the application of this id: whether `id` or `appId` of the data is the
    /// same.
    pub fn concerns(&self, application_id: impl AsRef<str>) -> bool {
        let id = Some(application_id.as_ref());
        self.data_text("id") == id || self.data_text("appId") == id
    }

    fn data_text(&self, name: &str) -> Option<&str> {
        self.data.get(name).and_then(Value::as_str)
    }
}

impl fmt::Debug for PlatformEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlatformEvent")
            .field("kind", &self.kind)
            .field("application_id", &self.application_id())
            .finish_non_exhaustive()
    }
}

impl<'de> Deserialize<'de> for PlatformEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut rest = Map::deserialize(deserializer)?;
        let kind = rest.get("event").and_then(Value::as_str).map(EventKind::from);
        if kind.is_some() {
            rest.remove("event");
        }
        let data = match rest.remove("data") {
            Some(Value::String(text)) => serde_json::from_str(&text).unwrap_or(Value::String(text)),
            other => other.unwrap_or_default(),
        };
        Ok(Self { kind, data, rest })
    }
}
