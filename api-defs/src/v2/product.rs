//! The catalogue: what can be ordered, on what, and where.
//!
//! The answers depend on who asks: some products are open to a few owners only. Where that is so,
//! a call has a setter that names the owner; without it, the answer holds what is open to
//! everybody.

mod addon_provider;
mod package;
mod runtime;
#[cfg(feature = "addon-products")]
mod with_versions;
mod zone;

#[cfg(test)]
mod tests;

use cc_client::endpoint;
use serde_json::Value;

pub use addon_provider::{
    AddonFeature, AddonFeatureType, AddonPlan, AddonPlanFeature, AddonProvider, AddonProviderStatus,
};
pub use package::CreditPackage;
pub use runtime::{Flavor, FlavorMemory, Runtime, RuntimeVariant};
#[cfg(feature = "addon-products")]
pub use with_versions::{
    ProviderWithVersions, get_addon_provider_with_versions, get_all_addon_providers_with_versions,
};
pub use zone::{Price, Zone};

use crate::ids::{AddonProviderId, ApplicationId, OwnerId};

// Add-ons

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

/// More on a kind of add-on; `None` if there is none of this id. The form of the answer is not
/// documented.
#[endpoint(
    GET "/v2/products/addonproviders/<provider_id>/informations",
    js = "v2.unknown.todo_getAddonProviderInfos",
)]
pub fn get_addon_provider_infos(provider_id: AddonProviderId) -> Option<Value>;

/// The versions of a kind of add-on; `None` if there is none of this id. The form of the answer is
/// not documented.
#[deprecated(note = "use `v4::addon_providers::get_addon_provider`, which says the same and more")]
#[endpoint(
    GET "/v2/products/addonproviders/<provider_id>/versions",
    js = "v2.unknown.todo_getAddonProviderVersions",
)]
pub fn get_addon_provider_versions(provider_id: AddonProviderId) -> Option<Value>;

// Runtimes

/// The runtimes that an application can be created on, each in each of its versions.
#[endpoint(GET "/v2/products/instances?for=<ownerId>")]
pub fn get_available_instances(
    /// Also what is open to this owner alone.
    owner_id: Option<OwnerId>,
) -> Vec<Runtime>;

/// One runtime in one version; `None` if there is none.
#[endpoint(
    GET "/v2/products/instances/<type>-<version>?for=<ownerId>&app=<appId>",
    js = "v2.unknown.todo_getInstance",
)]
pub fn get_instance(
    /// The type, such as `node`. It has no `-`, which is what ends it in the path.
    r#type: &str,
    /// The version, as in [`Runtime::version`].
    version: &str,
    /// Also what is open to this owner alone.
    owner_id: Option<OwnerId>,
    /// As this application sees it; how that differs is not documented.
    app_id: Option<ApplicationId>,
) -> Option<Runtime>;

/// The sizes that instances can have.
#[endpoint(GET "/v2/products/flavors?<context>", js = "v2.unknown.todo_getFlavors")]
pub fn get_flavors(
    /// Only those for this purpose. Which there are is not documented.
    context: Option<&str>,
) -> Vec<Flavor>;

// Prices

/// The packages of credits on offer.
#[endpoint(
    GET "/v2/products/packages?<coupon>&<orgaId>&<currency>",
    js = "v2.unknown.todo_getAvailablePackages",
)]
pub fn get_available_packages(
    /// With this coupon.
    coupon: Option<&str>,
    /// For this owner.
    orga_id: Option<OwnerId>,
    /// In this currency, an ISO 4217 code such as `EUR`.
    currency: Option<&str>,
) -> Vec<CreditPackage>;

/// What a credit costs, in each currency.
#[deprecated(note = "the platform no longer sells credits and is to drop this endpoint")]
#[endpoint(GET "/v2/products/prices")]
pub fn get_credit_price() -> Vec<Price>;

// Places

/// The zones by name.
///
/// [`v4::product::get_all_zones`](crate::v4::product::get_all_zones) says more of each and
/// replaces it.
#[endpoint(GET "/v2/products/zones")]
pub fn get_all_zones() -> Vec<Zone>;

/// The countries, for addresses. The form of the answer is not documented.
#[endpoint(GET "/v2/products/countries", js = "v2.unknown.todo_getCountries")]
pub fn get_countries() -> Value;

/// The codes of the countries. The form of the answer is not documented.
#[endpoint(GET "/v2/products/countrycodes", js = "v2.unknown.todo_getCountryCodes")]
pub fn get_country_codes() -> Value;
