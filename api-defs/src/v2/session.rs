//! Sessions of the browser: logging in, signing up, and a forgotten password.
//!
//! These are the pages and forms of the platform's web site. They answer HTML, and where they send
//! the browser on, the call ends with an error whose
//! [`status`](cc_client::Error::status) is a redirection and whose
//! [`headers`](cc_client::Error::headers) say where to; cookies are there too. They are sent without
//! the client's credentials, and so is what [`oauth`](super::oauth) and [`oidc`](super::oidc) have
//! for those who log in.
//!
//! The platform has most of them under two spellings of the path, `/v2/session/…` and
//! `/v2/sessions/…`. Each is a function of its own; those of the second have `sessions` in their
//! name, and [`oauth`](super::oauth) has the two that post the log-in there.

mod form;
mod signed_request;

#[cfg(test)]
mod tests;

use cc_client::{Form, Text, endpoint};

pub use form::{AskPasswordReset, LoginForm, MfaLoginForm, ResetPassword};
pub use signed_request::SignedRequest;

use crate::ids::OwnerId;
use crate::v2::Message;

// Logging in

/// The page with the log-in form, which [`login`] posts.
///
/// [`get_sessions_login_form`] is the same page under the other spelling of its path.
#[endpoint(
    GET "/v2/session/login?<secondaryEmailKey>&<deletionKey>&<fromAuthorize>&<cli_token>&<partner_id>",
    accept = "text/html",
    auth = none,
    js = "v2.unknown.todo_getLoginForm"
)]
pub fn get_login_form(
    /// The key out of an e-mail that asks to confirm a further address.
    secondary_email_key: Option<String>,
    /// The key out of an e-mail that asks to confirm a deletion.
    deletion_key: Option<String>,
    /// Whether the user goes on to grant a program access, see
    /// [`oauth::authorize_form`](super::oauth::authorize_form).
    from_authorize: Option<bool>,
    /// The word of a command-line tool that waits, see
    /// [`user::get_cli_tokens`](super::user::get_cli_tokens).
    cli_token: Option<String>,
    /// The partner that the user comes from.
    partner_id: Option<String>,
) -> Text;

/// The page with the log-in form, which
/// [`oauth::login_with_email_and_password`](super::oauth::login_with_email_and_password) posts.
///
/// [`get_login_form`] is the same page under the other spelling of its path.
#[endpoint(
    GET "/v2/sessions/login?<secondaryEmailKey>&<deletionKey>&<fromAuthorize>&<cli_token>&<partner_id>",
    accept = "text/html",
    auth = none,
    js = "v2.unknown.todo_getLoginForm_1"
)]
pub fn get_sessions_login_form(
    /// The key out of an e-mail that asks to confirm a further address.
    secondary_email_key: Option<String>,
    /// The key out of an e-mail that asks to confirm a deletion.
    deletion_key: Option<String>,
    /// Whether the user goes on to grant a program access, see
    /// [`oauth::authorize_form`](super::oauth::authorize_form).
    from_authorize: Option<bool>,
    /// The word of a command-line tool that waits, see
    /// [`user::get_cli_tokens`](super::user::get_cli_tokens).
    cli_token: Option<String>,
    /// The partner that the user comes from.
    partner_id: Option<String>,
) -> Text;

/// Logs a user in.
///
/// A success is the status 303, as an error, with the cookie `ccid` in its headers; 401 means that
/// address or password are wrong. What is answered otherwise is the page that asks for a second
/// factor, for [`mfa_login`].
///
/// [`oauth::login_with_email_and_password`](super::oauth::login_with_email_and_password) is the
/// same under the other spelling of its path.
#[endpoint(POST "/v2/session/login", accept = "text/html", auth = none, js = "v2.unknown.todo_login")]
pub fn login(form: Form<LoginForm>) -> Text;

/// Completes a log-in with a second factor, see [`login`].
///
/// A success is the status 303, as an error, with the cookie `ccid` in its headers; 401 means that
/// the code is wrong.
///
/// [`oauth::login_with_mfa`](super::oauth::login_with_mfa) is the same under the other spelling of
/// its path.
#[endpoint(POST "/v2/session/mfa_login", accept = "text/html", auth = none, js = "v2.unknown.todo_mfaLogin")]
pub fn mfa_login(form: Form<MfaLoginForm>) -> Text;

// Signing up

/// The page on which a new user signs up, which [`user::create`](super::user::create) posts.
///
/// [`get_sessions_signup_form`] is the same page under the other spelling of its path.
#[endpoint(
    GET "/v2/session/signup?<invitationKey>&<url_next>&<subscription_source>&<partner_id>",
    accept = "text/html",
    auth = none,
    js = "v2.unknown.todo_getSignupForm"
)]
pub fn get_signup_form(
    /// The key of an invitation into an organisation.
    invitation_key: Option<String>,
    /// Where the browser goes afterwards.
    url_next: Option<String>,
    /// What brought the user to the platform.
    subscription_source: Option<String>,
    /// The partner that the user comes from.
    partner_id: Option<String>,
) -> Text;

