//! The deployments of all applications of an owner, in one list.

use std::cmp::Reverse;

use cc_client::{Client, Error};

use super::get_all_deployments;
use crate::ids::{ApplicationId, OwnerId};
use crate::owner::Owner;
use crate::together::found;
use crate::v2::application::{self, Deployment};

/// A deployment, and of what.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ApplicationDeployment {
    /// The application.
    pub application_id: ApplicationId,
    /// The deployment.
    pub deployment: Deployment,
}

/// The deployments of all applications of an owner in one list, the newest first. There are none
/// if there is no such owner.
///
/// # Errors
///
/// The request failed.
pub async fn list_deployments(
    client: &Client,
    owner_id: impl Into<OwnerId>,
) -> Result<Vec<ApplicationDeployment>, Error> {
    let by_application = found(get_all_deployments(owner_id.into()).send(client).await)?;
    let mut all = Vec::new();
    for (application_id, deployments) in by_application.unwrap_or_default() {
        let of = |deployment| ApplicationDeployment { application_id: application_id.clone(), deployment };
        all.extend(deployments.into_iter().map(of));
    }
    all.sort_by_key(|listed| Reverse(listed.deployment.date));
    Ok(all)
}

/// The deployments of one application as [`list_deployments`] gives them, as many as the platform
/// gives at once. There are none if the owner has no application of this id.
///
/// [`application::get_all_deployments`] says how many, and `.items(client)` on it gives all.
///
/// # Errors
///
/// The request failed.
pub async fn list_deployments_of(
    client: &Client,
    owner: impl Into<Owner>,
    app_id: impl Into<ApplicationId>,
) -> Result<Vec<ApplicationDeployment>, Error> {
    let app_id = app_id.into();
    let call = application::get_all_deployments(owner.into(), &app_id);
    let deployments = found(call.send(client).await)?.unwrap_or_default();
    let of = |deployment| ApplicationDeployment { application_id: app_id.clone(), deployment };
    let mut all: Vec<_> = deployments.into_iter().map(of).collect();
    all.sort_by_key(|listed| Reverse(listed.deployment.date));
    Ok(all)
}
