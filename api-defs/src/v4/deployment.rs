//! One deployment of an application, as the orchestration shows it.
//!
//! [`deployments`](super::deployments) lists them, [`instance`](super::instance) gives the
//! machines that they started. Deployments are started, stopped and cancelled in
//! [`v2::application`](crate::v2::application).

mod model;

#[cfg(test)]
mod tests;
mod wait;

use cc_client::endpoint;

pub use model::{
    DeployedVersion, Deployment, DeploymentOrigin, DeploymentPriority, DeploymentState, DeploymentStep,
};
pub use wait::wait_for_deployment;

use crate::ids::{ApplicationId, DeploymentId, OwnerId};

/// One deployment, with the steps that it went through; `None` if the application has none of
/// this id.
///
/// It takes the place of
/// [`v2::application::get_deployment`](crate::v2::application::get_deployment).
#[endpoint(
    GET "/v4/orchestration/organisations/<ownerId>/applications/<applicationId>/deployments/<deploymentId>?<includeApplicationConfiguration>"
)]
pub fn get_application_deployment(
    owner_id: OwnerId,
    application_id: ApplicationId,
    deployment_id: DeploymentId,
    /// Asks for the settings of the application as well. Where they stand in the answer is not
    /// documented, so [`Deployment`] leaves them out; `into_call()` and
    /// [`answering`](cc_client::Call::answering) read the answer as another type.
    include_application_configuration: Option<bool>,
) -> Option<Deployment>;
