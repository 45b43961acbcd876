//! What an owner pays, in the v2 API.

mod invoices;
pub(in crate::routes) mod methods;

use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    routes::{ORGANISATION, owned},
};
use http::Method;
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    let mut routes = [
        owned(Method::GET, "/consumptions", nothing),
        owned(Method::GET, "/credits", credits),
        owned(Method::GET, "/payment-info", payment_info),
        owned(Method::GET, "/payments/fullprice/{price}", price_with_tax),
        owned(Method::GET, "/payments/monthlyinvoice", nothing),
        owned(Method::PUT, "/payments/monthlyinvoice/maxcredit", set_max_credits),
        owned(Method::GET, "/payments/recurring", recurring_payment),
        owned(Method::DELETE, "/payments/recurring", recurring_payment),
        owned(Method::GET, "/payments/tokens/stripe", stripe_token),
    ]
    .concat();
    routes.push(Route::under(ORGANISATION, Method::GET, "/payments/methods/newintent", setup_intent));
    routes.extend(invoices::routes());
    routes.extend(methods::routes());
    routes
}

/// An empty object: the shape of the platform's answer is not documented.
fn nothing(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.owner()?;
    Ok(Reply::json(&json!({})))
}

fn credits(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    Ok(Reply::json(&context.state.billing(&owner).credits_v2_view(&owner)))
}

fn payment_info(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    Ok(Reply::json(&json!({
        "fromOrga": owner != context.state.user.id,
        "name": context.state.user.name,
        "company": null,
        "address": "1 rue de la Paix",
        "zipCode": "44000",
        "city": "Nantes",
        "country": "FR",
        "vatNumber": null,
        "errors": {},
    })))
}

/// Prices are whole cents; the tax is 20 %.
fn price_with_tax(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let price = context.parameter("price");
    let cents: u32 = price.parse().map_err(|_| Failure::bad_field("price", price, "must be a number"))?;
    Ok(Reply::json(&json!({
        "price": u64::from(cents) * 120 / 100,
        "taxFreePrice": cents,
        "vatRatio": 20,
        "invoicedOwner": owner,
    })))
}

/// `WannabeMaxCredits`, in and out.
fn set_max_credits(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let max = context.fields()?.float("max")?;
    context.state.billing(&owner).max_credits = max;
    Ok(Reply::json(&json!({ "max": max })))
}

/// Nobody has one.
fn recurring_payment(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    Err(Failure::not_found("recurring payment", &owner))
}

fn setup_intent(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    Ok(Reply::json(&json!({
        "id": "seti_0001",
        "clientSecret": "seti_0001_secret",
        "customer": "cus_0001",
        "ownerId": owner,
    })))
}

fn stripe_token(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.owner()?;
    Ok(Reply::json(&json!("tok_0001")))
}
