//! All that a user has access to, by id and name.

use serde::Deserialize;

use crate::ids::{
    AddonId, AddonProviderId, ApplicationId, ConsumerKey, OwnerId, RealAddonId, UserId, VariantId,
};
use crate::list::null_as_default;
use crate::v2::application::ApplicationState;
use crate::v2::organisation::{MemberRole, VatState};

/// All that a user has access to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Summary {
    /// The user, with what is in the personal space.
    pub user: UserSummary,
    /// The organisations, with what they own.
    ///
    /// The personal space may be among them a second time, under the user's id.
    #[serde(default, deserialize_with = "null_as_default")]
    pub organisations: Vec<OrganisationSummary>,
}

/// The user of a [`Summary`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct UserSummary {
    /// The id, `user_…`.
    pub id: UserId,
    /// The name of the user.
    pub name: Option<String>,
    /// The address of an image.
    pub avatar: Option<String>,
    /// The main e-mail address.
    pub email: Option<String>,
    /// The language that the platform speaks to the user.
    pub lang: Option<String>,
    /// Whether the user is one of the platform's staff.
    pub admin: Option<bool>,
    /// What the user may do in the personal space.
    pub role: Option<MemberRole>,
    /// What the platform makes of the user's number for value-added tax.
    pub vat_state: Option<VatState>,
    /// Whether the user has a way to pay.
    pub can_pay: Option<bool>,
    /// Whether the user can pay by SEPA direct debit.
    #[serde(rename = "canSEPA")]
    pub can_sepa: Option<bool>,
    /// Whether the user has an enterprise contract.
    pub clever_enterprise: Option<bool>,
    /// A telephone number for emergencies.
    pub emergency_number: Option<String>,
    /// Whether the platform trusts the user.
    pub is_trusted: Option<bool>,
    /// The partner that the account came from.
    pub partner_id: Option<String>,
    /// The name of that partner.
    pub partner_name: Option<String>,
    /// The console of that partner.
    pub partner_console_url: Option<String>,
    /// The applications.
    #[serde(default, deserialize_with = "null_as_default")]
    pub applications: Vec<ApplicationSummary>,
    /// The add-ons.
    #[serde(default, deserialize_with = "null_as_default")]
    pub addons: Vec<AddonSummary>,
    /// The OAuth consumers.
    #[serde(default, deserialize_with = "null_as_default")]
    pub consumers: Vec<ConsumerSummary>,
    /// The add-on providers that the user runs.
    #[serde(default, deserialize_with = "null_as_default")]
    pub providers: Vec<AddonProviderSummary>,
}

/// An organisation of a [`Summary`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct OrganisationSummary {
    /// The id: `orga_…`, or `user_…` for a personal space.
    pub id: OwnerId,
    /// The name for people.
    pub name: Option<String>,
    /// The address of an image.
    pub avatar: Option<String>,
    /// What the user may do in it.
    pub role: Option<MemberRole>,
    /// What the platform makes of its number for value-added tax.
    pub vat_state: Option<VatState>,
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
    /// The applications.
    #[serde(default, deserialize_with = "null_as_default")]
    pub applications: Vec<ApplicationSummary>,
    /// The add-ons.
    #[serde(default, deserialize_with = "null_as_default")]
    pub addons: Vec<AddonSummary>,
    /// The OAuth consumers.
    #[serde(default, deserialize_with = "null_as_default")]
    pub consumers: Vec<ConsumerSummary>,
    /// The add-on providers that it runs.
    #[serde(default, deserialize_with = "null_as_default")]
    pub providers: Vec<AddonProviderSummary>,
}

/// An application of a [`Summary`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ApplicationSummary {
    /// The id, `app_…`.
    pub id: ApplicationId,
    /// The name for people.
    pub name: Option<String>,
    /// The type of its runtime, such as `node`.
    pub instance_type: Option<String>,
    /// The variant of its runtime.
    pub instance_variant: Option<VariantId>,
    /// The name of that variant for commands.
    pub variant_slug: Option<String>,
    /// The image of that variant.
    pub variant_logo_url: Option<String>,
    /// Whether it is archived.
    pub archived: Option<bool>,
    /// Whether deployments go without an overlap of old and new instances.
    pub homogeneous: Option<bool>,
    /// Whether it is meant to run.
    pub state: Option<ApplicationState>,
    /// The commit that is deployed.
    pub commit: Option<String>,
    /// The tags that the platform gave it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub system_tags: Vec<String>,
    /// The tags that its owner gave it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub customer_tags: Vec<String>,
}

/// An add-on of a [`Summary`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AddonSummary {
    /// The public id, `addon_…`.
    pub id: AddonId,
    /// The id of the product behind it.
    pub real_id: Option<RealAddonId>,
    /// The name for people.
    pub name: Option<String>,
    /// Who provides it.
    pub provider_id: Option<AddonProviderId>,
    /// The address of an image.
    pub logo_url: Option<String>,
    /// The tags that the platform gave it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub system_tags: Vec<String>,
    /// The tags that its owner gave it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub customer_tags: Vec<String>,
}

/// An OAuth consumer of a [`Summary`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ConsumerSummary {
    /// The public key.
    pub key: ConsumerKey,
    /// The name for people.
    pub name: Option<String>,
    /// The address of an image.
    pub picture: Option<String>,
}

/// An add-on provider of a [`Summary`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct AddonProviderSummary {
    /// The id, such as `postgresql-addon`.
    pub id: AddonProviderId,
    /// The name for people.
    pub name: Option<String>,
}
