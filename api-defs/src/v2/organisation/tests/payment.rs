//! Bodies of invoices, credits and ways to pay, made for these tests.

use serde_json::json;

use crate::v2::organisation::*;

const INVOICE: &str = r#"{
    "id": "ord_7c21", "number": "F20240101-000042", "status": "PAYMENT_HELD",
    "emissionDate": "2024-01-01T00:00:00.000Z", "paymentDate": null, "name": "Ada Example",
    "company": "Example SAS", "target": "Example", "address": "1 rue de l'Exemple",
    "zipCode": "44000", "city": "Nantes", "country": "France", "countryCode": "FR",
    "vatNumber": "FR00000000000", "fromSubscription": false,
    "lines": [{ "description": "Credits", "subDescription": null, "pack": "M", "VAT": 20,
                "price": 41.5 }],
    "originalTotal": 50, "totalHT": 41.5, "totalVAT": 8.3, "totalTTC": 49.8,
    "type": "PURCHASE_ORDER",
    "payingUser": { "member": { "id": "user_1", "email": "ada@example.com", "name": "Ada",
                                "avatar": null, "preferredMFA": "NONE" },
                    "role": "ACCOUNTING", "job": null },
    "errorCode": "E42", "errorShortMsg": "refused", "errorLongMsg": "The bank refused.",
    "token": "hunter2", "targetId": "orga_9a1c", "forId": "orga_9a1c",
    "customerOrderId": "PO-7", "customerCostCenter": "IT", "vatRate": 20, "payWhen": "PAY_NOW"
}"#;

const METHOD: &str = r#"{
    "ownerId": "orga_9a1c", "type": "CREDITCARD", "token": "pm_1", "isDefault": true,
    "number": "4242", "imageUrl": "https://example.com/card.png", "holderName": "Ada Example",
    "expirationDate": "12/30", "isExpired": false, "cardType": "visa", "email": null,
    "bankCode": null, "branchCode": null, "country": "FR", "fingerprint": "f1"
}"#;

#[test]
fn an_invoice_is_read() {
    let invoice: Invoice = serde_json::from_str(INVOICE).unwrap();
    assert_eq!(invoice.id, "ord_7c21");
    assert_eq!(invoice.number.unwrap(), "F20240101-000042");
    assert_eq!(invoice.kind, Some(InvoiceType::PurchaseOrder));
    assert_eq!(invoice.status, Some(InvoiceStatus::PaymentHeld));
    assert_eq!(invoice.emission_date.as_deref(), Some("2024-01-01T00:00:00.000Z"));
    assert_eq!(invoice.payment_date, None);
    assert_eq!(invoice.pay_when, Some(PayWhen::Now));
    assert_eq!(invoice.zip_code.as_deref(), Some("44000"));
    assert_eq!(invoice.customer_cost_center.as_deref(), Some("IT"));
    let totals = (invoice.total_without_tax, invoice.total_tax, invoice.total_with_tax);
    assert_eq!(totals, (Some(41.5), Some(8.3), Some(49.8)));
    assert_eq!((invoice.lines[0].vat, invoice.lines[0].price), (Some(20.0), Some(41.5)));
    assert_eq!(invoice.paying_user.unwrap().role, Some(MemberRole::Accounting));
    assert_eq!(invoice.error_short_msg.as_deref(), Some("refused"));
    assert_eq!(invoice.token.unwrap().expose(), "hunter2");
}

#[test]
fn an_invoice_needs_its_id_only() {
    for body in [
        r#"{"id":"ord_1"}"#,
        r#"{"id":"ord_1","number":null,"status":null,"type":null,"emissionDate":null,"lines":null,
            "totalHT":null,"payingUser":null,"token":null,"payWhen":null}"#,
    ] {
        let invoice: Invoice = serde_json::from_str(body).unwrap();
        assert_eq!(invoice.id, "ord_1");
        assert!(invoice.lines.is_empty());
    }
}

