//! Second factors of authentication.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cc_client::Call;
use serde::{Deserialize, Serialize};

use crate::open_enum::open_enum;
use crate::secret::{Secret, SentSecret};

/// Adds the account's password to a call, which the platform wants where second factors are at
/// stake.
///
/// ```
/// use api_defs::v2::user::{MfaKind, WithPassword, create_mfa, get_mfa_backup_codes};
///
/// let call = create_mfa(MfaKind::Totp).with_password("hunter2");
/// let call = get_mfa_backup_codes(MfaKind::Totp).with_password("hunter2");
/// assert_eq!(call.headers()["x-clever-password"], "aHVudGVyMg==");
/// ```
pub trait WithPassword: Sized {
    /// The same call with the password, in Base64, in the header `X-Clever-Password`.
    ///
    /// Neither `Debug` nor the library's log shows it.
    #[must_use]
    fn with_password(self, password: &str) -> Self;
}

impl<T> WithPassword for Call<T> {
    fn with_password(self, password: &str) -> Self {
        self.header("x-clever-password", &STANDARD.encode(password))
    }
}

/// A second factor that was set up and waits for a first code, see
/// [`validate_mfa`](super::validate_mfa).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct CreatedMfa {
    /// An address of the scheme `otpauth`, which holds the secret of the factor. Authenticators
    /// read it from a QR code.
    pub url: Secret,
}

/// A code that stands in for a second factor, once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct MfaBackupCode {
    /// The code.
    pub code: Secret,
}

/// What completes a second factor, for [`validate_mfa`](super::validate_mfa).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ValidateMfa {
    code: SentSecret,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoke_tokens: Option<bool>,
}

impl ValidateMfa {
    /// The code that the factor shows now.
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: SentSecret::from(code), revoke_tokens: None }
    }

    /// Whether tokens that were given before end.
    #[must_use]
    pub fn revoke_tokens(mut self, revoke: bool) -> Self {
        self.revoke_tokens = Some(revoke);
        self
    }
}

/// Whether a second factor is the preferred one, for
/// [`set_favourite_mfa`](super::set_favourite_mfa).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SetFavouriteMfa {
    favourite: bool,
}

impl SetFavouriteMfa {
    /// Whether it is the preferred one.
    pub fn new(favourite: bool) -> Self {
        Self { favourite }
    }
}

open_enum! {
    /// A second factor of authentication.
    MfaKind {
        /// None.
        None = "NONE",
        /// Passwords that change with the time,
        /// [RFC 6238](https://www.rfc-editor.org/rfc/rfc6238).
        Totp = "TOTP",
    }
}
