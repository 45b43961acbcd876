//! What owners pay, and with what.

mod invoice;
mod method;
mod prices;

pub(crate) use invoice::Invoice;
pub(crate) use method::PaymentMethod;
pub(crate) use prices::price_system;
use serde_json::{Value, json};

/// The price of one credit, in euros.
const CREDIT_PRICE: f64 = 1.0;

/// The coupon that gives an owner [`COUPON_VALUE`] credits, once.
pub(crate) const COUPON: &str = "WELCOME";
const COUPON_VALUE: f64 = 20.0;

/// An owner's account.
#[derive(Debug)]
pub(crate) struct Billing {
    pub(crate) prepaid: f64,
    pub(crate) free: f64,
    pub(crate) methods: Vec<PaymentMethod>,
    /// The oldest first.
    pub(crate) invoices: Vec<Invoice>,
    /// The most that is paid a month without asking.
    pub(crate) max_credits: Option<f64>,
    pub(crate) coupons: Vec<String>,
}

impl Billing {
    /// Every owner begins with some credits, a card, and an invoice that is paid.
    pub(crate) fn new(owner: &str) -> Self {
        Self {
            prepaid: 12.5,
            free: 0.0,
            methods: vec![PaymentMethod::card("pm_0001".to_owned(), true)],
            invoices: vec![Invoice::first(owner)],
            max_credits: None,
            coupons: Vec::new(),
        }
    }

    pub(crate) fn invoice(&mut self, number: &str) -> Option<&mut Invoice> {
        self.invoices.iter_mut().find(|invoice| invoice.number == number)
    }

    /// An invoice by what the paths of the v2 API call `bid`: its id, or its number.
    pub(crate) fn order(&mut self, bid: &str) -> Option<&mut Invoice> {
        self.invoices.iter_mut().find(|invoice| invoice.number == bid || invoice.id() == bid)
    }

    /// Pays an invoice, which brings its credits; false if there is nothing to pay.
    pub(crate) fn pay(&mut self, number: &str, now: u64) -> bool {
        let Some(invoice) = self.invoice(number) else { return false };
        if !invoice.pay(now) {
            return false;
        }
        self.prepaid += invoice.credits;
        true
    }

    /// Takes a coupon; false if it was taken before.
    pub(crate) fn take_coupon(&mut self, name: &str) -> bool {
        let new = !self.coupons.iter().any(|known| known == name);
        if new {
            self.coupons.push(name.to_owned());
            self.free += COUPON_VALUE;
        }
        new
    }

    /// Adds a method. The first one is the default one.
    pub(crate) fn add_method(&mut self, token: String) -> &PaymentMethod {
        self.methods.retain(|method| method.token != token);
        let is_default = !self.methods.iter().any(|method| method.is_default);
        self.methods.push(PaymentMethod::card(token, is_default));
        &self.methods[self.methods.len() - 1]
    }

    /// Makes a method the default one; nothing if there is no such method.
    pub(crate) fn set_default_method(&mut self, token: &str) -> Option<&PaymentMethod> {
        let position = self.methods.iter().position(|method| method.token == token)?;
        for method in &mut self.methods {
            method.is_default = method.token == token;
        }
        self.methods.get(position)
    }

    /// `DropCountView`.
    pub(crate) fn credits_v2_view(&self, owner: &str) -> Value {
        json!({
            "ownerId": owner,
            "count": self.prepaid + self.free,
            "dropPrice": { "currency": "EUR", "value": CREDIT_PRICE },
        })
    }

    /// `Credits`.
    pub(crate) fn credits_view(&self) -> Value {
        json!({ "prepaidCredit": self.prepaid, "freeCredit": self.free, "currency": "EUR" })
    }
}
