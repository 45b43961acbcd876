//! The login of the command line interface, clever-tools: read, and written as it does itself.
//!
//! It keeps profiles in a file of its own, a [`ConfigFile`]. The first one is the active one; a
//! login puts its [`Profile`] there.
//!
//! ```no_run
//! use cc_client::credentials::clever_tools::{ConfigFile, DEFAULT_ALIAS, Profile};
//! use cc_client::credentials::{CredentialsError, LoginSettings, Settings};
//!
//! # fn main() -> Result<(), CredentialsError> {
//! // Whatever gave you a token: `api_defs::login` does.
//! let settings = LoginSettings::from_env()?.with_token("token", "secret");
//! let file = ConfigFile::find()?;
//! file.save(&Profile::new(DEFAULT_ALIAS, &settings)?)?;
//!
//! // From now on it is the login of the CLI, of this program and of any other.
//! let settings = Settings::from_clever_tools(None)?;
//! file.remove(DEFAULT_ALIAS)?; // and now it is not
//! # Ok(())
//! # }
//! ```

mod content;
mod profile;
mod replace;

use std::path::{Path, PathBuf};

use http::Uri;

use self::content::Content;
pub use self::profile::Profile;
use super::env::{self, Lookup, consumer, host_variable, variable};
use super::error::CredentialsError;
use super::{API_HOST, BRIDGE_HOST, Settings, public_consumer};
use crate::oauth1::Keys;

/// The name of a profile that is saved without one.
pub const DEFAULT_ALIAS: &str = "default";

/// The name under which clever-tools knows the token of the environment.
const ENV_PROFILE: &str = "$env";

/// The configuration file of clever-tools, which need not exist yet.
///
/// It is read again for each question, and the form of it that older versions wrote is read as one
/// profile with the name `default`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigFile {
    path: PathBuf,
}

impl ConfigFile {
    /// The one that clever-tools uses: that which `CONFIGURATION_FILE` names, or else
    /// `clever-cloud/clever-tools.json` in `%APPDATA%` (on Windows, if set), in `$XDG_CONFIG_HOME`
    /// or in `$HOME/.config`.
    ///
    /// # Errors
    ///
    /// If no variable tells where it is, or one that does is not text.
    pub fn find() -> Result<Self, CredentialsError> {
        Self::look_up(&env::process_variable)
    }

    /// Does as [`find`](Self::find) with any source of variables: `vars` gives the value of a name,
    /// or `None`.
    ///
    /// # Errors
    ///
    /// As [`find`](Self::find).
    pub fn find_with_vars(vars: impl Fn(&str) -> Option<String>) -> Result<Self, CredentialsError> {
        Self::look_up(&|name| Ok(vars(name)))
    }

    /// This one.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    pub(super) fn look_up(lookup: &Lookup<'_>) -> Result<Self, CredentialsError> {
        Ok(Self { path: config_file(lookup, cfg!(windows))? })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The profile of this name, or else the active one.
    ///
    /// # Errors
    ///
    /// If there is no such file or profile, or if the file cannot be read. Whether the profile can
    /// be used is told when it is.
    pub fn profile(&self, alias: Option<&str>) -> Result<Profile, CredentialsError> {
        let profiles = Content::read(&self.path)?.into_profiles();
        let is_wanted = |profile: &&Profile| alias.is_none_or(|alias| profile.alias() == alias);
        let found = profiles.iter().find(is_wanted).cloned();
        found.ok_or_else(|| {
            let path = self.path.clone();
            match alias {
                Some(alias) => CredentialsError::UnknownProfile { path, alias: alias.to_owned() },
                None => CredentialsError::NoProfile { path },
            }
        })
    }

    /// All profiles, the active one first; none if there is no file.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn profiles(&self) -> Result<Vec<Profile>, CredentialsError> {
        Ok(Content::read_or_new(&self.path)?.into_profiles())
    }

    /// Makes this profile the active one, in place of any of the same name.
    ///
    /// The other profiles stay, as does what this version does not know. The file takes the place
    /// of the old one as a whole, so that nobody ever reads half of one. On Unix nobody else can
    /// read it: its mode is 0600, and that of a folder which is made for it 0700.
    ///
    /// Two programs that save at the same moment do not wait for each other, here or in
    /// clever-tools: the profile of one may then be lost.
    ///
    /// # Errors
    ///
    /// If the name is not one, if the file that is there cannot be understood (it is left alone
    /// then), or if it cannot be written.
    pub fn save(&self, profile: &Profile) -> Result<(), CredentialsError> {
        check_alias(profile.alias())?;
        let mut content = Content::read_or_new(&self.path)?;
        content.put_first(profile);
        self.write(&content)
    }

    /// Removes the profile of this name, and tells whether there was one. The next one becomes the
    /// active one.
    ///
    /// The token itself lives on until the platform is told to end it.
    ///
    /// # Errors
    ///
    /// If the file cannot be understood or written.
    pub fn remove(&self, alias: &str) -> Result<bool, CredentialsError> {
        let mut content = Content::read_or_new(&self.path)?;
        let removed = content.remove(alias);
        if removed {
            self.write(&content)?;
        }
        Ok(removed)
    }

    fn write(&self, content: &Content) -> Result<(), CredentialsError> {
        replace::replace(&self.path, &content.to_json())
            .map_err(|source| CredentialsError::Unwritable { path: self.path.clone(), source })
    }
}

/// Checks that clever-tools takes this as the name of a profile: letters from A to Z in either case,
/// digits, `-` and `_`.
///
/// # Errors
///
/// If it does not, or keeps it for the token of the environment (`$env`).
pub fn check_alias(alias: &str) -> Result<(), CredentialsError> {
    let is_fit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if alias == ENV_PROFILE {
        Err(CredentialsError::ReservedAlias)
    } else if alias.is_empty() || !alias.bytes().all(is_fit) {
        Err(CredentialsError::Alias { alias: alias.to_owned() })
    } else {
        Ok(())
    }
}

impl Settings {
    /// Uses the login of the command line interface: of the profile named `alias`, or else of the
    /// active one.
    ///
    /// * If `CLEVER_TOKEN` and `CLEVER_SECRET` are both set, they are the active profile, under the
    ///   name `$env`, and the file is not needed. One alone is ignored, as clever-tools does.
    /// * Otherwise the active profile is the first one of the [file](ConfigFile::find).
    /// * Hosts and consumer come from the environment (`API_HOST`, `AUTH_BRIDGE_HOST`,
    ///   `OAUTH_CONSUMER_KEY` with `OAUTH_CONSUMER_SECRET`), else from the overrides of the profile,
    ///   else they are [the API's](API_HOST), [the bridge's](BRIDGE_HOST) and the
    ///   [public one](super::PUBLIC_CONSUMER_KEY). Key and secret of a consumer are taken from the
    ///   same place.
    ///
    /// A variable that is set to the empty text counts as not set. A login that has ended is read
    /// like any other; see [`expires_at`](Self::expires_at) for who refuses it.
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
        ConfigFile::at(path.as_ref()).profile(alias)?.settings()
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
    let profile = ConfigFile::look_up(lookup)?.profile(alias)?;
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
    profile: Option<&Profile>,
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
        expires_at: profile.and_then(Profile::expires_at),
        alias: profile.map(|profile| profile.alias().to_owned()),
    })
}
