//! Invoices, in both versions of the API.

use crate::streams::date;
use serde_json::{Value, json};

/// The invoice that every owner has from the start.
const FIRST: &str = "F20240101-0001";

/// 2024-01-01T00:00:00Z, when that one was made.
const FIRST_EMISSION: u64 = 1_704_067_200_000;
const DAY: u64 = 86_400_000;

/// The status of an invoice, as far as the double brings it about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Pending,
    Paid,
}

impl Status {
    fn name(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Paid => "PAID",
        }
    }
}

/// An invoice or, as long as it is not paid, a purchase order. The tax is 20 %.
#[derive(Debug)]
pub(crate) struct Invoice {
    pub(crate) number: String,
    /// What it brings once it is paid.
    pub(crate) credits: f64,
    owner: String,
    description: &'static str,
    /// Without tax, in euros.
    price: f64,
    emitted: u64,
    paid: Option<u64>,
    status: Status,
}

impl Invoice {
    /// For what ran before the platform started: paid a day after.
    pub(crate) fn first(owner: &str) -> Self {
        Self {
            number: FIRST.to_owned(),
            credits: 0.0,
            owner: owner.to_owned(),
            description: "engine",
            price: 10.0,
            emitted: FIRST_EMISSION,
            paid: Some(FIRST_EMISSION + DAY),
            status: Status::Paid,
        }
    }

    /// For credits that are bought, one euro each; to be paid.
    pub(crate) fn of_credits(number: String, owner: &str, credits: f64, now: u64) -> Self {
        Self {
            number,
            credits,
            owner: owner.to_owned(),
            description: "credits",
            price: credits,
            emitted: now,
            paid: None,
            status: Status::Pending,
        }
    }

    /// Its id in the v2 API.
    pub(crate) fn id(&self) -> String {
        format!("invoice_{}", self.number)
    }

    /// What stands for it in the address of its button.
    pub(crate) fn token(&self) -> String {
        format!("token_{}", self.number)
    }

    pub(crate) fn is_unpaid(&self) -> bool {
        self.status == Status::Pending
    }

    pub(crate) fn emitted(&self) -> u64 {
        self.emitted
    }

    /// False if it is paid already.
    pub(super) fn pay(&mut self, now: u64) -> bool {
        let unpaid = self.is_unpaid();
        if unpaid {
            self.status = Status::Paid;
            self.paid = Some(now);
        }
        unpaid
    }

    /// `InvoiceV2`.
    pub(crate) fn v2_view(&self) -> Value {
        json!({
            "id": self.id(),
            "number": self.number,
            "status": self.status.name(),
            "emissionDate": date::format(self.emitted),
            "paymentDate": self.paid.map(date::format),
            "type": if self.is_unpaid() { "PURCHASE_ORDER" } else { "INVOICE" },
            "name": "Ada Lovelace",
            "company": null,
            "target": self.owner,
            "address": "1 rue de la Paix",
            "zipCode": "44000",
            "city": "Nantes",
            "country": "France",
            "countryCode": "FR",
            "vatNumber": null,
            "fromSubscription": false,
            "lines": [{
                "description": self.description,
                "subDescription": "",
                "pack": "",
                "VAT": 20.0,
                "price": self.price,
            }],
            "originalTotal": self.price,
            "totalHT": self.price,
            "totalVAT": self.tax(),
            "totalTTC": self.price + self.tax(),
            "token": self.token(),
        })
    }

    /// `InvoiceSummary`.
    pub(crate) fn summary(&self) -> Value {
        json!({
            "invoice_number": self.number,
            "kind": "INVOICE",
            "category": null,
            "address": address(),
            "emission_date": date::format(self.emitted),
            "pay_date": self.paid.map(date::format),
            "status": self.status.name(),
            "currency": "EUR",
            "kpi_compute_months": 1,
            "price_factor": 1.0,
            "discount": 0.0,
            "vat_percent": 20.0,
            "total_tax_excluded": euros(self.price),
            "total_tax": euros(self.tax()),
            "payment_provider": self.paid.map(|_| "stripe"),
            "transaction_id": self.paid.map(|_| "pi_0001"),
        })
    }

    /// `Invoice`. Of the lists of what was used, an invoice of credits has but `classic`, and the other `uptimes`.
    pub(crate) fn view(&self) -> Value {
        let mut view = json!({
            "invoice_number": self.number,
            "kind": "INVOICE",
            "origin": if self.credits > 0.0 { "manual" } else { "automatic" },
            "address": address(),
            "emission_date": date::format(self.emitted),
            "pay_date": self.paid.map(date::format),
            "status": self.status.name(),
            "consumption_begin_date": date::format(self.emitted.saturating_sub(31 * DAY)),
            "consumption_end_date": date::format(self.emitted),
            "currency": "EUR",
            "kpi_compute_months": 1,
            "price_factor": 1.0,
            "discount": 0.0,
            "vat_percent": 20.0,
            "countables": null,
            "credit_balance_at_emission": euros(0.0),
            "total_pending_upfront_before_emission": euros(0.0),
            "upfront_credit_amount": euros(self.credits),
            "customer_order_id": null,
            "payment_provider": self.paid.map(|_| "stripe"),
            "payment_method_id": self.paid.map(|_| "pm_0001"),
            "total_tax_excluded": euros(self.price),
            "total_tax": euros(self.tax()),
        });
        let item = format!("item_{}", self.number);
        if self.credits > 0.0 {
            view["classic"] = json!([{
                "item_id": item,
                "unit_price": euros(self.price),
                "quantity": 1,
                "description": self.description,
                "owner_id": self.owner,
                "category": "CREDITS",
                "sub_category": "PREPAID",
            }]);
        } else {
            view["uptimes"] = json!([{
                "item_id": item,
                "price": euros(self.price),
                "app_id": "app_00000000-0000-4000-8000-000000000000",
                "owner_id": self.owner,
                "details": null,
                "category": "RUNTIME",
                "sub_category": self.description,
            }]);
        }
        view
    }

    /// The invoice as a page.
    pub(crate) fn html(&self) -> String {
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><title>{number}</title></head>\
             <body><h1>{number}</h1><p>{total:.2} EUR</p></body></html>\n",
            number = self.number,
            total = self.price + self.tax()
        )
    }

    /// The button that shows whether it is paid: the beginning of a PNG, with the status after it.
    pub(crate) fn button(&self) -> Vec<u8> {
        [b"\x89PNG\r\n\x1a\n", self.status.name().as_bytes()].concat()
    }

    /// The invoice on paper: the frame of a PDF, with the number in a comment.
    pub(crate) fn pdf(&self) -> Vec<u8> {
        let comment = format!("% {}\n%%EOF\n", self.number);
        [b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", comment.as_bytes()].concat()
    }

    fn tax(&self) -> f64 {
        self.price * 0.2
    }
}

/// `InvoiceMoney`.
fn euros(amount: f64) -> Value {
    json!({ "amount": amount, "currency": "EUR" })
}

/// `InvoiceAddress`.
fn address() -> Value {
    json!({
        "address_id": "address_0001",
        "name": "Ada Lovelace",
        "company": "",
        "address": "1 rue de la Paix",
        "city": "Nantes",
        "zipcode": "44000",
        "country_alpha2": "FR",
        "vat_number": null,
        "vat_percent": 20.0,
    })
}
