//! Tokens as the platform hands them out: in forms.

use jiff::Timestamp;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StringDeserializer};
use serde::{Deserialize, Deserializer};

use crate::date;
use crate::secret::Secret;

/// A token that asks a user for access.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct RequestToken {
    /// The token, `oauth_token` on the wire.
    #[serde(rename = "oauth_token")]
    pub token: Secret,
    /// The secret that goes with it, `oauth_token_secret` on the wire.
    #[serde(rename = "oauth_token_secret")]
    pub secret: Secret,
    /// Whether the platform will send the browser to the callback that was asked for,
    /// `oauth_callback_confirmed` on the wire.
    #[serde(rename = "oauth_callback_confirmed", default, deserialize_with = "flag")]
    pub callback_confirmed: Option<bool>,
}

/// A token that acts for a user.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct AccessToken {
    /// The token, `oauth_token` on the wire.
    #[serde(rename = "oauth_token")]
    pub token: Secret,
    /// The secret that goes with it, `oauth_token_secret` on the wire.
    #[serde(rename = "oauth_token_secret")]
    pub secret: Secret,
    /// When it ends; `None` if the platform does not say so in a form that is known.
    #[serde(default, deserialize_with = "lenient_date")]
    pub expiration_date: Option<Timestamp>,
}

/// Reads whether a text is `true`, in any case.
fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    Ok(Some(String::deserialize(deserializer)?.eq_ignore_ascii_case("true")))
}

/// Reads a date; another text is read as none, for a token that was given once must not be lost.
fn lenient_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    let text: StringDeserializer<Error> = String::deserialize(deserializer)?.into_deserializer();
    Ok(date::required(text).ok())
}
