//! What a provider tells the platform of its add-ons.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::ids::{AddonId, AddonProviderId, OrganisationId, UserId, ZoneName};
use crate::secret::SentSecret;
use crate::v2::application::EnvVars;

/// The environment variables that an add-on gives to applications, all of them.
///
/// They are for [`edit_application_configuration`](super::edit_application_configuration) and
/// [`end_addon_migration`](super::end_addon_migration). `Debug` does not show the values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetAddonConfig {
    config: EnvVars,
}

impl SetAddonConfig {
    /// These variables. Each must be among the
    /// [`config_vars`](crate::v2::addon_provider::AddonProviderApi::config_vars) of the provider.
    pub fn new(config: EnvVars) -> Self {
        Self { config }
    }
}

/// What the owner of an add-on is to pay, for [`bill_owner`](super::bill_owner).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BillOwner {
    cost: f64,
}

impl BillOwner {
    /// This much; the unit is not documented.
    pub fn new(cost: f64) -> Self {
        Self { cost }
    }
}

/// An add-on to be ordered from another provider by
/// [`provision_other_addon`](super::provision_other_addon).
///
/// Which of its parts the platform needs is not documented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProvisionAddon {
    provider_id: AddonProviderId,
    plan: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation_id: Option<OrganisationId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    addon_id: Option<AddonId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<ZoneName>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    options: BTreeMap<String, SentSecret>,
}

impl ProvisionAddon {
    /// An add-on of this provider in one of its plans.
    pub fn new(provider_id: impl Into<AddonProviderId>, plan: impl Into<String>) -> Self {
        Self {
            provider_id: provider_id.into(),
            plan: plan.into(),
            organisation_id: None,
            user_id: None,
            addon_id: None,
            name: None,
            region: None,
            options: BTreeMap::new(),
        }
    }

    /// The organisation that is to own it.
    #[must_use]
    pub fn organisation_id(mut self, id: impl Into<OrganisationId>) -> Self {
        self.organisation_id = Some(id.into());
        self
    }

    /// The user on whose behalf it is ordered.
    #[must_use]
    pub fn user_id(mut self, id: impl Into<UserId>) -> Self {
        self.user_id = Some(id.into());
        self
    }

    /// An add-on by its id; what it is to the new one is not documented.
    #[must_use]
    pub fn addon_id(mut self, id: impl Into<AddonId>) -> Self {
        self.addon_id = Some(id.into());
        self
    }

    /// The name for people.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Where it runs.
    #[must_use]
    pub fn region(mut self, region: impl Into<ZoneName>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets an option; which ones there are is up to the other provider. `Debug` does not show
    /// the value.
    #[must_use]
    pub fn option(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.insert(name.into(), SentSecret::from(value));
        self
    }
}
