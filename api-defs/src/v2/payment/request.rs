//! What providers of payments report.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::open_enum::open_enum;
use crate::secret::SentSecret;

/// A payment outside the platform, in bitcoins, as its provider reports it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExternalInvoice {
    id: String,
    status: ExternalInvoiceStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pos_data: Option<SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    btc_price: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    invoice_time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    current_time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expiration_time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ExternalInvoiceError>,
}

impl ExternalInvoice {
    /// The payment of this id, at the provider, in this state.
    pub fn new(id: impl Into<String>, status: impl Into<ExternalInvoiceStatus>) -> Self {
        Self {
            id: id.into(),
            status: status.into(),
            url: None,
            pos_data: None,
            btc_price: None,
            price: None,
            currency: None,
            invoice_time: None,
            current_time: None,
            expiration_time: None,
            error: None,
        }
    }

    /// The page of the payment, at the provider. `Debug` does not show it.
    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(SentSecret::from(url));
        self
    }

    /// What the platform gave the provider to hand back. `Debug` does not show it.
    #[must_use]
    pub fn pos_data(mut self, pos_data: impl Into<String>) -> Self {
        self.pos_data = Some(SentSecret::from(pos_data));
        self
    }

    /// The price in bitcoins.
    #[must_use]
    pub fn btc_price(mut self, btc_price: impl Into<String>) -> Self {
        self.btc_price = Some(btc_price.into());
        self
    }

    /// The price in the [`currency`](Self::currency).
    #[must_use]
    pub fn price(mut self, price: f64) -> Self {
        self.price = Some(price);
        self
    }

    /// The currency of the price, an ISO 4217 code such as `EUR`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    /// When the payment was asked for. The unit is not documented.
    #[must_use]
    pub fn invoice_time(mut self, invoice_time: i64) -> Self {
        self.invoice_time = Some(invoice_time);
        self
    }

    /// When this was reported. The unit is not documented.
    #[must_use]
    pub fn current_time(mut self, current_time: i64) -> Self {
        self.current_time = Some(current_time);
        self
    }

    /// When the payment can no longer be made. The unit is not documented.
    #[must_use]
    pub fn expiration_time(mut self, expiration_time: i64) -> Self {
        self.expiration_time = Some(expiration_time);
        self
    }

    /// Why the payment failed.
    #[must_use]
    pub fn error(mut self, error: ExternalInvoiceError) -> Self {
        self.error = Some(error);
        self
    }
}

/// Why a payment outside the platform failed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ExternalInvoiceError {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    messages: BTreeMap<String, String>,
}

impl ExternalInvoiceError {
    /// For a reason that is not told.
    pub fn new() -> Self {
        Self::default()
    }

    /// The kind of failure; `type` on the wire.
    #[must_use]
    pub fn kind(mut self, kind: impl Into<String>) -> Self {
        self.kind = Some(kind.into());
        self
    }

    /// A sentence on it.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// More sentences, each under a key of the provider's.
    #[must_use]
    pub fn messages(
        mut self,
        messages: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.messages = messages.into_iter().map(|(key, text)| (key.into(), text.into())).collect();
        self
    }
}

open_enum! {
    /// How far a payment outside the platform is.
    ExternalInvoiceStatus {
        /// It waits for the payer.
        New = "new",
        /// It was made, and is not confirmed.
        Paid = "paid",
        /// It was confirmed.
        Confirmed = "confirmed",
        /// It is credited.
        Complete = "complete",
        /// It was not made in time.
        Expired = "expired",
        /// It was made, and never confirmed.
        Invalid = "invalid",
    }
}
