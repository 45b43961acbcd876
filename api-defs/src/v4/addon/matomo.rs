//! Matomo add-ons.

use serde::Deserialize;

use crate::ids::{AddonId, ApplicationId, OwnerId, RealAddonId};
use crate::list::null_as_default;
use crate::v2::application::EnvVars;
use crate::v4::addon_providers::SoftwareResources;

/// A Matomo add-on: web analytics, run by the platform.
///
/// The platform's documentation shows another form, which its own client no longer reads.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Matomo {
    /// The id that the endpoints of this service take, `matomo_…`.
    pub resource_id: RealAddonId,
    /// The public id of the add-on.
    pub addon_id: Option<AddonId>,
    /// The name that the owner gave it.
    pub name: Option<String>,
    /// Who owns it.
    pub owner_id: Option<OwnerId>,
    /// What was ordered. `BETA` is the one plan that is known.
    pub plan: Option<String>,
    /// The version of Matomo.
    pub version: Option<String>,
    /// The version of PHP that runs it.
    pub php_version: Option<String>,
    /// Where it is reached.
    pub access_url: Option<String>,
    /// The versions that it could run.
    #[serde(default, deserialize_with = "null_as_default")]
    pub available_versions: Vec<String>,
    /// The application and the add-ons that it is made of.
    pub resources: Option<SoftwareResources>,
    /// The environment variables of its application.
    #[serde(default, deserialize_with = "null_as_default")]
    pub env_vars: EnvVars,
}

/// What a token of Matomo's log-in is for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MatomoToken {
    /// The add-on.
    pub addon_id: AddonId,
    /// Who owns it.
    pub owner_id: Option<OwnerId>,
    /// The application that runs it.
    pub php_app_id: Option<ApplicationId>,
}
