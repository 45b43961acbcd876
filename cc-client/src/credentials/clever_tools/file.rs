//! The configuration file of clever-tools.
//!
//! Only the chosen profile is looked into, so that faults of another one do no harm. What the file
//! holds never enters an error, for it may be a secret in the wrong place.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use http::Uri;
use serde_json::{Map, Value};

use crate::credentials::env::whole_pair;
use crate::credentials::error::{CredentialsError, Origin, ProfileFault, UrlFault};
use crate::credentials::host;
use crate::oauth1::Keys;

/// The name of a profile that was saved without one.
const DEFAULT_ALIAS: &str = "default";

pub(super) struct ConfigFile {
    path: PathBuf,
    profiles: Vec<Value>,
}

impl ConfigFile {
    pub(super) fn read(path: &Path) -> Result<Self, CredentialsError> {
        let path = path.to_owned();
        let content = match fs::read(&path) {
            Ok(content) => content,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Err(CredentialsError::NoFile { path });
            }
            Err(source) => return Err(CredentialsError::Unreadable { path, source }),
        };
        match serde_json::from_slice(&content) {
            Ok(content) => match profiles(content) {
                Some(profiles) => Ok(Self { path, profiles }),
                None => Err(CredentialsError::UnknownFormat { path }),
            },
            Err(error) => Err(CredentialsError::Json { path, line: error.line(), column: error.column() }),
        }
    }

    /// The profile of this name, or else the active one, which is the first.
    pub(super) fn profile(&self, alias: Option<&str>) -> Result<Profile<'_>, CredentialsError> {
        let path = &self.path;
        let found = match alias {
            Some(alias) => self.profiles.iter().find(|profile| alias_of(profile) == alias),
            None => self.profiles.first(),
        };
        match (found, alias) {
            (Some(fields), _) => Ok(Profile { path, fields }),
            (None, Some(alias)) => {
                Err(CredentialsError::UnknownProfile { path: path.clone(), alias: alias.to_owned() })
            }
            (None, None) => Err(CredentialsError::NoProfile { path: path.clone() }),
        }
    }
}

/// The profiles of either form; `None` if it is neither.
fn profiles(content: Value) -> Option<Vec<Value>> {
    let Value::Object(mut content) = content else {
        return None;
    };
    match content.get("version") {
        Some(version) if version.as_u64() == Some(1) => match content.remove("profiles") {
            Some(Value::Array(profiles)) => Some(profiles),
            None => Some(Vec::new()),
            Some(_) => None,
        },
        Some(_) => None,
        None if content.contains_key("token") => Some(vec![Value::Object(content)]),
        None => None,
    }
}

fn alias_of(profile: &Value) -> &str {
    let alias = profile.get("alias").and_then(Value::as_str);
    alias.unwrap_or(DEFAULT_ALIAS)
}

pub(super) struct Profile<'a> {
    path: &'a Path,
    fields: &'a Value,
}

impl Profile<'_> {
    /// The token and its secret.
    pub(super) fn token(&self) -> Result<(String, String), CredentialsError> {
        Ok((self.required("token")?, self.required("secret")?))
    }

    /// The consumer that the overrides name, if they do.
    pub(super) fn consumer(&self) -> Result<Option<Keys>, CredentialsError> {
        let (key, secret) = ("OAUTH_CONSUMER_KEY", "OAUTH_CONSUMER_SECRET");
        let values = (self.override_text(key)?, self.override_text(secret)?);
        let pair = whole_pair(key, secret, values, |name| self.origin(name))?;
        Ok(pair.map(|(key, secret)| Keys::consumer_only(key, secret)))
    }

    /// The host that an override names, if it does.
    pub(super) fn host(&self, name: &'static str) -> Result<Option<Uri>, CredentialsError> {
        let fault = |fault| CredentialsError::Url { origin: self.origin(name), fault };
        match self.overrides()?.and_then(|overrides| overrides.get(name)) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => host::parse(text).map(Some).map_err(fault),
            Some(_) => Err(fault(UrlFault::NotText)),
        }
    }

    fn required(&self, name: &'static str) -> Result<String, CredentialsError> {
        match self.fields.get(name) {
            Some(Value::String(text)) if !text.is_empty() => Ok(text.clone()),
            _ => Err(self.fault(ProfileFault::Missing(name))),
        }
    }

    fn override_text(&self, name: &'static str) -> Result<Option<&str>, CredentialsError> {
        match self.overrides()?.and_then(|overrides| overrides.get(name)) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.as_str()).filter(|text| !text.is_empty())),
            Some(_) => Err(self.fault(ProfileFault::Type(name))),
        }
    }

    fn overrides(&self) -> Result<Option<&Map<String, Value>>, CredentialsError> {
        match self.fields.get("overrides") {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Object(overrides)) => Ok(Some(overrides)),
            Some(_) => Err(self.fault(ProfileFault::Type("overrides"))),
        }
    }

    fn fault(&self, fault: ProfileFault) -> CredentialsError {
        CredentialsError::Profile {
            path: self.path.to_owned(),
            alias: alias_of(self.fields).to_owned(),
            fault,
        }
    }

    fn origin(&self, name: &'static str) -> Origin {
        Origin::Override { name, profile: alias_of(self.fields).to_owned(), path: self.path.to_owned() }
    }
}
