//! v2 payments under way: orders of any owner, and what providers of payments have to do with them.

use crate::{context::Context, errors::Failure, reply::Reply, router::Route, state::COUPON};
use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode};
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/v2/payments/assets/pay_button/{token}/button.png", button),
        Route::new(Method::GET, "/v2/payments/coupons/{name}", coupon),
        Route::new(Method::GET, "/v2/payments/providers", providers),
        Route::new(Method::GET, "/v2/payments/tokens/stripe", |_| Ok(Reply::json(&json!("tok_0001")))),
        Route::new(Method::POST, "/v2/payments/{bid}/end/stripe", pay),
        Route::new(Method::PUT, "/v2/payments/{bid}/end/stripe", pay),
        Route::new(Method::PUT, "/v2/invoice/external/paypal/{bid}", pay),
        Route::new(Method::DELETE, "/v2/invoice/external/paypal/{bid}", give_up),
    ]
}

fn button(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let token = context.parameter("token");
    let invoice = context.state.invoice_by_token(&token);
    let image = invoice.ok_or_else(|| Failure::not_found("invoice", &token))?.button();
    Ok(Reply::with_body(StatusCode::OK, HeaderValue::from_static("image/png"), Bytes::from(image)))
}

/// The one coupon that there is. The shape is made up.
fn coupon(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let name = context.parameter("name");
    if name != COUPON {
        return Err(Failure::not_found("coupon", &name));
    }
    Ok(Reply::json(&json!({ "name": name })))
}

/// The shape is made up.
fn providers(_: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&json!(["CREDITCARD", "PAYPAL"])))
}

/// Pays an order, whatever the body says, and answers it.
fn pay(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.fields()?;
    let (owner, number) = debtor(context)?;
    let now = context.state.now();
    let billing = context.state.billing(&owner);
    if !billing.pay(&number, now) {
        return Err(Failure::conflict("The invoice is paid."));
    }
    Ok(Reply::json(&billing.invoice(&number).map(|invoice| invoice.v2_view()).unwrap_or_default()))
}

/// The order stays as it is.
fn give_up(context: &mut Context<'_>) -> Result<Reply, Failure> {
    debtor(context)?;
    Ok(Reply::done())
}

/// The owner and the number of the order `{bid}`.
fn debtor(context: &mut Context<'_>) -> Result<(String, String), Failure> {
    let bid = context.parameter("bid");
    context.state.debtor(&bid).ok_or_else(|| Failure::not_found("invoice", &bid))
}

#[cfg(test)]
mod tests;
