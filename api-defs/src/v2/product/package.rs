//! Packages of credits.

use serde::Deserialize;

use super::zone::Price;

/// A number of credits that are sold together. The API calls credits drops.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CreditPackage {
    /// The id, for [`BuyCredits::package`](crate::v2::organisation::BuyCredits::package).
    pub id: i64,
    /// The name for people.
    pub title: Option<String>,
    /// How many credits there are in it. On the wire it is called `dropsQuantity`.
    #[serde(rename = "dropsQuantity")]
    pub credits: Option<f64>,
    /// What one credit of it costs. On the wire it is called `dropPrice`.
    #[serde(rename = "dropPrice")]
    pub credit_price: Option<Price>,
    /// What it costs, presumably in the currency of [`credit_price`](Self::credit_price).
    pub price: Option<f64>,
    /// What it costs without a discount.
    pub original_price: Option<f64>,
}
