//! One login of clever-tools.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use http::Uri;
use secrecy::ExposeSecret;
use serde_json::{Map, Value};

use super::{DEFAULT_ALIAS, check_alias};
use crate::credentials::env::whole_pair;
use crate::credentials::error::{CredentialsError, Origin, ProfileFault, UrlFault};
use crate::credentials::{
    API_HOST, BRIDGE_HOST, CONSOLE_URL, Credentials, LoginSettings, PUBLIC_CONSUMER_KEY, Settings, date, host,
};
use crate::oauth1::Keys;

/// A login as clever-tools keeps it: a token and its secret under a name, with the consumer and the
/// hosts that it is for where these are not the usual ones.
///
/// `Debug` does not show the token and its secret, nor the secret of the consumer.
#[derive(Clone)]
pub struct Profile {
    /// The file that it is of, if it is of one.
    path: Option<PathBuf>,
    /// Whatever is there, so that nothing is lost when it is saved again.
    fields: Map<String, Value>,
}

impl Profile {
    /// A profile of this name, made of what is needed to call the platform. Other hosts and
    /// another consumer than the usual ones become its overrides.
    ///
    /// The usual name is [`DEFAULT_ALIAS`]; [`check_alias`] tells which others there can be.
    ///
    /// # Errors
    ///
    /// If the name is not one, is `$env`, which means the token of the environment, or if the
    /// credentials are not an OAuth token.
    pub fn new(alias: &str, settings: &Settings) -> Result<Self, CredentialsError> {
        check_alias(alias)?;
        let Credentials::OAuth1(keys) = &settings.credentials else {
            return Err(CredentialsError::NoToken);
        };
        let (Some(token), Some(secret)) = (keys.token(), keys.token_secret()) else {
            return Err(CredentialsError::NoToken);
        };
        let mut profile = Self { path: None, fields: Map::new() };
        profile.set("alias", alias);
        profile.set("token", token.expose_secret());
        profile.set("secret", secret.expose_secret());
        if let Some(date) = settings.expires_at {
            profile.set("expirationDate", &date::write(date));
        }
        profile.override_host("API_HOST", &settings.host, API_HOST);
        profile.override_host("AUTH_BRIDGE_HOST", &settings.bridge, BRIDGE_HOST);
        if keys.consumer_key() != PUBLIC_CONSUMER_KEY {
            profile.override_with("OAUTH_CONSUMER_KEY", keys.consumer_key());
            profile.override_with("OAUTH_CONSUMER_SECRET", keys.consumer_secret().expose_secret());
        }
        Ok(profile)
    }

    /// Who it is of: the user's id and e-mail address, as `GET /v2/self` tells them.
    #[must_use]
    pub fn user(mut self, id: &str, email: Option<&str>) -> Self {
        self.set("userId", id);
        match email {
            Some(email) => self.set("email", email),
            None => drop(self.fields.remove("email")),
        }
        self
    }

    /// Another console than the usual one, where the user logs in.
    #[must_use]
    pub fn console(mut self, url: &Uri) -> Self {
        self.override_host("CONSOLE_URL", url, CONSOLE_URL);
        self
    }

    /// Its name.
    pub fn alias(&self) -> &str {
        alias_in(&self.fields)
    }

    /// The id of the user, if it is known.
    pub fn user_id(&self) -> Option<&str> {
        self.fields.get("userId")?.as_str()
    }

    /// The e-mail address of the user, if it is known.
    pub fn email(&self) -> Option<&str> {
        self.fields.get("email")?.as_str()
    }

    /// When the token ends; `None` if that is not known.
    pub fn expires_at(&self) -> Option<SystemTime> {
        date::read(self.fields.get("expirationDate")?.as_str()?)
    }

    /// Whether the token has ended by `now`, as far as is known.
    pub fn is_expired(&self, now: SystemTime) -> bool {
        self.expires_at().is_some_and(|end| end <= now)
    }

    /// What is needed to call the platform, whatever the environment says.
    ///
    /// # Errors
    ///
    /// If it lacks its token, or an override cannot be used.
    pub fn settings(&self) -> Result<Settings, CredentialsError> {
        super::settings(&|_| Ok(None), self.token()?, Some(self))
    }

    /// What is needed to log in once more, for the same consumer at the same hosts.
    ///
    /// # Errors
    ///
    /// If an override cannot be used.
    pub fn login_settings(&self) -> Result<LoginSettings, CredentialsError> {
        LoginSettings::of_profile(self)
    }

    pub(super) fn read(path: &Path, fields: Value) -> Self {
        // What is no object has no token either, which is said when it is asked for.
        let fields = if let Value::Object(fields) = fields { fields } else { Map::new() };
        Self { path: Some(path.to_owned()), fields }
    }

    pub(super) fn fields(&self) -> &Map<String, Value> {
        &self.fields
    }

    fn set(&mut self, name: &str, value: &str) {
        self.fields.insert(name.to_owned(), value.into());
    }

    fn override_with(&mut self, name: &str, value: &str) {
        let mut overrides = match self.fields.remove("overrides") {
            Some(Value::Object(overrides)) => overrides,
            _ => Map::new(),
        };
        overrides.insert(name.to_owned(), value.into());
        self.fields.insert("overrides".to_owned(), overrides.into());
    }

    fn override_host(&mut self, name: &str, url: &Uri, default: &'static str) {
        if *url != Uri::from_static(default) {
            // Clever-tools puts a path that begins with a slash behind it.
            self.override_with(name, url.to_string().trim_end_matches('/'));
        }
    }

    /// The token and its secret.
    pub(super) fn token(&self) -> Result<(String, String), CredentialsError> {
        Ok((self.required("token")?, self.required("secret")?))
    }

    /// The consumer that the overrides name, if they do.
    pub(in crate::credentials) fn consumer(&self) -> Result<Option<Keys>, CredentialsError> {
        let (key, secret) = ("OAUTH_CONSUMER_KEY", "OAUTH_CONSUMER_SECRET");
        let values = (self.override_text(key)?, self.override_text(secret)?);
        let pair = whole_pair(key, secret, values, |name| self.origin(name))?;
        Ok(pair.map(|(key, secret)| Keys::consumer_only(key, secret)))
    }

    /// The host that an override names, if it does.
    pub(in crate::credentials) fn host(&self, name: &'static str) -> Result<Option<Uri>, CredentialsError> {
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

    fn path(&self) -> PathBuf {
        self.path.clone().unwrap_or_default()
    }

    fn fault(&self, fault: ProfileFault) -> CredentialsError {
        CredentialsError::Profile { path: self.path(), alias: self.alias().to_owned(), fault }
    }

    pub(in crate::credentials) fn origin(&self, name: &'static str) -> Origin {
        Origin::Override { name, profile: self.alias().to_owned(), path: self.path() }
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Profile")
            .field("alias", &self.alias())
            .field("user_id", &self.user_id())
            .field("expires_at", &self.expires_at().map(date::write))
            .finish_non_exhaustive()
    }
}

/// The name of a profile as the file holds it.
pub(super) fn alias_of(profile: &Value) -> &str {
    profile.as_object().map_or(DEFAULT_ALIAS, alias_in)
}

fn alias_in(fields: &Map<String, Value>) -> &str {
    fields.get("alias").and_then(Value::as_str).unwrap_or(DEFAULT_ALIAS)
}
