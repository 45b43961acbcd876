//! API tokens, and what they are created from.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::date;
use crate::ids::{ApiTokenId, UserId};
use crate::open_enum::open_enum;
use crate::secret::{Secret, SentSecret};

/// An API token, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ApiToken {
    /// The id. On the wire it is called `apiTokenId`.
    #[serde(rename = "apiTokenId")]
    pub id: ApiTokenId,
    /// The user that it stands for.
    pub user_id: Option<UserId>,
    /// The name for people.
    pub name: Option<String>,
    /// A sentence on it.
    pub description: Option<String>,
    /// When it was created.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// When it expires.
    #[serde(default, deserialize_with = "date::optional")]
    pub expiration_date: Option<Timestamp>,
    /// The IP address that it was created from.
    pub ip: Option<String>,
    /// Whether it can be used.
    pub state: Option<ApiTokenState>,
}

/// A new API token, with its secret.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CreatedApiToken {
    /// The secret. The platform shows it this once.
    pub api_token: Secret,
    /// The id. On the wire it is called `apiTokenId`.
    #[serde(rename = "apiTokenId")]
    pub id: ApiTokenId,
    /// The name for people.
    pub name: Option<String>,
    /// A sentence on it.
    pub description: Option<String>,
    /// When it was created.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// When it expires.
    #[serde(default, deserialize_with = "date::optional")]
    pub expiration_date: Option<Timestamp>,
    /// Whether it can be used.
    pub state: Option<ApiTokenState>,
}

/// An API token to be created by [`create_api_token`](super::create_api_token). `Debug` shows neither the password nor the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateApiToken {
    email: String,
    password: SentSecret,
    #[serde(skip_serializing_if = "Option::is_none")]
    mfa_code: Option<SentSecret>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(serialize_with = "date::iso8601")]
    expiration_date: Timestamp,
}

impl CreateApiToken {
    /// A token of this name for the account with this e-mail address and password. It expires at
    /// the date; the command line interface asks for a year at most.
    pub fn new(
        email: impl Into<String>,
        password: impl Into<String>,
        name: impl Into<String>,
        expiration_date: Timestamp,
    ) -> Self {
        Self {
            email: email.into(),
            password: SentSecret::from(password),
            mfa_code: None,
            name: name.into(),
            description: None,
            expiration_date,
        }
    }

    /// The code of the second factor, if the account has one.
    #[must_use]
    pub fn mfa_code(mut self, code: impl Into<String>) -> Self {
        self.mfa_code = Some(SentSecret::from(code));
        self
    }

    /// A sentence on the token.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }
}

/// The new name of an API token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UpdateApiToken {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

impl UpdateApiToken {
    /// This name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), description: None }
    }

    /// A sentence on the token.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }
}

open_enum! {
    /// Whether an API token can be used.
    ApiTokenState {
        /// It can.
        Active = "ACTIVE",
        /// It has expired.
        Expired = "EXPIRED",
    }
}
