//! What users are created from and changed by.

use serde::Serialize;

use crate::secret::SentSecret;

/// A user to be signed up by [`create`](super::create). `Debug` does not show the password.
///
/// ```
/// use api_defs::cc_client::Form;
/// use api_defs::v2::user::{self, CreateUser};
///
/// let call = user::create(Form(CreateUser::new("ada@example.com", "hunter2").terms("on")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CreateUser {
    email: String,
    pass: SentSecret,
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<String>,
    #[serde(rename = "invitationKey", skip_serializing_if = "Option::is_none")]
    invitation_key: Option<SentSecret>,
    #[serde(rename = "addonBetaInvitationKey", skip_serializing_if = "Option::is_none")]
    addon_beta_invitation_key: Option<SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url_next: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subscription_source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clever_flavor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    oauth_token: Option<SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    altcha: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partner_id: Option<String>,
}

impl CreateUser {
    /// A user with this e-mail address and password.
    pub fn new(email: impl Into<String>, password: impl Into<String>) -> Self {
        Self {
            email: email.into(),
            pass: SentSecret::from(password),
            terms: None,
            invitation_key: None,
            addon_beta_invitation_key: None,
            url_next: None,
            subscription_source: None,
            clever_flavor: None,
            oauth_token: None,
            altcha: None,
            partner_id: None,
        }
    }

    /// Says that the user accepts the terms of service. Which text the platform takes for a yes is
    /// not documented.
    #[must_use]
    pub fn terms(mut self, terms: impl Into<String>) -> Self {
        self.terms = Some(terms.into());
        self
    }

    /// The key of an invitation into an organisation.
    #[must_use]
    pub fn invitation_key(mut self, key: impl Into<String>) -> Self {
        self.invitation_key = Some(SentSecret::from(key));
        self
    }

    /// The key of an invitation to try an add-on.
    #[must_use]
    pub fn addon_beta_invitation_key(mut self, key: impl Into<String>) -> Self {
        self.addon_beta_invitation_key = Some(SentSecret::from(key));
        self
    }

    /// Where the browser goes afterwards.
    #[must_use]
    pub fn url_next(mut self, url: impl Into<String>) -> Self {
        self.url_next = Some(url.into());
        self
    }

    /// What brought the user to the platform.
    #[must_use]
    pub fn subscription_source(mut self, source: impl Into<String>) -> Self {
        self.subscription_source = Some(source.into());
        self
    }

    /// The field `clever_flavor`, whose meaning is not documented.
    #[must_use]
    pub fn clever_flavor(mut self, flavor: impl Into<String>) -> Self {
        self.clever_flavor = Some(flavor.into());
        self
    }

    /// The [request token](crate::v2::oauth::RequestToken) of a program that waits for access.
    #[must_use]
    pub fn oauth_token(mut self, token: impl Into<String>) -> Self {
        self.oauth_token = Some(SentSecret::from(token));
        self
    }

    /// The answer to the riddle of the form, which keeps robots away (ALTCHA).
    #[must_use]
    pub fn altcha(mut self, answer: impl Into<String>) -> Self {
        self.altcha = Some(answer.into());
        self
    }

    /// The partner that the account comes from.
    #[must_use]
    pub fn partner_id(mut self, partner: impl Into<String>) -> Self {
        self.partner_id = Some(partner.into());
        self
    }
}

/// A new password, for [`change_password`](super::change_password). `Debug` shows neither it nor the
/// old one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangePassword {
    old_password: SentSecret,
    new_password: SentSecret,
    #[serde(skip_serializing_if = "Option::is_none")]
    drop_tokens: Option<bool>,
}

impl ChangePassword {
    /// The new password in the place of the old one.
    pub fn new(old: impl Into<String>, new: impl Into<String>) -> Self {
        Self { old_password: SentSecret::from(old), new_password: SentSecret::from(new), drop_tokens: None }
    }

    /// Whether tokens that were given before end.
    #[must_use]
    pub fn drop_tokens(mut self, drop: bool) -> Self {
        self.drop_tokens = Some(drop);
        self
    }
}

/// What [`add_email_address`](super::add_email_address) does with the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct AddEmailAddress {
    #[serde(skip_serializing_if = "Option::is_none")]
    make_primary: Option<bool>,
}

impl AddEmailAddress {
    /// Adds it to the addresses beside the main one.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes it the main one instead.
    #[must_use]
    pub fn make_primary(mut self) -> Self {
        self.make_primary = Some(true);
        self
    }
}
