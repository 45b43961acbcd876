//! Hashes: keys that hold fields with values.

use serde::{Deserialize, Serialize};

use crate::list::null_as_default;

/// A key that holds fields: what it is created from, and what is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HashKey {
    /// Its name.
    pub key: String,
    /// Its fields.
    #[serde(default, deserialize_with = "null_as_default")]
    pub elements: Vec<HashElement>,
}

impl HashKey {
    /// A hash of this name with these fields and values.
    pub fn new<F: Into<String>, V: Into<String>>(
        key: impl Into<String>,
        fields: impl IntoIterator<Item = (F, V)>,
    ) -> Self {
        let elements = fields.into_iter().map(|(field, value)| HashElement::new(field, value));
        Self { key: key.into(), elements: elements.collect() }
    }
}

/// A field of a hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HashElement {
    /// Its name.
    pub field: String,
    /// Its value.
    pub value: String,
}

impl HashElement {
    /// A field of this name and value.
    pub fn new(field: impl Into<String>, value: impl Into<String>) -> Self {
        Self { field: field.into(), value: value.into() }
    }
}

/// Some fields of a hash.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct HashScan {
    /// The name of the hash.
    pub key: String,
    /// Where to go on; 0 at the end.
    pub cursor: u64,
    /// What was found.
    #[serde(default, deserialize_with = "null_as_default")]
    pub elements: Vec<HashElement>,
}

/// The value that a field is to have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetHashField {
    key: String,
    field: String,
    value: String,
}

impl SetHashField {
    /// A field of the hash `key`, and its value.
    pub fn new(key: impl Into<String>, field: impl Into<String>, value: impl Into<String>) -> Self {
        Self { key: key.into(), field: field.into(), value: value.into() }
    }
}

/// A field that was set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct HashFieldSet {
    /// The name of the hash.
    pub key: String,
    /// The field.
    pub field: String,
    /// Its value.
    pub value: String,
    /// Whether it was not there before.
    pub added: Option<bool>,
}

/// A field of a hash by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HashField {
    key: String,
    field: String,
}

impl HashField {
    /// A field of the hash `key`.
    pub fn new(key: impl Into<String>, field: impl Into<String>) -> Self {
        Self { key: key.into(), field: field.into() }
    }
}

/// A field that was to be deleted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct HashFieldDeleted {
    /// The name of the hash.
    pub key: String,
    /// The field.
    pub field: String,
    /// Whether it was there.
    pub deleted: bool,
}
