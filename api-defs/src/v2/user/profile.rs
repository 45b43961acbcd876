//! The user, and what belongs to the user alone.

use jiff::Timestamp;
use serde::Deserialize;

use super::mfa::MfaKind;
use crate::date;
use crate::ids::UserId;
use crate::list::null_as_default;

/// A user: who they are, and how they log in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Profile {
    /// The id, `user_…`.
    pub id: UserId,
    /// The main e-mail address.
    pub email: Option<String>,
    /// The name of the user.
    pub name: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The postal code.
    pub zipcode: Option<String>,
    /// The country.
    pub country: Option<String>,
    /// The address of an image.
    pub avatar: Option<String>,
    /// When the account was created.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// The language that the platform speaks to the user.
    pub lang: Option<String>,
    /// Whether the main e-mail address was confirmed.
    pub email_validated: Option<bool>,
    /// The services that the account is linked to, such as `github`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub oauth_apps: Vec<String>,
    /// Whether the user is one of the platform's staff.
    pub admin: Option<bool>,
    /// Whether the user has a way to pay.
    pub can_pay: Option<bool>,
    /// The second factor that the user logs in with.
    #[serde(rename = "preferredMFA")]
    pub preferred_mfa: Option<MfaKind>,
    /// Whether the account has a password of its own.
    pub has_password: Option<bool>,
    /// The partner that the account came from.
    pub partner_id: Option<String>,
    /// The name of that partner.
    pub partner_name: Option<String>,
    /// The console of that partner.
    pub partner_console_url: Option<String>,
}

/// An SSH key.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct SshKey {
    /// The name that the user gave it.
    pub name: String,
    /// The public key.
    pub key: Option<String>,
    /// The fingerprint of the key.
    pub fingerprint: Option<String>,
}
