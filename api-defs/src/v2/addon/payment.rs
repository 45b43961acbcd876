//! How an add-on is paid for when it is ordered.

use std::fmt;

use serde::Serialize;

use crate::ids::OwnerId;
use crate::open_enum::open_enum;
use crate::secret::Redacted;

/// A payment that was prepared with Stripe. `Debug` does not show its secret.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentIntent {
    id: String,
    client_secret: String,
    customer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner_id: Option<OwnerId>,
}

impl PaymentIntent {
    /// The payment of this id and secret, by this customer, all three as Stripe names them.
    pub fn new(id: impl Into<String>, client_secret: impl Into<String>, customer: impl Into<String>) -> Self {
        Self { id: id.into(), client_secret: client_secret.into(), customer: customer.into(), owner_id: None }
    }

    /// The owner who pays.
    #[must_use]
    pub fn owner_id(mut self, owner_id: impl Into<OwnerId>) -> Self {
        self.owner_id = Some(owner_id.into());
        self
    }
}

impl fmt::Debug for PaymentIntent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PaymentIntent")
            .field("id", &self.id)
            .field("client_secret", &Redacted)
            .field("customer", &self.customer)
            .field("owner_id", &self.owner_id)
            .finish()
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
