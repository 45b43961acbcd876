//! Users: profile, addresses, password, second factors, keys and tokens.
//!
//! Nearly everything here is about the current user, whose credentials sign the request.

mod email;
mod mfa;
mod profile;
mod request;
mod ssh_key;
mod summary;
mod token;
mod update;

#[cfg(test)]
mod tests;

use cc_client::{Call, Form, Text, endpoint};

pub use email::{EmailAddresses, get_all_email_addresses};
pub use mfa::{CreatedMfa, MfaBackupCode, MfaKind, SetFavouriteMfa, ValidateMfa, WithPassword};
pub use profile::{Profile, SshKey};
pub use request::{AddEmailAddress, ChangePassword, CreateUser};
pub use ssh_key::add_ssh_key_and_get;
pub use summary::{
    AddonProviderSummary, AddonSummary, ApplicationSummary, ConsumerSummary, OrganisationSummary, Summary,
    UserSummary,
};
pub use token::{CliToken, OauthToken};
pub use update::UpdateProfile;

use crate::ids::UserId;
use crate::list::List;
use crate::owner::Me;
use crate::v2::application::Application;
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

/// A user by id; `None` if there is none.
///
/// The current one is [`get_profile`].
#[endpoint(GET "/v2/users/<id>", js = "v2.unknown.todo_getUser")]
pub fn get(id: UserId) -> Option<Profile>;

/// The applications of a user.
///
/// [`application::get_all`](super::application::get_all) gives those of any owner.
#[endpoint(GET "/v2/users/<id>/applications", js = "v2.unknown.todo_listUserApplications")]
pub fn list_applications(id: UserId) -> Vec<Application>;

/// What git is to know of a user; `None` if there is none of this id.
///
/// The form of the answer is not documented.
#[endpoint(GET "/v2/users/<userId>/git-info", js = "v2.unknown.todo_getUserGitInformations")]
pub fn get_git_info(user_id: UserId) -> Option<serde_json::Value>;

/// Signs a new user up, as the form of the web site does, without the client's credentials.
///
/// The form of the answer is not documented, so it is handed over as text.
#[endpoint(POST "/v2/users", auth = none)]
pub fn create(user: Form<CreateUser>) -> Text;

/// Changes the password of the current user.
#[endpoint(PUT "/v2/self/change_password", js = "v2.user.todo_changeUserPassword")]
pub fn change_password(change: &ChangePassword) -> Message;

// E-mail addresses

/// The e-mail addresses of the user beside the main one, which is in the [profile](get_profile).
#[endpoint(GET "/v2/self/emails", js = "v2.user.todo_getEmailAddresses")]
pub fn get_email_addresses() -> List<String>;

/// Adds an e-mail address to the user's, or makes one of them the main one.
///
/// A refusal has one of these [codes](cc_client::Error::code): `550` for what is not an address,
/// `101` for one that the user has already, `1004` for one of another user.
#[endpoint(PUT "/v2/self/emails/<email>", js = "v2.user.todo_addEmailAddress")]
pub fn add_email_address(email: &str, options: &AddEmailAddress) -> Message;

/// Takes an e-mail address away, one of [`get_email_addresses`].
#[endpoint(DELETE "/v2/self/emails/<email>", js = "v2.user.todo_removeEmailAddress")]
pub fn remove_email_address(email: &str) -> Message;

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

// SSH keys

/// The SSH keys that the user pushes code with.
///
/// [`github::get_keys`](super::github::get_keys) gives those that the user has on GitHub.
#[endpoint(GET "/v2/self/keys", js = "v2.user.todo_getSshKeys")]
pub fn get_ssh_keys() -> Vec<SshKey>;

/// Adds an SSH key; its fingerprint is in [`get_ssh_keys`] afterwards.
#[endpoint(PUT "/v2/self/keys/<key>", js = "v2.user.todo_addSshKey")]
pub fn add_ssh_key(
    /// A name for it.
    key: &str,
    /// The public key, a line as in `id_ed25519.pub`.
    public_key: &str,
) -> Message;

/// Takes an SSH key away.
#[endpoint(DELETE "/v2/self/keys/<key>", js = "v2.user.todo_removeSshKey")]
pub fn remove_ssh_key(
    /// Its [name](SshKey::name).
    key: &str,
) -> Message;

