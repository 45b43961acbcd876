//! Elasticsearch add-ons.

use serde::Deserialize;

use crate::ids::{AddonId, ApplicationId, OwnerId, RealAddonId, ZoneName};
use crate::list::null_as_default;
use crate::secret::Secret;
use crate::v2::product::Flavor;
use crate::v4::addon_providers::FeatureState;

/// An Elasticsearch add-on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Elasticsearch {
    /// The id of the product behind the add-on.
    pub id: RealAddonId,
    /// The public id of the add-on. On the wire it is called `app_id`.
    #[serde(rename = "app_id")]
    pub addon_id: Option<AddonId>,
    /// Who owns it.
    pub owner_id: Option<OwnerId>,
    /// What was ordered.
    pub plan: Option<String>,
    /// Where it runs.
    pub zone: Option<ZoneName>,
    /// The version of Elasticsearch.
    pub version: Option<String>,
    /// How it and the services beside it are reached.
    pub config: Option<ElasticsearchConfig>,
    /// Where its backups are.
    pub backups: Option<ElasticsearchBackups>,
    /// The application that runs Kibana, if it was asked for.
    pub kibana_application: Option<ApplicationId>,
    /// The application that runs the APM server, if it was asked for.
    pub apm_application: Option<ApplicationId>,
    /// The services beside it, such as Kibana.
    #[serde(default, deserialize_with = "null_as_default")]
    pub services: Vec<FeatureState>,
    /// What it can do.
    #[serde(default, deserialize_with = "null_as_default")]
    pub features: Vec<FeatureState>,
}

/// How an [`Elasticsearch`] and the services beside it are reached.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ElasticsearchConfig {
    /// The host name.
    pub host: Option<String>,
    /// Who to log in as.
    pub user: Option<String>,
    /// The password of [`user`](Self::user).
    pub password: Option<Secret>,
    /// Who the APM server logs in as.
    pub apm_user: Option<String>,
    /// The password of [`apm_user`](Self::apm_user).
    pub apm_password: Option<Secret>,
    /// The token with which applications send to the APM server.
    pub apm_auth_token: Option<Secret>,
    /// Who Kibana logs in as.
    pub kibana_user: Option<String>,
    /// The password of [`kibana_user`](Self::kibana_user).
    pub kibana_password: Option<Secret>,
}

/// Where the backups of an [`Elasticsearch`] are.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ElasticsearchBackups {
    /// The page of Kibana that shows them.
    pub kibana_snapshots_url: Option<String>,
}

/// The sizes of the machines that run the services beside an Elasticsearch.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct ElasticsearchFlavors {
    /// The size for each service.
    pub services: Option<ElasticsearchServiceFlavors>,
}

/// The size of the machine of each service beside an Elasticsearch.
///
/// A [`price_id`](Flavor::price_id) may be in capitals here, where the price system has it in
/// lower case.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct ElasticsearchServiceFlavors {
    /// That of the APM server.
    pub apm: Option<Flavor>,
    /// That of Kibana.
    pub kibana: Option<Flavor>,
}
