//! Paying an invoice, credits, and coupons.

use api_defs::InvoiceNumber;
use api_defs::v2::organisation::{BuyCredits, buy_credits};
use api_defs::v4::billing::{
    ActivateCoupon, InvoiceStatus, activate_coupon, authorize_paypal_payment, authorize_stripe_payment,
    get_all_unpaid_invoices, get_credits_summary, init_paypal_payment, init_stripe_payment,
};
use cc_client::Body;
use http::StatusCode;
use platform_double::Fault;
use serde_json::json;

use crate::api::stage::{Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, stripe).await;
    for_each_owner(called, paypal).await;
    for_each_owner(called, coupons).await;
}

async fn order(stage: &Stage) -> InvoiceNumber {
    stage.send(buy_credits(&stage.owner, &BuyCredits::quantity(5.0))).await.number.unwrap()
}

#[tokio::test]
async fn an_invoice_is_paid_by_stripe_and_brings_credits() {
    for_each_owner(&Called::default(), stripe).await;
}

async fn stripe(stage: &Stage) {
    let owner = &stage.owner_id;
    let number = order(stage).await;
    let begun = stage.send(init_stripe_payment(owner, &number, &json!({}))).await;
    assert_eq!((&begun.invoice_number, begun.status), (&number, Some(InvoiceStatus::Pending)));
    assert_eq!((begun.classic[0].quantity, begun.uptimes.len()), (Some(1.0), 0));
    stage.send(init_stripe_payment(owner, &number, &json!({})).body(Body::empty())).await;
    assert!(stage.last_request().body.is_empty());

    let call = authorize_stripe_payment(owner, &number, "pi_1");
    stage.platform.script(Fault::status(503).on("PUT", call.target()));
    assert_eq!(stage.fail(call).await.attempts(), 1, "it moves money");
    let paid = stage.send(authorize_stripe_payment(owner, &number, "pi_1")).await;
    assert_eq!((paid.status, paid.pay_date.is_some()), (Some(InvoiceStatus::Paid), true));
    assert_eq!(stage.send(get_all_unpaid_invoices(owner)).await, []);
    let credits = stage.send(get_credits_summary(owner)).await;
    assert_eq!((credits.prepaid_credit, credits.free_credit), (Some(17.5), Some(0.0)));
    for error in [
        stage.fail(init_stripe_payment(owner, &number, &json!({}))).await,
        stage.fail(authorize_stripe_payment(owner, &number, "pi_1")).await,
    ] {
        assert_eq!(
            (error.status(), error.code()),
            (Some(StatusCode::CONFLICT), Some("clever.core.conflict"))
        );
    }
    assert!(stage.fail(authorize_stripe_payment(owner, "none", "pi_1")).await.is_not_found());
}

#[tokio::test]
async fn an_invoice_is_paid_by_paypal() {
    for_each_owner(&Called::default(), paypal).await;
}

async fn paypal(stage: &Stage) {
    let owner = &stage.owner_id;
    let number = order(stage).await;
    let page = stage.send(init_paypal_payment(owner, &number)).await;
    let url = page.url.as_ref().unwrap();
    assert!(url.expose().ends_with(number.as_str()));
    assert!(!format!("{page:?}").contains(url.expose()), "{page:?}");
    let paid = stage.send(authorize_paypal_payment(owner, &number, "payer/1")).await;
    assert_eq!(paid.status, Some(InvoiceStatus::Paid));
    assert!(stage.last_request().path.ends_with("/paypal/payer%2F1"));
    let error = stage.fail(init_paypal_payment(owner, &number)).await;
    assert_eq!(error.status(), Some(StatusCode::CONFLICT));
    assert!(stage.fail(init_paypal_payment(owner, "none")).await.is_not_found());
}

#[tokio::test]
async fn a_coupon_gives_credits_once_or_says_why_not() {
    for_each_owner(&Called::default(), coupons).await;
}

async fn coupons(stage: &Stage) {
    let owner = &stage.owner_id;
    let used = stage.send(activate_coupon(owner, &ActivateCoupon::new("WELCOME"))).await;
    assert_eq!(used.coupon_name, "WELCOME");
    assert_eq!(used.applied_by_user_id.as_ref().unwrap(), stage.platform.seed().user_id.as_str());
    assert!(used.free_credits_start_date < used.free_credits_end_date, "{used:?}");
    assert_eq!(stage.send(get_credits_summary(owner)).await.free_credit, Some(20.0));
    for (name, code) in [
        ("nonsense", "10001"),
        ("EARLY", "10002"),
        ("LATE", "10003"),
        ("USED-UP", "10004"),
        ("DOLLARS", "10005"),
        ("WELCOME", "10011"),
    ] {
        let error = stage.fail(activate_coupon(owner, &ActivateCoupon::new(name))).await;
        assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some(code)), "{name}");
    }
    assert_eq!(stage.send(get_credits_summary(owner)).await.free_credit, Some(20.0));
}
