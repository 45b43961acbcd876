//! What a search among network groups finds.

use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::model::{NetworkGroup, NetworkGroupMember, NetworkGroupPeer};

/// Something that a search found: a group, or a part of one.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum NetworkGroupComponent {
    /// A group.
    Group(NetworkGroup),
    /// A member of a group.
    Member(NetworkGroupMember),
    /// A peer of a group.
    Peer(NetworkGroupPeer),
    /// What this version does not know, as it came.
    Other(Value),
}

impl<'de> Deserialize<'de> for NetworkGroupComponent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let component = Value::deserialize(deserializer)?;
        match component.get("type").and_then(Value::as_str) {
            Some("NetworkGroup") => NetworkGroup::deserialize(component).map(Self::Group),
            Some("Member") => NetworkGroupMember::deserialize(component).map(Self::Member),
            Some("CleverPeer" | "ExternalPeer") => NetworkGroupPeer::deserialize(component).map(Self::Peer),
            _ => Ok(Self::Other(component)),
        }
        .map_err(D::Error::custom)
    }
}
