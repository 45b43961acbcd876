//! Payments under way: what the providers of payments and their libraries need and report.
//!
//! What an owner has to pay, and the ways to pay it, are in [`organisation`](super::organisation).

mod request;

#[cfg(test)]
mod tests;

use cc_client::{Bytes, endpoint};
use serde_json::value::RawValue;

pub use request::{ExternalInvoice, ExternalInvoiceError, ExternalInvoiceStatus};

use crate::ids::OrderId;
use crate::secret::SecretValue;
use crate::v2::addon::PaymentIntent;
use crate::v2::organisation::{Invoice, PaymentMethodChoice};

// What there is

/// A coupon; `None` if there is none of this name.
///
/// The form of the answer is not documented.
#[endpoint(GET "/v2/payments/coupons/<name>", js = "v2.unknown.todo_getCoupon")]
pub fn get_coupon(name: &str) -> Option<serde_json::Value>;

/// The providers of payments that the platform works with.
///
/// The form of the answer is not documented; the values are probably those of
/// [`PaymentProvider`](super::organisation::PaymentProvider).
#[endpoint(GET "/v2/payments/providers", js = "v2.unknown.todo_getAvailablePaymentProviders")]
pub fn get_available_payment_providers() -> serde_json::Value;

/// The key that Stripe's library is set up with. The form of the answer is not documented.
///
/// [`organisation::get_stripe_token`](super::organisation::get_stripe_token) gives an owner's.
#[endpoint(GET "/v2/payments/tokens/stripe", js = "v2.unknown.todo_getStripeToken")]
pub fn get_stripe_token() -> SecretValue;

/// The image of a button, PNG, that shows whether an invoice is paid.
#[endpoint(
    GET "/v2/payments/assets/pay_button/<token>/button.png",
    accept = "image/png",
    js = "v2.unknown.todo_getInvoiceStatusButton"
)]
pub fn get_invoice_status_button(
    /// The invoice's [`token`](Invoice::token).
    token: &str,
) -> Bytes;

// Payments with Stripe

/// Pays an order by card.
///
/// What it answers is not documented, and not read. It is not sent again after a doubtful
/// failure: the order might be paid twice.
#[endpoint(POST "/v2/payments/<bid>/end/stripe", js = "v2.unknown.todo_endPaymentWithStripe")]
pub fn end_payment_with_stripe(bid: OrderId, method: &PaymentMethodChoice);

/// Tells the platform of a payment that the payer had to confirm with Stripe, and answers the order.
///
/// [`StripeIntent::to_payment_intent`](super::organisation::StripeIntent::to_payment_intent) makes
/// the body of the intent that was confirmed.
///
/// It moves money, so it is never sent again by itself.
#[endpoint(PUT "/v2/payments/<bid>/end/stripe", retry = never, js = "v2.unknown.todo_updateStripePayment")]
pub fn update_stripe_payment(bid: OrderId, intent: &PaymentIntent) -> Invoice;

/// Takes an event on a SEPA direct debit from Stripe, which calls this.
///
/// Stripe signs the event; the signature goes with
/// `.header("stripe-signature", …)`.
#[endpoint(POST "/v2/payments/webhooks/stripe/sepa", js = "v2.unknown.todo_stripeSepaWebhook")]
pub fn stripe_sepa_webhook(
    /// The event as Stripe wrote it, to the last byte: that is what it signed.
    event: &RawValue,
);

// Payments with others

/// Pays an order with PayPal, after the payer's consent.
///
/// It moves money, so it is never sent again by itself.
#[endpoint(PUT "/v2/invoice/external/paypal/<bid>", retry = never, js = none)]
pub fn authorize_paypal_transaction(bid: OrderId, method: &PaymentMethodChoice);

/// Gives up the payment of an order with PayPal.
#[endpoint(DELETE "/v2/invoice/external/paypal/<bid>", js = none)]
pub fn cancel_paypal_transaction(bid: OrderId);

/// Takes the state of a payment in bitcoins from its provider, which calls this.
///
/// It is not sent again after a doubtful failure.
#[endpoint(POST "/v2/invoice/external/<bid>", js = none)]
pub fn update_external_invoice(bid: OrderId, invoice: &ExternalInvoice);
