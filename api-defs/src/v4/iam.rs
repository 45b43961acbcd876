//! Tokens with limited rights, as [biscuits](https://www.biscuitsec.org).

mod model;

#[cfg(test)]
mod tests;

use cc_client::endpoint;

pub use model::{Token, TokenLabels};

use crate::ids::{IamTokenId, OwnerId, RealAddonId};

/// Creates a token for a Materia KV database, and answers it.
///
/// It is not sent again after a doubtful failure: two tokens might be created.
#[endpoint(
    POST "/v4/iam/organisations/<ownerId>/iam/materia-db-kv/<KVId>/tokens",
    js = "v4.iam.createMateriaDBKVToken"
)]
pub fn create_materia_db_kv_token(
    owner_id: OwnerId,
    /// The database, by the real id of the add-on; not `addon_…`.
    kv_id: RealAddonId,
) -> Token;

/// The tokens of an owner, page by page.
///
/// Whether tokens that were revoked are among them is not documented. `items` takes
/// [`from`](ListOrganisationTokens::from) for how many tokens to skip.
#[endpoint(GET "/v4/iam/organisations/<ownerId>/iam/tokens?<from>&<size>", pages = skip(from, size))]
pub fn list_organisation_tokens(
    owner_id: OwnerId,
    /// Where the page begins. What it counts is not documented; it must be greater than 0.
    from: Option<u32>,
    /// How many tokens a page has at most; it must be greater than 0.
    size: Option<u32>,
) -> Vec<Token>;

/// One token; `None` if the owner has none of this id.
#[endpoint(GET "/v4/iam/organisations/<ownerId>/iam/tokens/<tokenId>")]
pub fn get_organisation_token(owner_id: OwnerId, token_id: IamTokenId) -> Option<Token>;

/// Revokes a token: nothing can be done with it any more.
#[endpoint(DELETE "/v4/iam/organisations/<ownerId>/iam/tokens/<tokenId>")]
pub fn revoke_token(owner_id: OwnerId, token_id: IamTokenId);

/// What was revoked, of all owners: the [revocation ids](Token::revocation_id) of tokens, page by
/// page, for those who check tokens.
///
/// `items` takes [`from`](ListTokenRevocations::from) for how many ids to skip.
#[endpoint(GET "/v4/iam/tokens/revocations?<from>&<size>", pages = skip(from, size))]
pub fn list_token_revocations(
    /// Where the page begins. What it counts is not documented; it must be greater than 0.
    from: Option<u32>,
    /// How many ids a page has at most; it must be greater than 0.
    size: Option<u32>,
) -> Vec<String>;
