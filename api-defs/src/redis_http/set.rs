//! Sets.

use serde::{Deserialize, Serialize};

use crate::list::null_as_default;

/// A key that holds a set: what it is created from, and what is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SetKey {
    /// Its name.
    pub key: String,
    /// Its members, in no order.
    #[serde(default, deserialize_with = "null_as_default")]
    pub elements: Vec<String>,
}

impl SetKey {
    /// A set of this name with these members.
    pub fn new(key: impl Into<String>, members: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { key: key.into(), elements: members.into_iter().map(Into::into).collect() }
    }
}

/// Some members of a set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct SetScan {
    /// The name of the set.
    pub key: String,
    /// Where to go on; 0 at the end.
    pub cursor: u64,
    /// What was found.
    #[serde(default, deserialize_with = "null_as_default")]
    pub elements: Vec<String>,
}

/// A member of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetMember {
    key: String,
    element: String,
}

impl SetMember {
    /// A member of the set `key`.
    pub fn new(key: impl Into<String>, member: impl Into<String>) -> Self {
        Self { key: key.into(), element: member.into() }
    }
}

/// A member that was to be added.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct SetMemberAdded {
    /// The name of the set.
    pub key: String,
    /// The member.
    pub element: String,
    /// Whether it was not there before.
    pub added: bool,
}

/// A member that was to be taken out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct SetMemberDeleted {
    /// The name of the set.
    pub key: String,
    /// The member.
    pub element: String,
    /// Whether it was there.
    pub deleted: bool,
}
