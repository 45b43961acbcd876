//! The dance of OAuth 1.0a, from the request token to the access token.

use std::fmt;

use cc_client::Form;
use cc_client::credentials::ExposeSecret as _;

use super::callback::{Callback, CallbackError};
use super::{Login, LoginError, Token};
use crate::ids::UserId;
use crate::v2::oauth::{AccessTokenForm, RequestToken, authorize_form, fetch_access_token};

/// A request for access that waits for the user's consent: second step ([RFC 5849 §2.2]).
///
/// [RFC 5849 §2.2]: https://www.rfc-editor.org/rfc/rfc5849#section-2.2
#[must_use = "the user has to be sent to its `url`"]
pub struct Authorization {
    login: Login,
    request: RequestToken,
}

impl Authorization {
    pub(super) fn new(login: Login, request: RequestToken) -> Self {
        Self { login, request }
    }

    /// Where the browser is to be sent: there the user logs in and consents.
    pub fn url(&self) -> String {
        let call = authorize_form().oauth_token(self.request.token.expose()).into_call();
        let host = self.login.settings.host.to_string();
        format!("{}{}", host.trim_end_matches('/'), call.target())
    }

    /// Reads what the browser brought back: the whole address of the callback, or the path with the
    /// query, as a server gets it.
    ///
    /// # Errors
    ///
    /// If it is not the callback of this request, or a refusal. Anybody can call a callback, so the
    /// error gives the request [back](CallbackError::into_authorization), to go on waiting.
    pub fn verify(self, callback: &str) -> Result<Verified, CallbackError> {
        match Callback::read(callback, self.request.token.expose()) {
            Ok(Callback { verifier, user }) => Ok(Verified { authorization: self, verifier, user }),
            Err(fault) => Err(CallbackError::new(self, fault)),
        }
    }
}

impl fmt::Debug for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authorization").field("login", &self.login).finish_non_exhaustive()
    }
}

/// A request for access with the proof that the user consented.
#[must_use = "its `token` is what all this is for"]
pub struct Verified {
    authorization: Authorization,
    verifier: String,
    user: Option<UserId>,
}

impl Verified {
    /// Who consented, if the platform said so. The address is not signed: take it for a hint.
    pub fn user(&self) -> Option<&UserId> {
        self.user.as_ref()
    }

    /// Exchanges the proof for the token: third step ([RFC 5849 §2.3]).
    ///
    /// A proof is good for one token, so a doubtful failure is not tried again.
    ///
    /// # Errors
    ///
    /// [`LoginError::Refused`] if the platform does not take the proof; any other if it could not be
    /// asked.
    ///
    /// [RFC 5849 §2.3]: https://www.rfc-editor.org/rfc/rfc5849#section-2.3
    pub async fn token(self) -> Result<Token, LoginError> {
        let Authorization { login, request } = self.authorization;
        let consumer = &login.settings.consumer;
        let secret = consumer.consumer_secret().expose_secret();
        let form = AccessTokenForm::new(consumer.consumer_key(), secret, &request, self.verifier);
        let Form(access) = fetch_access_token(Form(form)).send(&login.client).await?;
        Ok(Token::new(login.settings, access.token, access.secret, access.expiration_date))
    }
}

impl fmt::Debug for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verified")
            .field("login", &self.authorization.login)
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}
