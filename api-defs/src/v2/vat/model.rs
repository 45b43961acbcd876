//! What a check of a number for value-added tax finds.

use serde::Deserialize;

/// What a check of a number for value-added tax found.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct VatCheck {
    /// Whether it is a valid one.
    pub valid: bool,
    /// The name of whose it is, if it is valid.
    pub name: Option<String>,
    /// The address of whose it is, if it is valid.
    pub address: Option<String>,
}
