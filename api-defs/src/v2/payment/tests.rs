//! What is sent about payments under way. Bodies are made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::json;

use super::*;

#[test]
fn an_external_invoice_is_written() {
    let invoice = ExternalInvoice::new("bp_1", ExternalInvoiceStatus::Confirmed);
    assert_eq!(serde_json::to_value(&invoice).unwrap(), json!({"id": "bp_1", "status": "confirmed"}));

    let error = ExternalInvoiceError::new().kind("limit").message("too much").messages([("max", "1 BTC")]);
    let invoice = invoice
        .url("https://example.com/bp_1")
        .pos_data("ord_1")
        .btc_price("0.001")
        .price(42.5)
        .currency("EUR")
        .invoice_time(1)
        .current_time(2)
        .expiration_time(3)
        .error(error);
    assert_eq!(
        serde_json::to_value(&invoice).unwrap(),
        json!({"id": "bp_1", "status": "confirmed", "url": "https://example.com/bp_1",
               "posData": "ord_1", "btcPrice": "0.001", "price": 42.5, "currency": "EUR",
               "invoiceTime": 1, "currentTime": 2, "expirationTime": 3,
               "error": {"type": "limit", "message": "too much", "messages": {"max": "1 BTC"}}})
    );
    assert_eq!(serde_json::to_value(ExternalInvoiceError::new()).unwrap(), json!({}));
}

#[test]
fn secrets_of_payments_are_not_printed() {
    let invoice = ExternalInvoice::new("bp_1", ExternalInvoiceStatus::New).url("hunter2").pos_data("hunter2");
    let printed = format!("{invoice:#?}");
    assert!(!printed.contains("hunter2"), "{printed}");
    assert!(printed.contains("bp_1"), "{printed}");
}

#[test]
fn an_event_of_stripe_is_handed_on_to_the_last_byte() {
    let event = "{ \"id\":\"evt_1\",\n\"id\":  1.0 }";
    let parsed: &RawValue = serde_json::from_str(event).unwrap();
    let call = stripe_sepa_webhook(parsed).header("stripe-signature", "t=1,v1=00");
    assert_eq!(call.request_body().as_bytes().unwrap(), event.as_bytes());
    let request = call.try_into_request().unwrap();
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.headers()["stripe-signature"], "t=1,v1=00");
}

#[test]
fn a_button_is_an_image() {
    let call = get_invoice_status_button("t0ken");
    assert_eq!(call.target(), "/v2/payments/assets/pay_button/t0ken/button.png");
    assert_eq!(call.try_into_request().unwrap().headers()["accept"], "image/png");
}
