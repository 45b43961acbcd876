//! Bills: invoices and how they are paid, credits, and what things cost.
//!
//! Each call is about one owner, but for [`get_price_system`]. Amounts come with their currency,
//! an ISO 4217 code such as `EUR`, and are read as floating-point numbers, as they are written in
//! JSON.

mod consumption;
mod credit;
mod invoice;
mod payment;
mod price;

#[cfg(test)]
mod tests;

use cc_client::{Bytes, Text, endpoint};
use jiff::Timestamp;
use serde_json::Value;

pub use consumption::{
    ClassicItem, CountableConsumption, CountableDetail, UnusableResource, Uptime, UptimeDetail,
    VendorConsumption,
};
pub use credit::{ActivateCoupon, CouponRemains, CouponUsage, Credits};
pub use invoice::{
    Invoice, InvoiceAddress, InvoiceFormat, InvoiceOrigin, InvoiceStatus, InvoiceSummary, Money,
};
pub use payment::PaymentMethodById;
pub use price::{
    BillableQuantity, BillableTime, CountablePricePlan, CountablePricePolicy, Divisibility, PriceSystem,
    RuntimePricePolicy,
};

use crate::ids::{InvoiceNumber, OwnerId, PaymentMethodId, ZoneName};
use crate::v2::organisation::{PaymentMethod, PaymentPage, StripeIntent};

// Invoices

/// The invoices of an owner, each in short; [`get_invoice`] gives all of one.
#[endpoint(GET "/v4/billing/organisations/<id>/invoices?<since>&<until>&<limit>")]
pub fn get_all_invoices(
    id: OwnerId,
    /// Only what was issued since then. How far the list goes back without it is not documented.
    since: Option<Timestamp>,
    /// Only what was issued until then.
    until: Option<Timestamp>,
    /// At most this many invoices.
    limit: Option<u32>,
) -> Vec<InvoiceSummary>;

/// The invoices that an owner has still to pay.
#[endpoint(GET "/v4/billing/organisations/<id>/invoices/unpaid")]
pub fn get_all_unpaid_invoices(id: OwnerId) -> Vec<InvoiceSummary>;

/// One invoice with what was consumed; `None` if the owner has none of this number.
///
/// [`get_invoice_html`] and [`get_invoice_pdf`] give it for people.
#[endpoint(GET "/v4/billing/organisations/<id>/invoices/<invoiceNumber>", js = none)]
pub fn get_invoice(id: OwnerId, invoice_number: InvoiceNumber) -> Option<Invoice>;

/// One invoice as a page of HTML.
#[endpoint(
    GET "/v4/billing/organisations/<id>/invoices/<invoiceNumber>.html",
    accept = "text/html",
    js = none
)]
pub fn get_invoice_html(id: OwnerId, invoice_number: InvoiceNumber) -> Text;

/// One invoice as a PDF file.
#[endpoint(
    GET "/v4/billing/organisations/<id>/invoices/<invoiceNumber>.pdf",
    accept = "application/pdf",
    js = none
)]
pub fn get_invoice_pdf(id: OwnerId, invoice_number: InvoiceNumber) -> Bytes;

/// One invoice as a file, in a format that is chosen at run time.
///
/// Where it is known beforehand, [`get_invoice`], [`get_invoice_html`] and [`get_invoice_pdf`]
/// answer what it is.
#[endpoint(
    GET "/v4/billing/organisations/<id>/invoices/<invoiceNumber><type>",
    accept = "application/json",
    js = "v4.billing.getInvoice"
)]
pub fn get_invoice_file(id: OwnerId, invoice_number: InvoiceNumber, r#type: InvoiceFormat) -> Bytes;

// Paying an invoice

/// Begins to pay an invoice by PayPal, and answers the page where the payer goes on.
///
/// [`authorize_paypal_payment`] ends it. It is not sent again after a doubtful failure: two
/// payments might be begun.
#[endpoint(POST "/v4/billing/organisations/<id>/invoices/<invoiceNumber>/payments/paypal")]
pub fn init_paypal_payment(id: OwnerId, invoice_number: InvoiceNumber) -> PaymentPage;

/// Ends a payment by PayPal that the payer agreed to, and answers the invoice.
///
/// It moves money, so it is never sent again by itself.
#[endpoint(
    PUT "/v4/billing/organisations/<id>/invoices/<invoiceNumber>/payments/paypal/<payerId>",
    retry = never
)]
pub fn authorize_paypal_payment(
    id: OwnerId,
    invoice_number: InvoiceNumber,
    /// What PayPal named the payer, or the transaction, when it sent the payer back; what is known
    /// of the platform disagrees on which.
    payer_id: &str,
) -> Invoice;

