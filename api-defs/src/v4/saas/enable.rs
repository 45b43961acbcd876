//! Having an organisation in Grafana.

use cc_client::{Client, Error};

use super::{GrafanaOrganisation, create_grafana_organisation, get_grafana_organisation};
use crate::ids::OwnerId;

/// Gives an owner an organisation in Grafana, and answers it; `None` if it can't be seen yet.
///
/// # Errors
///
/// A request failed. If it is the second one, the organisation was made.
pub async fn enable_grafana(
    client: &Client,
    owner_id: impl Into<OwnerId>,
) -> Result<Option<GrafanaOrganisation>, Error> {
    let owner_id = owner_id.into();
    create_grafana_organisation(&owner_id).send(client).await?;
    get_grafana_organisation(&owner_id).send(client).await
}
