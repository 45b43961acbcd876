//! Environment variables, whose values stay out of `Debug`: they hold passwords and tokens.

use std::collections::{BTreeMap, btree_map};
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::ids::{AddonId, AddonProviderId, ApplicationId};
use crate::list::null_as_default;
use crate::secret::{Redacted, SentSecret};

/// An environment variable. `Debug` shows the name and not the value.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EnvVar {
    /// The name, such as `PORT`.
    pub name: String,
    /// The value.
    #[serde(default, deserialize_with = "null_as_default")]
    pub value: String,
}

impl EnvVar {
    /// A variable of this name and value.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

impl fmt::Debug for EnvVar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EnvVar").field("name", &self.name).field("value", &Redacted).finish()
    }
}

/// A set of environment variables, by name. `Debug` shows the names and not the values.
///
/// It collects from pairs and from [`EnvVar`]s; of two with the same name the last one stays:
///
/// ```
/// use api_defs::v2::application::EnvVars;
///
/// let mut env = EnvVars::from_iter([("PORT", "8080"), ("TOKEN", "s3cr3t")]);
/// env.insert("PORT", "80");
///
/// assert_eq!(env.get("PORT"), Some("80"));
/// assert_eq!(format!("{env:?}"), r#"{"PORT": [redacted], "TOKEN": [redacted]}"#);
/// ```
#[derive(Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct EnvVars(BTreeMap<String, String>);

impl EnvVars {
    /// No variables.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a variable, and gives back the value that it had.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<String>) -> Option<String> {
        self.0.insert(name.into(), value.into())
    }

    /// Takes a variable out, and gives back the value that it had.
    pub fn remove(&mut self, name: &str) -> Option<String> {
        self.0.remove(name)
    }

    /// The value of a variable.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// How many variables there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no variable.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Names and values, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl fmt::Debug for EnvVars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.keys().map(|name| (name, Redacted))).finish()
    }
}

/// A value of `null` is read as an empty one.
impl<'de> Deserialize<'de> for EnvVars {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let variables = BTreeMap::<String, Option<String>>::deserialize(deserializer)?;
        Ok(variables.into_iter().map(|(name, value)| (name, value.unwrap_or_default())).collect())
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for EnvVars {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(variables: I) -> Self {
        Self(variables.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

impl FromIterator<EnvVar> for EnvVars {
    fn from_iter<I: IntoIterator<Item = EnvVar>>(variables: I) -> Self {
        Self(variables.into_iter().map(|variable| (variable.name, variable.value)).collect())
    }
}

impl<N: Into<String>, V: Into<String>> Extend<(N, V)> for EnvVars {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, variables: I) {
        self.0.extend(variables.into_iter().map(|(name, value)| (name.into(), value.into())));
    }
}

impl IntoIterator for EnvVars {
    type Item = (String, String);
    type IntoIter = btree_map::IntoIter<String, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// The new value of one environment variable. `Debug` does not show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetEnvVar {
    value: SentSecret,
}

impl SetEnvVar {
    /// This value.
    pub fn new(value: impl Into<String>) -> Self {
        Self { value: SentSecret::from(value) }
    }
}

/// The variables that an application gets from one add-on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct LinkedAddonEnv {
    /// The add-on.
    pub addon_id: AddonId,
    /// The name of the add-on.
    pub addon_name: Option<String>,
    /// The provider of the add-on.
    pub provider_id: Option<AddonProviderId>,
    /// Its variables.
    #[serde(default, deserialize_with = "null_as_default")]
    pub env: Vec<EnvVar>,
}

/// The variables that an application gets from another one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct LinkedApplicationEnv {
    /// The other application.
    pub app_id: ApplicationId,
    /// The name of the other application.
    pub app_name: Option<String>,
    /// The variables that it exposes.
    #[serde(default, deserialize_with = "null_as_default")]
    pub env: Vec<EnvVar>,
}
