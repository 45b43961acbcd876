//! Whose something is, on a command line.

use api_defs::{Me, Owner};

/// Whom an argument means: `me`, or an id.
pub(crate) fn owner(argument: &str) -> Owner {
    if argument == "me" { Me.into() } else { argument.into() }
}
