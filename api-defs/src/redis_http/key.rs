//! Keys of any type, and strings.

use serde::{Deserialize, Serialize};

use crate::list::null_as_default;
use crate::open_enum::open_enum;

/// A key by its name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Key {
    key: String,
}

impl Key {
    /// The key of this name.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into() }
    }
}

/// A key that was to be deleted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct KeyDeleted {
    /// Its name.
    pub key: String,
    /// Whether it was there.
    pub deleted: bool,
}

/// Which keys [`scan_keys`](super::scan_keys) is to look for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ScanKeys {
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<KeyType>,
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pattern: Option<String>,
}

impl ScanKeys {
    /// All keys, from the beginning.
    pub fn new() -> Self {
        Self::default()
    }

    /// Goes on where an earlier scan stopped, see [`KeyScan::cursor`].
    #[must_use]
    pub fn cursor(mut self, cursor: u64) -> Self {
        self.cursor = Some(cursor);
        self
    }

    /// About how many keys to look at, 100 by default. Fewer may be answered, none as well.
    #[must_use]
    pub fn count(mut self, count: u32) -> Self {
        self.count = Some(count);
        self
    }

    /// Only keys of this type.
    #[must_use]
    pub fn kind(mut self, kind: impl Into<KeyType>) -> Self {
        self.kind = Some(kind.into());
        self
    }

    /// Only keys of which the name fits this pattern of Redis, such as `user:*`.
    #[must_use]
    pub fn pattern(mut self, pattern: impl Into<String>) -> Self {
        self.pattern = Some(pattern.into());
        self
    }
}

/// Some keys.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct KeyScan {
    /// Where to go on; 0 at the end.
    pub cursor: u64,
    /// How many keys the database has.
    pub total: Option<u64>,
    /// What was found.
    #[serde(default, deserialize_with = "null_as_default")]
    pub keys: Vec<KeyInfo>,
}

/// A key with its type.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct KeyInfo {
    /// The name of the key.
    pub name: String,
    /// What the key holds.
    #[serde(rename = "type")]
    pub kind: Option<KeyType>,
}

open_enum! {
    /// What a key holds.
    KeyType {
        /// Text or bytes.
        String = "string",
        /// A list.
        List = "list",
        /// A set.
        Set = "set",
        /// A set in which each member has a score.
        SortedSet = "zset",
        /// Fields with values.
        Hash = "hash",
        /// A log of entries.
        Stream = "stream",
    }
}

/// Which fields of a hash, or members of a set, are to be looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scan {
    key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pattern: Option<String>,
}

impl Scan {
    /// All that a key holds, from the beginning.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), cursor: None, count: None, pattern: None }
    }

    /// Goes on where an earlier scan stopped.
    #[must_use]
    pub fn cursor(mut self, cursor: u64) -> Self {
        self.cursor = Some(cursor);
        self
    }

    /// About how many to look at, 100 by default. Fewer may be answered, none as well.
    #[must_use]
    pub fn count(mut self, count: u32) -> Self {
        self.count = Some(count);
        self
    }

    /// Only what fits this pattern of Redis, such as `user:*`.
    #[must_use]
    pub fn pattern(mut self, pattern: impl Into<String>) -> Self {
        self.pattern = Some(pattern.into());
        self
    }
}

/// A key that holds text: what it is created from, and what is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StringKey {
    /// Its name.
    pub key: String,
    /// The text.
    pub value: String,
}

impl StringKey {
    /// A key of this name and value.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self { key: key.into(), value: value.into() }
    }
}