#[test]
fn what_is_new_in_an_invoice_does_not_break_it() {
    let invoice: Invoice = serde_json::from_str(
        r#"{"id":"ord_1","status":"FORGIVEN","type":"GIFT","payWhen":"NEVER","emissionDate":1704067200000}"#,
    )
    .unwrap();
    assert_eq!(invoice.status.unwrap().as_str(), "FORGIVEN");
    assert_eq!(invoice.kind.unwrap().as_str(), "GIFT");
    assert_eq!(invoice.pay_when.unwrap().as_str(), "NEVER");
    assert_eq!(invoice.emission_date.as_deref(), Some("1704067200000"));
}

#[test]
fn an_order_of_credits_is_a_package_or_a_quantity() {
    let order = BuyCredits::package(3);
    assert_eq!(serde_json::to_value(&order).unwrap(), json!({"packageId": 3}));
    let order = BuyCredits::quantity(50.5).currency("EUR").coupon("WELCOME");
    assert_eq!(
        serde_json::to_value(&order).unwrap(),
        json!({"dropQuantity": 50.5, "currency": "EUR", "coupon": "WELCOME"})
    );
}

#[test]
fn a_payment_method_is_read() {
    let method: PaymentMethod = serde_json::from_str(METHOD).unwrap();
    assert_eq!(method.token, "pm_1");
    assert_eq!(method.owner_id.unwrap(), "orga_9a1c");
    assert_eq!(method.kind, Some(PaymentMethodType::CreditCard));
    assert_eq!((method.is_default, method.is_expired), (Some(true), Some(false)));
    assert_eq!(method.expiration_date.as_deref(), Some("12/30"));
    assert_eq!(method.holder_name.as_deref(), Some("Ada Example"));
}

