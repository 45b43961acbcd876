//! Otoroshi add-ons as answers show them.

use serde::Deserialize;

use crate::ids::{AddonId, OwnerId, RealAddonId};
use crate::list::null_as_default;
use crate::secret::Secret;
use crate::v4::addon_providers::{InitialCredentials, SoftwareFeatures, SoftwareResources};

/// An Otoroshi add-on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Otoroshi {
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
    /// The version of Otoroshi.
    pub version: Option<String>,
    /// The version of Java that runs it.
    pub java_version: Option<String>,
    /// Where it is reached.
    pub access_url: Option<String>,
    /// The versions that it could run.
    #[serde(default, deserialize_with = "null_as_default")]
    pub available_versions: Vec<String>,
    /// The application and the add-ons that it is made of.
    pub resources: Option<SoftwareResources>,
    /// Its network group, if it has one.
    pub features: Option<SoftwareFeatures>,
    /// How its own API is called.
    pub api: Option<OtoroshiApi>,
    /// Who could log in when it was new.
    pub initial_credentials: Option<InitialCredentials>,
}

/// The API of an [`Otoroshi`], which is not a part of the platform's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct OtoroshiApi {
    /// Its base address.
    pub url: Option<String>,
    /// Who to call it as.
    pub user: Option<String>,
    /// The secret of [`user`](Self::user).
    pub secret: Option<Secret>,
    /// Where its OpenAPI document is.
    pub openapi: Option<String>,
    /// Where its documentation is.
    pub swagger_url: Option<String>,
}
