//! OAuth 1.0a: how a program gets a token of a user.
//!
//! A program has the key and the secret of an [OAuth consumer](super::oauth_consumer). It asks for a
//! request token, sends the browser of the user to the platform, and gets the token of the user for
//! what the browser brings back:
//!
//! ```no_run
//! use api_defs::cc_client::{Client, Error, Form, IntoCall, oauth1::Keys};
//! use api_defs::v2::oauth::{self, AccessTokenForm, RequestTokenForm};
//!
//! # async fn ask(url: String) -> String { url }
//! # async fn log_in(client: &Client) -> Result<Keys, Error> {
//! let (key, secret) = ("consumer key", "consumer secret");
//! let form = RequestTokenForm::new(key, secret, "https://tool.example.com/callback");
//! let Form(request) = oauth::fetch_request_token(Form(form)).send(client).await?;
//!
//! let page = oauth::authorize_form().oauth_token(request.token.expose()).into_call();
//! let url = format!("https://api.clever-cloud.com{}", page.target());
//! // The browser comes back to the callback with `oauth_token` and `oauth_verifier` in its query.
//! let verifier = ask(url).await;
//!
//! let form = AccessTokenForm::new(key, secret, &request, verifier);
//! let Form(access) = oauth::fetch_access_token(Form(form)).send(client).await?;
//! Ok(Keys::new(key, secret, access.token.expose(), access.secret.expose()))
//! # }
//! ```
//!
//! [`login`](crate::login) does this step by step, with the checks that belong to it.
//!
//! These requests prove by themselves whose they are, so they are sent without the client's
//! credentials. A command-line tool need not be a site: see
//! [`user::get_cli_tokens`](super::user::get_cli_tokens).
//!
//! # Without a browser
//!
//! [`login_with_email_and_password`] and, if it asks for a second factor, [`login_with_mfa`] end
//! with the cookie `ccid`; [`authorize_form`] and, if it asks which rights are granted,
//! [`authorize_token`] end with the verifier. What they answer is meant for browsers: a success is
//! the status 303, which comes out as an error whose [`headers`](cc_client::Error::headers) have the
//! cookie or the address with the verifier.

mod form;
mod token;

#[cfg(test)]
mod tests;

use cc_client::{Form, Text, endpoint};

pub use form::{AccessTokenForm, GrantForm, RequestTokenForm};
pub use token::{AccessToken, RequestToken};

use crate::ids::ConsumerKey;
use crate::v2::session::{LoginForm, MfaLoginForm};

// Tokens

/// A request token, with which a program asks a user for access.
#[endpoint(POST "/v2/oauth/request_token?<partner_id>", auth = none)]
pub fn fetch_request_token(
    form: Form<RequestTokenForm>,
    /// The partner that the user comes from.
    partner_id: Option<String>,
) -> Form<RequestToken>;

/// A request token, with the parameters in the query.
///
/// [`fetch_request_token`] keeps them out of the address, which servers and proxies write down.
/// This one takes a signature of any method.
#[endpoint(
    POST "/v2/oauth/request_token_query?<oauth_consumer_key>&<oauth_signature>&<oauth_callback>\
        &<partner_id>&<oauth_token>&<oauth_signature_method>&<oauth_timestamp>&<oauth_nonce>\
        &<oauth_version>&<oauth_verifier>&<oauth_token_secret>&<oauth_callback_confirmed>",
    auth = none,
    js = "v2.unknown.todo_postReqTokenRequestQueryString"
)]
pub fn fetch_request_token_by_query(
    oauth_consumer_key: ConsumerKey,
    /// The signature, not encoded any further.
    oauth_signature: &str,
    /// Where the browser comes back to: an address that begins with the base address of the
    /// consumer.
    oauth_callback: &str,
    /// The partner that the user comes from.
    partner_id: Option<String>,
    /// Not for this request; the platform lists it.
    oauth_token: Option<String>,
    /// How the signature is made: `PLAINTEXT` (default), `HMAC-SHA1` or `HMAC-SHA512`, see
    /// [`SignatureMethod`](cc_client::oauth1::SignatureMethod).
    oauth_signature_method: Option<String>,
    /// When it is made, in seconds since 1970.
    oauth_timestamp: Option<u64>,
    /// A text that is never used twice.
    oauth_nonce: Option<String>,
    /// The version of OAuth, `1.0` (default).
    oauth_version: Option<String>,
    /// Not for this request; the platform lists it.
    oauth_verifier: Option<String>,
    /// Not for any request; the platform lists it.
    oauth_token_secret: Option<String>,
    /// Not for any request; the platform lists it.
    oauth_callback_confirmed: Option<bool>,
) -> Form<RequestToken>;

/// The token of the user who granted access.
///
/// It is not sent again after a doubtful failure: a verifier is good for one token.
#[endpoint(POST "/v2/oauth/access_token", auth = none)]
pub fn fetch_access_token(form: Form<AccessTokenForm>) -> Form<AccessToken>;

