//! Zones and prices of the v2 catalogue.

use serde::Deserialize;

use crate::ids::ZoneName;

/// A zone, as the v2 catalogue has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Zone {
    /// The name, such as `par`.
    pub name: ZoneName,
    /// Whether it is kept for the platform itself.
    pub internal: Option<bool>,
    /// The region that it is part of.
    pub corresponding_region: Option<String>,
}

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Price {
    /// The currency, an ISO 4217 code such as `EUR`.
    pub currency: Option<String>,
    /// The amount in that currency.
    pub value: Option<f64>,
}
