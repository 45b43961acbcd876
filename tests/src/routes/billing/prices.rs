//! Prices, and whether a company pays tax.

use super::BILLING;
use crate::{context::Context, errors::Failure, reply::Reply, router::Route, state::price_system};
use http::Method;
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::under(BILLING, Method::GET, "/price-system", of_owner),
        Route::new(Method::GET, "/v4/billing/price-system", of_everyone),
        Route::new(Method::GET, "/v2/vat_check", vat_check),
    ]
}

fn of_owner(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.owner()?;
    Ok(Reply::json(&price_system(context.query("zone_id").as_deref(), "EUR", 1.0)))
}

/// `currency` is `EUR` or `USD`.
fn of_everyone(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let currency = context.query("currency").unwrap_or_else(|| "EUR".to_owned());
    let rate = match currency.as_str() {
        "EUR" => 1.0,
        "USD" => 1.2,
        _ => return Err(Failure::bad_field("currency", currency, "is not a known value")),
    };
    Ok(Reply::json(&price_system(context.query("zone_id").as_deref(), &currency, rate)))
}

/// `VatNumberCheck`: nine digits and more are a number of a company.
fn vat_check(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let number = context.query("vat").unwrap_or_default();
    if number.len() < 9 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Reply::json(&json!({ "valid": false })));
    }
    let company =
        json!({ "valid": true, "name": "Analytical Engines", "address": "1 rue de la Paix, Nantes" });
    Ok(Reply::json(&company))
}
