//! Pulsar add-ons and their clusters as answers show them.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer};

use crate::date;
use crate::ids::{ClusterId, OwnerId, RealAddonId, ZoneName};
use crate::lenient;
use crate::list::null_as_default;
use crate::open_enum::open_enum;
use crate::secret::Secret;

/// A Pulsar add-on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Pulsar {
    /// The id, `pulsar_…`.
    pub id: RealAddonId,
    /// Who owns it.
    pub owner_id: Option<OwnerId>,
    /// Its tenant in the cluster.
    pub tenant: Option<String>,
    /// Its namespace in the tenant.
    pub namespace: Option<String>,
    /// The cluster that it is in, see [`get_pulsar_cluster`](super::get_pulsar_cluster).
    pub cluster_id: Option<ClusterId>,
    /// The token to log in to the cluster with.
    pub token: Option<Secret>,
    /// When it was ordered.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// When its deletion was asked for.
    #[serde(default, deserialize_with = "date::optional")]
    pub ask_for_deletion_date: Option<Timestamp>,
    /// When it was deleted.
    #[serde(default, deserialize_with = "date::optional")]
    pub deletion_date: Option<Timestamp>,
    /// How it is.
    pub status: Option<PulsarStatus>,
    /// What was ordered.
    pub plan: Option<PulsarPlan>,
    /// The storage that old messages are moved to.
    pub cold_storage_id: Option<String>,
    /// Whether there is such a storage.
    pub cold_storage_linked: Option<bool>,
    /// Whether there must be such a storage.
    pub cold_storage_must_be_provided: Option<bool>,
}

/// A cluster of Pulsar, which add-ons share.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct PulsarCluster {
    /// The id, `cluster_…`.
    pub id: ClusterId,
    /// Its host name or address.
    pub url: Option<String>,
    /// The port of Pulsar's own protocol.
    #[serde(default, deserialize_with = "lenient::number")]
    pub pulsar_port: Option<u16>,
    /// The port of Pulsar's own protocol over TLS.
    #[serde(default, deserialize_with = "lenient::number")]
    pub pulsar_tls_port: Option<u16>,
    /// The port of HTTP.
    #[serde(default, deserialize_with = "lenient::number")]
    pub web_port: Option<u16>,
    /// The port of HTTP over TLS.
    #[serde(default, deserialize_with = "lenient::number")]
    pub web_tls_port: Option<u16>,
    /// The version that it runs.
    pub version: Option<String>,
    /// Whether it takes add-ons.
    pub available: Option<bool>,
    /// Where it runs. The platform may write it in capitals; here it is in lower case, as
    /// everywhere else.
    #[serde(default, deserialize_with = "lower_case")]
    pub zone: Option<ZoneName>,
    /// Whether old messages can be moved to another storage.
    pub support_cold_storage: Option<bool>,
    /// The plans of the add-ons that it takes.
    #[serde(default, deserialize_with = "null_as_default")]
    pub supported_plans: Vec<PulsarPlan>,
}

fn lower_case<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<ZoneName>, D::Error> {
    let zone = Option::<String>::deserialize(deserializer)?;
    Ok(zone.map(|zone| zone.to_lowercase().into()))
}

open_enum! {
    /// What a Pulsar add-on is for.
    PulsarPlan {
        /// Whatever its owner likes, while Pulsar is in beta.
        Beta = "BETA",
        /// The logs of an organisation.
        OrganisationLogs = "ORGANISATION_LOGS",
        /// The access logs of an organisation.
        OrganisationAccessLogs = "ORGANISATION_ACCESS_LOGS",
        /// The audit logs of an organisation.
        OrganisationAuditLogs = "ORGANISATION_AUDIT_LOGS",
        /// What is done in an organisation.
        OrganisationActions = "ORGANISATION_ACTIONS",
    }
}

open_enum! {
    /// How a Pulsar add-on is.
    PulsarStatus {
        /// It was deleted.
        Deleted = "DELETED",
        /// It is in use.
        Active = "ACTIVE",
        /// It is to be deleted.
        ToDelete = "TO_DELETE",
        /// Its namespace was deleted.
        NamespaceDeleted = "NAMESPACE_DELETED",
        /// Its storage for old messages was deleted.
        ColdStorageDeleted = "COLD_STORAGE_DELETED",
    }
}
