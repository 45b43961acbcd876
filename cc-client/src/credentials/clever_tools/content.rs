//! What the configuration file holds.
//!
//! Profiles are not looked into before one is chosen, so that faults of another one do no harm. What
//! the file holds never enters an error, for it may be a secret in the wrong place.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::DEFAULT_ALIAS;
use super::profile::{Profile, alias_of};
use crate::credentials::error::CredentialsError;

/// The current form, whichever one was read.
pub(super) struct Content {
    path: PathBuf,
    /// What is beside the profiles.
    rest: Map<String, Value>,
    profiles: Vec<Value>,
}

const PROFILES: &str = "profiles";

impl Content {
    pub(super) fn read(path: &Path) -> Result<Self, CredentialsError> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Err(CredentialsError::NoFile { path: path.to_owned() });
            }
            Err(source) => return Err(CredentialsError::Unreadable { path: path.to_owned(), source }),
        };
        let path = path.to_owned();
        match serde_json::from_slice(&bytes) {
            Ok(content) => match split(content) {
                Some((rest, profiles)) => Ok(Self { path, rest, profiles }),
                None => Err(CredentialsError::UnknownFormat { path }),
            },
            Err(error) => Err(CredentialsError::Json { path, line: error.line(), column: error.column() }),
        }
    }

    /// What is there, or a file without profiles where there is none.
    pub(super) fn read_or_new(path: &Path) -> Result<Self, CredentialsError> {
        match Self::read(path) {
            Err(CredentialsError::NoFile { path }) => {
                Ok(Self { path, rest: version_1(), profiles: Vec::new() })
            }
            read => read,
        }
    }

    /// The profiles, the active one first.
    pub(super) fn into_profiles(self) -> Vec<Profile> {
        let profiles = self.profiles.into_iter();
        profiles.map(|fields| Profile::read(&self.path, fields)).collect()
    }

    pub(super) fn put_first(&mut self, profile: &Profile) {
        self.remove(profile.alias());
        self.profiles.insert(0, profile.fields().clone().into());
    }

    /// Whether there was one.
    pub(super) fn remove(&mut self, alias: &str) -> bool {
        let before = self.profiles.len();
        // What is no profile has no name: it stays.
        self.profiles.retain(|profile| !profile.is_object() || alias_of(profile) != alias);
        self.profiles.len() < before
    }

    pub(super) fn to_json(&self) -> Vec<u8> {
        let mut content = self.rest.clone();
        content.insert(PROFILES.to_owned(), self.profiles.clone().into());
        format!("{:#}\n", Value::Object(content)).into_bytes()
    }
}

/// What is beside the profiles, and the profiles of either form; `None` if it is neither.
fn split(content: Value) -> Option<(Map<String, Value>, Vec<Value>)> {
    let Value::Object(mut content) = content else {
        return None;
    };
    match content.get("version") {
        Some(version) if version.as_u64() == Some(1) => {
            let profiles = match content.remove(PROFILES) {
                Some(Value::Array(profiles)) => profiles,
                None => Vec::new(),
                Some(_) => return None,
            };
            Some((content, profiles))
        }
        Some(_) => None,
        // The older form knew no names.
        None if content.contains_key("token") => {
            content.insert("alias".to_owned(), DEFAULT_ALIAS.into());
            Some((version_1(), vec![content.into()]))
        }
        // What a log-out left then.
        None if content.is_empty() => Some((version_1(), Vec::new())),
        None => None,
    }
}

fn version_1() -> Map<String, Value> {
    Map::from_iter([("version".to_owned(), json!(1))])
}
