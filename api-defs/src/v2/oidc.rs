//! Logging in with the account of another service (OpenID Connect).
//!
//! These are addresses of the platform's web site, for browsers: they send the browser on to the
//! other service, and back. Where they do, the call ends with an error whose
//! [`status`](cc_client::Error::status) is a redirection and whose
//! [`headers`](cc_client::Error::headers) say where to. [`github`](super::github) has the same for
//! GitHub.

mod form;

#[cfg(test)]
mod tests;

use cc_client::{Form, Text, endpoint};

pub use form::SignupForm;

use crate::secret::SecretValue;

/// Where the other service sends the browser back to.
///
/// Although it is a `GET`, it does something, so it is never sent again by itself. The form of the
/// answer is not documented, so it is handed over as text.
#[endpoint(
    GET "/v2/oidc/<service>/callback?<code>&<state>&<error>&<error_description>&<error_uri>",
    retry = never,
    accept = "application/json",
    auth = none,
    js = "v2.unknown.todo_oidcCallback"
)]
pub fn callback(
    /// The other service, by the name that the platform gave it.
    service: &str,
    /// What the platform gets the user's identity for, from the other service.
    code: Option<String>,
    /// What the platform gave the browser on its way.
    state: Option<String>,
    /// Why the other service refused, if it did.
    error: Option<String>,
    /// The reason in a sentence.
    error_description: Option<String>,
    /// The address of a page on the reason.
    error_uri: Option<String>,
) -> Text;

/// Sends the browser to the other service to log in.
///
/// Although it is a `GET`, it does something, so it is never sent again by itself. The form of the
/// answer is not documented, so it is handed over as text.
#[endpoint(
    GET "/v2/oidc/<service>/login?<redirectUrl>&<fromAuthorize>&<cli_token>&<partner_id>&<oauth_token>\
        &<invitationKey>&<subscriptionSource>",
    retry = never,
    accept = "application/json",
    auth = none,
    js = "v2.unknown.todo_getOIDCLogin"
)]
pub fn get_login(
    /// The other service, by the name that the platform gave it.
    service: &str,
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

/// Sends the browser to the other service to sign up.
///
/// Although it is a `GET`, it does something, so it is never sent again by itself. The form of the
/// answer is not documented, so it is handed over as text.
#[endpoint(
    GET "/v2/oidc/<service>/signup?<redirectUrl>&<fromAuthorize>&<cli_token>&<oauth_token>&<invitationKey>\
        &<subscriptionSource>&<terms>&<partnerId>",
    retry = never,
    accept = "application/json",
    auth = none,
    js = "v2.unknown.todo_oidcSignup"
)]
pub fn signup(
    /// The other service, by the name that the platform gave it.
    service: &str,
    /// Where the browser goes afterwards.
    redirect_url: Option<String>,
    /// Whether the user goes on to grant a program access, see
    /// [`oauth::authorize_form`](super::oauth::authorize_form).
    from_authorize: Option<bool>,
    /// The word of a command-line tool that waits, see
    /// [`user::get_cli_tokens`](super::user::get_cli_tokens).
    cli_token: Option<String>,
    /// The [request token](super::oauth::RequestToken) of a program that waits for access.
    oauth_token: Option<String>,
    /// The key of an invitation into an organisation.
    invitation_key: Option<String>,
    /// What brought the user to the platform.
    subscription_source: Option<String>,
    /// Says that the user accepts the terms of service.
    terms: Option<String>,
    /// The partner that the user comes from.
    partner_id: Option<String>,
) -> Text;

/// Completes the sign-up that [`signup`] began.
///
/// The form of the answer is not documented.
#[endpoint(POST "/v2/oidc/<service>/signup", auth = none, js = "v2.unknown.todo_oidcSignupEnd")]
pub fn finish_signup(
    /// The other service, by the name that the platform gave it.
    service: &str,
    form: Form<SignupForm>,
) -> SecretValue;
