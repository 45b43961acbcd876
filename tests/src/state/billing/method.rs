//! Means of payment.

use serde_json::{Value, json};

/// A card, by the token that stands for it.
#[derive(Debug)]
pub(crate) struct PaymentMethod {
    pub(crate) token: String,
    pub(crate) is_default: bool,
}

impl PaymentMethod {
    pub(crate) fn card(token: String, is_default: bool) -> Self {
        Self { token, is_default }
    }

    /// `PaymentMethod`. What only accounts at a bank or at PayPal have is not there.
    pub(crate) fn view(&self, owner: &str) -> Value {
        json!({
            "ownerId": owner,
            "type": "CREDITCARD",
            "token": self.token,
            "isDefault": self.is_default,
            "number": "**** **** **** 4242",
            "imageUrl": "https://assets.example.com/cards/visa.svg",
            "holderName": "Ada Lovelace",
            "expirationDate": "2030-12-31T00:00:00Z",
            "isExpired": false,
            "cardType": "visa",
            "country": "FR",
        })
    }
}
