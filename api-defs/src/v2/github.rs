//! GitHub: the link between the current user and an account there, and logging in with one.

mod model;
mod push;

#[cfg(test)]
mod tests;

use cc_client::{Form, Text, endpoint};

pub use model::{GithubLinkTransaction, GithubRepository};
pub use push::PushEvent;

use crate::ids::OauthTransactionId;
use crate::secret::SecretValue;
use crate::v2::Message;
use crate::v2::oidc::SignupForm;
use crate::v2::user::SshKey;

// The link

/// The transaction in which the user links an account on GitHub, for [`get_link`]; `None` if there
/// is none.
#[endpoint(GET "/v2/github")]
pub fn get() -> Option<GithubLinkTransaction>;

/// Links the user to an account on GitHub.
///
/// Although it is a `GET`, it does something, so it is never sent again by itself. The form of the
/// answer is not documented.
#[endpoint(GET "/v2/github/link?<transactionId>&<redirectUrl>&<partner_id>", retry = never)]
pub fn get_link(
    /// The transaction of [`get`].
    transaction_id: Option<OauthTransactionId>,
    /// Where the browser goes afterwards.
    redirect_url: Option<String>,
    /// The partner that the user comes from.
    partner_id: Option<String>,
) -> serde_json::Value;

/// Unlinks the user from the account on GitHub.
#[endpoint(DELETE "/v2/github/link")]
pub fn remove_link() -> Message;

// What is on GitHub

/// The user's name on GitHub; `None` if no account is linked.
#[endpoint(GET "/v2/github/username")]
pub fn get_username() -> Option<String>;

/// The repositories on GitHub that applications can be made from.
///
/// Without a linked account, the platform answers 404.
/// [`CreateApplication::github`](super::application::CreateApplication::github) takes one.
#[endpoint(GET "/v2/github/applications")]
pub fn get_applications() -> Vec<GithubRepository>;

/// The e-mail addresses of the user on GitHub.
#[endpoint(GET "/v2/github/emails")]
pub fn get_emails_addresses() -> Vec<String>;

/// The SSH keys of the user on GitHub.
///
/// Without a linked account, the platform answers 404 with the
/// [code](cc_client::Error::code) `7301`. [`user::get_ssh_keys`](super::user::get_ssh_keys) gives
/// those that code is pushed to the platform with.
#[endpoint(GET "/v2/github/keys")]
pub fn get_keys() -> Vec<SshKey>;

/// Tells the platform that code was pushed, as GitHub does; the applications that are made from the
/// repository are deployed.
///
/// GitHub says with the headers `X-Github-Event` and `X-Hub-Signature` what happened and that it is
/// true. The signature is of the very bytes of the body, so one of GitHub's is passed on as it is,
/// with [`Call::body`](cc_client::Call::body).
#[endpoint(POST "/v2/github/redeploy")]
pub fn redeploy(event: &PushEvent) -> Message;

// Logging in and signing up
//
// Addresses for browsers, as those of `oidc`.

/// Where GitHub sends the browser back to.
///
/// Although it is a `GET`, it does something, so it is never sent again by itself. The form of the
/// answer is not documented, so it is handed over as text.
#[endpoint(
    GET "/v2/github/callback?<code>&<state>&<error>&<error_description>&<error_uri>",
    retry = never,
    accept = "application/json",
    auth = none
)]
pub fn get_callback(
    /// What the platform gets the user's identity for, from GitHub.
    code: Option<String>,
    /// What the platform gave the browser on its way.
    state: Option<String>,
    /// Why GitHub refused, if it did.
    error: Option<String>,
    /// The reason in a sentence.
    error_description: Option<String>,
    /// The address of a page on the reason.
    error_uri: Option<String>,
) -> Text;

/// Sends the browser to GitHub to log in.
///
/// Although it is a `GET`, it does something, so it is never sent again by itself. A redirection
/// ends the call with an error, see [`oidc`](super::oidc). The form of the answer is not documented,
/// so it is handed over as text.
#[endpoint(
    GET "/v2/github/login?<redirectUrl>&<fromAuthorize>&<cli_token>&<partner_id>&<oauth_token>\
        &<invitationKey>&<subscriptionSource>",
    retry = never,
    accept = "application/json",
    auth = none
)]
pub fn get_login(
    /// Where the browser goes afterwards.
    redirect_url: Option<String>,
    /// Whether the user goes on to grant a program access, see
    /// [`oauth::authorize_form`](super::oauth::authorize_form).
    from_authorize: Option<bool>,
    /// The word of a command-line tool that waits, see
    /// [`user::get_cli_tokens`](super::user::get_cli_tokens).
    cli_token: Option<String>,
    /// The partner that the user comes from.
    partner_id: Option<String>,
    /// The [request token](super::oauth::RequestToken) of a program that waits for access.
    oauth_token: Option<String>,
    /// The key of an invitation into an organisation.
    invitation_key: Option<String>,
    /// What brought the user to the platform.
    subscription_source: Option<String>,
) -> Text;

/// Sends the browser to GitHub to sign up.
///
/// Although it is a `GET`, it does something, so it is never sent again by itself. A redirection
/// ends the call with an error, see [`oidc`](super::oidc). The form of the answer is not documented,
/// so it is handed over as text.
#[endpoint(
    GET "/v2/github/signup?<redirectUrl>&<fromAuthorize>&<cli_token>&<partner_id>&<oauth_token>\
        &<invitationKey>&<subscriptionSource>&<terms>",
    retry = never,
    accept = "application/json",
    auth = none
)]
pub fn signup(
    /// Where the browser goes afterwards.
    redirect_url: Option<String>,
    /// Whether the user goes on to grant a program access, see
    /// [`oauth::authorize_form`](super::oauth::authorize_form).
    from_authorize: Option<bool>,
    /// The word of a command-line tool that waits, see
    /// [`user::get_cli_tokens`](super::user::get_cli_tokens).
    cli_token: Option<String>,
    /// The partner that the user comes from.
    partner_id: Option<String>,
    /// The [request token](super::oauth::RequestToken) of a program that waits for access.
    oauth_token: Option<String>,
    /// The key of an invitation into an organisation.
    invitation_key: Option<String>,
    /// What brought the user to the platform.
    subscription_source: Option<String>,
    /// Says that the user accepts the terms of service.
    terms: Option<String>,
) -> Text;

/// Completes the sign-up that [`signup`] began.
///
/// The form of the answer is not documented.
#[endpoint(POST "/v2/github/signup", auth = none)]
pub fn finish_signup(form: Form<SignupForm>) -> SecretValue;
