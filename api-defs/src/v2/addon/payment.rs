//! How an add-on is paid for when it is ordered.

use serde::Serialize;

use crate::ids::OwnerId;
use crate::open_enum::open_enum;
use crate::secret::SentSecret;

/// A payment that was prepared with Stripe. `Debug` does not show its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentIntent {
    id: String,
    client_secret: SentSecret,
    customer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner_id: Option<OwnerId>,
}

impl PaymentIntent {
    /// The payment of this id and secret, by this customer, all three as Stripe names them.
    pub fn new(id: impl Into<String>, client_secret: impl Into<String>, customer: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            client_secret: SentSecret::from(client_secret),
            customer: customer.into(),
            owner_id: None,
        }
    }

    /// The owner who pays.
    #[must_use]
    pub fn owner_id(mut self, owner_id: impl Into<OwnerId>) -> Self {
        self.owner_id = Some(owner_id.into());
        self
    }
}

open_enum! {
    /// A kind of payment.
    PaymentMethodType {
        /// By credit card.
        CreditCard = "CREDITCARD",
        /// By PayPal.
        PayPal = "PAYPAL",
        /// By SEPA direct debit.
        SepaDebit = "SEPA_DEBIT",
    }
}
