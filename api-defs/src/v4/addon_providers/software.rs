//! What Keycloak, Matomo, Metabase and Otoroshi have in common: each is an application with the
//! add-ons that it needs, set up and run by the platform.

use serde::{Deserialize, Serialize};

use crate::ids::{ApplicationId, NetworkGroupId};
use crate::list::null_as_default;
use crate::secret::Secret;

/// The version that an add-on runs, and those that it could run.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct VersionCheck {
    /// The version that runs.
    pub installed: Option<String>,
    /// The versions that an [`UpdateVersion`] can ask for.
    #[serde(default, deserialize_with = "null_as_default")]
    pub available: Vec<String>,
    /// The newest version.
    pub latest: Option<String>,
    /// Whether the add-on is behind.
    pub need_update: Option<bool>,
}

/// The version that an add-on is to run: one of [`VersionCheck::available`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateVersion {
    target_version: String,
}

impl UpdateVersion {
    /// This version.
    pub fn new(target_version: impl Into<String>) -> Self {
        Self { target_version: target_version.into() }
    }
}

/// What an add-on is made of; which parts there are depends on the product.
///
/// The add-ons among them are named by an id of a kind that is not documented: the public one or
/// the real one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SoftwareResources {
    /// The application that runs the software.
    pub entrypoint: Option<ApplicationId>,
    /// The file storage of Keycloak.
    pub fsbucket_id: Option<String>,
    /// The PostgreSQL database of Keycloak or Metabase.
    pub pgsql_id: Option<String>,
    /// The MySQL database of Matomo.
    pub mysql_id: Option<String>,
    /// The Redis database of Matomo or Otoroshi.
    pub redis_id: Option<String>,
    /// The key-value store of Matomo.
    pub kv_id: Option<String>,
    /// The Pulsar of Otoroshi.
    pub pulsar_id: Option<String>,
    /// The Elasticsearch of Otoroshi.
    pub elastic_id: Option<String>,
}

/// What an add-on has beside its software.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SoftwareFeatures {
    /// Its network group, if it has one.
    pub network_group: Option<LinkedNetworkGroup>,
}

/// The network group of an add-on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct LinkedNetworkGroup {
    /// The id, `ng_…`.
    pub id: NetworkGroupId,
}

/// Who could log in when the add-on was new. The password may have been changed since.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct InitialCredentials {
    /// Who to log in as.
    pub user: Option<String>,
    /// The password of [`user`](Self::user).
    pub password: Option<Secret>,
}
