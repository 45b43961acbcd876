//! The deployments of an application, as the orchestration shows them.
//!
//! [`deployment`](super::deployment) gives one of them, and holds the types.

use cc_client::endpoint;

use crate::ids::{ApplicationId, OwnerId};
use crate::sort_order::SortOrder;
use crate::v2::application::DeploymentAction;
use crate::v4::deployment::Deployment;

/// The deployments of an application, past and under way.
///
/// The form of an item is not documented. The platform's description gives it the same name as
/// that of [`get_application_deployment`](super::deployment::get_application_deployment), so it is
/// read as the same type.
#[endpoint(
    GET "/v4/orchestration/organisations/<ownerId>/applications/<applicationId>/deployments?<includeApplicationConfiguration>&<action>&<limit>&<order>"
)]
pub fn list_application_deployments(
    owner_id: OwnerId,
    application_id: ApplicationId,
    /// Asks for the settings of the application as well. Where they stand in the answer is not
    /// documented, so [`Deployment`] leaves them out; `into_call()` and
    /// [`answering`](cc_client::Call::answering) read the answer as another type.
    include_application_configuration: Option<bool>,
    /// Only deployments that do one of these.
    action: Vec<DeploymentAction>,
    /// At most this many deployments, between 1 and 1,000.
    limit: Option<u32>,
    /// Which come first, presumably by date.
    order: Option<SortOrder>,
) -> Vec<Deployment>;
