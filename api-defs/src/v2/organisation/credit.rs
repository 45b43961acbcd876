//! Credits, limits, and what the platform knows of who pays.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::OwnerId;
use crate::list::null_as_default;
use crate::secret::Secret;
use crate::v2::product::Price;
use crate::v2::user::Profile;

/// How many credits an owner has.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CreditCount {
    /// Whose they are.
    pub owner_id: Option<OwnerId>,
    /// How many there are.
    pub count: Option<f64>,
    /// What one costs; `dropPrice` on the wire.
    #[serde(rename = "dropPrice")]
    pub price: Option<Price>,
}

/// How many credits an owner may consume in a month.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MaxCredits {
    max: f64,
}

impl MaxCredits {
    /// So many.
    pub fn new(credits: f64) -> Self {
        Self { max: credits }
    }
}

/// Who pays what an owner consumes, as it stands on invoices.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PaymentInfo {
    /// Whether the payer is an organisation.
    pub from_orga: Option<bool>,
    /// The name of the person.
    pub name: Option<String>,
    /// The name of the company.
    pub company: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// The postal code.
    pub zip_code: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The country.
    pub country: Option<String>,
    /// The number for value-added tax.
    pub vat_number: Option<String>,
    /// What is wrong with these, by field.
    #[serde(default, deserialize_with = "null_as_default")]
    pub errors: BTreeMap<String, String>,
}

/// A price with the tax that an owner pays on it.
///
/// The units of the amounts and of the ratio are not documented.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PriceWithTax {
    /// The price with tax.
    pub price: Option<f64>,
    /// The price without tax.
    pub tax_free_price: Option<f64>,
    /// The ratio of value-added tax.
    pub vat_ratio: Option<f64>,
    /// Whom an invoice would be written to.
    pub invoiced_owner: Option<String>,
}

/// A payment that the platform makes by itself, again and again.
///
/// The units of the amounts are not documented.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RecurrentPayment {
    /// Who set it up.
    pub user: Option<Profile>,
    /// Whom it is made for.
    pub target: Option<PaymentTarget>,
    /// How much is paid when the credits sink below the [`threshold`](Self::threshold).
    pub threshold_amount: Option<f64>,
    /// How much is paid each month.
    pub monthly_amount: Option<f64>,
    /// The number of credits below which a payment is made.
    pub threshold: Option<f64>,
    /// The currency, an ISO 4217 code such as `EUR`.
    pub currency: Option<String>,
    /// What the provider of payments is asked with.
    pub token: Option<Secret>,
}

/// Whom a payment is made for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct PaymentTarget {
    /// The owner's id.
    pub id: Option<OwnerId>,
    /// The owner's name.
    pub identity: Option<String>,
    /// The e-mail addresses that are told of it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub emails: Vec<String>,
}