/// The token of the user who granted access, with the parameters in the query.
///
/// [`fetch_access_token`] keeps them out of the address, which servers and proxies write down. This
/// one takes a signature of any method.
#[endpoint(
    POST "/v2/oauth/access_token_query?<oauth_consumer_key>&<oauth_signature>&<oauth_token>\
        &<oauth_verifier>&<oauth_signature_method>&<oauth_timestamp>&<oauth_nonce>&<oauth_version>\
        &<oauth_callback>&<oauth_token_secret>&<oauth_callback_confirmed>",
    auth = none,
    js = "v2.unknown.todo_postAccessTokenRequestQuery"
)]
pub fn fetch_access_token_by_query(
    oauth_consumer_key: ConsumerKey,
    /// The signature, not encoded any further.
    oauth_signature: &str,
    /// The [request token](RequestToken::token).
    oauth_token: &str,
    /// What the browser brought back.
    oauth_verifier: &str,
    /// How the signature is made: `PLAINTEXT` (default), `HMAC-SHA1` or `HMAC-SHA512`, see
    /// [`SignatureMethod`](cc_client::oauth1::SignatureMethod).
    oauth_signature_method: Option<String>,
    /// When it is made, in seconds since 1970.
    oauth_timestamp: Option<u64>,
    /// A text that is never used twice.
    oauth_nonce: Option<String>,
    /// The version of OAuth, `1.0` (default).
    oauth_version: Option<String>,
    /// Not for this request; the platform lists it.
    oauth_callback: Option<String>,
    /// Not for any request; the platform lists it.
    oauth_token_secret: Option<String>,
    /// Not for any request; the platform lists it.
    oauth_callback_confirmed: Option<bool>,
) -> Form<AccessToken>;

// Logging in without a browser

/// Logs a user in.
///
/// A success is the status 303, as an error, with the cookie `ccid` in its headers; 401 means that
/// address or password are wrong. What is answered otherwise is the page that asks for a second
/// factor: its hidden field `auth_id` is for [`login_with_mfa`].
///
/// [`session::login`](super::session::login) is the same under the other spelling of its path.
#[endpoint(POST "/v2/sessions/login", accept = "text/html", auth = none)]
pub fn login_with_email_and_password(form: Form<LoginForm>) -> Text;

/// Completes a log-in with a second factor, see [`login_with_email_and_password`].
///
/// A success is the status 303, as an error, with the cookie `ccid` in its headers; 401 means that
/// the code is wrong.
///
/// [`session::mfa_login`](super::session::mfa_login) is the same under the other spelling of its
/// path.
#[endpoint(POST "/v2/sessions/mfa_login", accept = "text/html", auth = none)]
pub fn login_with_mfa(form: Form<MfaLoginForm>) -> Text;

/// What a log-in page shows of the program that asks for access.
///
/// The form of the answer is not documented.
#[endpoint(GET "/v2/oauth/login_data?<oauth_key>")]
pub fn get_login_data(
    /// Which program; of which kind the key is, is not documented.
    oauth_key: Option<String>,
) -> serde_json::Value;

// Granting access

/// The page on which a user grants a program access.
///
/// Browsers are sent there with `oauth_token`. Without one, the header `cookie` says who asks whom:
/// `cctk`, the request token, and `ccid`, the session of the user. Then a success is the status 303,
/// as an error, whose header `location` has `oauth_verifier` and `user` in its query; what is
/// answered otherwise is the page that asks which rights are granted, for [`authorize_token`].
///
/// Although it is a `GET`, it may grant access, so it is never sent again by itself.
#[endpoint(
    GET "/v2/oauth/authorize?<ccid>&<oauth_token>&<cli_token>&<from_oauth>&<partner_id>",
    retry = never,
    accept = "application/json",
    auth = none,
    js = "v2.unknown.todo_authorizeForm"
)]
pub fn authorize_form(
    /// The session of the user, if there is no such cookie.
    ccid: Option<String>,
    /// The [request token](RequestToken::token).
    oauth_token: Option<String>,
    /// The word of a command-line tool that waits, see
    /// [`user::get_cli_tokens`](super::user::get_cli_tokens).
    cli_token: Option<String>,
    /// The parameter `from_oauth`, whose meaning is not documented.
    from_oauth: Option<String>,
    /// The partner that the user comes from.
    partner_id: Option<String>,
) -> Text;

/// Grants a program rights, as the page of [`authorize_form`] does.
///
/// It wants the same cookies, and a success is the same: the status 303, as an error, whose header
/// `location` has `oauth_verifier` and `user` in its query.
#[endpoint(
    POST "/v2/oauth/authorize",
    accept = "text/html, application/json",
    auth = none,
    js = "v2.unknown.todo_authorizeToken"
)]
pub fn authorize_token(form: Form<GrantForm>) -> Text;

/// The rights that programs can ask for, see [`OauthRight`](super::oauth_consumer::OauthRight).
///
/// The form of the answer is not documented.
#[endpoint(GET "/v2/oauth/rights", js = "v2.unknown.todo_getAvailableRights")]
pub fn get_available_rights() -> serde_json::Value;
