//! Add-on providers: offering add-ons of one's own on the platform.
//!
//! A provider runs a program that the platform calls when add-ons are ordered, changed and
//! deleted. Here its owner declares the provider and what it sells; what the program itself asks of
//! the platform is in [`vendor`](super::vendor). What others see of a provider is in the
//! [catalogue](super::product).

mod feature_id;
mod request;
mod sso;

#[cfg(test)]
mod tests;

use cc_client::endpoint;

pub use feature_id::FeatureId;
pub use request::{
    AddonPlanSettings, AddonProviderApi, AddonProviderUrls, CreateAddonFeature, CreateAddonProvider,
    SetAddonPlanFeature, UpdateAddonProvider,
};
pub use sso::AddonProviderSso;

use crate::ids::{AddonPlanId, AddonProviderId, OwnerId};
use crate::list::List;
use crate::v2::Message;
use crate::v2::product::{AddonFeature, AddonPlan, AddonProvider};

// The provider itself

/// Every add-on provider of an owner.
#[endpoint(GET "/v2/organisations/<id>/addonproviders")]
pub fn get_all(id: OwnerId) -> Vec<AddonProvider>;

/// Declares an add-on provider.
///
/// What it sells is added afterwards, see [`add_plan`]. It is not sent again after a doubtful
/// failure.
#[endpoint(POST "/v2/organisations/<id>/addonproviders")]
pub fn create(id: OwnerId, provider: &CreateAddonProvider) -> AddonProvider;

/// Deletes an add-on provider.
#[endpoint(DELETE "/v2/organisations/<id>/addonproviders/<providerId>")]
pub fn remove(id: OwnerId, provider_id: AddonProviderId);

/// One add-on provider; `None` if the owner has none of this id.
///
/// Plans and features are not in this answer: [`get_all_plans`] and [`get_all_features`] give
/// them.
#[endpoint(GET "/v2/organisations/<id>/addonproviders/<providerId>")]
pub fn get(id: OwnerId, provider_id: AddonProviderId) -> Option<AddonProvider>;

/// Changes what is said of an add-on provider, and answers it as [`get`] does.
#[endpoint(PUT "/v2/organisations/<id>/addonproviders/<providerId>")]
pub fn update(id: OwnerId, provider_id: AddonProviderId, changes: &UpdateAddonProvider) -> AddonProvider;

/// What a browser logs in to the provider's own dashboard with; `None` if the owner has no
/// provider of this id.
#[endpoint(GET "/v2/organisations/<id>/addonproviders/<providerId>/sso")]
pub fn get_sso_data(id: OwnerId, provider_id: AddonProviderId) -> Option<AddonProviderSso>;

/// The tags of an add-on provider.
#[endpoint(GET "/v2/organisations/<id>/addonproviders/<providerId>/tags")]
pub fn get_all_tags(id: OwnerId, provider_id: AddonProviderId) -> List<String>;

/// Adds a tester to a provider that is not open to all yet.
///
/// The request names nobody; whom the platform adds is not documented.
#[endpoint(POST "/v2/organisations/<id>/addonproviders/<providerId>/testers")]
pub fn add_beta_tester(id: OwnerId, provider_id: AddonProviderId) -> Message;

// What the plans differ by

/// The features that the plans of a provider differ by.
#[endpoint(GET "/v2/organisations/<id>/addonproviders/<providerId>/features")]
pub fn get_all_features(id: OwnerId, provider_id: AddonProviderId) -> Vec<AddonFeature>;

/// Adds a feature that the plans of a provider can differ by.
///
/// [`update_plan_feature`] says what a plan gives of it.
#[endpoint(POST "/v2/organisations/<id>/addonproviders/<providerId>/features")]
pub fn add_feature(id: OwnerId, provider_id: AddonProviderId, feature: &CreateAddonFeature) -> AddonFeature;

/// Takes a feature away from a provider.
#[endpoint(DELETE "/v2/organisations/<id>/addonproviders/<providerId>/features/<featureId>")]
pub fn remove_feature(
    id: OwnerId,
    provider_id: AddonProviderId,
    /// The feature, by its name: `FeatureId::new("Max DB size")`.
    feature_id: FeatureId,
);

// Plans

/// The plans of a provider.
#[endpoint(GET "/v2/organisations/<id>/addonproviders/<providerId>/plans")]
pub fn get_all_plans(id: OwnerId, provider_id: AddonProviderId) -> Vec<AddonPlan>;

/// Adds a plan to a provider.
#[endpoint(POST "/v2/organisations/<id>/addonproviders/<providerId>/plans")]
pub fn add_plan(id: OwnerId, provider_id: AddonProviderId, plan: &AddonPlanSettings) -> AddonPlan;

/// Takes a plan away from a provider.
#[endpoint(DELETE "/v2/organisations/<id>/addonproviders/<providerId>/plans/<planId>")]
pub fn remove_plan(id: OwnerId, provider_id: AddonProviderId, plan_id: AddonPlanId);

/// One plan; `None` if the provider has none of this id.
#[endpoint(GET "/v2/organisations/<id>/addonproviders/<providerId>/plans/<planId>")]
pub fn get_plan(id: OwnerId, provider_id: AddonProviderId, plan_id: AddonPlanId) -> Option<AddonPlan>;

/// Replaces all settings of a plan by these, and answers the plan.
#[endpoint(PUT "/v2/organisations/<id>/addonproviders/<providerId>/plans/<planId>")]
pub fn update_plan(
    id: OwnerId,
    provider_id: AddonProviderId,
    plan_id: AddonPlanId,
    plan: &AddonPlanSettings,
) -> AddonPlan;

/// Takes a feature away from a plan. The provider keeps it, see [`remove_feature`].
///
/// What the platform answers is not documented, and is not read.
#[endpoint(DELETE "/v2/organisations/<id>/addonproviders/<providerId>/plans/<planId>/features/<featureName>")]
pub fn remove_plan_feature(
    id: OwnerId,
    provider_id: AddonProviderId,
    plan_id: AddonPlanId,
    /// The feature's [name](crate::v2::product::AddonPlanFeature::name), as it is.
    feature_name: &str,
);

/// Says what a plan gives of a feature, and answers the plan.
#[endpoint(PUT "/v2/organisations/<id>/addonproviders/<providerId>/plans/<planId>/features/<featureName>")]
pub fn update_plan_feature(
    id: OwnerId,
    provider_id: AddonProviderId,
    plan_id: AddonPlanId,
    /// The feature's [name](crate::v2::product::AddonPlanFeature::name), as it is.
    feature_name: &str,
    feature: &SetAddonPlanFeature,
) -> AddonPlan;
