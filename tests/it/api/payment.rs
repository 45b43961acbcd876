//! Payments under way: what providers of payments and their libraries need.
#![allow(deprecated)]

use api_defs::v2::organisation::{
    BuyCredits, Invoice, InvoiceStatus, buy_credits, get_credits, get_invoice, get_new_setup_intent,
};
use api_defs::v2::payment::{
    authorize_paypal_transaction, cancel_paypal_transaction, end_payment_with_stripe,
    get_available_payment_providers, get_coupon, get_invoice_status_button, get_stripe_token,
    update_stripe_payment,
};
use http::StatusCode;
use platform_double::Fault;
use serde_json::json;

use super::stage::{Acting, Called, Stage, for_each_owner, known_card};

pub(super) async fn all(called: &Called) {
    offers(&Stage::new(Acting::Organisation, called)).await;
    for_each_owner(called, stripe).await;
    for_each_owner(called, paypal).await;
    for_each_owner(called, button).await;
}

async fn order(stage: &Stage) -> Invoice {
    stage.send(buy_credits(&stage.owner, &BuyCredits::quantity(10.0))).await
}

#[tokio::test]
async fn coupons_and_providers_are_handed_over_as_they_come() {
    offers(&Stage::new(Acting::Organisation, &Called::default())).await;
}

async fn offers(stage: &Stage) {
    assert_eq!(stage.send(get_coupon("WELCOME")).await.unwrap()["name"], "WELCOME");
    assert_eq!(stage.send(get_coupon("no/ne")).await, None);
    assert_eq!(stage.send(get_available_payment_providers()).await, json!(["CREDITCARD", "PAYPAL"]));
    let token = stage.send(get_stripe_token()).await;
    assert_eq!(token.expose(), "tok_0001");
    assert!(!format!("{token:?}").contains("tok_"), "{token:?}");
}

#[tokio::test]
async fn an_order_is_paid_with_stripe_once() {
    for_each_owner(&Called::default(), stripe).await;
}

async fn stripe(stage: &Stage) {
    let id = order(stage).await.id;
    let intent = stage.send(get_new_setup_intent(&stage.owner_id)).await.to_payment_intent().unwrap();
    let call = update_stripe_payment(&id, &intent);
    stage.platform.script(Fault::status(503).on("PUT", call.target()));
    assert_eq!(stage.fail(call).await.attempts(), 1, "it moves money");

    let paid = stage.send(update_stripe_payment(&id, &intent)).await;
    let sent = stage.last_request().json().unwrap();
    assert_eq!(
        (&sent["clientSecret"], &sent["ownerId"]),
        (&json!("seti_0001_secret"), &json!(stage.owner_id))
    );
    assert_eq!((paid.id.clone(), paid.status), (id.clone(), Some(InvoiceStatus::Paid)));
    let error = stage.fail(end_payment_with_stripe(&id, &known_card())).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::CONFLICT), Some("4090")));
    stage.send(end_payment_with_stripe(&order(stage).await.id, &known_card())).await;
    assert_eq!(stage.send(get_credits(&stage.owner)).await.count, Some(32.5));
    assert!(stage.fail(end_payment_with_stripe("none", &known_card())).await.is_not_found());
}

#[tokio::test]
async fn a_payment_with_paypal_is_given_up_or_ends_well() {
    for_each_owner(&Called::default(), paypal).await;
}

async fn paypal(stage: &Stage) {
    let id = order(stage).await.id;
    stage.send(cancel_paypal_transaction(&id)).await;
    let left = stage.send(get_invoice(&stage.owner, &id)).await.unwrap();
    assert_eq!(left.status, Some(InvoiceStatus::Pending));

    let call = authorize_paypal_transaction(&id, &known_card());
    stage.platform.script(Fault::status(503).on("PUT", call.target()));
    assert_eq!(stage.fail(call).await.attempts(), 1, "it moves money");
    stage.send(authorize_paypal_transaction(&id, &known_card())).await;
    let paid = stage.send(get_invoice(&stage.owner, &id)).await.unwrap();
    assert_eq!(paid.status, Some(InvoiceStatus::Paid));
    let error = stage.fail(authorize_paypal_transaction(&id, &known_card())).await;
    assert_eq!(error.status(), Some(StatusCode::CONFLICT));
    assert!(stage.fail(cancel_paypal_transaction("none")).await.is_not_found());
}

#[tokio::test]
async fn a_button_shows_whether_an_invoice_is_paid() {
    for_each_owner(&Called::default(), button).await;
}

async fn button(stage: &Stage) {
    let order = order(stage).await;
    let token = order.token.as_ref().unwrap().expose();
    assert!(!format!("{order:?}").contains(token), "{order:?}");
    let pending = stage.send(get_invoice_status_button(token)).await;
    assert_eq!(stage.last_request().header("accept"), Some("image/png"));
    assert!(pending.starts_with(b"\x89PNG"), "{pending:?}");
    stage.send(end_payment_with_stripe(&order.id, &known_card())).await;
    assert_ne!(*stage.send(get_invoice_status_button(token)).await, *pending);
    assert!(stage.fail(get_invoice_status_button("none")).await.is_not_found());
}
