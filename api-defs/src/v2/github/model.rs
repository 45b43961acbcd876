//! What the platform knows from GitHub.

use serde::Deserialize;

use crate::ids::{GithubRepositoryId, OauthTransactionId};

/// A link to an account on GitHub that is being made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct GithubLinkTransaction {
    /// The transaction, for [`get_link`](super::get_link).
    pub transaction_id: OauthTransactionId,
    /// Where the browser goes next.
    pub redirect_uri: Option<String>,
}

/// A repository on GitHub.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct GithubRepository {
    /// The id, for [`CreateApplication::github`](crate::v2::application::CreateApplication::github).
    pub id: GithubRepositoryId,
    /// Who it belongs to on GitHub.
    pub owner: Option<String>,
    /// The name on GitHub.
    pub name: Option<String>,
    /// A sentence on it.
    pub description: Option<String>,
    /// The address that git clones it from.
    pub git_url: Option<String>,
    /// The branch that is deployed unless another one is chosen.
    pub default_branch: Option<String>,
    /// Whether it is private, `priv` on the wire.
    #[serde(rename = "priv")]
    pub private: Option<bool>,
}
