//! Choosing a way to pay.

use serde::Serialize;

use crate::ids::PaymentMethodId;

/// A way to pay, for [`create_payment_method`](super::create_payment_method) and
/// [`set_default_payment_method`](super::set_default_payment_method).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaymentMethodById {
    id: PaymentMethodId,
}

impl PaymentMethodById {
    /// The way to pay of this id: Stripe's for a new one, its
    /// [`token`](crate::v2::organisation::PaymentMethod::token) for one that is there.
    pub fn new(id: impl Into<PaymentMethodId>) -> Self {
        Self { id: id.into() }
    }
}
