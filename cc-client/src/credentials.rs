//! What a client identifies itself with, and where to find it.
//!
//! [`Settings`] hold credentials and the host that they are for. They come from the environment
//! ([`Settings::from_env`]) or from the login of the command line interface
//! ([`Settings::from_clever_tools`]):
//!
//! ```
//! use cc_client::credentials::Settings;
//!
//! # fn main() -> Result<(), cc_client::credentials::CredentialsError> {
//! let settings = Settings::from_vars(|name| match name {
//!     "CLEVER_TOKEN" => Some("token".to_owned()),
//!     "CLEVER_SECRET" => Some("secret".to_owned()),
//!     _ => None,
//! })?;
//! assert_eq!(settings.host, "https://api.clever-cloud.com/");
//! # Ok(())
//! # }
//! ```
//!
//! A login that is made by a program begins with [`LoginSettings`], and is kept for others by
//! [`clever_tools`].
//!
//! No secret shows in the `Debug` or `Display` form of anything here, errors included.

pub mod clever_tools;
mod date;
mod env;
mod error;
mod host;
mod login;
#[cfg(test)]
mod tests;

use std::time::SystemTime;

use http::{HeaderValue, Uri};
/// The type of secrets, and how one is read.
pub use secrecy::{ExposeSecret, SecretString};

use crate::Host;
use crate::oauth1::Keys;
pub use error::{CredentialsError, InvalidApiToken, Origin, ProfileFault, UrlFault};
pub use login::LoginSettings;

/// The host of the API, for OAuth credentials: `https://api.clever-cloud.com`.
pub const API_HOST: &str = "https://api.clever-cloud.com";

/// The host of the bridge, which serves the same API for API tokens, and the management of these
/// for OAuth credentials: `https://api-bridge.clever-cloud.com`.
pub const BRIDGE_HOST: &str = "https://api-bridge.clever-cloud.com";

/// The console, in which users log in: `https://console.clever-cloud.com`.
pub const CONSOLE_URL: &str = "https://console.clever-cloud.com";

/// The bridge, for the endpoints that live there alone: at [`BRIDGE_HOST`], or where
/// [`Settings::bridge`] says.
pub static BRIDGE: Host = Host::new("bridge", BRIDGE_HOST);

/// The consumer key of the command line interface: public, so that programs can use its tokens.
pub const PUBLIC_CONSUMER_KEY: &str = "T5nFjKeHH4AIlEveuGhB5S3xg8T19e";

/// The secret that belongs to [`PUBLIC_CONSUMER_KEY`], just as public.
pub const PUBLIC_CONSUMER_SECRET: &str = "MgVMqTr6fWlf2M0tkC2MXOnhfqBWDT";

/// What proves to the platform who is calling.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Credentials {
    /// A consumer and, mostly, a user's token, for requests signed with OAuth 1.0a.
    OAuth1(Keys),
    /// An API token, which the bridge alone accepts.
    ApiToken(ApiToken),
}

impl Credentials {
    /// A token of the command line interface, or any other that was made for its
    /// [public consumer](PUBLIC_CONSUMER_KEY).
    pub fn with_public_consumer(
        token: impl Into<SecretString>,
        token_secret: impl Into<SecretString>,
    ) -> Self {
        Self::OAuth1(public_consumer().with_token(token, token_secret))
    }

    /// The host that accepts these credentials unless another one is set: the
    /// [bridge](BRIDGE_HOST) for an API token, else [the API's](API_HOST).
    pub fn default_host(&self) -> Uri {
        Uri::from_static(match self {
            Self::OAuth1(_) => API_HOST,
            Self::ApiToken(_) => BRIDGE_HOST,
        })
    }
}

fn public_consumer() -> Keys {
    Keys::consumer_only(PUBLIC_CONSUMER_KEY, PUBLIC_CONSUMER_SECRET)
}

impl From<Keys> for Credentials {
    fn from(keys: Keys) -> Self {
        Self::OAuth1(keys)
    }
}

impl From<ApiToken> for Credentials {
    fn from(token: ApiToken) -> Self {
        Self::ApiToken(token)
    }
}

/// An API token: it stands for a user as a password does. `Debug` does not show it.
#[derive(Clone, Debug)]
pub struct ApiToken {
    /// Sensitive, so it does not show in `Debug`.
    authorization: HeaderValue,
}

impl ApiToken {
    /// The API token that is written `token`.
    ///
    /// # Errors
    ///
    /// [`InvalidApiToken`] if `token` is empty or holds anything but visible ASCII characters, such
    /// as the line feed of the file that it was read from.
    pub fn new(token: impl Into<SecretString>) -> Result<Self, InvalidApiToken> {
        let token = token.into();
        let token = token.expose_secret();
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(InvalidApiToken);
        }
        let header = format!("Bearer {token}");
        let mut authorization = HeaderValue::try_from(header).map_err(|_| InvalidApiToken)?;
        authorization.set_sensitive(true);
        Ok(Self { authorization })
    }

    /// The value of the `Authorization` header, `Bearer …`, marked sensitive.
    pub fn authorization(&self) -> HeaderValue {
        self.authorization.clone()
    }
}

/// Credentials and the hosts that they are for.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Settings {
    /// What proves to the platform who is calling.
    pub credentials: Credentials,
    /// Where calls go: an absolute `http` or `https` URL.
    pub host: Uri,
    /// Where the [bridge](BRIDGE) is, at which API tokens are managed: an absolute `http` or
    /// `https` URL.
    pub bridge: Uri,
    /// When the credentials end, if it is known: the file of the command line interface tells it.
    ///
    /// By then [`ClientBuilder::settings`](crate::ClientBuilder::settings) refuses them, with the
    /// error that says to log in again. The platform has the last word: where the clock may be
    /// wrong, set this to `None`, and it answers 401 to what has ended.
    pub expires_at: Option<SystemTime>,
    /// The name of the profile that they are of.
    alias: Option<String>,
}

impl Settings {
    /// Whether the credentials have ended by `now`, as far as is known.
    pub fn is_expired(&self, now: SystemTime) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }

    /// The error of credentials that have ended by `now`.
    pub(crate) fn check_expiry(&self, now: SystemTime) -> Result<(), CredentialsError> {
        match self.expires_at {
            Some(at) if at <= now => Err(CredentialsError::Expired { alias: self.alias.clone(), at }),
            _ => Ok(()),
        }
    }
}
