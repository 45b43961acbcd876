//! Orders of credits, the invoices that they become, and what else an owner consumes.
#![allow(deprecated)]

use std::slice;

use api_defs::v2::addon::InvoiceType;
use api_defs::v2::organisation::{
    BuyCredits, ChoosePaymentProvider, InvoiceStatus, MaxCredits, PaymentProvider, buy_credits,
    choose_payment_provider, delete_purchase_order, get_consumptions, get_credits, get_invoice,
    get_invoice_pdf, get_invoices, get_monthly_invoice, get_payment_info, get_price_with_tax,
    get_unpaid_invoices, set_max_credits_per_month,
};
use api_defs::v2::payment::end_payment_with_stripe;
use http::StatusCode;
use jiff::Timestamp;
use serde_json::json;

use crate::api::stage::{Acting, Called, Stage, for_each_owner, known_card};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, paid).await;
    for_each_owner(called, taken_back).await;
    for_each_owner(called, consumed).await;
}

#[tokio::test]
async fn credits_are_ordered_paid_and_there() {
    for_each_owner(&Called::default(), paid).await;
}

async fn paid(stage: &Stage) {
    let owner = &stage.owner;
    let credits = stage.send(get_credits(owner)).await;
    assert_eq!((credits.count, credits.owner_id.as_ref()), (Some(12.5), Some(&stage.owner_id)));
    assert_eq!(credits.price.unwrap().value, Some(1.0));
    assert_eq!(stage.send(get_unpaid_invoices(&stage.owner_id)).await, []);

    let order = stage.send(buy_credits(owner, &BuyCredits::quantity(50.0).currency("EUR"))).await;
    assert_eq!(stage.last_request().json(), Some(json!({ "dropQuantity": 50.0, "currency": "EUR" })));
    assert_eq!(
        (order.kind.clone(), order.status.clone()),
        (Some(InvoiceType::PurchaseOrder), Some(InvoiceStatus::Pending))
    );
    assert_eq!((order.total_without_tax, order.total_with_tax), (Some(50.0), Some(60.0)));
    assert_eq!((order.lines.len(), order.lines[0].price, order.lines[0].vat), (1, Some(50.0), Some(20.0)));
    assert_eq!((order.payment_date.as_ref(), order.company.as_ref()), (None, None));
    assert_eq!(stage.send(get_invoice(owner, &order.id)).await.as_ref(), Some(&order));
    assert_eq!(stage.send(get_unpaid_invoices(&stage.owner_id)).await, slice::from_ref(&order));
    assert_eq!(stage.send(get_invoices(owner)).await.last(), Some(&order));

    let choice = ChoosePaymentProvider::new(PaymentProvider::PayPal);
    let page = stage.send(choose_payment_provider(owner, &order.id, &choice)).await;
    assert_eq!(stage.last_request().json(), Some(json!({ "provider": "PAYPAL" })));
    assert!(page.url.unwrap().expose().starts_with("https://"));

    stage.send(end_payment_with_stripe(&order.id, &known_card())).await;
    let invoice = stage.send(get_invoice(owner, &order.id)).await.unwrap();
    assert_eq!((invoice.kind, invoice.status), (Some(InvoiceType::Invoice), Some(InvoiceStatus::Paid)));
    assert!(invoice.payment_date.is_some());
    assert_eq!(stage.send(get_credits(owner)).await.count, Some(62.5));
    assert_eq!(stage.send(get_unpaid_invoices(&stage.owner_id)).await, []);

    let token = invoice.token.as_ref().unwrap().expose();
    let pdf = stage.send(get_invoice_pdf(owner, &order.id).token(token)).await;
    assert!(pdf.starts_with(b"%PDF-"), "{pdf:?}");
    let asked = stage.last_request();
    assert!(asked.path.ends_with(&format!("/{}.pdf", order.id)), "{}", asked.path);
    assert_eq!(asked.header("accept"), Some("application/pdf"));
    assert!(stage.fail(get_invoice_pdf(owner, "none")).await.is_not_found());
    assert_eq!(stage.send(get_invoice(owner, "none")).await, None);
    assert!(stage.fail(get_invoices("orga_none")).await.is_not_found());
}

#[tokio::test]
async fn an_order_is_taken_back_unless_it_is_paid() {
    for_each_owner(&Called::default(), taken_back).await;
}

async fn taken_back(stage: &Stage) {
    let owner = &stage.owner;
    let order = stage.send(buy_credits(owner, &BuyCredits::quantity(5.0).coupon("WELCOME"))).await;
    stage.send(delete_purchase_order(owner, &order.id)).await;
    assert_eq!(stage.send(get_invoice(owner, &order.id)).await, None);
    assert!(stage.fail(delete_purchase_order(owner, &order.id)).await.is_not_found());

    let invoices = stage.send(get_invoices(owner)).await;
    let [first] = &invoices[..] else { panic!("{invoices:?}") };
    assert_eq!(first.status, Some(InvoiceStatus::Paid));
    let error = stage.fail(delete_purchase_order(owner, &first.id)).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::CONFLICT), Some("4090")));
    let error = stage.fail(buy_credits(owner, &BuyCredits::quantity(-1.0))).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
}

#[tokio::test]
async fn what_an_owner_consumes_is_read_and_limited() {
    for_each_owner(&Called::default(), consumed).await;
}

async fn consumed(stage: &Stage) {
    let owner = &stage.owner;
    let month = |text: &str| text.parse::<Timestamp>().unwrap();
    let call = get_consumptions(owner)
        .app_id("app_1")
        .from(month("2026-01-01T00:00:00Z"))
        .to(month("2026-02-01T00:00:00Z"))
        .purpose("bill");
    assert_eq!(stage.send(call).await, json!({}), "as it comes");
    let query = "appId=app_1&from=2026-01-01T00%3A00%3A00.000Z&to=2026-02-01T00%3A00%3A00.000Z&for=bill";
    assert_eq!(stage.last_request().query.as_deref(), Some(query));
    assert_eq!(stage.send(get_monthly_invoice(owner)).await, json!({}));
    let max = stage.send(set_max_credits_per_month(owner, &MaxCredits::new(99.5))).await;
    assert_eq!(max, json!({ "max": 99.5 }));

    let price = stage.send(get_price_with_tax(owner, "1000")).await;
    assert_eq!(
        (price.price, price.tax_free_price, price.vat_ratio),
        (Some(1200.0), Some(1000.0), Some(20.0))
    );
    assert_eq!(price.invoiced_owner.as_deref(), Some(stage.owner_id.as_str()));
    let error = stage.fail(get_price_with_tax(owner, "1/2")).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST), "one segment, and no number");

    let payer = stage.send(get_payment_info(owner)).await;
    assert_eq!(payer.from_orga, Some(stage.acting == Acting::Organisation));
    assert_eq!((payer.zip_code.as_deref(), payer.company.as_deref()), (Some("44000"), None));
    assert!(payer.errors.is_empty());
    assert!(stage.fail(get_payment_info("orga_none")).await.is_not_found());
}
