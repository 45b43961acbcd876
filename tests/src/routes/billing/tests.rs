#![allow(clippy::unwrap_used)]

use crate::{
    Platform,
    testing::{Answer, call},
};
use serde_json::{Value, json};

/// Requests about what an owner pays, v4.
fn billing(platform: &Platform, method: &str, tail: &str, body: Option<Value>) -> Answer {
    let owner = &platform.seed().organisation_id;
    call(platform, method, &format!("/v4/billing/organisations/{owner}{tail}"), body)
}

/// The number of a new order of credits.
fn order(platform: &Platform) -> String {
    let path = format!("/v2/organisations/{}/payments/billings", platform.seed().organisation_id);
    let order = call(platform, "POST", &path, Some(json!({ "dropQuantity": 5, "currency": "EUR" }))).json();
    assert_eq!((&order["status"], &order["type"]), (&json!("PENDING"), &json!("PURCHASE_ORDER")));
    order["number"].as_str().unwrap().to_owned()
}

#[test]
fn an_order_is_unpaid_until_its_payment_is_authorized_and_brings_credits() {
    let platform = Platform::start();
    let number = order(&platform);
    let unpaid = || billing(&platform, "GET", "/invoices/unpaid", None).json();
    assert_eq!(unpaid()[0]["invoice_number"], json!(number));
    let pay = |method: &str, tail: &str| {
        billing(&platform, method, &format!("/invoices/{number}/payments/{tail}"), None)
    };
    assert_eq!(pay("POST", "stripe").json()["status"], "PENDING");
    assert!(pay("POST", "paypal").json()["url"].as_str().unwrap().ends_with(&number));
    assert_eq!(pay("PUT", "stripe/pi_1").json()["status"], "PAID");
    assert_eq!([pay("PUT", "paypal/pay_1").status, pay("POST", "stripe").status], [409, 409]);
    assert_eq!(unpaid(), json!([]));
    let credits = billing(&platform, "GET", "/credits/summary", None).json();
    assert_eq!(credits, json!({ "prepaidCredit": 17.5, "freeCredit": 0.0, "currency": "EUR" }));
}

#[test]
fn the_older_api_sees_the_same_orders() {
    let platform = Platform::start();
    let path = format!("/v2/organisations/{}/payments/billings", platform.seed().organisation_id);
    let (kept, dropped) = (order(&platform), order(&platform));
    let pay = format!("/v2/payments/{kept}/end/stripe");
    let pay = || call(&platform, "PUT", &pay, Some(json!({ "id": "seti_0001" })));
    assert_eq!((pay().json()["status"].clone(), pay().status), (json!("PAID"), 409));
    let status = |method, number: &str| call(&platform, method, &format!("{path}/{number}"), None).status;
    assert_eq!(
        (status("DELETE", &kept), status("DELETE", &dropped), status("GET", &dropped)),
        (409, 204, 404)
    );
    let invoices = billing(&platform, "GET", "/invoices?limit=1", None).json();
    assert_eq!((&invoices[0]["invoice_number"], invoices.as_array().unwrap().len()), (&json!(kept), 1));
    let since = billing(&platform, "GET", "/invoices?until=2024-06-01T00:00:00Z", None).json();
    assert_eq!(since[0]["invoice_number"], "F20240101-0001");
}

#[test]
fn an_invoice_has_three_forms() {
    let platform = Platform::start();
    let get = |end: &str| billing(&platform, "GET", &format!("/invoices/F20240101-0001{end}"), None);
    let invoice = get("").json();
    assert_eq!((&invoice["total_tax"]["amount"], &invoice["countables"]), (&json!(2.0), &json!(null)));
    assert_eq!(invoice["uptimes"][0]["price"], json!({ "amount": 10.0, "currency": "EUR" }));
    let page = get(".html");
    assert_eq!(page.header("content-type"), Some("text/html;charset=utf-8"));
    assert!(String::from_utf8(page.body).unwrap().contains("12.00 EUR"));
    assert_eq!(get(".pdf").body[..5], b"%PDF-"[..]);
    for unknown in ["none", "none.html", "none.pdf"] {
        let gone = billing(&platform, "GET", &format!("/invoices/{unknown}"), None);
        assert_eq!((gone.status, &gone.json()["code"]), (404, &json!("clever.core.not-found")));
    }
}

#[test]
fn one_method_is_the_default_one() {
    let platform = Platform::start();
    let methods = "/payments/methods";
    assert_eq!(billing(&platform, "POST", methods, Some(json!({ "id": "pm_2" }))).json()["isDefault"], false);
    let set = |id: &str| billing(&platform, "PUT", &format!("{methods}/default"), Some(json!({ "id": id })));
    assert_eq!((set("pm_2").json()["isDefault"].clone(), set("pm_3").status), (json!(true), 404));
    let list = billing(&platform, "GET", methods, None).json();
    assert_eq!([&list[0]["isDefault"], &list[1]["isDefault"]], [false, true]);
    let v2 = format!("/v2/organisations/{}{methods}", platform.seed().organisation_id);
    assert_eq!(call(&platform, "GET", &v2, None).json(), list);
    let remove = |id: &str| billing(&platform, "DELETE", &format!("{methods}/{id}"), None).status;
    assert_eq!((remove("pm_2"), remove("pm_2")), (204, 404));
    assert_eq!(call(&platform, "GET", &format!("{v2}/default"), None).status, 404);
}

#[test]
fn a_coupon_is_taken_once_and_refused_with_the_platforms_codes() {
    let platform = Platform::start();
    let apply =
        |name: &str| billing(&platform, "POST", "/applied-coupons", Some(json!({ "name": name }))).json();
    assert_eq!(apply("WELCOME")["coupon_name"], "WELCOME");
    let refused = ["nonsense", "EARLY", "LATE", "USED-UP", "DOLLARS", "WELCOME"].map(apply);
    let codes = refused.map(|answer| answer["code"].as_u64().unwrap());
    assert_eq!(codes, [10001, 10002, 10003, 10004, 10005, 10011]);
    assert_eq!(billing(&platform, "GET", "/credits/summary", None).json()["freeCredit"], 20.0);
}

#[test]
fn prices_are_for_owners_and_for_everyone() {
    let platform = Platform::start();
    let own = billing(&platform, "GET", "/price-system?zone_id=par", None).json();
    assert_eq!((&own["zone_id"], &own["currency"]), (&json!("par"), &json!("EUR")));
    let get = |path: &str| call(&platform, "GET", path, None);
    let dollars = get("/v4/billing/price-system?currency=USD").json();
    assert!(dollars["runtime"][0]["price"].as_f64() > own["runtime"][0]["price"].as_f64());
    assert_eq!(get("/v4/billing/price-system?currency=XXX").status, 400);
    let checks = ["123456789", "12"].map(|vat| get(&format!("/v2/vat_check?country=FR&vat={vat}")).json());
    assert_eq!(checks.map(|check| check["valid"].clone()), [json!(true), json!(false)]);
}
