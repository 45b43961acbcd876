//! The API bridge: API tokens, which stand for a user as a password does.
//!
//! The bridge is a host of its own, [`BRIDGE`], that serves the whole API for API tokens. Here is
//! what manages those tokens, also on that host, with the OAuth credentials of the user. Give a
//! token to a client as [`ApiToken`](cc_client::credentials::ApiToken), and it calls the bridge.
//!
//! ```no_run
//! use api_defs::bridge;
//! use cc_client::{Client, Error};
//!
//! # async fn run(client: Client) -> Result<(), Error> {
//! for token in bridge::list_api_tokens().send(&client).await? {
//!     println!("{} {:?} {:?}", token.id, token.name, token.expiration_date);
//! }
//! # Ok(())
//! # }
//! ```

mod api_token;

#[cfg(test)]
mod tests;

use cc_client::credentials::BRIDGE;
use cc_client::endpoint;

pub use api_token::{ApiToken, ApiTokenState, CreateApiToken, CreatedApiToken, UpdateApiToken};

use crate::ids::ApiTokenId;

/// The API tokens of the current user, expired ones included; without their secrets.
#[endpoint(GET "/api-tokens", host = BRIDGE, js = none)]
pub fn list_api_tokens() -> Vec<ApiToken>;

/// Creates an API token. Its secret is in the answer, and only there.
///
/// The e-mail address and the password of the account stand in place of credentials. An account
/// that came from GitHub has to get a password first, see
/// [`Profile::has_password`](crate::v2::user::Profile::has_password). The platform refuses with the
/// codes `invalid-credential` and `invalid-mfa-code`.
#[endpoint(POST "/api-tokens", host = BRIDGE, auth = none, js = none)]
pub fn create_api_token(token: &CreateApiToken) -> CreatedApiToken;

/// Renames an API token, or describes it otherwise.
#[endpoint(PUT "/api-tokens/<apiTokenId>", host = BRIDGE, js = none)]
pub fn update_api_token(api_token_id: ApiTokenId, changes: &UpdateApiToken);

/// Revokes an API token: from then on it is refused.
#[endpoint(DELETE "/api-tokens/<apiTokenId>", host = BRIDGE, js = none)]
pub fn delete_api_token(api_token_id: ApiTokenId);
