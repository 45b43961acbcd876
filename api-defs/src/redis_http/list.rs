//! Lists.

use serde::{Deserialize, Serialize};

use crate::list::null_as_default;
use crate::open_enum::open_enum;

/// A key that holds a list: what it is created from, and what is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ListKey {
    /// Its name.
    pub key: String,
    /// Its elements in order.
    #[serde(default, deserialize_with = "null_as_default")]
    pub elements: Vec<String>,
}

impl ListKey {
    /// A list of this name with these elements.
    pub fn new(key: impl Into<String>, elements: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { key: key.into(), elements: elements.into_iter().map(Into::into).collect() }
    }
}

/// Which elements of a list are to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScanList {
    key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
}

impl ScanList {
    /// All elements of a list, from the beginning.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), cursor: None, count: None }
    }

    /// Goes on where an earlier scan stopped, see [`ListScan::cursor`].
    #[must_use]
    pub fn cursor(mut self, cursor: u64) -> Self {
        self.cursor = Some(cursor);
        self
    }

    /// How many elements to answer at most, 100 by default.
    #[must_use]
    pub fn count(mut self, count: u32) -> Self {
        self.count = Some(count);
        self
    }
}

/// Some elements of a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ListScan {
    /// The name of the list.
    pub key: String,
    /// Where to go on; 0 at the end.
    pub cursor: u64,
    /// How many elements the list has.
    pub total: Option<u64>,
    /// What was found.
    #[serde(default, deserialize_with = "null_as_default")]
    pub elements: Vec<ListItem>,
}

/// An element of a list that was scanned.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ListItem {
    /// Its place, from 0.
    pub index: u64,
    /// Its value.
    pub value: String,
}

/// An element of a list by its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListIndex {
    key: String,
    index: u64,
}

impl ListIndex {
    /// The element of the list `key` at this place, from 0.
    pub fn new(key: impl Into<String>, index: u64) -> Self {
        Self { key: key.into(), index }
    }
}

/// An element of a list: the value that it is to have, or has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ListElement {
    /// The name of the list.
    pub key: String,
    /// Its place, from 0.
    pub index: u64,
    /// Its value.
    pub value: String,
}

impl ListElement {
    /// The element of the list `key` at this place, from 0, with this value.
    pub fn new(key: impl Into<String>, index: u64, value: impl Into<String>) -> Self {
        Self { key: key.into(), index, value: value.into() }
    }
}

/// An element that is to be added to a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PushListElement {
    key: String,
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<ListPosition>,
}

impl PushListElement {
    /// A value at the end of the list `key`.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self { key: key.into(), value: value.into(), position: None }
    }

    /// At this end, the [tail](ListPosition::Tail) by default.
    #[must_use]
    pub fn position(mut self, position: impl Into<ListPosition>) -> Self {
        self.position = Some(position.into());
        self
    }
}

open_enum! {
    /// An end of a list.
    ListPosition {
        /// Its end.
        Tail = "tail",
        /// Its beginning.
        Head = "head",
    }
}
