//! Metabase add-ons as answers show them.

use serde::Deserialize;

use crate::ids::{AddonId, OwnerId, RealAddonId};
use crate::list::null_as_default;
use crate::v2::application::EnvVars;
use crate::v4::addon_providers::SoftwareResources;

/// A Metabase add-on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Metabase {
    /// The id that the endpoints of this service take.
    pub resource_id: RealAddonId,
    /// The public id of the add-on.
    pub addon_id: Option<AddonId>,
    /// The name that the owner gave it.
    pub name: Option<String>,
    /// Who owns it.
    pub owner_id: Option<OwnerId>,
    /// What was ordered.
    pub plan: Option<String>,
    /// The version of Metabase.
    pub version: Option<String>,
    /// The version of Java that runs it.
    pub java_version: Option<String>,
    /// Where it is reached.
    pub access_url: Option<String>,
    /// The versions that it could run.
    #[serde(default, deserialize_with = "null_as_default")]
    pub available_versions: Vec<String>,
    /// The application and the add-on that it is made of.
    pub resources: Option<SoftwareResources>,
    /// The environment variables of its application.
    #[serde(default, deserialize_with = "null_as_default")]
    pub env_vars: EnvVars,
}