/// Begins to pay an invoice by Stripe, and answers the invoice.
///
/// What Stripe said is in [`Invoice::provider_last_response`]; [`authorize_stripe_payment`] ends
/// the payment. It is not sent again after a doubtful failure: two payments might be begun.
///
/// The form of the body is not documented. The platform's newest client sends none at all, which
/// [`.body(Body::empty())`](cc_client::Call::body) does.
#[endpoint(POST "/v4/billing/organisations/<id>/invoices/<invoiceNumber>/payments/stripe")]
pub fn init_stripe_payment(id: OwnerId, invoice_number: InvoiceNumber, payment: &Value) -> Invoice;

/// Ends a payment by Stripe that the payer agreed to, and answers the invoice.
///
/// It moves money, so it is never sent again by itself.
#[endpoint(
    PUT "/v4/billing/organisations/<id>/invoices/<invoiceNumber>/payments/stripe/<paymentId>",
    retry = never
)]
pub fn authorize_stripe_payment(
    id: OwnerId,
    invoice_number: InvoiceNumber,
    /// The payment by Stripe's id, that of an intent.
    payment_id: &str,
) -> Invoice;

// Ways to pay

/// The ways to pay that an owner left with the platform.
#[endpoint(GET "/v4/billing/organisations/<id>/payments/methods")]
pub fn get_payment_methods(id: OwnerId) -> Vec<PaymentMethod>;

/// Adds a way to pay that the payer left with Stripe, and answers it; see
/// [`get_stripe_payment_intent`].
#[endpoint(POST "/v4/billing/organisations/<id>/payments/methods")]
pub fn create_payment_method(id: OwnerId, method: &PaymentMethodById) -> PaymentMethod;

/// Chooses the way in which bills are paid, one of [`get_payment_methods`], and answers it.
#[endpoint(PUT "/v4/billing/organisations/<id>/payments/methods/default")]
pub fn set_default_payment_method(id: OwnerId, method: &PaymentMethodById) -> PaymentMethod;

/// Removes a way to pay.
#[endpoint(DELETE "/v4/billing/organisations/<id>/payments/methods/<methodId>")]
pub fn delete_payment_method(
    id: OwnerId,
    /// Its [`token`](PaymentMethod::token).
    method_id: PaymentMethodId,
);

/// What Stripe's own library needs to take a new way to pay, in the payer's browser; `None` if there
/// is no such owner.
///
/// [`create_payment_method`] adds what the payer left there.
#[endpoint(GET "/v4/billing/organisations/<id>/payments/stripe/intent?<type>")]
pub fn get_stripe_payment_intent(
    id: OwnerId,
    /// What kind of way to pay it is for. Which there are is not documented; the platform's newest
    /// client names none.
    r#type: Option<&str>,
) -> Option<StripeIntent>;

// Credits

/// How much credit an owner has left.
#[endpoint(GET "/v4/billing/organisations/<id>/credits/summary")]
pub fn get_credits_summary(id: OwnerId) -> Credits;

/// Gives an owner the free credit of a coupon, once.
///
/// The [code](cc_client::Error::code) of the error says what is wrong with a coupon: there is none
/// of this name (10001), it is too early (10002) or too late (10003) for it, it was used too often
/// (10004), it is in another currency than the owner (10005), or the owner used it before (10011).
#[endpoint(POST "/v4/billing/organisations/<ownerId>/applied-coupons", js = none)]
pub fn activate_coupon(owner_id: OwnerId, coupon: &ActivateCoupon) -> CouponUsage;

// Prices

/// What things cost an owner; `None` if there is no such owner.
#[endpoint(GET "/v4/billing/organisations/<owner_id>/price-system?<zone_id>")]
pub fn get_organisation_price_system(
    owner_id: OwnerId,
    /// The zone whose prices are wanted, by its name.
    zone_id: Option<ZoneName>,
) -> Option<PriceSystem>;

/// What things cost everybody.
///
/// The form of the answer is not documented; it is read as that of
/// [`get_organisation_price_system`], which has the prices of one owner.
#[endpoint(GET "/v4/billing/price-system?<zone_id>&<currency>")]
pub fn get_price_system(
    /// The zone whose prices are wanted, by its name.
    zone_id: ZoneName,
    /// The currency of the prices, an ISO 4217 code such as `EUR`.
    currency: &str,
) -> PriceSystem;
