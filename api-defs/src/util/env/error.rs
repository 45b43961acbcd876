//! What is wrong with variables, and where.

use std::borrow::Cow;
use std::fmt;

use super::name::{NameMode, validate_name};
use crate::secret::Redacted;

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Position {
    /// The line, the first one being 1. Only a line feed ends a line.
    pub line: usize,
    /// How many UTF-16 code units stand before it in its line. So count the platform's own
    /// programs, and most editors that take such places from programs.
    pub column: usize,
    /// How many bytes of UTF-8 stand before it in the text, for slicing; at most the text's length.
    pub offset: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EnvErrorKind {
    /// A name that is not [simple](NameMode::Simple).
    InvalidName,
    /// A name that came before.
    DuplicatedName,
    /// A line of text without `=`.
    InvalidLine,
    /// A value in quotes that has no end, or with something behind its end.
    InvalidValue,
    /// What should be JSON is not.
    InvalidJson,
    /// The JSON is not a list of objects.
    InvalidJsonFormat,
    /// An object of the list that has not a name and a value, both texts. It is told once,
    /// however many there are.
    InvalidJsonEntry,
    /// A name that is not [strict](NameMode::Strict), where it should be.
    InvalidNameStrict,
    /// No fault but an information: a name that is simple and not strict. The variable is kept.
    JavaInfo,
}

impl EnvErrorKind {
    /// The number that the platform's JavaScript client has for it.
    pub fn code(self) -> u8 {
        match self {
            Self::InvalidName => 0,
            Self::DuplicatedName => 1,
            Self::InvalidLine => 2,
            Self::InvalidValue => 3,
            Self::InvalidJson => 4,
            Self::InvalidJsonFormat => 5,
            Self::InvalidJsonEntry => 6,
            Self::InvalidNameStrict => 7,
            Self::JavaInfo => 8,
        }
    }

    /// Whether something was left out because of it: all but [`JavaInfo`](Self::JavaInfo).
    pub fn is_refusal(self) -> bool {
        self != Self::JavaInfo
    }

    fn reason(self) -> &'static str {
        match self {
            Self::InvalidName => "the name is not made of letters, digits, `-`, `_` and `.` only",
            Self::DuplicatedName => "the name came before",
            Self::InvalidLine => "there is no `=`",
            Self::InvalidValue => "the value does not end with its quote, or something stands behind that",
            Self::InvalidJson => "this is not JSON",
            Self::InvalidJsonFormat => "this is not a list of objects",
            Self::InvalidJsonEntry => "a variable is not made of a `name` and a `value`, both texts",
            Self::InvalidNameStrict => {
                "the name is not made of letters, digits and `_` only, or begins with a digit"
            }
            Self::JavaInfo => "only programs in Java can read a variable of this name",
        }
    }
}

/// Something that is wrong with variables. Neither `Debug` nor `Display` shows a name that is not
/// valid, as it may be a piece of a value.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct EnvError<'a> {
    /// What is wrong.
    pub kind: EnvErrorKind,
    /// The name that stands there, for errors of names and values.
    pub name: Option<Cow<'a, str>>,
    /// Where it is, for errors in text: where the variable begins or, for a value, where it should
    /// have ended.
    pub position: Option<Position>,
}

impl<'a> EnvError<'a> {
    pub(super) fn new(kind: EnvErrorKind, name: Option<Cow<'a, str>>, position: Option<Position>) -> Self {
        Self { kind, name, position }
    }

    /// The same with a name that no longer borrows from the text.
    pub fn into_owned(self) -> EnvError<'static> {
        let name = self.name.map(|name| Cow::Owned(name.into_owned()));
        EnvError { kind: self.kind, name, position: self.position }
    }

    fn shown_name(&self) -> Option<&str> {
        self.name.as_deref().filter(|name| validate_name(name, NameMode::Simple))
    }
}

impl fmt::Debug for EnvError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("EnvError");
        shown.field("kind", &self.kind);
        if self.name.is_some() {
            match self.shown_name() {
                Some(name) => shown.field("name", &name),
                None => shown.field("name", &Redacted),
            };
        }
        if let Some(position) = &self.position {
            shown.field("position", position);
        }
        shown.finish()
    }
}

impl fmt::Display for EnvError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(position) = &self.position {
            write!(f, "{position}: ")?;
        }
        if let Some(name) = self.shown_name() {
            write!(f, "`{name}`: ")?;
        }
        f.write_str(self.kind.reason())
    }
}

impl std::error::Error for EnvError<'_> {}

/// All that is wrong with variables, one a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvErrors<'a>(pub(super) Vec<EnvError<'a>>);

impl<'a> EnvErrors<'a> {
    /// What is wrong, at least one thing.
    pub fn as_slice(&self) -> &[EnvError<'a>] {
        &self.0
    }

    /// The same with names that no longer borrow from the text.
    pub fn into_owned(self) -> EnvErrors<'static> {
        EnvErrors(self.0.into_iter().map(EnvError::into_owned).collect())
    }
}

impl fmt::Display for EnvErrors<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            error.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for EnvErrors<'_> {}
