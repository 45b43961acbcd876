//! The credentials of the current request.

use cc_client::endpoint;

use crate::v2::user::OauthToken;

/// What the platform knows of the token that signs this request.
///
/// [`user::list_tokens`](super::user::list_tokens) gives all tokens of the user.
#[endpoint(GET "/v2/self/tokens/current")]
pub fn get_current_token_info() -> Vec<OauthToken>;
