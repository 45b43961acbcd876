//! Answers on numbers for value-added tax, made for these tests.
#![allow(clippy::unwrap_used)]

use cc_client::Retry;

use super::*;

#[test]
fn a_valid_number_is_somebody_s() {
    let check: VatCheck = serde_json::from_str(
        r#"{"valid":true,"name":"EXAMPLE SAS","address":"1 rue de l'Exemple 44000 NANTES"}"#,
    )
    .unwrap();
    assert!(check.valid);
    assert_eq!(check.name.as_deref(), Some("EXAMPLE SAS"));
    assert_eq!(check.address.as_deref(), Some("1 rue de l'Exemple 44000 NANTES"));
}

#[test]
fn an_invalid_number_is_nobody_s() {
    for body in [r#"{"valid":false}"#, r#"{"valid":false,"name":null,"address":null}"#] {
        let check: VatCheck = serde_json::from_str(body).unwrap();
        assert_eq!((check.valid, check.name, check.address), (false, None, None));
    }
}

#[test]
fn a_validation_is_not_sent_twice() {
    let call = validate("k3y").action("accept");
    assert_eq!(call.target(), "/v2/validation/vat/k3y?action=accept");
    assert_eq!(call.route().unwrap().retry(), Retry::Never);
}
