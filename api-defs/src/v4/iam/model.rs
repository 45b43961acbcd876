//! Tokens as answers show them.

use jiff::Timestamp;
use serde::Deserialize;

use crate::date;
use crate::ids::IamTokenId;
use crate::lenient;
use crate::list::null_as_default;
use crate::secret::Secret;

/// A token with limited rights.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Token {
    /// The id. It names the token and is not the token itself.
    pub id: IamTokenId,
    /// The token itself, where the platform gives it.
    pub biscuit: Option<Secret>,
    /// The name for people.
    pub name: Option<String>,
    /// A sentence on it.
    pub description: Option<String>,
    /// What it is for.
    pub labels: Option<TokenLabels>,
    /// The tags of the token.
    #[serde(default, deserialize_with = "null_as_default")]
    pub tags: Vec<String>,
    /// What kind of token it is. Which kinds there are is not documented; what is not text is read
    /// as absent.
    #[serde(rename = "type", default, deserialize_with = "lenient::text")]
    pub kind: Option<String>,
    /// Whether it can be used. Which values there are is not documented; what is not text is read
    /// as absent.
    #[serde(default, deserialize_with = "lenient::text")]
    pub status: Option<String>,
    /// How the token begins, to tell it from others.
    pub redacted_start: Option<String>,
    /// How the token ends, to tell it from others.
    pub redacted_end: Option<String>,
    /// What [`list_token_revocations`](super::list_token_revocations) names it by, once it is
    /// revoked.
    pub revocation_id: Option<String>,
    /// When it was created.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// When it was last changed.
    #[serde(default, deserialize_with = "date::optional")]
    pub update_date: Option<Timestamp>,
    /// When it was revoked.
    #[serde(default, deserialize_with = "date::optional")]
    pub revocation_date: Option<Timestamp>,
}

/// What a [`Token`] is for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct TokenLabels {
    /// Who made it.
    pub creator: Option<String>,
    /// Who owns it, presumably by the owner's id; what is not text is read as absent.
    #[serde(default, deserialize_with = "lenient::text")]
    pub owner: Option<String>,
    /// Where it can be used.
    pub region: Option<String>,
    /// What it gives access to, by its id.
    pub resource_id: Option<String>,
    /// The service that it gives access to.
    pub service: Option<String>,
}
