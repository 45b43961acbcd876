//! What add-ons are created from and changed by.

use std::collections::BTreeMap;

use serde::Serialize;

use super::payment::{PaymentIntent, PaymentMethodType};
use crate::ids::{AddonPlanId, AddonProviderId, ApplicationId, ZoneName};
use crate::secret::SentSecret;

/// An add-on to be ordered by [`create`](super::create).
///
/// ```
/// use api_defs::v2::addon::CreateAddon;
///
/// let request = CreateAddon::new("orders-db", "postgresql-addon", "plan_1", "par")
///     .version("16")
///     .option("encryption", "true");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateAddon {
    name: String,
    provider_id: AddonProviderId,
    plan: AddonPlanId,
    region: ZoneName,
    options: BTreeMap<String, SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    linked_app: Option<ApplicationId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_intent: Option<PaymentIntent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_method_type: Option<PaymentMethodType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sepa_source_id: Option<String>,
}

impl CreateAddon {
    /// An add-on of this name, of a provider in one of its plans, in this zone.
    ///
    /// Providers and their plans come from
    /// [`product::get_all_addon_providers`](crate::v2::product::get_all_addon_providers).
    pub fn new(
        name: impl Into<String>,
        provider_id: impl Into<AddonProviderId>,
        plan: impl Into<AddonPlanId>,
        region: impl Into<ZoneName>,
    ) -> Self {
        Self {
            name: name.into(),
            provider_id: provider_id.into(),
            plan: plan.into(),
            region: region.into(),
            options: BTreeMap::new(),
            version: None,
            linked_app: None,
            payment_intent: None,
            payment_method_type: None,
            sepa_source_id: None,
        }
    }

    /// Sets an option; which ones there are is up to the provider. `Debug` does not show the value.
    #[must_use]
    pub fn option(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.insert(name.into(), SentSecret::from(value));
        self
    }

    /// The version of the product; which ones there are is up to the provider.
    #[must_use]
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// An application that gets the add-on's variables, as by
    /// [`application::link_addon`](crate::v2::application::link_addon).
    #[must_use]
    pub fn linked_app(mut self, app_id: impl Into<ApplicationId>) -> Self {
        self.linked_app = Some(app_id.into());
        self
    }

    /// Pays with a payment that was prepared with Stripe.
    #[must_use]
    pub fn payment_intent(mut self, intent: PaymentIntent) -> Self {
        self.payment_intent = Some(intent);
        self
    }

    /// How it is paid for.
    #[must_use]
    pub fn payment_method_type(mut self, kind: impl Into<PaymentMethodType>) -> Self {
        self.payment_method_type = Some(kind.into());
        self
    }

    /// The source that a SEPA direct debit is taken from, by its id.
    #[must_use]
    pub fn sepa_source_id(mut self, id: impl Into<String>) -> Self {
        self.sepa_source_id = Some(id.into());
        self
    }
}

/// What [`update`](super::update) changes of an add-on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UpdateAddon {
    name: String,
}

impl UpdateAddon {
    /// This name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}
