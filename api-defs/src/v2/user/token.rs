//! Tokens, the consumers that they were given to, and what they allow.

use jiff::Timestamp;
use serde::Deserialize;

use crate::date;
use crate::secret::Secret;

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

/// A program that acts for users, with a key of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct OauthConsumer {
    /// The public key; its secret is not told.
    pub key: String,
    /// The name.
    pub name: Option<String>,
    /// A sentence on it.
    pub description: Option<String>,
    /// The program's site.
    pub url: Option<String>,
    /// The address of an image.
    pub picture: Option<String>,
    /// What every address that it sends users back to begins with.
    pub base_url: Option<String>,
    /// The most that a token of it can allow.
    pub rights: Option<OauthRights>,
}

/// What a token allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct OauthRights {
    /// Everything.
    pub almighty: Option<bool>,
    /// Reading organisations.
    pub access_organisations: Option<bool>,
    /// Reading the bills of organisations.
    pub access_organisations_bills: Option<bool>,
    /// Reading how many credits organisations have.
    pub access_organisations_credit_count: Option<bool>,
    /// Reading what organisations consume.
    pub access_organisations_consumption_statistics: Option<bool>,
    /// Reading personal information.
    pub access_personal_information: Option<bool>,
    /// Changing organisations.
    pub manage_organisations: Option<bool>,
    /// Changing the add-ons of organisations.
    pub manage_organisations_services: Option<bool>,
    /// Changing the applications of organisations.
    pub manage_organisations_applications: Option<bool>,
    /// Changing the members of organisations.
    pub manage_organisations_members: Option<bool>,
    /// Changing personal information.
    pub manage_personal_information: Option<bool>,
    /// Changing SSH keys.
    pub manage_ssh_keys: Option<bool>,
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
