//! Ways to pay, the older way, and what Stripe needs for them.
#![allow(deprecated)]

use std::slice;

use api_defs::v2::addon::PaymentMethodType;
use api_defs::v2::organisation::{
    PaymentMethodChoice, add_payment_method, delete_payment_method, delete_recurrent_payment,
    get_default_payment_method, get_new_setup_intent, get_payment_methods, get_recurrent_payment,
    get_stripe_token, set_default_payment_method,
};
use platform_double::Fault;
use serde_json::json;

use crate::api::stage::{Called, Stage, for_each_owner, known_card};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, methods).await;
    for_each_owner(called, stripe).await;
    for_each_owner(called, recurrent).await;
}

#[tokio::test]
async fn a_way_to_pay_is_added_chosen_and_taken_back() {
    for_each_owner(&Called::default(), methods).await;
}

async fn methods(stage: &Stage) {
    let owner = &stage.owner;
    let methods = stage.send(get_payment_methods(owner)).await;
    let [card] = &methods[..] else { panic!("{methods:?}") };
    assert_eq!((card.kind.clone(), card.is_default), (Some(PaymentMethodType::CreditCard), Some(true)));
    assert_eq!((card.owner_id.as_ref(), card.bank_code.as_deref()), (Some(&stage.owner_id), None));
    assert_eq!(stage.send(get_default_payment_method(owner)).await.as_ref(), Some(card));

    let added = stage.send(add_payment_method(owner, &PaymentMethodChoice::new_card("pm_2"))).await;
    assert_eq!(stage.last_request().json(), Some(json!({ "type": "NEW_CARD", "token": "pm_2" })));
    assert_eq!((added.token.as_str(), added.is_default), ("pm_2", Some(false)));
    let choice = PaymentMethodChoice::existing_card(&added.token);
    stage.send(set_default_payment_method(owner, &choice)).await;
    let default = stage.send(get_default_payment_method(owner)).await.unwrap();
    assert_eq!((&default.token, default.is_default), (&added.token, Some(true)));
    let methods = stage.send(get_payment_methods(owner)).await;
    assert_eq!(methods.iter().map(|one| one.is_default).collect::<Vec<_>>(), [Some(false), Some(true)]);

    stage.send(delete_payment_method(owner, &added.token)).await;
    assert_eq!(stage.send(get_default_payment_method(owner)).await, None);
    assert!(stage.fail(delete_payment_method(owner, &added.token)).await.is_not_found());
    assert!(stage.fail(set_default_payment_method(owner, &choice)).await.is_not_found());
    stage.send(set_default_payment_method(owner, &known_card())).await;
    assert_eq!(stage.send(get_payment_methods(owner)).await, slice::from_ref(card));
}

#[tokio::test]
async fn stripe_is_set_up_for_an_owner() {
    for_each_owner(&Called::default(), stripe).await;
}

async fn stripe(stage: &Stage) {
    let intent = stage.send(get_new_setup_intent(&stage.owner_id).r#type("CREDITCARD")).await;
    assert_eq!(stage.last_request().query.as_deref(), Some("type=CREDITCARD"));
    assert_eq!((intent.id.as_str(), intent.owner_id.as_ref()), ("seti_0001", Some(&stage.owner_id)));
    let secret = intent.client_secret.as_ref().unwrap().expose();
    assert!(!format!("{intent:?}").contains(secret), "{intent:?}");
    let token = stage.send(get_stripe_token(&stage.owner)).await;
    assert_eq!(token.expose(), "tok_0001");
    assert!(!format!("{token:?}").contains("tok_"), "{token:?}");
    assert!(stage.fail(get_stripe_token("orga_none")).await.is_not_found());
}

#[tokio::test]
async fn a_payment_that_comes_again_is_read_and_ended() {
    for_each_owner(&Called::default(), recurrent).await;
}

/// Nobody has one on the platform, so one is played.
async fn recurrent(stage: &Stage) {
    let owner = &stage.owner;
    assert_eq!(stage.send(get_recurrent_payment(owner)).await, None);
    assert!(stage.fail(delete_recurrent_payment(owner)).await.is_not_found());

    let payment = json!({
        "user": null, "target": { "id": stage.owner_id, "identity": "Ada Lovelace", "emails": null },
        "thresholdAmount": 10, "monthlyAmount": null, "threshold": 2.5, "currency": "EUR", "token": "s3cret",
    });
    let path = stage.last_request().path;
    stage.platform.script(Fault::status(200).json(&payment).on("GET", &path));
    let payment = stage.send(get_recurrent_payment(owner)).await.unwrap();
    let target = payment.target.as_ref().unwrap();
    assert_eq!((target.id.as_ref(), target.emails.is_empty()), (Some(&stage.owner_id), true));
    assert_eq!(
        (payment.threshold_amount, payment.threshold, payment.monthly_amount),
        (Some(10.0), Some(2.5), None)
    );
    assert!(!format!("{payment:?}").contains("s3cret"), "{payment:?}");
    stage.platform.script(Fault::status(204).on("DELETE", &path));
    stage.send(delete_recurrent_payment(owner)).await;
    assert_eq!(stage.platform.pending_faults(), 0);
}
