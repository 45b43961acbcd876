//! What an invoice charges for.

use jiff::Timestamp;
use serde::Deserialize;

use super::invoice::Money;
use crate::date;
use crate::ids::{ApplicationId, FlavorName, InstanceId, OwnerId, ZoneName};
use crate::list::null_as_default;

/// What ran, charged by the time that it ran.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Uptime {
    /// The line of the invoice.
    pub item_id: Option<String>,
    /// What it cost.
    pub price: Option<Money>,
    /// What ran. Whether add-ons are named here too is not documented.
    pub app_id: Option<ApplicationId>,
    /// Who owned it.
    pub owner_id: Option<OwnerId>,
    /// The machines, one by one.
    #[serde(default, deserialize_with = "null_as_default")]
    pub details: Vec<UptimeDetail>,
    /// What it is. Which categories there are is not documented.
    pub category: Option<String>,
    /// What it is, more closely.
    pub sub_category: Option<String>,
}

/// The time that one machine of an [`Uptime`] ran.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct UptimeDetail {
    /// The machine.
    pub instance_id: Option<InstanceId>,
    /// Its size.
    pub flavor_name: Option<FlavorName>,
    /// Where it ran; `zone_id` on the wire, though it is a name.
    #[serde(rename = "zone_id")]
    pub zone: Option<ZoneName>,
    /// What sets its price, see [`RuntimePricePolicy`](super::RuntimePricePolicy).
    pub runtime_policy_id: Option<String>,
    /// What it cost.
    pub price: Option<Money>,
    /// When the time begins.
    #[serde(default, deserialize_with = "date::optional")]
    pub consumption_start: Option<Timestamp>,
    /// When the time ends.
    #[serde(default, deserialize_with = "date::optional")]
    pub consumption_end: Option<Timestamp>,
}

/// What was consumed, charged by its quantity.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct CountableConsumption {
    /// The line of the invoice.
    pub item_id: Option<String>,
    /// What it cost.
    pub price: Option<Money>,
    /// What consumed it. Whether add-ons are named here too is not documented.
    pub app_id: Option<ApplicationId>,
    /// Who owned it.
    pub owner_id: Option<OwnerId>,
    /// What was consumed, see [`CountablePricePolicy::service`](super::CountablePricePolicy::service).
    pub service: Option<String>,
    /// The unit of [`quantity`](Self::quantity).
    pub unit_name: Option<String>,
    /// Where it was consumed; `zone_id` on the wire, though it is a name.
    #[serde(rename = "zone_id")]
    pub zone: Option<ZoneName>,
    /// What sets its price, see [`CountablePricePolicy`](super::CountablePricePolicy).
    pub policy_id: Option<String>,
    /// How much was consumed, in [`unit_name`](Self::unit_name).
    pub quantity: Option<f64>,
    /// The step of the price that it came to, see
    /// [`CountablePricePlan`](super::CountablePricePlan).
    pub plan_id: Option<String>,
    /// How long it was consumed; the form is not documented.
    pub duration: Option<String>,
    /// What the [`details`](Self::details) cost.
    pub details_price: Option<Money>,
    /// The consumption, part by part.
    #[serde(default, deserialize_with = "null_as_default")]
    pub details: Vec<CountableDetail>,
    /// What it is. Which categories there are is not documented.
    pub category: Option<String>,
    /// What it is, more closely.
    pub sub_category: Option<String>,
}

/// A part of a [`CountableConsumption`].
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct CountableDetail {
    /// When the time begins.
    #[serde(default, deserialize_with = "date::optional")]
    pub consumption_start: Option<Timestamp>,
    /// When the time ends.
    #[serde(default, deserialize_with = "date::optional")]
    pub consumption_end: Option<Timestamp>,
    /// The step of the price that it came to.
    pub plan_id: Option<String>,
    /// How much was consumed, in [`CountableConsumption::unit_name`].
    pub quantity: Option<f64>,
    /// What it cost.
    pub price: Option<Money>,
}

/// What was consumed of another vendor's product.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct VendorConsumption {
    /// The line of the invoice.
    pub item_id: Option<String>,
    /// What it cost.
    pub price: Option<Money>,
    /// The vendor.
    pub vendor_id: Option<String>,
    /// Who owned it.
    pub owner_id: Option<OwnerId>,
    /// What was consumed. Whether add-ons are named here too is not documented.
    pub app_id: Option<ApplicationId>,
}

/// Something that was sold by the piece.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct ClassicItem {
    /// The line of the invoice.
    pub item_id: Option<String>,
    /// What one piece costs.
    pub unit_price: Option<Money>,
    /// How many pieces there are.
    pub quantity: Option<f64>,
    /// A factor on the price; its meaning is not documented.
    pub price_factor: Option<f64>,
    /// A reduction; its unit is not documented.
    pub discount: Option<f64>,
    /// What it is.
    pub description: Option<String>,
    /// More on it.
    pub sub_description: Option<String>,
    /// The thing that was sold, by its id in the catalogue of such things.
    pub classic_billing_item_id: Option<String>,
    /// Who bought it.
    pub owner_id: Option<OwnerId>,
    /// What it is. Which categories there are is not documented.
    pub category: Option<String>,
    /// What it is, more closely.
    pub sub_category: Option<String>,
}

/// A machine that could not be used for a while.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct UnusableResource {
    /// The line of the invoice.
    pub item_id: Option<String>,
    /// Where it was; `zone_id` on the wire, though it is a name.
    #[serde(rename = "zone_id")]
    pub zone: Option<ZoneName>,
    /// Its size.
    pub flavor_name: Option<FlavorName>,
    /// The physical machine that it was on.
    pub host: Option<String>,
    /// What it ran on.
    pub image_type: Option<String>,
    /// When the time begins.
    #[serde(default, deserialize_with = "date::optional")]
    pub start_date: Option<Timestamp>,
    /// When the time ends.
    #[serde(default, deserialize_with = "date::optional")]
    pub end_date: Option<Timestamp>,
}