#[test]
fn a_payment_method_needs_its_token_only() {
    let method: PaymentMethod =
        serde_json::from_str(r#"{"token":"pm_1","type":"BARTER","number":null,"isDefault":null}"#).unwrap();
    assert_eq!(method.token, "pm_1");
    assert_eq!(method.kind.unwrap().as_str(), "BARTER");
}

#[test]
fn a_payment_method_is_chosen_by_its_token() {
    let method: PaymentMethod = serde_json::from_str(METHOD).unwrap();
    assert_eq!(
        serde_json::to_value(PaymentMethodChoice::existing_card(&method.token)).unwrap(),
        json!({"type": "EXISTING_CARD", "token": "pm_1"})
    );
    assert_eq!(
        serde_json::to_value(PaymentMethodChoice::new_card("tok").device_data("d")).unwrap(),
        json!({"type": "NEW_CARD", "token": "tok", "deviceData": "d"})
    );
}

#[test]
fn what_pays_is_not_printed() {
    let intent: StripeIntent = serde_json::from_str(
        r#"{"id":"seti_1","clientSecret":"hunter2","customer":"cus_1","ownerId":"orga_9a1c"}"#,
    )
    .unwrap();
    assert_eq!(intent.client_secret.as_ref().unwrap().expose(), "hunter2");
    assert_eq!(intent.owner_id.as_ref().unwrap(), "orga_9a1c");
    let page: PaymentPage = serde_json::from_str(r#"{"url":"https://example.com/?t=hunter2"}"#).unwrap();
    assert_eq!(page.url.as_ref().unwrap().expose(), "https://example.com/?t=hunter2");
    let recurrent: RecurrentPayment = serde_json::from_str(r#"{"token":"hunter2"}"#).unwrap();
    let invoice: Invoice = serde_json::from_str(INVOICE).unwrap();
    let choice = PaymentMethodChoice::new_card("hunter2").device_data("hunter2");

    let printed = format!("{intent:#?} {page:?} {recurrent:?} {invoice:?} {choice:?}");
    assert!(!printed.contains("hunter2"), "{printed}");
    assert!(printed.contains("seti_1"), "{printed}");
}

#[test]
fn a_stripe_intent_goes_back_whole_or_not_at_all() {
    let read = |body| serde_json::from_str::<StripeIntent>(body).unwrap().to_payment_intent();
    for (body, owner) in [
        (r#"{"id":"pi_1","clientSecret":"s","customer":"cus_1","ownerId":"orga_1"}"#, Some("orga_1")),
        (r#"{"id":"pi_1","clientSecret":"s","customer":"cus_1"}"#, None),
    ] {
        let mut expected = json!({"id": "pi_1", "clientSecret": "s", "customer": "cus_1"});
        if let Some(owner) = owner {
            expected["ownerId"] = json!(owner);
        }
        assert_eq!(serde_json::to_value(read(body).unwrap()).unwrap(), expected);
    }
    assert_eq!(read(r#"{"id":"pi_1","customer":"cus_1"}"#), None);
    assert_eq!(read(r#"{"id":"pi_1","clientSecret":"s"}"#), None);
}

#[test]
fn a_stripe_intent_needs_its_id_only() {
    let intent: StripeIntent =
        serde_json::from_str(r#"{"id":"seti_1","clientSecret":null,"customer":null}"#).unwrap();
    assert_eq!((intent.id.as_str(), intent.client_secret), ("seti_1", None));
}

#[test]
fn a_payment_page_may_be_missing() {
    let page: PaymentPage = serde_json::from_str("{}").unwrap();
    assert_eq!(page.url, None);
}

#[test]
fn a_payment_provider_is_chosen() {
    assert_eq!(
        serde_json::to_value(ChoosePaymentProvider::new(PaymentProvider::SepaDebit)).unwrap(),
        json!({"provider": "SEPA_DEBIT"})
    );
}

#[test]
fn credits_are_counted() {
    let credits: CreditCount = serde_json::from_str(
        r#"{"ownerId":"orga_9a1c","count":12.5,"dropPrice":{"currency":"EUR","value":1}}"#,
    )
    .unwrap();
    assert_eq!(credits.count, Some(12.5));
    assert_eq!(credits.price.unwrap().value, Some(1.0));
    assert!(serde_json::from_str::<CreditCount>(r#"{"dropPrice":null}"#).is_ok());
    assert_eq!(serde_json::to_value(MaxCredits::new(50.0)).unwrap(), json!({"max": 50.0}));
}

#[test]
fn payment_information_is_read_with_its_errors() {
    let info: PaymentInfo = serde_json::from_str(
        r#"{"fromOrga":true,"name":"Example","zipCode":"44000","vatNumber":null,
            "errors":{"address":"missing"}}"#,
    )
    .unwrap();
    assert_eq!(info.from_orga, Some(true));
    assert_eq!(info.zip_code.as_deref(), Some("44000"));
    assert_eq!(info.errors["address"], "missing");
    let info: PaymentInfo = serde_json::from_str(r#"{"errors":null}"#).unwrap();
    assert!(info.errors.is_empty());
}

#[test]
fn a_price_with_tax_is_read() {
    let price: PriceWithTax = serde_json::from_str(
        r#"{"price":12000,"taxFreePrice":10000,"vatRatio":20,"invoicedOwner":"orga_9a1c"}"#,
    )
    .unwrap();
    assert_eq!(
        (price.price, price.tax_free_price, price.vat_ratio),
        (Some(12000.0), Some(10000.0), Some(20.0))
    );
    assert!(serde_json::from_str::<PriceWithTax>("{}").is_ok());
}

#[test]
fn a_recurrent_payment_is_read() {
    let payment: RecurrentPayment = serde_json::from_str(
        r#"{"user":{"id":"user_1"},"target":{"id":"orga_9a1c","identity":"Example","emails":null},
            "thresholdAmount":20,"monthlyAmount":null,"threshold":5.5,"currency":"EUR","token":null}"#,
    )
    .unwrap();
    assert_eq!(payment.user.unwrap().id, "user_1");
    assert_eq!(payment.target.unwrap().id.unwrap(), "orga_9a1c");
    assert_eq!((payment.threshold_amount, payment.threshold), (Some(20.0), Some(5.5)));
    assert!(serde_json::from_str::<RecurrentPayment>("{}").is_ok());
}
