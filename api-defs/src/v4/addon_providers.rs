//! What the providers of add-ons tell: the versions that they offer, and how an add-on is set up.
//!
//! Each provider answers in a form of its own. Those that are known have functions of their own:
//! [Jenkins](get_jenkins) here, [`keycloak`](super::keycloak), [`metabase`](super::metabase),
//! [`otoroshi`](super::otoroshi), [`pulsar`](super::pulsar), [`addon`](super::addon) for Matomo,
//! Tardis and configuration providers, and [`v2::providers`](crate::v2::providers) for
//! Elasticsearch. What Keycloak, Matomo, Metabase and Otoroshi have in common is here too.

mod details;
mod jenkins;
mod software;
mod versions;
mod with_updates;

#[cfg(test)]
mod tests;

use cc_client::endpoint;

pub use details::AddonDetails;
pub use jenkins::{Jenkins, JenkinsPlan, JenkinsStatus, JenkinsUpdates, JenkinsVersions};
pub use software::{
    InitialCredentials, LinkedNetworkGroup, SoftwareFeatures, SoftwareResources, UpdateVersion, VersionCheck,
};
pub use versions::{DedicatedVersion, FeatureState, ProviderVersions, SharedCluster};
pub use with_updates::{JenkinsWithUpdates, get_jenkins_with_updates};

use super::pulsar::PulsarCluster;
use crate::ids::{AddonProviderId, ClusterId, RealAddonId};

// Any provider

/// The versions of a provider's product, shared and dedicated; `None` if there is no such
/// provider.
///
/// [`product::get_addon_provider`](crate::v2::product::get_addon_provider) has the plans.
#[endpoint(GET "/v4/addon-providers/<providerId>")]
pub fn get_addon_provider(provider_id: AddonProviderId) -> Option<ProviderVersions>;

/// How an add-on is set up, in the form of its provider, credentials included; `None` if the
/// provider has none of this id.
#[endpoint(GET "/v4/addon-providers/<providerId>/addons/<addonId>")]
pub fn get_addon(provider_id: AddonProviderId, addon_id: RealAddonId) -> Option<AddonDetails>;

/// A cluster that add-ons of a provider share; `None` if the provider has none of this id.
///
/// [`ProviderVersions::clusters`] lists those of a provider. The form of the answer is known for
/// `addon-pulsar` alone, as of [`get_pulsar_cluster`](super::pulsar::get_pulsar_cluster).
#[endpoint(GET "/v4/addon-providers/<providerId>/clusters/<clusterId>")]
pub fn get_cluster(provider_id: AddonProviderId, cluster_id: ClusterId) -> Option<PulsarCluster>;

// Jenkins

/// A Jenkins add-on; `None` if there is none of this id.
#[endpoint(GET "/v4/addon-providers/jenkins/addons/<addonId>", js = none)]
pub fn get_jenkins(addon_id: RealAddonId) -> Option<Jenkins>;

/// Which version a Jenkins add-on runs, and which one it could run.
#[endpoint(GET "/v4/addon-providers/jenkins/addons/<addonId>/updates")]
pub fn get_jenkins_updates(addon_id: RealAddonId) -> JenkinsUpdates;
