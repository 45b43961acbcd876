//! Environment variables as people write them: as text, one `NAME=value` a line, and as JSON.
//!
//! Reading never fails as a whole: it gives the variables that are good, sorted by name, and an
//! error for each fault, with its place in the text. [`ParsedEnv::into_result`] is for those who
//! want all or nothing.
//!
//! ```
//! use api_defs::util::env::{EnvErrorKind, NameMode, parse_text, to_lines};
//!
//! let parsed = parse_text("PORT=8080\n# a comment\nTITLE=\"two\nlines\"\nnonsense", NameMode::Simple);
//! assert_eq!(to_lines(&parsed.variables), "PORT=\"8080\"\nTITLE=\"two\nlines\"");
//!
//! let error = &parsed.errors[0];
//! assert_eq!(error.kind, EnvErrorKind::InvalidLine);
//! assert_eq!(error.to_string(), "line 5, column 0: there is no `=`");
//! ```
//!
//! # The form of the text
//!
//! * A line without anything but white space is left out, and so is a comment: a line whose first
//!   character, white space apart, is `#`.
//! * A value is what stands between `=` and the end of the line, as it is: neither trimmed nor
//!   unescaped, a carriage return included.
//! * A value that begins with `"` or `'` goes on to the same quote again, over ends of lines. In
//!   it a backslash before that quote makes it a part of the value. Nothing may follow it on the
//!   line of its variable, not even a space.
//! * A backslash before an end of line, before `=` or before a quote keeps these from having a
//!   meaning, even if it has a backslash before itself. A comment that ends with a backslash thus
//!   takes the next line with it, and so does a value.
//! * There is nothing around a name: no `export`, no space. So what [`to_export_lines`] writes is
//!   for shells, and is not read back.
//! * The first of several variables of the same name counts.
//!
//! Only a line feed ends a line; [`unix_line_ends`] takes the carriage returns out.
//!
//! # Secrets
//!
//! Values are secret. Neither the `Debug` of a variable nor that of an error shows one; and as a
//! broken text may bring a piece of a value where a name is expected, the `Debug` and the
//! `Display` of an error show no name that isn't valid.

mod error;
mod json;
mod name;
mod scan;
mod text;
mod write;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use error::{EnvError, EnvErrorKind, EnvErrors, Position};
pub use json::parse_json;
pub use name::{NameMode, validate_name};
pub use text::parse_text;
pub use write::{reads_back, to_export_lines, to_json, to_lines, to_list, to_map};

pub use crate::v2::application::{EnvVar, EnvVars};

use super::collation;

/// What was read: what is good in it, and what is not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ParsedEnv<'a> {
    /// The variables that are kept, in the order of [`collation`] by name. No
    /// name comes twice.
    pub variables: Vec<EnvVar>,
    /// The faults: those of text in the order of the text, those of JSON by kind.
    pub errors: Vec<EnvError<'a>>,
}

impl<'a> ParsedEnv<'a> {
    /// The variables, if nothing at all was found fault with.
    ///
    /// A name that only Java takes ([`EnvErrorKind::JavaInfo`]) counts as a fault here, as it does
    /// for the platform's command line interface. Where it should not, look at
    /// [`EnvErrorKind::is_refusal`].
    ///
    /// # Errors
    ///
    /// All faults.
    pub fn into_result(self) -> Result<Vec<EnvVar>, EnvErrors<'a>> {
        if self.errors.is_empty() { Ok(self.variables) } else { Err(EnvErrors(self.errors)) }
    }

    /// The same with errors that no longer borrow from the text.
    ///
    /// Names that aren't valid may go over lines, and share these with each other: copied, many of
    /// them can take far more room than the text.
    pub fn into_owned(self) -> ParsedEnv<'static> {
        let errors = self.errors.into_iter().map(EnvError::into_owned).collect();
        ParsedEnv { variables: self.variables, errors }
    }
}

/// The text with the carriage return before each line feed taken out.
///
/// With a carriage return at its end a value in quotes isn't valid, and any other keeps it. The
/// platform's command line interface reads its standard input this way.
pub fn unix_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains("\r\n") { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
}

fn sort(variables: &mut [EnvVar]) {
    variables.sort_by(|a, b| collation::compare(&a.name, &b.name));
}
