//! Organisations and their members as answers show them.

use serde::Deserialize;

use crate::ids::{OwnerId, UserId};
use crate::open_enum::open_enum;
use crate::v2::application::Namespace;
use crate::v2::user::MfaKind;

/// An organisation, or the personal space of a user seen as one.
///
/// A personal space has no company, and most of its fields may be absent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Organisation {
    /// The id: `orga_…`, or `user_…` for a personal space.
    pub id: OwnerId,
    /// The name for people.
    pub name: Option<String>,
    /// A sentence on it.
    pub description: Option<String>,
    /// Where bills are sent.
    pub billing_email: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The postal code.
    pub zipcode: Option<String>,
    /// The country.
    pub country: Option<String>,
    /// The name of the company.
    pub company: Option<String>,
    /// The number for value-added tax.
    #[serde(rename = "VAT")]
    pub vat: Option<String>,
    /// What the platform makes of that number.
    pub vat_state: Option<VatState>,
    /// The address of an image.
    pub avatar: Option<String>,
    /// The name on bills.
    pub customer_full_name: Option<String>,
    /// Whether it has a way to pay.
    pub can_pay: Option<bool>,
    /// Whether it can pay by SEPA direct debit.
    #[serde(rename = "canSEPA")]
    pub can_sepa: Option<bool>,
    /// Whether it has an enterprise contract.
    pub clever_enterprise: Option<bool>,
    /// A telephone number for emergencies.
    pub emergency_number: Option<String>,
    /// Whether the platform trusts it.
    pub is_trusted: Option<bool>,
}

/// Someone in an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Member {
    /// Who it is.
    pub member: MemberUser,
    /// What they may do.
    pub role: Option<MemberRole>,
    /// Their job, in their words.
    pub job: Option<String>,
}

/// The user behind a [`Member`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MemberUser {
    /// The user's id.
    pub id: UserId,
    /// The main e-mail address.
    pub email: Option<String>,
    /// The name of the user.
    pub name: Option<String>,
    /// The address of an image.
    pub avatar: Option<String>,
    /// The second factor that they log in with.
    #[serde(rename = "preferredMFA")]
    pub preferred_mfa: Option<MfaKind>,
}

/// A namespace that an owner may open ports in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct NamespaceAccess {
    /// The namespace.
    pub namespace: Namespace,
}

open_enum! {
    /// What a [`Member`] may do.
    MemberRole {
        /// Nothing.
        None = "NONE",
        /// Everything.
        Admin = "ADMIN",
        /// Bills.
        Accounting = "ACCOUNTING",
        /// Applications and add-ons.
        Developer = "DEVELOPER",
        /// Applications, add-ons and members.
        Manager = "MANAGER",
    }
}

open_enum! {
    /// What the platform makes of an organisation's number for value-added tax.
    VatState {
        /// It is not a valid one.
        Invalid = "INVALID",
        /// It is being checked.
        PendingValidation = "PENDING_VALIDATION",
        /// It is a valid one.
        Valid = "VALID",
        /// There is no need for one.
        NotNeeded = "NOT_NEEDED",
        /// None applies.
        NotApplicable = "NOT_APPLICABLE",
    }
}
