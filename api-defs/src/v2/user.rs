//! The current user: profile, addresses, keys and tokens. Reading only.

mod profile;
mod summary;
mod token;
mod update;

#[cfg(test)]
mod tests;

use cc_client::{Call, endpoint};

pub use profile::{MfaBackupCode, MfaKind, Profile, SshKey};
pub use summary::{
    AddonProviderSummary, AddonSummary, ApplicationSummary, ConsumerSummary, OrganisationSummary, Summary,
    UserSummary,
};
pub use token::{CliToken, OauthConsumer, OauthRights, OauthToken};
pub use update::UpdateProfile;

use crate::list::List;
use crate::owner::Me;
use crate::v2::{Message, organisation};

// Who the user is

/// The user whose credentials sign the request.
///
/// It is [`organisation::get`] of [`Me`], of a user who is always there: a 404 is
/// an error.
///
/// `GET /v2/self`
pub fn get_profile() -> Call<Profile> {
    organisation::get(Me).answering()
}

/// The id of the current user, in a form that is not documented.
#[deprecated(note = "use `get_profile`, which has the id")]
#[endpoint(GET "/v2/self/id")]
pub fn get_id() -> serde_json::Value;

/// All that the user has access to: organisations, applications and add-ons, by id and name.
#[endpoint(GET "/v2/summary?<full>")]
pub fn get_summary(
    /// Asks for everything that the summary can tell.
    full: Option<bool>,
) -> Summary;

// E-mail addresses

/// The e-mail addresses of the user beside the main one, which is in the [profile](get_profile).
#[endpoint(GET "/v2/self/emails", js = "v2.user.todo_getEmailAddresses")]
pub fn get_email_addresses() -> List<String>;

/// Has an e-mail sent to the user, with a link that confirms the address.
///
/// Although it is a `GET`, it does something, so it is never sent again by itself.
#[endpoint(
    GET "/v2/self/confirmation_email",
    retry = never,
    js = "v2.user.todo_getConfirmationEmail"
)]
pub fn request_confirmation_email() -> Message;

/// Confirms an e-mail address with the key that was sent to it.
///
/// Although it is a `GET`, it does something, so it is never sent again by itself.
#[endpoint(
    GET "/v2/self/validate_email?<validationKey>",
    retry = never,
    js = "v2.user.todo_validateEmail"
)]
pub fn validate_email(
    /// The key out of the e-mail, see [`request_confirmation_email`].
    validation_key: &str,
);

// Keys and tokens

/// The SSH keys that the user pushes code with.
#[endpoint(GET "/v2/self/keys", js = "v2.user.todo_getSshKeys")]
pub fn get_ssh_keys() -> Vec<SshKey>;

/// The codes that stand in for a second factor that was lost.
///
/// The platform wants the account's password too, in Base64, in the header `X-Clever-Password`:
/// `get_mfa_backup_codes(MfaKind::Totp).header("X-Clever-Password", …)`.
#[endpoint(GET "/v2/self/mfa/<kind>/backupcodes", js = "v2.user.todo_getSelfBackupCodes")]
pub fn get_mfa_backup_codes(kind: MfaKind) -> Vec<MfaBackupCode>;

/// The OAuth tokens that act for the user.
///
/// [`self_::get_current_token_info`](super::self_::get_current_token_info) tells of the one in
/// use.
#[endpoint(GET "/v2/self/tokens", js = "v2.user.todo_listSelfTokens")]
pub fn list_tokens() -> Vec<OauthToken>;

/// The credentials that a log-in in the browser left for a command-line tool.
#[endpoint(GET "/v2/self/cli_tokens?<cli_token>", js = "v2.user.todo_getSelfCliTokens")]
pub fn get_cli_tokens(
    /// The word that the tool made up and handed to the log-in page.
    cli_token: Option<String>,
) -> Vec<CliToken>;
