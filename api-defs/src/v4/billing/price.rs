//! What things cost.

use serde::Deserialize;

use crate::ids::{FlavorName, ZoneName};
use crate::list::null_as_default;
use crate::open_enum::open_enum;

/// The prices of a zone, in one currency.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct PriceSystem {
    /// The zone; `zone_id` on the wire, though it is a name.
    #[serde(rename = "zone_id")]
    pub zone: Option<ZoneName>,
    /// The currency of all prices, an ISO 4217 code such as `EUR`.
    pub currency: Option<String>,
    /// What is charged by the time that it runs.
    #[serde(default, deserialize_with = "null_as_default")]
    pub runtime: Vec<RuntimePricePolicy>,
    /// What is charged by its quantity.
    #[serde(default, deserialize_with = "null_as_default")]
    pub countable: Vec<CountablePricePolicy>,
}

/// The price of something that is charged by the time that it runs.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct RuntimePricePolicy {
    /// The id, as in
    /// [`UptimeDetail::runtime_policy_id`](super::UptimeDetail::runtime_policy_id).
    pub runtime_policy_id: Option<String>,
    /// What kind of thing it is. Which there are is not documented.
    pub source: Option<String>,
    /// Its size.
    pub flavor: Option<FlavorName>,
    /// The time that the price is for, as the platform names it.
    pub time_unit: Option<String>,
    /// The price of that time, in the currency of the [`PriceSystem`].
    pub price: Option<f64>,
    /// The key that the catalogue has for it, as in
    /// [`Flavor::price_id`](crate::v2::product::Flavor::price_id) and
    /// [`AddonPlan::price_id`](crate::v2::product::AddonPlan::price_id). Compare them without
    /// regard to case, as the platform's own client does.
    pub slug_id: Option<String>,
}

/// The price of something that is charged by its quantity.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct CountablePricePolicy {
    /// The id, as in
    /// [`CountableConsumption::policy_id`](super::CountableConsumption::policy_id).
    pub countable_policy_id: Option<String>,
    /// What is consumed. Which services there are is not documented.
    pub service: Option<String>,
    /// The unit of quantities.
    pub data_unit: Option<String>,
    /// The quantity that a price is for.
    pub data_quantity_for_price: Option<BillableQuantity>,
    /// The time that a price is for, where time counts.
    pub time_interval_for_price: Option<BillableTime>,
    /// The prices, by how much is consumed.
    #[serde(default, deserialize_with = "null_as_default")]
    pub price_plans: Vec<CountablePricePlan>,
}

/// The quantity that a price is for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct BillableQuantity {
    /// Whether a part of it costs a part of the price; `secability` on the wire.
    #[serde(rename = "secability")]
    pub divisibility: Option<Divisibility>,
    /// How much it is, in [`CountablePricePolicy::data_unit`].
    pub quantity: Option<f64>,
}

/// The time that a price is for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct BillableTime {
    /// Whether a part of it costs a part of the price; `secability` on the wire.
    #[serde(rename = "secability")]
    pub divisibility: Option<Divisibility>,
    /// How long it is; its unit is not documented.
    pub interval: Option<f64>,
}

/// A step of a price: what holds up to a quantity.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct CountablePricePlan {
    /// The id, as in
    /// [`CountableConsumption::plan_id`](super::CountableConsumption::plan_id).
    pub plan_id: Option<String>,
    /// The greatest quantity that it holds for, in [`CountablePricePolicy::data_unit`]; none for
    /// the last step.
    pub max_quantity: Option<f64>,
    /// The price, in the currency of the [`PriceSystem`].
    pub price: Option<f64>,
}

open_enum! {
    /// Whether a part of what a price is for costs a part of the price.
    Divisibility {
        /// It does.
        Divisible = "SECABLE",
        /// What is begun is charged as a whole.
        Indivisible = "INSECABLE",
    }
}
