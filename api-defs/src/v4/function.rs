//! Functions: WebAssembly modules that run when they are called.
//!
//! A function is created, then deployed: [`create_deployment`] answers where the module is to be
//! uploaded to, [`trigger_deployment`] starts what was uploaded, and [`get_deployment`] tells how
//! far it is and where it can be called.

mod deployment;
mod model;

#[cfg(test)]
mod tests;

use cc_client::endpoint;

pub use deployment::{CreateDeployment, Deployment, DeploymentStatus, Platform, UpdateDeployment};
pub use model::{Function, FunctionSettings};

use crate::ids::{FunctionDeploymentId, FunctionId, OwnerId};

// The function itself

/// Every function of an owner.
#[endpoint(GET "/v4/functions/organisations/<ownerId>/functions")]
pub fn list(owner_id: OwnerId) -> Vec<Function>;

/// Creates a function, which then waits for a [deployment](create_deployment).
///
/// It is not sent again after a doubtful failure: a function might be created twice.
#[endpoint(POST "/v4/functions/organisations/<ownerId>/functions")]
pub fn create(owner_id: OwnerId, function: &FunctionSettings) -> Function;

/// One function; `None` if the owner has none of this id.
#[endpoint(GET "/v4/functions/organisations/<ownerId>/functions/<functionId>")]
pub fn get(owner_id: OwnerId, function_id: FunctionId) -> Option<Function>;

/// Replaces the settings of a function, all of them, and answers the function.
#[endpoint(PUT "/v4/functions/organisations/<ownerId>/functions/<functionId>")]
pub fn update(owner_id: OwnerId, function_id: FunctionId, settings: &FunctionSettings) -> Function;

/// Deletes a function.
///
/// The platform's command line [deletes its deployments](delete_deployment) first.
#[endpoint(
    DELETE "/v4/functions/organisations/<ownerId>/functions/<functionId>",
    js = "v4.function._delete"
)]
pub fn delete(owner_id: OwnerId, function_id: FunctionId);

// Deployments of a function

/// The deployments of a function.
#[endpoint(GET "/v4/functions/organisations/<ownerId>/functions/<functionId>/deployments")]
pub fn list_deployments(owner_id: OwnerId, function_id: FunctionId) -> Vec<Deployment>;

/// Prepares a deployment, and answers where its module is to be
/// [uploaded](Deployment::upload_url) to.
///
/// [`trigger_deployment`] starts it once the module is there. It is not sent again after a
/// doubtful failure: two deployments might be prepared.
#[endpoint(POST "/v4/functions/organisations/<ownerId>/functions/<functionId>/deployments")]
pub fn create_deployment(
    owner_id: OwnerId,
    function_id: FunctionId,
    deployment: &CreateDeployment,
) -> Deployment;

/// One deployment; `None` if the function has none of this id.
#[endpoint(GET "/v4/functions/organisations/<ownerId>/functions/<functionId>/deployments/<deploymentId>")]
pub fn get_deployment(
    owner_id: OwnerId,
    function_id: FunctionId,
    deployment_id: FunctionDeploymentId,
) -> Option<Deployment>;

/// Starts a deployment whose module was uploaded, see [`create_deployment`].
#[endpoint(POST "/v4/functions/organisations/<ownerId>/functions/<functionId>/deployments/<deploymentId>")]
pub fn trigger_deployment(owner_id: OwnerId, function_id: FunctionId, deployment_id: FunctionDeploymentId);

/// Changes what a deployment is called, and answers it.
#[endpoint(PUT "/v4/functions/organisations/<ownerId>/functions/<functionId>/deployments/<deploymentId>")]
pub fn update_deployment(
    owner_id: OwnerId,
    function_id: FunctionId,
    deployment_id: FunctionDeploymentId,
    changes: &UpdateDeployment,
) -> Deployment;

/// Deletes a deployment.
#[endpoint(DELETE "/v4/functions/organisations/<ownerId>/functions/<functionId>/deployments/<deploymentId>")]
pub fn delete_deployment(owner_id: OwnerId, function_id: FunctionId, deployment_id: FunctionDeploymentId);
