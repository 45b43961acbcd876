//! Settings from environment variables.

use std::env::{self, VarError};

use http::Uri;

use super::error::{CredentialsError, Origin};
use super::{ApiToken, BRIDGE_HOST, Credentials, Settings, host, public_consumer};
use crate::oauth1::Keys;

impl Settings {
    /// Reads the settings from the environment of the process.
    ///
    /// | variable | meaning |
    /// | --- | --- |
    /// | `CC_API_TOKEN` | an API token; wins over the variables that follow |
    /// | `CLEVER_TOKEN`, `CLEVER_SECRET` | an OAuth token and its secret |
    /// | `OAUTH_CONSUMER_KEY`, `OAUTH_CONSUMER_SECRET` | the consumer that the OAuth token was made for; by default the [public one](super::PUBLIC_CONSUMER_KEY) |
    /// | `CC_API_HOST` | an absolute `http` or `https` URL; by default [what the credentials are for](Credentials::default_host) |
    ///
    /// A variable that is set to the empty text counts as not set. Variables that are not needed
    /// are not looked at: beside an API token, half an OAuth pair is no error.
    ///
    /// # Errors
    ///
    /// A [`CredentialsError`] if nothing is set, if half a pair is, or if a value is unusable.
    pub fn from_env() -> Result<Self, CredentialsError> {
        Self::from_lookup(&process_variable)
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

    fn from_lookup(lookup: &Lookup<'_>) -> Result<Self, CredentialsError> {
        let credentials = match variable(lookup, API_TOKEN)? {
            Some(token) => api_token(token)?.into(),
            None => oauth1(lookup)?.into(),
        };
        let host = host_variable(lookup, "CC_API_HOST")?;
        let host = host.unwrap_or_else(|| Credentials::default_host(&credentials));
        let bridge = match credentials {
            Credentials::ApiToken(_) => host.clone(),
            Credentials::OAuth1(_) => Uri::from_static(BRIDGE_HOST),
        };
        Ok(Self { credentials, host, bridge, expires_at: None, alias: None })
    }
}

const API_TOKEN: &str = "CC_API_TOKEN";

fn api_token(token: String) -> Result<ApiToken, CredentialsError> {
    ApiToken::new(token)
        .map_err(|source| CredentialsError::ApiToken { origin: Origin::Variable(API_TOKEN), source })
}

fn oauth1(lookup: &Lookup<'_>) -> Result<Keys, CredentialsError> {
    let (token, secret) =
        pair_of_variables(lookup, "CLEVER_TOKEN", "CLEVER_SECRET")?.ok_or(CredentialsError::NotSet)?;
    let consumer = consumer(lookup)?.unwrap_or_else(public_consumer);
    Ok(consumer.with_token(token, secret))
}

/// How variables are read; the error is that of a variable that is not text.
pub(super) type Lookup<'a> = dyn Fn(&str) -> Result<Option<String>, CredentialsError> + 'a;

pub(super) fn process_variable(name: &str) -> Result<Option<String>, CredentialsError> {
    text_of(name, env::var(name))
}

pub(super) fn text_of(
    name: &str,
    value: Result<String, VarError>,
) -> Result<Option<String>, CredentialsError> {
    match value {
        Ok(value) => Ok(Some(value)),
        Err(VarError::NotPresent) => Ok(None),
        // The error of the standard library holds the value, which may be a secret.
        Err(VarError::NotUnicode(_)) => Err(CredentialsError::NotUnicode { name: name.to_owned() }),
    }
}

/// A variable that is set, and not to the empty text.
pub(super) fn variable(lookup: &Lookup<'_>, name: &str) -> Result<Option<String>, CredentialsError> {
    Ok(lookup(name)?.filter(|value| !value.is_empty()))
}

/// The consumer that the environment names, if it does.
pub(super) fn consumer(lookup: &Lookup<'_>) -> Result<Option<Keys>, CredentialsError> {
    let pair = pair_of_variables(lookup, "OAUTH_CONSUMER_KEY", "OAUTH_CONSUMER_SECRET")?;
    Ok(pair.map(|(key, secret)| Keys::consumer_only(key, secret)))
}

/// The host that a variable names, if it does.
pub(super) fn host_variable(
    lookup: &Lookup<'_>,
    name: &'static str,
) -> Result<Option<Uri>, CredentialsError> {
    let Some(text) = variable(lookup, name)? else {
        return Ok(None);
    };
    host::parse(&text).map(Some).map_err(|fault| {
        let origin = Origin::Variable(name);
        CredentialsError::Url { origin, fault }
    })
}

fn pair_of_variables(
    lookup: &Lookup<'_>,
    first: &'static str,
    second: &'static str,
) -> Result<Option<(String, String)>, CredentialsError> {
    let values = (variable(lookup, first)?, variable(lookup, second)?);
    whole_pair(first, second, values, Origin::Variable)
}

/// Both values or none of them; `origin` tells where the one that is there was found.
pub(super) fn whole_pair<T>(
    first: &'static str,
    second: &'static str,
    values: (Option<T>, Option<T>),
    origin: impl FnOnce(&'static str) -> Origin,
) -> Result<Option<(T, T)>, CredentialsError> {
    let (given, missing) = match values {
        (Some(one), Some(other)) => return Ok(Some((one, other))),
        (None, None) => return Ok(None),
        (Some(_), None) => (first, second),
        (None, Some(_)) => (second, first),
    };
    let given = origin(given);
    Err(CredentialsError::HalfPair { given, missing })
}
