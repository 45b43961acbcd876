//! Ways to pay.

use api_defs::v4::billing::{
    PaymentMethodById, create_payment_method, delete_payment_method, get_payment_methods,
    get_stripe_payment_intent, set_default_payment_method,
};
use serde_json::json;

use crate::api::stage::{Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, methods).await;
}

#[tokio::test]
async fn a_way_to_pay_that_was_left_with_stripe_is_added_chosen_and_removed() {
    for_each_owner(&Called::default(), methods).await;
}

async fn methods(stage: &Stage) {
    let owner = &stage.owner_id;
    let intent = stage.send(get_stripe_payment_intent(owner).r#type("CREDITCARD")).await.unwrap();
    assert_eq!((intent.customer.as_deref(), intent.owner_id), (Some("cus_0001"), None));
    assert_eq!(stage.send(get_stripe_payment_intent("orga_none")).await, None);

    let added = stage.send(create_payment_method(owner, &PaymentMethodById::new("pm_2"))).await;
    assert_eq!(stage.last_request().json(), Some(json!({ "id": "pm_2" })));
    assert_eq!((added.token.as_str(), added.is_default), ("pm_2", Some(false)));
    let chosen = stage.send(set_default_payment_method(owner, &PaymentMethodById::new(&added.token))).await;
    assert_eq!((&chosen.token, chosen.is_default), (&added.token, Some(true)));
    let methods = stage.send(get_payment_methods(owner)).await;
    assert_eq!((methods.len(), methods[0].is_default, &methods[1]), (2, Some(false), &chosen));

    stage.send(delete_payment_method(owner, &added.token)).await;
    assert_eq!(stage.send(get_payment_methods(owner)).await.len(), 1);
    let error = stage.fail(delete_payment_method(owner, &added.token)).await;
    assert_eq!((error.is_not_found(), error.code()), (true, Some("clever.core.not-found")));
    let error = stage.fail(set_default_payment_method(owner, &PaymentMethodById::new("pm_2"))).await;
    assert!(error.is_not_found(), "{error}");
}
