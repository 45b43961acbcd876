//! Load balancers: what the DNS entry of a domain must point to.

mod model;

#[cfg(test)]
mod tests;

use cc_client::endpoint;

pub use model::{LoadBalancer, LoadBalancerDns, LoadBalancerKind};

use crate::ids::{AddonId, ApplicationId, OwnerId};

/// The load balancers of one kind that lead to an application, one for each zone; `None` if there
/// are none.
#[endpoint(
    GET "/v4/load-balancers/organisations/<ownerId>/applications/<applicationId>/load-balancers/<loadBalancerKind>"
)]
pub fn list_application_load_balancers(
    owner_id: OwnerId,
    application_id: ApplicationId,
    load_balancer_kind: LoadBalancerKind,
) -> Option<Vec<LoadBalancer>>;

/// The load balancers that lead to an application unless it has its own: the same as
/// [`list_application_load_balancers`] with [`LoadBalancerKind::Default`].
#[endpoint(GET "/v4/load-balancers/organisations/<ownerId>/applications/<appId>/load-balancers/default")]
pub fn get_default_load_balancers_dns_info(
    owner_id: OwnerId,
    app_id: ApplicationId,
) -> Option<Vec<LoadBalancer>>;

/// The load balancers of one kind that lead to an add-on, one for each zone; `None` if there are
/// none.
#[endpoint(
    GET "/v4/load-balancers/organisations/<ownerId>/addons/<addonId>/load-balancers/<loadBalancerKind>"
)]
pub fn list_addon_load_balancers(
    owner_id: OwnerId,
    /// The add-on by its public id, `addon_…`.
    addon_id: AddonId,
    load_balancer_kind: LoadBalancerKind,
) -> Option<Vec<LoadBalancer>>;
