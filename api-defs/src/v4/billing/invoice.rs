//! Invoices.

use jiff::Timestamp;
use serde::Deserialize;

use super::consumption::{ClassicItem, CountableConsumption, UnusableResource, Uptime, VendorConsumption};
use super::credit::CouponRemains;
use crate::date;
use crate::ids::{InvoiceNumber, PaymentMethodId};
use crate::list::null_as_default;
use crate::open_enum::open_enum;
use crate::secret::Secret;

/// An amount of money, as bills have it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Money {
    /// The amount in that currency.
    pub amount: Option<f64>,
    /// The currency, an ISO 4217 code such as `EUR`.
    pub currency: Option<String>,
}

/// An invoice in short, as lists have it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct InvoiceSummary {
    /// The number, which names it.
    pub invoice_number: InvoiceNumber,
    /// What it is. Which kinds there are is not documented.
    pub kind: Option<String>,
    /// What it is for. Which categories there are is not documented.
    pub category: Option<String>,
    /// Whom it is written to.
    pub address: Option<InvoiceAddress>,
    /// When it was issued.
    #[serde(default, deserialize_with = "date::optional")]
    pub emission_date: Option<Timestamp>,
    /// When it was paid.
    #[serde(default, deserialize_with = "date::optional")]
    pub pay_date: Option<Timestamp>,
    /// How far it is.
    pub status: Option<InvoiceStatus>,
    /// The currency, an ISO 4217 code such as `EUR`.
    pub currency: Option<String>,
    /// A number of months for the platform's own figures.
    pub kpi_compute_months: Option<f64>,
    /// A factor on prices; its meaning is not documented.
    pub price_factor: Option<f64>,
    /// A reduction; its unit is not documented.
    pub discount: Option<f64>,
    /// The rate of value-added tax, in percent.
    pub vat_percent: Option<f64>,
    /// The sum without tax.
    pub total_tax_excluded: Option<Money>,
    /// The tax on it; the two together are what is to be paid.
    pub total_tax: Option<Money>,
    /// By whom it was paid, such as a provider of payments.
    pub payment_provider: Option<String>,
    /// The payment, by the provider's id.
    pub transaction_id: Option<String>,
    /// The order, by the customer's own number.
    pub customer_order_id: Option<String>,
    /// A number whose meaning is not documented.
    pub invoice_day_plan: Option<f64>,
}

