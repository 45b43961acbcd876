//! Paying an invoice with Stripe or PayPal: begun, then authorized, which pays it.

use super::{BILLING, invoices::invoice};
use crate::{context::Context, errors::Failure, reply::Reply, router::Route};
use http::Method;
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    let route = |method, path, handler| Route::under(BILLING, method, path, handler);
    vec![
        route(Method::GET, "/payments/stripe/intent", intent),
        route(Method::POST, "/invoices/{number}/payments/stripe", begin_stripe),
        route(Method::PUT, "/invoices/{number}/payments/stripe/{paymentId}", authorize),
        route(Method::POST, "/invoices/{number}/payments/paypal", begin_paypal),
        route(Method::PUT, "/invoices/{number}/payments/paypal/{paymentId}", authorize),
    ]
}

/// `StripeIntent`; without `ownerId`, which the v2 API alone has.
fn intent(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.owner()?;
    Ok(Reply::json(&json!({ "id": "seti_0001", "clientSecret": "seti_0001_secret", "customer": "cus_0001" })))
}

/// A body is taken, and not looked at.
fn begin_stripe(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let number = context.parameter("number");
    let invoice = invoice(context, &number)?;
    if !invoice.is_unpaid() {
        return Err(Failure::conflict("The invoice is paid."));
    }
    Ok(Reply::json(&invoice.view()))
}

fn begin_paypal(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let number = context.parameter("number");
    if !invoice(context, &number)?.is_unpaid() {
        return Err(Failure::conflict("The invoice is paid."));
    }
    Ok(Reply::json(&json!({ "url": format!("https://paypal.example.com/{number}") })))
}

fn authorize(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (owner, number, now) = (context.owner()?, context.parameter("number"), context.state.now());
    invoice(context, &number)?;
    if !context.state.billing(&owner).pay(&number, now) {
        return Err(Failure::conflict("The invoice is paid."));
    }
    Ok(Reply::json(&invoice(context, &number)?.view()))
}
