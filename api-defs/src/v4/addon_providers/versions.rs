//! The versions that a provider offers.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::ids::{AddonProviderId, ClusterId, ZoneName};
use crate::list::null_as_default;

/// The versions of a provider's product: what shared clusters run, and what an add-on with a
/// machine of its own can run.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ProviderVersions {
    /// The provider.
    pub provider_id: Option<AddonProviderId>,
    /// The clusters that add-ons without a machine of their own share.
    #[serde(default, deserialize_with = "null_as_default")]
    pub clusters: Vec<SharedCluster>,
    /// What an add-on with a machine of its own can run, by version.
    #[serde(default, deserialize_with = "null_as_default")]
    pub dedicated: BTreeMap<String, DedicatedVersion>,
    /// The version in [`dedicated`](Self::dedicated) that an add-on gets unless it asks for
    /// another one.
    pub default_dedicated_version: Option<String>,
}

/// A cluster of machines that add-ons share.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct SharedCluster {
    /// The id, for [`get_cluster`](super::get_cluster).
    pub id: ClusterId,
    /// The name for people.
    pub label: Option<String>,
    /// Where it runs.
    pub zone: Option<ZoneName>,
    /// The version that it runs.
    pub version: Option<String>,
    /// What it can do.
    #[serde(default, deserialize_with = "null_as_default")]
    pub features: Vec<FeatureState>,
}

/// A version that an add-on with a machine of its own can run.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct DedicatedVersion {
    /// What it can do.
    #[serde(default, deserialize_with = "null_as_default")]
    pub features: Vec<FeatureState>,
}

/// A feature or a service by name, and whether it is there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct FeatureState {
    /// The name, such as `encryption`.
    pub name: String,
    /// Whether it is there; it is not unless the platform says so.
    #[serde(default, deserialize_with = "null_as_default")]
    pub enabled: bool,
}
