//! Deployments, once they are over.

use cc_client::Client;

use super::{Deployment, DeploymentState, get_application_deployment};
use crate::ids::{ApplicationId, DeploymentId, OwnerId};
use crate::wait::{Awaited, Outcome, Usual, Wait, WaitError};

/// The deployment, once it is over, and how it ended. It is asked for every two seconds, for half
/// an hour.
///
/// A state that is not known counts as under way.
///
/// # Errors
///
/// A request failed, the application has no deployment of this id, or the time was over. A
/// deployment that fails is an [`Outcome`] and no error.
pub async fn wait_for_deployment(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    application_id: impl Into<ApplicationId>,
    deployment_id: impl Into<DeploymentId>,
    wait: Wait,
) -> Result<Outcome<Deployment>, WaitError> {
    let (owner_id, app_id, id) = (owner_id.into(), application_id.into(), deployment_id.into());
    let awaited = Awaited::new("deployment", id.as_str(), "over");
    let ask = async || {
        let deployment = get_application_deployment(&owner_id, &app_id, &id).send(client).await?;
        let deployment = awaited.present(deployment)?;
        Ok(match deployment.state {
            Some(DeploymentState::Succeeded) => Some(Outcome::Succeeded(deployment)),
            Some(DeploymentState::Failed) => Some(Outcome::Failed(deployment)),
            Some(DeploymentState::Cancelled) => Some(Outcome::Cancelled(deployment)),
            _ => None,
        })
    };
    wait.until(Usual::DEPLOYMENT, awaited.clone(), ask).await
}
