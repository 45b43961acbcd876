//! Invoices and purchase orders, in the v2 API.

use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    routes::{ORGANISATION, owned},
    state::Invoice,
};
use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode};
use serde_json::json;

/// `unpaid` is before `{bid}`: no invoice has this number.
pub(super) fn routes() -> Vec<Route> {
    let mut routes = vec![Route::under(ORGANISATION, Method::GET, "/payments/billings/unpaid", unpaid)];
    routes.extend(owned(Method::GET, "/payments/billings", list));
    routes.extend(owned(Method::POST, "/payments/billings", buy));
    routes.extend(owned(Method::GET, "/payments/billings/{bid}", get));
    routes.extend(owned(Method::PUT, "/payments/billings/{bid}", choose_provider));
    routes.extend(owned(Method::DELETE, "/payments/billings/{bid}", remove));
    routes
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    Ok(Reply::json(&context.state.billing(&owner).invoices.iter().map(Invoice::v2_view).collect()))
}

fn unpaid(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let unpaid = context.state.billing(&owner).invoices.iter().filter(|invoice| invoice.is_unpaid());
    Ok(Reply::json(&unpaid.map(Invoice::v2_view).collect()))
}

/// `WannabeDropsOrder`: a purchase order of `dropQuantity` credits, to be paid.
fn buy(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let quantity = context.fields()?.float("dropQuantity")?.filter(|quantity| *quantity > 0.0);
    let quantity = quantity.ok_or_else(|| Failure::bad_field("dropQuantity", "nothing", "must be given"))?;
    let (number, now) = (context.state.new_id("order"), context.state.now());
    let invoice = Invoice::of_credits(number, &owner, quantity, now);
    let view = invoice.v2_view();
    context.state.billing(&owner).invoices.push(invoice);
    Ok(Reply::json(&view))
}

/// `{bid}` is the invoice's id or number, `{bid}.pdf` the invoice on paper.
fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let wanted = context.parameter("bid");
    let Some(bid) = wanted.strip_suffix(".pdf") else {
        return Ok(Reply::json(&invoice(context, &wanted)?.v2_view()));
    };
    let content_type = HeaderValue::from_static("application/pdf");
    let paper = Bytes::from(invoice(context, bid)?.pdf());
    Ok(Reply::with_body(StatusCode::OK, content_type, paper))
}

/// Where to go on paying.
fn choose_provider(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let bid = context.parameter("bid");
    context.fields()?;
    let number = &invoice(context, &bid)?.number;
    Ok(Reply::json(&json!({ "url": format!("https://pay.example.com/{number}") })))
}

/// What is paid stays.
fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (owner, bid) = (context.owner()?, context.parameter("bid"));
    let invoice = invoice(context, &bid)?;
    if !invoice.is_unpaid() {
        return Err(Failure::conflict("The invoice is paid."));
    }
    let number = invoice.number.clone();
    context.state.billing(&owner).invoices.retain(|invoice| invoice.number != number);
    Ok(Reply::done())
}

fn invoice<'a>(context: &'a mut Context<'_>, bid: &str) -> Result<&'a mut Invoice, Failure> {
    let owner = context.owner()?;
    context.state.billing(&owner).order(bid).ok_or_else(|| Failure::not_found("invoice", bid))
}