/// An invoice with what was consumed.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Invoice {
    /// The number, which names it.
    pub invoice_number: InvoiceNumber,
    /// What it is. Which kinds there are is not documented.
    pub kind: Option<String>,
    /// What made it.
    pub origin: Option<InvoiceOrigin>,
    /// What it is for. Which categories there are is not documented.
    pub category: Option<String>,
    /// Whom it is written to.
    pub address: Option<InvoiceAddress>,
    /// When it was issued.
    #[serde(default, deserialize_with = "date::optional")]
    pub emission_date: Option<Timestamp>,
    /// When it was paid; none until then.
    #[serde(default, deserialize_with = "date::optional")]
    pub pay_date: Option<Timestamp>,
    /// How far it is.
    pub status: Option<InvoiceStatus>,
    /// When the time begins that it is for.
    #[serde(default, deserialize_with = "date::optional")]
    pub consumption_begin_date: Option<Timestamp>,
    /// When the time ends that it is for.
    #[serde(default, deserialize_with = "date::optional")]
    pub consumption_end_date: Option<Timestamp>,
    /// The currency, an ISO 4217 code such as `EUR`.
    pub currency: Option<String>,
    /// A number of months for the platform's own figures.
    pub kpi_compute_months: Option<f64>,
    /// A factor on prices; its meaning is not documented.
    pub price_factor: Option<f64>,
    /// A reduction; its unit is not documented.
    pub discount: Option<f64>,
    /// The rate of value-added tax, in percent.
    pub vat_percent: Option<f64>,

    /// What ran, by the time that it ran.
    #[serde(default, deserialize_with = "null_as_default")]
    pub uptimes: Vec<Uptime>,
    /// What was consumed, by its quantity.
    #[serde(default, deserialize_with = "null_as_default")]
    pub countables: Vec<CountableConsumption>,
    /// What was consumed of other vendors' products.
    #[serde(default, deserialize_with = "null_as_default")]
    pub vendor_consumption: Vec<VendorConsumption>,
    /// What else was sold, line by line.
    #[serde(default, deserialize_with = "null_as_default")]
    pub classic: Vec<ClassicItem>,
    /// What could not be used.
    #[serde(default, deserialize_with = "null_as_default")]
    pub unusable: Vec<UnusableResource>,

    /// The credit that there was when it was issued.
    pub credit_balance_at_emission: Option<Money>,
    /// The credit of coupons for the time that it is for.
    #[serde(default, deserialize_with = "null_as_default")]
    pub free_credits_available_this_period: Vec<CouponRemains>,
    /// The credit of coupons for the time thereafter.
    #[serde(default, deserialize_with = "null_as_default")]
    pub free_credits_available_next_period: Vec<CouponRemains>,
    /// What was to be paid in advance and not yet paid, before it was issued.
    pub total_pending_upfront_before_emission: Option<Money>,
    /// The part that is credit, paid in advance.
    pub upfront_credit_amount: Option<Money>,

    /// The order, by the customer's own number.
    pub customer_order_id: Option<String>,
    /// By whom it was paid, such as a provider of payments.
    pub payment_provider: Option<String>,
    /// The way in which it was paid.
    pub payment_method_id: Option<PaymentMethodId>,
    /// The payment, by the provider's id.
    pub provider_transaction_id: Option<String>,
    /// What the provider of payments answered last, in a form of its own. Whoever has it may be
    /// able to act on the payment.
    pub provider_last_response: Option<Secret>,
    /// The declaration of value-added tax that it is part of.
    pub vat_declaration_id: Option<String>,
    /// The draft that it was made from.
    pub wannabe_invoice_id: Option<String>,
    /// The sum without tax.
    pub total_tax_excluded: Option<Money>,
    /// The tax on it; the two together are what is to be paid.
    pub total_tax: Option<Money>,
}

/// Whom an invoice is written to.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct InvoiceAddress {
    /// The id of the address.
    pub address_id: Option<String>,
    /// The name of the person.
    pub name: Option<String>,
    /// The name of the company.
    pub company: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The postal code.
    pub zipcode: Option<String>,
    /// The country, as an ISO 3166-1 code of two letters.
    pub country_alpha2: Option<String>,
    /// The number for value-added tax.
    pub vat_number: Option<String>,
    /// The rate of value-added tax, in percent.
    pub vat_percent: Option<f64>,
    /// The cost centre in the customer's books.
    pub customer_cost_center: Option<String>,
    /// The purchase order in the customer's books.
    pub customer_purchase_order: Option<String>,
}

open_enum! {
    /// How far an invoice is.
    InvoiceStatus {
        /// It waits for a payment.
        Pending = "PENDING",
        /// The payment is under way.
        Processing = "PROCESSING",
        /// The payment is held back.
        PaymentHeld = "PAYMENTHELD",
        /// It is paid.
        Paid = "PAID",
        /// It was cancelled.
        Canceled = "CANCELED",
        /// It was paid back.
        Refunded = "REFUNDED",
        /// It will not be paid.
        WontPay = "WONTPAY",
    }
}

open_enum! {
    /// What made an invoice.
    InvoiceOrigin {
        /// The platform, by itself.
        Automatic = "automatic",
        /// Somebody.
        Manual = "manual",
    }
}

open_enum! {
    /// The format of an invoice as a file: what its name ends with.
    InvoiceFormat {
        /// A page of HTML.
        Html = ".html",
        /// A PDF file.
        Pdf = ".pdf",
    }
}
