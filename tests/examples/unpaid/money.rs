//! Amounts of money, in hundredths: sums of decimal fractions do not stay what they are.

use std::collections::BTreeMap;

use api_defs::v4::billing::{InvoiceSummary, Money};

/// Sums by currency.
#[derive(Debug, Default)]
pub(crate) struct Totals(BTreeMap<String, i64>);

impl Totals {
    pub(crate) fn add(&mut self, cents: i64, currency: &str) {
        *self.0.entry(currency.to_owned()).or_default() += cents;
    }

    /// By currency.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, i64)> {
        self.0.iter().map(|(currency, cents)| (currency.as_str(), *cents))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What is to be paid for an invoice, tax included, and in which currency (`?` if it is not said).
pub(crate) fn to_be_paid(invoice: &InvoiceSummary) -> (i64, String) {
    let parts = [&invoice.total_tax_excluded, &invoice.total_tax];
    let cents = parts.into_iter().flatten().filter_map(|money| money.amount).map(cents).sum();
    let said = parts.into_iter().flatten().find_map(|money: &Money| money.currency.clone());
    (cents, said.or_else(|| invoice.currency.clone()).unwrap_or_else(|| "?".to_owned()))
}

/// The nearest number of hundredths.
fn cents(amount: f64) -> i64 {
    (amount * 100.0).round() as i64
}

/// Hundredths as they are written: `-12.05`.
pub(crate) fn amount(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.unsigned_abs() / 100, cents.unsigned_abs() % 100)
}
