//! The form that completes a sign-up.

use serde::Serialize;

use crate::ids::OauthTransactionId;
use crate::secret::SentSecret;
use crate::v2::user::MfaKind;

/// What completes a sign-up with the account of another service, for
/// [`finish_signup`](super::finish_signup) and
/// [`github::finish_signup`](crate::v2::github::finish_signup).
///
/// `Debug` shows neither the password nor codes and keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignupForm {
    transaction_id: OauthTransactionId,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auto_link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    invitation_key: Option<SentSecret>,
    #[serde(rename = "mfa_kind", skip_serializing_if = "Option::is_none")]
    mfa_kind: Option<MfaKind>,
    #[serde(rename = "mfa_attempt", skip_serializing_if = "Option::is_none")]
    mfa_attempt: Option<SentSecret>,
    #[serde(rename = "partner_id", skip_serializing_if = "Option::is_none")]
    partner_id: Option<String>,
}

impl SignupForm {
    /// The exchange with the other service that led to it.
    pub fn new(transaction_id: impl Into<OauthTransactionId>) -> Self {
        Self {
            transaction_id: transaction_id.into(),
            name: None,
            other_id: None,
            other_email: None,
            password: None,
            auto_link: None,
            terms: None,
            invitation_key: None,
            mfa_kind: None,
            mfa_attempt: None,
            partner_id: None,
        }
    }

    /// The name of the user.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The field `otherId`, whose meaning is not documented.
    #[must_use]
    pub fn other_id(mut self, id: impl Into<String>) -> Self {
        self.other_id = Some(id.into());
        self
    }

    /// Another e-mail address than that of the other service.
    #[must_use]
    pub fn other_email(mut self, email: impl Into<String>) -> Self {
        self.other_email = Some(email.into());
        self
    }

    /// The password of the account.
    #[must_use]
    pub fn password(mut self, password: impl Into<String>) -> Self {
        self.password = Some(SentSecret::from(password));
        self
    }

    /// Asks to link an account that is there already. Which text the platform takes for a yes is not
    /// documented.
    #[must_use]
    pub fn auto_link(mut self, link: impl Into<String>) -> Self {
        self.auto_link = Some(link.into());
        self
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

    /// The code that a second factor of an account that is there already shows.
    #[must_use]
    pub fn mfa(mut self, kind: impl Into<MfaKind>, code: impl Into<String>) -> Self {
        self.mfa_kind = Some(kind.into());
        self.mfa_attempt = Some(SentSecret::from(code));
        self
    }

    /// The partner that the user comes from.
    #[must_use]
    pub fn partner_id(mut self, partner: impl Into<String>) -> Self {
        self.partner_id = Some(partner.into());
        self
    }
}
