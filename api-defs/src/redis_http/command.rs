//! Commands, and what they answer.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Number, Value};

use crate::list::null_as_default;
use crate::secret::SentSecret;

/// A command with its arguments, such as `SET`, `greeting`, `hello`. `Debug` does not show the
/// arguments: that of `AUTH` is a password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Command {
    command: String,
    args: Vec<SentSecret>,
}

impl Command {
    /// A command without arguments.
    pub fn new(command: impl Into<String>) -> Self {
        Self { command: command.into(), args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, argument: impl Into<String>) -> Self {
        self.args.push(SentSecret::from(argument));
        self
    }

    /// Adds arguments.
    #[must_use]
    pub fn args(mut self, arguments: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.args.extend(arguments.into_iter().map(SentSecret::from));
        self
    }
}

/// What a [`Command`] answers.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct CommandResult {
    /// The answer of the database; [`Reply::Nil`] where it has none.
    #[serde(default)]
    pub result: Reply,
}

/// An answer of the database.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub enum Reply {
    /// Nothing: Redis' `nil`.
    #[default]
    Nil,
    /// A number.
    Number(Number),
    /// Text.
    Text(String),
    /// Answers in a row, which may be lists themselves.
    List(Vec<Reply>),
    /// What the documentation does not announce, as it came.
    Other(Value),
}

impl From<Value> for Reply {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Nil,
            Value::Number(number) => Self::Number(number),
            Value::String(text) => Self::Text(text),
            Value::Array(values) => Self::List(values.into_iter().map(Self::from).collect()),
            value @ (Value::Bool(_) | Value::Object(_)) => Self::Other(value),
        }
    }
}

impl<'de> Deserialize<'de> for Reply {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self::from)
    }
}

/// A command in one line, quoted as for `redis-cli`. `Debug` does not show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommandLine {
    command_line: SentSecret,
}

impl CommandLine {
    /// This line.
    pub fn new(line: impl Into<String>) -> Self {
        Self { command_line: SentSecret::from(line) }
    }
}

/// What a [`CommandLine`] prints.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct CommandLineResult {
    /// Whether the database carried it out. If not, the lines say why.
    pub success: bool,
    /// The lines.
    #[serde(default, deserialize_with = "null_as_default")]
    pub result: Vec<String>,
}
