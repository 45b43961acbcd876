//! Ways to pay, and what the providers of payments need.

use serde::{Deserialize, Serialize};

use crate::ids::{OwnerId, PaymentMethodId};
use crate::open_enum::open_enum;
use crate::secret::{Secret, SentSecret};
use crate::v2::addon::{PaymentIntent, PaymentMethodType};

/// A way to pay that an owner left with the platform: a card, a bank account or a PayPal account.
///
/// Which of the optional fields are there depends on its [`kind`](Self::kind).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PaymentMethod {
    /// What names it in paths and requests.
    pub token: PaymentMethodId,
    /// Whose it is.
    pub owner_id: Option<OwnerId>,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: Option<PaymentMethodType>,
    /// Whether it is the one that bills are paid with.
    pub is_default: Option<bool>,
    /// The number of the card or of the account, as far as the platform shows it.
    pub number: Option<String>,
    /// The name on the card or of the account.
    pub holder_name: Option<String>,
    /// When it ends, as the platform writes it; the form is not documented.
    pub expiration_date: Option<String>,
    /// Whether it has ended.
    pub is_expired: Option<bool>,
    /// The brand of the card.
    pub card_type: Option<String>,
    /// The e-mail address of the PayPal account.
    pub email: Option<String>,
    /// The code of the bank.
    pub bank_code: Option<String>,
    /// The code of the bank's branch.
    pub branch_code: Option<String>,
    /// The country that it is from.
    pub country: Option<String>,
    /// What is the same for each registration of the same card or account.
    pub fingerprint: Option<String>,
    /// The address of an image of it.
    pub image_url: Option<String>,
}

/// The way to pay that a request adds or chooses: a new card, or one that is already there. `Debug`
/// does not show its token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentMethodChoice {
    #[serde(rename = "type")]
    kind: PaymentMethodChoiceType,
    token: SentSecret,
    #[serde(skip_serializing_if = "Option::is_none")]
    device_data: Option<SentSecret>,
}

impl PaymentMethodChoice {
    /// A card that the platform does not know yet, by the token that the provider of payments
    /// gave for it.
    pub fn new_card(token: impl Into<String>) -> Self {
        Self { kind: PaymentMethodChoiceType::NewCard, token: SentSecret::from(token), device_data: None }
    }

    /// A card that is one of the owner's ways to pay, see [`PaymentMethod::token`].
    pub fn existing_card(token: impl Into<PaymentMethodId>) -> Self {
        let token = SentSecret::from(token.into());
        Self { kind: PaymentMethodChoiceType::ExistingCard, token, device_data: None }
    }

    /// What the provider of payments wants to know of the payer's device, in the form of its own
    /// library.
    #[must_use]
    pub fn device_data(mut self, data: impl Into<String>) -> Self {
        self.device_data = Some(SentSecret::from(data));
        self
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum PaymentMethodChoiceType {
    NewCard,
    ExistingCard,
}

/// What Stripe prepared for a payment, or for a way to pay that is to be added.
///
/// Stripe's own library, in the payer's browser, goes on from it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct StripeIntent {
    /// The id that Stripe gave it.
    pub id: String,
    /// The secret that Stripe's library asks for.
    pub client_secret: Option<Secret>,
    /// The payer, by Stripe's id.
    pub customer: Option<String>,
    /// Whom it was prepared for.
    pub owner_id: Option<OwnerId>,
}

impl StripeIntent {
    /// The intent in the form that requests take, such as
    /// [`CreateAddon::payment_intent`](crate::v2::addon::CreateAddon::payment_intent); `None` if it
    /// has no secret or no customer.
    pub fn to_payment_intent(&self) -> Option<PaymentIntent> {
        let secret = self.client_secret.as_ref()?.expose();
        let intent = PaymentIntent::new(&self.id, secret, self.customer.as_ref()?);
        Some(match &self.owner_id {
            Some(owner) => intent.owner_id(owner),
            None => intent,
        })
    }
}

/// Where the payer goes on after choosing a provider of payments.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct PaymentPage {
    /// The page of the provider. Whoever has the address can act on the payment.
    pub url: Option<Secret>,
}

/// The provider of payments to pay an invoice with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChoosePaymentProvider {
    provider: PaymentProvider,
}

impl ChoosePaymentProvider {
    /// This provider.
    pub fn new(provider: impl Into<PaymentProvider>) -> Self {
        Self { provider: provider.into() }
    }
}

open_enum! {
    /// A way to settle an invoice.
    PaymentProvider {
        /// A PayPal account.
        PayPal = "PAYPAL",
        /// A card.
        CreditCard = "CREDITCARD",
        /// A coupon.
        Coupon = "COUPON",
        /// Bitcoins.
        Bitcoin = "BITCOIN",
        /// A bank transfer.
        Transfer = "TRANSFER",
        /// Nothing is to be paid.
        Free = "FREE",
        /// SEPA direct debit.
        SepaDebit = "SEPA_DEBIT",
    }
}
