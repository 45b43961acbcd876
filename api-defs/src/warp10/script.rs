//! Scripts, with values put into them safely.

use std::fmt;

use cc_client::Text;

use crate::ids::{ApplicationId, OwnerId};

/// A script in WarpScript. It may hold a token, so `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct WarpScript(String);

impl WarpScript {
    /// Any script.
    pub fn new(script: impl Into<String>) -> Self {
        Self(script.into())
    }

    /// The script behind [`get_status_codes`](super::get_status_codes).
    ///
    /// # Errors
    ///
    /// If the token or the id has a character that would end the text in the script.
    pub fn status_codes(token: &str, scope: &Scope) -> Result<Self, InvalidScriptValue> {
        let (name, id) = scope.label_and_id();
        let (token, id) = (quoted("the token", token)?, quoted("the id", id)?);
        Ok(Self(format!("{token} '{name}' {id} NOW 24 h @clevercloud/accessLogs_status_code_v1")))
    }

    /// The text of the script, with the token.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<WarpScript> for Text {
    fn from(script: WarpScript) -> Self {
        Self(script.0)
    }
}

impl fmt::Debug for WarpScript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WarpScript({} bytes)", self.0.len())
    }
}

/// A text of WarpScript. What has a meaning inside of one is refused rather than escaped: no
/// token or id has it.
fn quoted(what: &'static str, value: &str) -> Result<String, InvalidScriptValue> {
    let fits = |character: char| !character.is_control() && !matches!(character, '\'' | '%' | '\\');
    match value.chars().all(fits) && !value.is_empty() {
        true => Ok(format!("'{value}'")),
        false => Err(InvalidScriptValue { what }),
    }
}

/// A value that can't stand in a script. The value is not shown: it may be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidScriptValue {
    what: &'static str,
}

impl fmt::Display for InvalidScriptValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = self.what;
        write!(
            f,
            "{what} is empty or has a quote, `%`, `\\` or a control character, which a script can't take"
        )
    }
}

impl std::error::Error for InvalidScriptValue {}

/// Whose requests are counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Those to one application.
    Application(ApplicationId),
    /// Those to all applications of an owner.
    Owner(OwnerId),
}

impl Scope {
    fn label_and_id(&self) -> (&'static str, &str) {
        match self {
            Self::Application(id) => ("app_id", id.as_str()),
            Self::Owner(id) => ("owner_id", id.as_str()),
        }
    }

    /// A word for the server's logs: what is asked, and the beginning of the id.
    pub(super) fn label(&self, what: &str) -> String {
        let (_, id) = self.label_and_id();
        let beginning: String = id.chars().take(10).collect();
        format!("{what}__{beginning}")
    }
}