// Second factors. The platform wants the password for most of this, see `WithPassword`.

/// The second factors that the platform knows.
#[endpoint(GET "/v2/products/mfa_kinds", js = "v2.unknown.todo_getMFAKinds")]
pub fn get_mfa_kinds() -> Vec<MfaKind>;

/// Begins to set up a second factor; [`validate_mfa`] completes it.
///
/// The platform wants the [password](WithPassword) too. It is not sent again after a doubtful
/// failure: the first secret would be lost.
#[endpoint(POST "/v2/self/mfa/<kind>", js = "v2.user.todo_createSelfMFA")]
pub fn create_mfa(kind: MfaKind) -> CreatedMfa;

/// Completes a second factor with a first code, see [`create_mfa`].
///
/// The platform wants the [password](WithPassword) too. [`get_mfa_backup_codes`] gives what helps
/// if the factor is lost.
#[endpoint(POST "/v2/self/mfa/<kind>/confirmation", js = "v2.user.todo_validateSelfMFA")]
pub fn validate_mfa(kind: MfaKind, proof: &ValidateMfa);

/// Chooses the second factor that the log-in asks for,
/// [`Profile::preferred_mfa`].
#[endpoint(PUT "/v2/self/mfa/<kind>", js = "v2.user.todo_setSelfFavouriteMFA")]
pub fn set_favourite_mfa(kind: MfaKind, choice: &SetFavouriteMfa);

/// Removes a second factor.
///
/// The platform wants the [password](WithPassword) too.
#[endpoint(DELETE "/v2/self/mfa/<kind>", js = "v2.user.todo_deleteSelfMFA")]
pub fn delete_mfa(kind: MfaKind);

/// The codes that stand in for a second factor that was lost.
///
/// The platform wants the [password](WithPassword) too.
#[endpoint(GET "/v2/self/mfa/<kind>/backupcodes", js = "v2.user.todo_getSelfBackupCodes")]
pub fn get_mfa_backup_codes(kind: MfaKind) -> Vec<MfaBackupCode>;

// Tokens

/// The OAuth tokens that act for the user.
///
/// [`self_::get_current_token_info`](super::self_::get_current_token_info) tells of the one in
/// use.
#[endpoint(GET "/v2/self/tokens", js = "v2.user.todo_listSelfTokens")]
pub fn list_tokens() -> Vec<OauthToken>;

/// Ends all OAuth tokens that act for the user.
#[endpoint(DELETE "/v2/self/tokens", js = "v2.user.todo_revokeSelfTokens")]
pub fn revoke_tokens() -> Message;

/// Ends one OAuth token.
#[endpoint(DELETE "/v2/self/tokens/<token>", js = "v2.user.todo_revokeSelfToken")]
pub fn revoke_token(
    /// The [token](OauthToken::token) itself, without its secret.
    token: &str,
) -> Message;

/// The credentials that a log-in in the browser left for a command-line tool; `None` until the
/// user is done.
///
/// The tool makes up a word, opens
/// `https://console.clever-cloud.com/cli-oauth?cli_version=<version>&cli_token=<word>` in the browser
/// of the user, and asks for the credentials every two seconds or so:
///
/// ```no_run
/// use api_defs::cc_client::{Client, Error};
/// use api_defs::v2::user::{CliToken, get_cli_tokens};
///
/// # async fn log_in(client: &Client, pause: impl AsyncFn()) -> Result<CliToken, Error> {
/// loop {
///     match get_cli_tokens("a long random word").send(client).await? {
///         Some(token) => return Ok(token),
///         None => pause().await,
///     }
/// }
/// # }
/// ```
///
/// They work with the OAuth consumer of the tool alone. The request is sent without the client's
/// credentials. [`login`](crate::login) makes up the word, and asks until the user is done.
#[endpoint(GET "/v2/self/cli_tokens?<cli_token>", auth = none, js = "v2.user.todo_getSelfCliTokens")]
pub fn get_cli_tokens(
    /// The word that the tool made up. It must be hard to guess: whoever knows it gets the
    /// credentials.
    cli_token: &str,
) -> Option<CliToken>;
