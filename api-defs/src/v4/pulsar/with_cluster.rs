//! Pulsar add-ons with their cluster.

use cc_client::{Client, Error};

use super::{Pulsar, PulsarCluster, get_pulsar, get_pulsar_cluster};
use crate::ids::RealAddonId;

/// A Pulsar add-on and the cluster that it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PulsarWithCluster {
    /// The add-on.
    pub pulsar: Pulsar,
    /// Its cluster, if the platform tells it.
    pub cluster: Option<PulsarCluster>,
}

/// A Pulsar add-on with its cluster; `None` if there is none of this id.
///
/// # Errors
///
/// A request failed.
pub async fn get_pulsar_with_cluster(
    client: &Client,
    pulsar_id: impl Into<RealAddonId>,
) -> Result<Option<PulsarWithCluster>, Error> {
    let Some(pulsar) = get_pulsar(pulsar_id.into()).send(client).await? else { return Ok(None) };
    let cluster = match &pulsar.cluster_id {
        Some(id) => get_pulsar_cluster(id).send(client).await?,
        None => None,
    };
    Ok(Some(PulsarWithCluster { pulsar, cluster }))
}
