//! Deployments, once they are over.

use cc_client::Client;

use super::{Deployment, DeploymentState};
use crate::ids::{ApplicationId, DeploymentId};
use crate::owner::Owner;
use crate::wait::{Awaited, Outcome, Usual, Wait, WaitError};

/// The deployment, once it is over, and how it ended. It is asked for every two seconds, for half
/// an hour.
///
/// A state that is not known counts as under way. [`redeploy`](super::redeploy) answers the id of
/// the deployment that it starts. See [`wait`](crate::wait) for an example, and
/// [`v4::deployment::wait_for_deployment`](crate::v4::deployment::wait_for_deployment) for the
/// same with the states of version 4.
///
/// # Errors
///
/// A request failed, the application has no deployment of this id, or the time was over. A
/// deployment that fails is an [`Outcome`] and no error.
pub async fn wait_for_deployment(
    client: &Client,
    owner: impl Into<Owner>,
    app_id: impl Into<ApplicationId>,
    deployment_id: impl Into<DeploymentId>,
    wait: Wait,
) -> Result<Outcome<Deployment>, WaitError> {
    let (owner, app_id, id) = (owner.into(), app_id.into(), deployment_id.into());
    let awaited = Awaited::new("deployment", id.as_str(), "over");
    let ask = async || {
        // The endpoint that takes its place is not there for the current user as such.
        #[expect(deprecated)]
        let deployment = super::get_deployment(&owner, &app_id, &id).send(client).await?;
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
