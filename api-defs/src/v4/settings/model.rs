//! Settings as answers show them.

use serde::Deserialize;

/// A setting of the web console.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Setting {
    /// The name. Only lists are known to have it.
    pub name: Option<String>,
    /// The value, in whatever form the console writes it.
    pub value: Option<String>,
}
