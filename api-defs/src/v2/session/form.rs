//! The forms of the web site. `Debug` shows none of their passwords, codes and tokens.

use serde::Serialize;

use crate::secret::SentSecret;
use crate::v2::user::MfaKind;

/// What a user logs in with, for [`login`](super::login) and
/// [`oauth::login_with_email_and_password`](crate::v2::oauth::login_with_email_and_password).
///
/// ```
/// use api_defs::cc_client::Form;
/// use api_defs::v2::{oauth, session::LoginForm};
///
/// let form = LoginForm::new("ada@example.com", "hunter2").from_authorize(true);
/// let call = oauth::login_with_email_and_password(Form(form));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LoginForm {
    email: String,
    pass: SentSecret,
    #[serde(skip_serializing_if = "Option::is_none")]
    from_authorize: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cli_token: Option<SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    oauth_token: Option<SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partner_id: Option<String>,
}

impl LoginForm {
    /// The user with this e-mail address and password.
    pub fn new(email: impl Into<String>, password: impl Into<String>) -> Self {
        Self {
            email: email.into(),
            pass: SentSecret::from(password),
            from_authorize: None,
            cli_token: None,
            oauth_token: None,
            partner_id: None,
        }
    }

    /// Whether the user goes on to grant a program access, see
    /// [`oauth::authorize_form`](crate::v2::oauth::authorize_form).
    #[must_use]
    pub fn from_authorize(mut self, from_authorize: bool) -> Self {
        self.from_authorize = Some(from_authorize);
        self
    }

    /// The word of a command-line tool that waits, see
    /// [`user::get_cli_tokens`](crate::v2::user::get_cli_tokens).
    #[must_use]
    pub fn cli_token(mut self, word: impl Into<String>) -> Self {
        self.cli_token = Some(SentSecret::from(word));
        self
    }

    /// The [request token](crate::v2::oauth::RequestToken) of a program that waits for access.
    #[must_use]
    pub fn oauth_token(mut self, token: impl Into<String>) -> Self {
        self.oauth_token = Some(SentSecret::from(token));
        self
    }

    /// The partner that the user comes from.
    #[must_use]
    pub fn partner_id(mut self, partner: impl Into<String>) -> Self {
        self.partner_id = Some(partner.into());
        self
    }
}

/// What a user completes a log-in with, for [`mfa_login`](super::mfa_login) and
/// [`oauth::login_with_mfa`](crate::v2::oauth::login_with_mfa).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MfaLoginForm {
    mfa_kind: MfaKind,
    mfa_attempt: SentSecret,
    email: String,
    auth_id: SentSecret,
    #[serde(skip_serializing_if = "Option::is_none")]
    from_authorize: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cli_token: Option<SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    oauth_token: Option<SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partner_id: Option<String>,
}

impl MfaLoginForm {
    /// The log-in that the hidden field `auth_id` of the page names, the user's e-mail address, and
    /// the code that the second factor shows. The factor is [`MfaKind::Totp`] unless [`kind`](Self::kind)
    /// says otherwise.
    pub fn new(auth_id: impl Into<String>, email: impl Into<String>, code: impl Into<String>) -> Self {
        Self {
            mfa_kind: MfaKind::Totp,
            mfa_attempt: SentSecret::from(code),
            email: email.into(),
            auth_id: SentSecret::from(auth_id),
            from_authorize: None,
            cli_token: None,
            oauth_token: None,
            partner_id: None,
        }
    }

    /// The second factor that the code is of.
    #[must_use]
    pub fn kind(mut self, kind: impl Into<MfaKind>) -> Self {
        self.mfa_kind = kind.into();
        self
    }

    /// Whether the user goes on to grant a program access, see
    /// [`oauth::authorize_form`](crate::v2::oauth::authorize_form).
    #[must_use]
    pub fn from_authorize(mut self, from_authorize: bool) -> Self {
        self.from_authorize = Some(from_authorize);
        self
    }

    /// The word of a command-line tool that waits, see
    /// [`user::get_cli_tokens`](crate::v2::user::get_cli_tokens).
    #[must_use]
    pub fn cli_token(mut self, word: impl Into<String>) -> Self {
        self.cli_token = Some(SentSecret::from(word));
        self
    }

    /// The [request token](crate::v2::oauth::RequestToken) of a program that waits for access.
    #[must_use]
    pub fn oauth_token(mut self, token: impl Into<String>) -> Self {
        self.oauth_token = Some(SentSecret::from(token));
        self
    }

    /// The partner that the user comes from.
    #[must_use]
    pub fn partner_id(mut self, partner: impl Into<String>) -> Self {
        self.partner_id = Some(partner.into());
        self
    }
}

/// Who forgot the password, for [`ask_for_password_reset`](super::ask_for_password_reset).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskPasswordReset {
    login: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    drop_tokens: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partner_id: Option<String>,
}

impl AskPasswordReset {
    /// The user with this e-mail address.
    pub fn new(email: impl Into<String>) -> Self {
        Self { login: email.into(), drop_tokens: None, partner_id: None }
    }

    /// Asks to end the tokens that were given before. Which text the platform takes for a yes is not
    /// documented.
    #[must_use]
    pub fn drop_tokens(mut self, drop: impl Into<String>) -> Self {
        self.drop_tokens = Some(drop.into());
        self
    }

    /// The partner that the user comes from.
    #[must_use]
    pub fn partner_id(mut self, partner: impl Into<String>) -> Self {
        self.partner_id = Some(partner.into());
        self
    }
}

/// A new password in the place of a forgotten one, for [`reset_password`](super::reset_password).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResetPassword {
    pass: SentSecret,
    pass2: SentSecret,
    #[serde(skip_serializing_if = "Option::is_none")]
    partner_id: Option<String>,
}

impl ResetPassword {
    /// The new password. The form has it twice; here it is given once.
    pub fn new(password: impl Into<String>) -> Self {
        let pass = SentSecret::from(password);
        Self { pass2: pass.clone(), pass, partner_id: None }
    }

    /// The partner that the user comes from.
    #[must_use]
    pub fn partner_id(mut self, partner: impl Into<String>) -> Self {
        self.partner_id = Some(partner.into());
        self
    }
}
