//! Answers that come in pages.
#![deny(missing_docs, missing_debug_implementations, unreachable_pub, unused, warnings)]

use cc_client::page::{Dated, Items, Page, Pages};
use cc_client::route::Paging;
use cc_client::{Client, endpoint};
use serde::Deserialize;

/// A page with more than its items.
#[derive(Debug, Deserialize)]
pub struct Invoices {
    /// Of all pages.
    pub total: u32,
    /// Of this one.
    pub invoices: Vec<Invoice>,
}

/// An invoice.
#[derive(Debug, Deserialize)]
pub struct Invoice {
    number: u32,
    date: String,
}

impl Page for Invoices {
    type Item = Invoice;

    fn items(&mut self) -> &mut Vec<Invoice> {
        &mut self.invoices
    }
}

impl Dated for Invoice {
    fn date(&self) -> Option<String> {
        Some(self.date.clone())
    }

    fn key(&self) -> String {
        self.number.to_string()
    }
}

/// Names by number.
#[endpoint(GET "/v2/names?<type>&page-size=<size>&<for>", pages = skip(r#type, "page-size"))]
pub fn names(r#type: Option<u32>, size: Option<u32>, r#for: Option<&str>) -> Vec<String>;

/// Names by index.
#[endpoint(GET "/v2/<id>/names?<from>&<to>", pages = range(from, to), retry = never)]
pub(crate) fn names_of(id: &str, from: Option<u64>, to: Option<u64>) -> Vec<String>;

/// Invoices by date.
#[endpoint(
    GET "/v2/invoices?<until>&<limit>&<order>",
    pages = newest_first(until, limit, order = "DESC",),
)]
pub fn list_invoices(until: Option<&str>, limit: Option<u32>, order: Option<&str>) -> Invoices;

fn main() {
    let client = Client::builder().build().unwrap();
    let by_number: Items<Vec<String>> = names().r#for("cats").size(10).items(&client);
    let by_index: Pages<Vec<String>> = names_of("1").from(3).pages(&client);
    let by_date: Items<Invoices> = list_invoices().items(&client);
    drop((by_number, by_index, by_date));

    let paging = names().route().unwrap().pages().unwrap();
    assert_eq!(paging, Paging::Skip { offset: "type", limit: "page-size" });
    let _ = names_of("1").to(2).pages(&client).items();
}
