//! What is needed before there is a token.

use http::Uri;
use secrecy::SecretString;

use super::clever_tools::Profile;
use super::env::{self, Lookup, consumer, host_variable};
use super::error::{CredentialsError, Origin};
use super::{API_HOST, BRIDGE_HOST, CONSOLE_URL, Settings, public_consumer};
use crate::oauth1::Keys;

/// Where a user logs in, and as which program. With the token that this ends with, it becomes
/// [`Settings`].
///
/// By default it is the platform itself, and the [public consumer](super::PUBLIC_CONSUMER_KEY).
///
/// ```
/// use cc_client::credentials::LoginSettings;
/// use cc_client::oauth1::Keys;
///
/// let mut settings = LoginSettings::default();
/// settings.consumer = Keys::consumer_only("key", "secret");
/// assert_eq!(settings.console_login, "https://console.clever-cloud.com/cli-oauth");
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LoginSettings {
    /// The program; a token in it is of no account.
    pub consumer: Keys,
    /// Where calls go: an absolute `http` or `https` URL.
    pub host: Uri,
    /// Where the [bridge](super::BRIDGE) is.
    pub bridge: Uri,
    /// Where the console is, in which a user logs in.
    pub console: Uri,
    /// The page of the console that gives a token to a command-line tool.
    pub console_login: Uri,
}

impl Default for LoginSettings {
    fn default() -> Self {
        Self {
            consumer: public_consumer(),
            host: Uri::from_static(API_HOST),
            bridge: Uri::from_static(BRIDGE_HOST),
            console: Uri::from_static(CONSOLE_URL),
            console_login: Uri::from_static(CONSOLE_LOGIN),
        }
    }
}

/// The page of [`CONSOLE_URL`].
const CONSOLE_LOGIN: &str = "https://console.clever-cloud.com/cli-oauth";

impl LoginSettings {
    /// Reads the settings from the environment of the process, where the command line interface
    /// looks for them too.
    ///
    /// | variable | meaning |
    /// | --- | --- |
    /// | `API_HOST`, `AUTH_BRIDGE_HOST` | [`host`](Self::host) and [`bridge`](Self::bridge) |
    /// | `OAUTH_CONSUMER_KEY`, `OAUTH_CONSUMER_SECRET` | the consumer |
    /// | `CONSOLE_URL` | [`console`](Self::console) |
    /// | `CONSOLE_TOKEN_URL` | [`console_login`](Self::console_login); by default `cli-oauth` at the console |
    ///
    /// A variable that is set to the empty text counts as not set.
    ///
    /// # Errors
    ///
    /// If half a consumer is set, or a value is not a URL.
    pub fn from_env() -> Result<Self, CredentialsError> {
        Self::from_lookup(&env::process_variable)
    }

    /// Reads the settings as [`from_env`](Self::from_env) does from any source of variables:
    /// `vars` gives the value of a name, or `None`.
    ///
    /// # Errors
    ///
    /// As [`from_env`](Self::from_env).
    pub fn from_vars(vars: impl Fn(&str) -> Option<String>) -> Result<Self, CredentialsError> {
        Self::from_lookup(&|name| Ok(vars(name)))
    }

    /// The settings of a call with this token, which was given to [`consumer`](Self::consumer).
    pub fn with_token(
        &self,
        token: impl Into<SecretString>,
        token_secret: impl Into<SecretString>,
    ) -> Settings {
        Settings {
            credentials: self.consumer.clone().with_token(token, token_secret).into(),
            host: self.host.clone(),
            bridge: self.bridge.clone(),
            expires_at: None,
            alias: None,
        }
    }

    fn from_lookup(lookup: &Lookup<'_>) -> Result<Self, CredentialsError> {
        let host = |name| host_variable(lookup, name);
        let origin = Origin::Variable("CONSOLE_URL");
        Self::with(consumer(lookup)?, host, origin)
    }

    pub(super) fn of_profile(profile: &Profile) -> Result<Self, CredentialsError> {
        let origin = profile.origin("CONSOLE_URL");
        Self::with(profile.consumer()?, |name| profile.host(name), origin)
    }

    /// `origin` is where the console's URL is from.
    fn with(
        consumer: Option<Keys>,
        host: impl Fn(&'static str) -> Result<Option<Uri>, CredentialsError>,
        origin: Origin,
    ) -> Result<Self, CredentialsError> {
        let Self { consumer: public, host: api, bridge, console: usual, console_login } = Self::default();
        let console = host("CONSOLE_URL")?;
        let console_login = match (host("CONSOLE_TOKEN_URL")?, &console) {
            (Some(page), _) => page,
            (None, Some(console)) => {
                let page = format!("{}/cli-oauth", console.to_string().trim_end_matches('/'));
                super::host::parse(&page).map_err(|fault| CredentialsError::Url { origin, fault })?
            }
            (None, None) => console_login,
        };
        Ok(Self {
            consumer: consumer.unwrap_or(public),
            host: host("API_HOST")?.unwrap_or(api),
            bridge: host("AUTH_BRIDGE_HOST")?.unwrap_or(bridge),
            console: console.unwrap_or(usual),
            console_login,
        })
    }
}
