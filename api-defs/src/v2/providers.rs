//! What add-on providers tell of their add-ons, the older way: Elasticsearch.
//!
//! [`v4::addon_providers`](crate::v4::addon_providers) is its newer counterpart. The endpoints
//! here take the public id of an add-on.

mod elasticsearch;

#[cfg(test)]
mod tests;

use cc_client::endpoint;

pub use elasticsearch::{
    Elasticsearch, ElasticsearchBackups, ElasticsearchConfig, ElasticsearchFlavors,
    ElasticsearchServiceFlavors,
};

use crate::ids::{AddonId, AddonProviderId};
use crate::v4::addon_providers::AddonDetails;

/// The sizes of the machines that run the services beside an Elasticsearch.
#[endpoint(GET "/v2/providers/es-addon/tmp/services-flavors")]
pub fn get_es_options_flavors() -> ElasticsearchFlavors;

/// An Elasticsearch add-on; `None` if there is none of this id.
#[endpoint(GET "/v2/providers/es-addon/<addonId>", js = none)]
pub fn get_elasticsearch(
    /// The add-on by its public id, `addon_…`; not `elasticsearch_…`.
    addon_id: AddonId,
) -> Option<Elasticsearch>;

/// How an add-on is set up, in the form of its provider, credentials included; `None` if the
/// provider has none of this id.
///
/// The form is known for `es-addon` alone: [`get_elasticsearch`] reads it.
#[endpoint(GET "/v2/providers/<providerId>/<addonId>")]
pub fn get_addon(
    provider_id: AddonProviderId,
    /// The add-on by its public id, `addon_…`.
    addon_id: AddonId,
) -> Option<AddonDetails>;
