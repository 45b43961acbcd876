//! The catalogue: what can be ordered, on what, and where.
//!
//! The answers depend on who asks: some products are open to a few owners only. Each call has a
//! setter that names the owner; without it, the answer holds what is open to everybody.

mod addon_provider;
mod runtime;
mod zone;

#[cfg(test)]
mod tests;

use cc_client::endpoint;

pub use addon_provider::{
    AddonFeature, AddonFeatureType, AddonPlan, AddonPlanFeature, AddonProvider, AddonProviderStatus,
};
pub use runtime::{Flavor, FlavorMemory, Runtime, RuntimeVariant};
pub use zone::{Price, Zone};

use crate::ids::{AddonProviderId, OwnerId};

/// Every kind of add-on on offer, each with its plans.
#[endpoint(GET "/v2/products/addonproviders?<orgaId>")]
pub fn get_all_addon_providers(
    /// Also what is open to this owner alone.
    orga_id: Option<OwnerId>,
) -> Vec<AddonProvider>;

/// One kind of add-on with its plans; `None` if there is none of this id.
#[endpoint(GET "/v2/products/addonproviders/<provider_id>?<orgaId>")]
pub fn get_addon_provider(
    provider_id: AddonProviderId,
    /// Also what is open to this owner alone.
    orga_id: Option<OwnerId>,
) -> Option<AddonProvider>;

/// The runtimes that an application can be created on, each in each of its versions.
#[endpoint(GET "/v2/products/instances?for=<ownerId>")]
pub fn get_available_instances(
    /// Also what is open to this owner alone.
    owner_id: Option<OwnerId>,
) -> Vec<Runtime>;

/// What a credit costs, in each currency.
#[deprecated(note = "the platform no longer sells credits and is to drop this endpoint")]
#[endpoint(GET "/v2/products/prices")]
pub fn get_credit_price() -> Vec<Price>;

/// The zones by name.
///
/// [`v4::product::get_all_zones`](crate::v4::product::get_all_zones) says more of each and
/// replaces it.
#[endpoint(GET "/v2/products/zones")]
pub fn get_all_zones() -> Vec<Zone>;
