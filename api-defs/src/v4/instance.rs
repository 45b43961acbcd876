//! The instances of an application: the machines that run it, as the orchestration shows them.

mod model;

#[cfg(test)]
mod tests;

use cc_client::endpoint;
use jiff::Timestamp;

pub use model::{Instance, InstanceNetwork};

pub use crate::v2::application::InstanceState;

use crate::ids::{ApplicationId, DeploymentId, InstanceId, OwnerId};
use crate::sort_order::SortOrder;

/// The machines that run an application, or ran it.
///
/// It takes the place of
/// [`v2::application::get_all_instances`](crate::v2::application::get_all_instances).
///
/// `items` goes from the machine that was started last to the first one, and takes
/// [`until`](GetAllApplicationInstances::until) for a limit of the date of that.
#[endpoint(
    GET "/v4/orchestration/organisations/<ownerId>/applications/<applicationId>/instances?<since>&<until>&<includeState>&<excludeState>&<deploymentId>&<limit>&<order>",
    pages = newest_first(until, limit, order = "DESC"),
    js = ["v4.instance.getAllApplicationInstances", "v4.instance.getApplicationInstances"]
)]
pub fn get_all_application_instances(
    owner_id: OwnerId,
    application_id: ApplicationId,
    /// Only those that were there since then.
    since: Option<Timestamp>,
    /// Only those that were there until then.
    until: Option<Timestamp>,
    /// Only those in one of these states.
    include_state: Vec<InstanceState>,
    /// Not those in one of these states.
    exclude_state: Vec<InstanceState>,
    /// Only those of this deployment.
    deployment_id: Option<DeploymentId>,
    /// At most this many instances, between 1 and 1,000.
    limit: Option<u32>,
    /// Which come first, presumably by date.
    order: Option<SortOrder>,
) -> Vec<Instance>;

/// One machine; `None` if the application has none of this id.
///
/// It takes the place of
/// [`v2::application::get_instance`](crate::v2::application::get_instance).
#[endpoint(
    GET "/v4/orchestration/organisations/<ownerId>/applications/<applicationId>/instances/<instanceId>"
)]
pub fn get_instance(
    owner_id: OwnerId,
    application_id: ApplicationId,
    instance_id: InstanceId,
) -> Option<Instance>;
