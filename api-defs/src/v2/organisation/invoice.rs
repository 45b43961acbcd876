//! Invoices and purchase orders of version 2.

use serde::{Deserialize, Serialize};

use super::model::Member;
use crate::ids::{InvoiceNumber, OrderId};
use crate::lenient;
use crate::list::null_as_default;
use crate::open_enum::open_enum;
use crate::secret::Secret;
use crate::v2::addon::InvoiceType;

/// An invoice, or another document on what an owner has to pay; [`kind`](Self::kind) tells which.
///
/// In which unit the amounts are is not documented, nor is the form of the dates.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Invoice {
    /// The id, which paths call `bid`.
    pub id: OrderId,
    /// The number that is printed on it.
    pub number: Option<InvoiceNumber>,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: Option<InvoiceType>,
    /// How far it is.
    pub status: Option<InvoiceStatus>,
    /// When it was written, as the platform writes it.
    #[serde(default, deserialize_with = "lenient::text")]
    pub emission_date: Option<String>,
    /// When it was paid, as the platform writes it.
    #[serde(default, deserialize_with = "lenient::text")]
    pub payment_date: Option<String>,
    /// When it is to be paid.
    pub pay_when: Option<PayWhen>,
    /// Whether it is part of a subscription.
    pub from_subscription: Option<bool>,

    /// Whom it is addressed to.
    pub name: Option<String>,
    /// The name of the company.
    pub company: Option<String>,
    /// Whom it is for, by name.
    pub target: Option<String>,
    /// Whom it is for, by id.
    pub target_id: Option<String>,
    /// What it is for, by id.
    pub for_id: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// The postal code.
    pub zip_code: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The country.
    pub country: Option<String>,
    /// The country, by its code.
    pub country_code: Option<String>,
    /// The number for value-added tax.
    pub vat_number: Option<String>,
    /// The number of the order in the customer's books.
    pub customer_order_id: Option<String>,
    /// The cost centre in the customer's books.
    pub customer_cost_center: Option<String>,

    /// What is charged.
    #[serde(default, deserialize_with = "null_as_default")]
    pub lines: Vec<InvoiceLine>,
    /// The sum before any reduction.
    pub original_total: Option<f64>,
    /// The sum without tax; `totalHT` on the wire.
    #[serde(rename = "totalHT")]
    pub total_without_tax: Option<f64>,
    /// The tax; `totalVAT` on the wire.
    #[serde(rename = "totalVAT")]
    pub total_tax: Option<f64>,
    /// The sum with tax; `totalTTC` on the wire.
    #[serde(rename = "totalTTC")]
    pub total_with_tax: Option<f64>,
    /// The rate of value-added tax.
    pub vat_rate: Option<f64>,

    /// Who pays it.
    pub paying_user: Option<Member>,
    /// Why the payment failed, by a code.
    pub error_code: Option<String>,
    /// Why the payment failed, in short.
    pub error_short_msg: Option<String>,
    /// Why the payment failed, at length.
    pub error_long_msg: Option<String>,
    /// What lets whoever has it read the invoice, see [`get_invoice_pdf`](super::get_invoice_pdf).
    pub token: Option<Secret>,
}

/// A line of an [`Invoice`].
///
/// In which unit the amounts are is not documented.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct InvoiceLine {
    /// What is charged.
    pub description: Option<String>,
    /// More on it.
    pub sub_description: Option<String>,
    /// The package that it is part of.
    pub pack: Option<String>,
    /// The value-added tax.
    #[serde(rename = "VAT")]
    pub vat: Option<f64>,
    /// The price.
    pub price: Option<f64>,
}

/// An order of credits, for [`buy_credits`](super::buy_credits): a package of them, or a number.
///
/// ```
/// use api_defs::v2::organisation::BuyCredits;
///
/// let request = BuyCredits::quantity(50.0).currency("EUR");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BuyCredits {
    #[serde(skip_serializing_if = "Option::is_none")]
    package_id: Option<i64>,
    #[serde(rename = "dropQuantity", skip_serializing_if = "Option::is_none")]
    quantity: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coupon: Option<String>,
}

impl BuyCredits {
    /// A package of the catalogue, by its id there.
    pub fn package(id: i64) -> Self {
        Self { package_id: Some(id), quantity: None, currency: None, coupon: None }
    }

    /// So many credits; `dropQuantity` on the wire.
    pub fn quantity(credits: f64) -> Self {
        Self { package_id: None, quantity: Some(credits), currency: None, coupon: None }
    }

    /// The currency to pay in, an ISO 4217 code such as `EUR`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    /// A coupon that lowers the price, by its name.
    #[must_use]
    pub fn coupon(mut self, name: impl Into<String>) -> Self {
        self.coupon = Some(name.into());
        self
    }
}

open_enum! {
    /// How far an [`Invoice`] is.
    InvoiceStatus {
        /// It waits for a payment.
        Pending = "PENDING",
        /// The payment is under way.
        Processing = "PROCESSING",
        /// The payment is held back.
        PaymentHeld = "PAYMENT_HELD",
        /// It is paid.
        Paid = "PAID",
        /// The payment failed.
        Fail = "FAIL",
        /// It was cancelled.
        Canceled = "CANCELED",
        /// It is to be paid back.
        ToBeRefunded = "TOBEREFUNDED",
        /// It was paid back.
        Refunded = "REFUNDED",
        /// It will not be paid.
        WontPay = "WONTPAY",
        /// It is a test.
        Test = "TEST",
    }
}

open_enum! {
    /// When an [`Invoice`] is to be paid.
    PayWhen {
        /// At once.
        Now = "PAY_NOW",
        /// With what next month brings.
        NextMonth = "PAY_NEXT_MONTH",
    }
}
