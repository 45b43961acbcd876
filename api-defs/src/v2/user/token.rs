//! Tokens that act for a user.

use jiff::Timestamp;
use serde::Deserialize;

use crate::date;
use crate::secret::Secret;
use crate::v2::oauth_consumer::{OauthConsumer, OauthRights};

/// An OAuth token that acts for a user.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct OauthToken {
    /// The token; its secret is not told.
    pub token: Secret,
    /// The program that it was given to.
    pub consumer: Option<OauthConsumer>,
    /// When it was given.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// When it ends.
    #[serde(default, deserialize_with = "date::optional")]
    pub expiration_date: Option<Timestamp>,
    /// When it was last used.
    #[serde(default, deserialize_with = "date::optional")]
    pub last_utilisation: Option<Timestamp>,
    /// What it allows.
    pub rights: Option<OauthRights>,
    /// Who of the platform's staff acts with it.
    pub employee_id: Option<String>,
}

/// A token with its secret, for a command-line tool.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CliToken {
    /// The token.
    pub token: Secret,
    /// The secret that goes with it.
    pub secret: Secret,
    /// When it ends.
    #[serde(default, deserialize_with = "date::optional")]
    pub expiration_date: Option<Timestamp>,
}
