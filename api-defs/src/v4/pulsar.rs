//! Pulsar add-ons: message brokers. An add-on is a namespace of a cluster that several share.
//!
//! They are ordered and deleted like any other add-on, with [`v2::addon`](crate::v2::addon).

mod model;
mod policy;
mod with_cluster;

#[cfg(test)]
mod tests;

use cc_client::endpoint;

pub use model::{Pulsar, PulsarCluster, PulsarPlan, PulsarStatus};
pub use policy::{StoragePolicies, StoragePolicy};
pub use with_cluster::{PulsarWithCluster, get_pulsar_with_cluster};

use super::addon_providers::ProviderVersions;
use crate::ids::{ClusterId, RealAddonId};

// Provider and clusters

/// The versions of Pulsar that the platform offers, and the clusters that run them.
#[endpoint(GET "/v4/addon-providers/addon-pulsar")]
pub fn get_pulsar_provider_informations() -> ProviderVersions;

/// The cluster of a Pulsar add-on; `None` if there is none of this id.
///
/// The platform's documentation promises policies of storage instead, which its own client does
/// not look for.
#[endpoint(GET "/v4/addon-providers/addon-pulsar/clusters/<clusterId>")]
pub fn get_pulsar_cluster(
    /// The cluster, from [`Pulsar::cluster_id`].
    cluster_id: ClusterId,
) -> Option<PulsarCluster>;

// Add-ons

/// A Pulsar add-on; `None` if there is none of this id.
#[endpoint(GET "/v4/addon-providers/addon-pulsar/addons/<pulsarId>")]
pub fn get_pulsar(pulsar_id: RealAddonId) -> Option<Pulsar>;

/// Creates the tenant and the namespace of an add-on in its cluster, and answers the add-on.
#[endpoint(POST "/v4/addon-providers/addon-pulsar/addons/<pulsarId>/create-tenant-and-namespace")]
pub fn create_tenant_and_namespace(pulsar_id: RealAddonId) -> Pulsar;

/// Deletes the tenant and the namespace of an add-on, and what is in them.
#[endpoint(DELETE "/v4/addon-providers/addon-pulsar/addons/<pulsarId>/delete-tenant-and-namespace")]
pub fn delete_tenant_and_namespace(pulsar_id: RealAddonId);

/// Deletes a topic of an add-on.
#[endpoint(DELETE "/v4/addon-providers/addon-pulsar/addons/<pulsarId>/topics/<topicName>?<instanceId>")]
pub fn delete_topic(
    pulsar_id: RealAddonId,
    topic_name: &str,
    /// An instance. Which one that is, and what it is for, is not documented.
    instance_id: Option<&str>,
);

// Storage

/// How long an add-on keeps messages, and when it moves them to a cheaper storage.
#[endpoint(GET "/v4/addon-providers/addon-pulsar/addons/<pulsarId>/storage-policies")]
pub fn get_pulsar_storage_policy(pulsar_id: RealAddonId) -> StoragePolicies;

/// Changes how long an add-on keeps messages, see [`get_pulsar_storage_policy`]. What is not named
/// stays as it is.
///
/// The form of the answer is not documented.
#[endpoint(PATCH "/v4/addon-providers/addon-pulsar/addons/<pulsarId>/storage-policies")]
pub fn patch_storage_policies(pulsar_id: RealAddonId, policies: &StoragePolicies) -> serde_json::Value;
