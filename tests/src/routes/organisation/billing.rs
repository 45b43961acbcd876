//! What an owner pays, reading only. Nothing here changes.

use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    routes::{ORGANISATION, owned},
};
use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode};
use serde_json::{Value, json};

/// The one invoice that every owner has, paid.
const INVOICE: &str = "F20240101-0001";

pub(super) fn routes() -> Vec<Route> {
    let mut routes = [
        owned(Method::GET, "/consumptions", nothing),
        owned(Method::GET, "/credits", credits),
        owned(Method::GET, "/payment-info", payment_info),
        owned(Method::GET, "/payments/billings", invoices),
        owned(Method::GET, "/payments/fullprice/{price}", price_with_tax),
        owned(Method::GET, "/payments/methods", payment_methods),
        owned(Method::GET, "/payments/methods/default", default_payment_method),
        owned(Method::GET, "/payments/monthlyinvoice", nothing),
        owned(Method::GET, "/payments/recurring", recurring_payment),
        owned(Method::GET, "/payments/tokens/stripe", stripe_token),
    ]
    .concat();
    let of_organisation = |path, handler| Route::under(ORGANISATION, Method::GET, path, handler);
    routes.push(of_organisation("/payments/billings/unpaid", unpaid_invoices));
    routes.push(of_organisation("/payments/methods/newintent", setup_intent));
    routes.extend(owned(Method::GET, "/payments/billings/{bid}", invoice));
    routes
}

/// An empty object: the shape of the platform's answer is not documented.
fn nothing(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.owner()?;
    Ok(Reply::json(&json!({})))
}

fn credits(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    Ok(Reply::json(
        &json!({ "ownerId": owner, "count": 12.5, "dropPrice": { "currency": "EUR", "value": 1.0 } }),
    ))
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

fn invoices(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    Ok(Reply::json(&json!([invoice_view(&owner)])))
}

fn unpaid_invoices(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.owner()?;
    Ok(Reply::json(&json!([])))
}

/// `{bid}` is the invoice's number, `{bid}.pdf` the invoice on paper.
fn invoice(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let wanted = context.parameter("bid");
    let (number, as_pdf) = match wanted.strip_suffix(".pdf") {
        Some(number) => (number, true),
        None => (wanted.as_str(), false),
    };
    if number != INVOICE {
        return Err(Failure::not_found("invoice", number));
    }
    if as_pdf {
        let content_type = HeaderValue::from_static("application/pdf");
        let paper = Bytes::from_static(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n%%EOF\n");
        return Ok(Reply::with_body(StatusCode::OK, content_type, paper));
    }
    Ok(Reply::json(&invoice_view(&owner)))
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

fn payment_methods(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    Ok(Reply::json(&json!([card(&owner)])))
}

fn default_payment_method(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    Ok(Reply::json(&card(&owner)))
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

/// Nobody has one.
fn recurring_payment(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    Err(Failure::not_found("recurring payment", &owner))
}

fn stripe_token(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.owner()?;
    Ok(Reply::json(&json!("tok_0001")))
}

/// `PaymentMethod`.
fn card(owner: &str) -> Value {
    json!({
        "ownerId": owner,
        "type": "CREDITCARD",
        "token": "pm_0001",
        "isDefault": true,
        "number": "**** **** **** 4242",
        "imageUrl": "https://assets.example.com/cards/visa.svg",
        "holderName": "Ada Lovelace",
        "expirationDate": "2030-12-31T00:00:00Z",
        "isExpired": false,
        "cardType": "visa",
        "country": "FR",
    })
}

/// `InvoiceV2`.
fn invoice_view(owner: &str) -> Value {
    json!({
        "id": "invoice_0001",
        "number": INVOICE,
        "status": "PAID",
        "emissionDate": "2024-01-01T00:00:00Z",
        "paymentDate": "2024-01-02T00:00:00Z",
        "name": "Ada Lovelace",
        "company": null,
        "target": owner,
        "address": "1 rue de la Paix",
        "zipCode": "44000",
        "city": "Nantes",
        "country": "France",
        "countryCode": "FR",
        "vatNumber": null,
        "fromSubscription": false,
        "lines": [{ "description": "engine", "subDescription": "", "pack": "", "VAT": 20.0, "price": 10.0 }],
        "originalTotal": 10.0,
        "totalHT": 10.0,
        "totalVAT": 2.0,
        "totalTTC": 12.0,
    })
}
