#![allow(clippy::unwrap_used)]

use crate::{Platform, testing::call};
use serde_json::json;

#[test]
fn an_order_is_paid_once_by_its_id_or_its_number() {
    let platform = Platform::start();
    let order =
        || call(&platform, "POST", "/v2/self/payments/billings", Some(json!({ "dropQuantity": 5 }))).json();
    for (method, path, name) in [
        ("POST", "/v2/payments/{bid}/end/stripe", "id"),
        ("PUT", "/v2/payments/{bid}/end/stripe", "number"),
        ("PUT", "/v2/invoice/external/paypal/{bid}", "id"),
    ] {
        let path = path.replace("{bid}", order()[name].as_str().unwrap());
        let pay = || call(&platform, method, &path, Some(json!({})));
        assert_eq!((pay().json()["status"].clone(), pay().status), (json!("PAID"), 409), "{path}");
    }
    assert_eq!(call(&platform, "GET", "/v2/self/credits", None).json()["count"], 27.5);
}

#[test]
fn a_payment_that_is_given_up_leaves_the_order() {
    let platform = Platform::start();
    let order =
        call(&platform, "POST", "/v2/self/payments/billings", Some(json!({ "dropQuantity": 5 }))).json();
    let give_up = |bid: &str| call(&platform, "DELETE", &format!("/v2/invoice/external/paypal/{bid}"), None);
    assert_eq!((give_up(order["id"].as_str().unwrap()).status, give_up("none").status), (204, 404));
    let token = order["token"].as_str().unwrap();
    let button = call(&platform, "GET", &format!("/v2/payments/assets/pay_button/{token}/button.png"), None);
    assert_eq!(button.header("content-type"), Some("image/png"));
    assert!(button.body.ends_with(b"PENDING"));
}
