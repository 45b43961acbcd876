//! Settings from the login of the command line interface, clever-tools.

mod file;

use std::path::{Path, PathBuf};

use http::Uri;

use self::file::{ConfigFile, Profile};
use super::env::{self, Lookup, consumer, host_variable, variable};
use super::error::CredentialsError;
use super::{API_HOST, BRIDGE_HOST, Settings, public_consumer};
use crate::oauth1::Keys;

/// The name under which clever-tools knows the token of the environment.
const ENV_PROFILE: &str = "$env";

impl Settings {
    /// Uses the login of the command line interface: of the profile named `alias`, or else of the
    /// active one.
    ///
    /// * If `CLEVER_TOKEN` and `CLEVER_SECRET` are both set, they are the active profile, under the
    ///   name `$env`, and the file is not needed. One alone is ignored, as clever-tools does.
    /// * Otherwise the active profile is the first one of the file that `CONFIGURATION_FILE` names,
    ///   or else of `clever-cloud/clever-tools.json` in `%APPDATA%` (on Windows, if set), in
    ///   `$XDG_CONFIG_HOME` or in `$HOME/.config`.
    /// * Hosts and consumer come from the environment (`API_HOST`, `AUTH_BRIDGE_HOST`,
    ///   `OAUTH_CONSUMER_KEY` with `OAUTH_CONSUMER_SECRET`), else from the overrides of the profile,
    ///   else they are [the API's](API_HOST), [the bridge's](BRIDGE_HOST) and the
    ///   [public one](super::PUBLIC_CONSUMER_KEY). Key and secret of a consumer are taken from the
    ///   same place.
    ///
    /// A variable that is set to the empty text counts as not set. The expiration date of a profile
    /// is not looked at: the platform decides, and refuses an expired token with the status 401.
    ///
    /// # Errors
    ///
    /// A [`CredentialsError`] if there is no such file or profile or if it is unusable. Faults of
    /// other profiles than the chosen one do no harm.
    pub fn from_clever_tools(alias: Option<&str>) -> Result<Self, CredentialsError> {
        from_lookup(&env::process_variable, alias)
    }

    /// Does as [`from_clever_tools`](Self::from_clever_tools) with any source of variables: `vars`
    /// gives the value of a name, or `None`.
    ///
    /// # Errors
    ///
    /// As [`from_clever_tools`](Self::from_clever_tools).
    pub fn from_clever_tools_with_vars(
        vars: impl Fn(&str) -> Option<String>,
        alias: Option<&str>,
    ) -> Result<Self, CredentialsError> {
        from_lookup(&|name| Ok(vars(name)), alias)
    }

    /// Uses the profile named `alias`, or else the first one, of a configuration file of
    /// clever-tools, whatever the environment says.
    ///
    /// # Errors
    ///
    /// As [`from_clever_tools`](Self::from_clever_tools).
    pub fn from_clever_tools_file(
        path: impl AsRef<Path>,
        alias: Option<&str>,
    ) -> Result<Self, CredentialsError> {
        let file = ConfigFile::read(path.as_ref())?;
        let profile = file.profile(alias)?;
        settings(&|_| Ok(None), profile.token()?, Some(&profile))
    }
}

fn from_lookup(lookup: &Lookup<'_>, alias: Option<&str>) -> Result<Settings, CredentialsError> {
    if alias.is_none_or(|alias| alias == ENV_PROFILE) {
        let token = variable(lookup, "CLEVER_TOKEN")?;
        let secret = variable(lookup, "CLEVER_SECRET")?;
        match token.zip(secret) {
            Some(token) => return settings(lookup, token, None),
            None if alias.is_some() => return Err(CredentialsError::NotSet),
            None => {}
        }
    }
    let file = ConfigFile::read(&config_file(lookup, cfg!(windows))?)?;
    let profile = file.profile(alias)?;
    settings(lookup, profile.token()?, Some(&profile))
}

/// Where the configuration file is. macOS has no place of its own: it is as on Linux.
pub(super) fn config_file(lookup: &Lookup<'_>, windows: bool) -> Result<PathBuf, CredentialsError> {
    if let Some(path) = variable(lookup, "CONFIGURATION_FILE")? {
        return Ok(path.into());
    }
    let app_data = if windows { variable(lookup, "APPDATA")? } else { None };
    let folder = if let Some(folder) = app_data {
        PathBuf::from(folder)
    } else if let Some(folder) = variable(lookup, "XDG_CONFIG_HOME")? {
        PathBuf::from(folder)
    } else if let Some(home) = variable(lookup, "HOME")? {
        PathBuf::from(home).join(".config")
    } else {
        return Err(CredentialsError::NoConfigFolder);
    };
    Ok(folder.join("clever-cloud").join("clever-tools.json"))
}

/// Joins a token with what the environment, the profile or the defaults say, in this order.
fn settings(
    lookup: &Lookup<'_>,
    (token, secret): (String, String),
    profile: Option<&Profile<'_>>,
) -> Result<Settings, CredentialsError> {
    let consumer = match (consumer(lookup)?, profile) {
        (None, Some(profile)) => profile.consumer()?,
        (found, _) => found,
    };
    let host = |name, default| -> Result<Uri, CredentialsError> {
        let found = match (host_variable(lookup, name)?, profile) {
            (None, Some(profile)) => profile.host(name)?,
            (found, _) => found,
        };
        Ok(found.unwrap_or(Uri::from_static(default)))
    };
    let keys: Keys = consumer.unwrap_or_else(public_consumer);
    Ok(Settings {
        credentials: keys.with_token(token, secret).into(),
        host: host("API_HOST", API_HOST)?,
        bridge: host("AUTH_BRIDGE_HOST", BRIDGE_HOST)?,
    })
}