/// The page on which a new user signs up, which [`user::create`](super::user::create) posts.
///
/// [`get_signup_form`] is the same page under the other spelling of its path.
#[endpoint(
    GET "/v2/sessions/signup?<invitationKey>&<url_next>&<subscription_source>&<partner_id>",
    accept = "text/html",
    auth = none,
    js = "v2.unknown.todo_getSignupForm_1"
)]
pub fn get_sessions_signup_form(
    /// The key of an invitation into an organisation.
    invitation_key: Option<String>,
    /// Where the browser goes afterwards.
    url_next: Option<String>,
    /// What brought the user to the platform.
    subscription_source: Option<String>,
    /// The partner that the user comes from.
    partner_id: Option<String>,
) -> Text;

/// The page on which a new user signs up who was brought by a named source.
///
/// [`get_sessions_signup_form_for_source`] is the same page under the other spelling of its path.
#[endpoint(
    GET "/v2/session/from/<subscription_source>/signup?<invitationKey>&<url_next>&<partner_id>",
    accept = "text/html",
    auth = none,
    js = "v2.unknown.todo_getSignupFormForSource"
)]
pub fn get_signup_form_for_source(
    /// What brought the user to the platform.
    subscription_source: &str,
    /// The key of an invitation into an organisation.
    invitation_key: Option<String>,
    /// Where the browser goes afterwards.
    url_next: Option<String>,
    /// The partner that the user comes from.
    partner_id: Option<String>,
) -> Text;

/// The page on which a new user signs up who was brought by a named source.
///
/// [`get_signup_form_for_source`] is the same page under the other spelling of its path.
#[endpoint(
    GET "/v2/sessions/from/<subscription_source>/signup?<invitationKey>&<url_next>&<partner_id>",
    accept = "text/html",
    auth = none,
    js = "v2.unknown.todo_getSignupFormForSource_1"
)]
pub fn get_sessions_signup_form_for_source(
    /// What brought the user to the platform.
    subscription_source: &str,
    /// The key of an invitation into an organisation.
    invitation_key: Option<String>,
    /// Where the browser goes afterwards.
    url_next: Option<String>,
    /// The partner that the user comes from.
    partner_id: Option<String>,
) -> Text;

// A forgotten password

/// The page on which a user asks for a new password.
#[endpoint(
    GET "/v2/password_forgotten?<partner_id>",
    accept = "text/html",
    auth = none,
    js = "v2.unknown.todo_getPasswordForgottenForm"
)]
pub fn get_password_forgotten_form(
    /// The partner that the user comes from.
    partner_id: Option<String>,
) -> Text;

/// Has an e-mail sent to a user who forgot the password.
#[deprecated(note = "the platform keeps this form to its web site: send the user to the page of \
    `get_password_forgotten_form`")]
#[endpoint(
    POST "/v2/password_forgotten",
    accept = "text/html",
    auth = none,
    js = "v2.unknown.todo_askForPasswordResetViaForm"
)]
pub fn ask_for_password_reset(form: Form<AskPasswordReset>) -> Text;

/// The page to which the e-mail of a forgotten password leads, where a new one is chosen.
///
/// It confirms that the e-mail arrived, so although it is a `GET`, it is never sent again by itself.
#[endpoint(
    GET "/v2/password_forgotten/<key>?<partner_id>",
    retry = never,
    accept = "text/html",
    auth = none,
    js = "v2.unknown.todo_confirmPasswordResetRequest"
)]
pub fn confirm_password_reset(
    /// The key out of the e-mail.
    key: &str,
    /// The partner that the user comes from.
    partner_id: Option<String>,
) -> Text;

/// Sets a new password in the place of a forgotten one.
#[endpoint(
    POST "/v2/password_forgotten/<key>",
    accept = "text/html",
    auth = none,
    js = "v2.unknown.todo_resetPasswordForgotten"
)]
pub fn reset_password(
    /// The key out of the e-mail, see [`confirm_password_reset`].
    key: &str,
    form: Form<ResetPassword>,
) -> Text;

// For services that take the platform's credentials

/// Asks the platform whose credentials a request carries that you were sent.
///
/// What it says for a yes and a no is not documented beyond its form.
#[endpoint(POST "/v2/authenticate?<owner>", js = "v2.unknown.todo_postAuthenticate")]
pub fn authenticate(
    request: &SignedRequest,
    /// The owner that the request is about.
    owner: Option<OwnerId>,
) -> Message;

/// Asks the platform whether a request that you were sent may be done by who signed it.
///
/// What it says for a yes and a no is not documented beyond its form.
#[endpoint(POST "/v2/authorize", js = "v2.unknown.todo_postAuthorize")]
pub fn authorize(request: &SignedRequest) -> Message;
