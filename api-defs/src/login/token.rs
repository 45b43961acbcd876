//! What a login ends with.

use std::fmt;
use std::time::SystemTime;

use cc_client::credentials::clever_tools::Profile;
use cc_client::credentials::{CredentialsError, LoginSettings, Settings};
use jiff::Timestamp;

use crate::secret::Secret;
use crate::v2::user;

/// A token that acts for a user, with the consumer and the hosts that it is for.
#[derive(Clone)]
pub struct Token {
    settings: LoginSettings,
    token: Secret,
    secret: Secret,
    expires_at: Option<Timestamp>,
}

impl Token {
    pub(super) fn new(
        settings: LoginSettings,
        token: Secret,
        secret: Secret,
        expires_at: Option<Timestamp>,
    ) -> Self {
        Self { settings, token, secret, expires_at }
    }

    /// When it ends, if the platform says so: a year after it was given for the CLI, three months
    /// for any other program.
    pub fn expires_at(&self) -> Option<Timestamp> {
        self.expires_at
    }

    /// Whether it has ended by `now`, as far as is known.
    pub fn is_expired(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }

    /// What a client needs, for
    /// [`ClientBuilder::settings`](cc_client::ClientBuilder::settings).
    pub fn settings(&self) -> Settings {
        let mut settings = self.settings.with_token(self.token.expose(), self.secret.expose());
        settings.expires_at = self.expires_at.and_then(|end| SystemTime::try_from(end).ok());
        settings
    }

    /// What the CLI keeps of it, for
    /// [`ConfigFile::save`](cc_client::credentials::clever_tools::ConfigFile::save): under this
    /// name, with the user whom [`get_profile`](user::get_profile) told.
    ///
    /// # Errors
    ///
    /// If the name is none that the CLI takes.
    pub fn profile(&self, alias: &str, user: &user::Profile) -> Result<Profile, CredentialsError> {
        let profile = Profile::new(alias, &self.settings())?;
        Ok(profile.user(user.id.as_str(), user.email.as_deref()).console(&self.settings.console))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token")
            .field("settings", &self.settings)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}
