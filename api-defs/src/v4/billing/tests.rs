//! Bodies of bills, made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::json;

use super::*;
use crate::v2::organisation::PaymentMethodType;

const SUMMARY: &str = r#"{
    "invoice_number": "F20250301-000042", "kind": "INVOICE", "category": "RUNTIME",
    "address": { "address_id": "address_1", "name": "Ada Example", "company": "Example",
                 "address": "1 rue de l'Exemple", "city": "Nantes", "zipcode": "44000",
                 "country_alpha2": "FR", "vat_number": "FR00", "vat_percent": 20,
                 "customer_cost_center": "CC1", "customer_purchase_order": "PO1" },
    "emission_date": "2025-03-01T00:00:00Z[UTC]", "pay_date": null, "status": "PAYMENTHELD",
    "currency": "EUR", "kpi_compute_months": 1, "price_factor": 1.0, "discount": 0.5,
    "vat_percent": 20.0, "total_tax_excluded": { "amount": 10.05, "currency": "EUR" },
    "total_tax": { "amount": 2.01, "currency": "EUR" }, "payment_provider": "STRIPE",
    "transaction_id": "pi_1", "customer_order_id": "order-7", "invoice_day_plan": 1
}"#;

const INVOICE: &str = r#"{
    "invoice_number": "F20250301-000042", "kind": "INVOICE", "origin": "automatic",
    "category": "RUNTIME", "address": { "address_id": "address_1", "vat_percent": null },
    "emission_date": 1740787200000, "pay_date": "2025-03-02T08:00:00Z", "status": "PAID",
    "consumption_begin_date": "2025-02-01T00:00:00Z", "consumption_end_date": "2025-03-01T00:00:00Z",
    "currency": "EUR", "kpi_compute_months": 1, "price_factor": 1, "discount": 0, "vat_percent": 20,
    "uptimes": [{
        "item_id": "item_1", "price": { "amount": 8.5, "currency": "EUR" }, "app_id": "app_3ad6",
        "owner_id": "orga_9a1c", "category": "runtime", "sub_category": "node",
        "details": [{ "instance_id": "1b3c", "flavor_name": "XS", "zone_id": "par",
                      "runtime_policy_id": "policy_1", "price": { "amount": 8.5, "currency": "EUR" },
                      "consumption_start": "2025-02-01T00:00:00Z",
                      "consumption_end": "2025-02-02T00:00:00.5Z" }]
    }],
    "countables": [{
        "item_id": "item_2", "price": { "amount": 1, "currency": "EUR" }, "app_id": "app_3ad6",
        "owner_id": "orga_9a1c", "service": "cellar.storage", "unit_name": "B", "zone_id": "par",
        "policy_id": "policy_2", "quantity": 1048576.5, "plan_id": "plan_2", "duration": "P1D",
        "details_price": { "amount": 1, "currency": "EUR" }, "category": "storage",
        "sub_category": "cellar",
        "details": [{ "consumption_start": "2025-02-01T00:00:00Z", "consumption_end": null,
                      "plan_id": "plan_2", "quantity": 12, "price": { "amount": 1 } }]
    }],
    "vendor_consumption": [{ "item_id": "item_3", "price": { "amount": 3, "currency": "EUR" },
                             "vendor_id": "vendor_1", "owner_id": "orga_9a1c", "app_id": "app_3ad6" }],
    "classic": [{ "item_id": "item_4", "unit_price": { "amount": 100, "currency": "EUR" },
                  "quantity": 2, "price_factor": 0.5, "discount": 0, "description": "Training",
                  "sub_description": "Two days", "classic_billing_item_id": "classic_1",
                  "owner_id": "orga_9a1c", "category": "service", "sub_category": "training" }],
    "unusable": [{ "item_id": "item_5", "zone_id": "par", "flavor_name": "S", "host": "hv1",
                   "image_type": "node", "start_date": "2025-02-01T00:00:00Z",
                   "end_date": "2025-02-01T01:00:00Z" }],
    "credit_balance_at_emission": { "amount": 5, "currency": "EUR" },
    "free_credits_available_this_period": [{ "name": "WELCOME",
                                             "remaining": { "amount": 20, "currency": "EUR" } }],
    "free_credits_available_next_period": null,
    "total_pending_upfront_before_emission": { "amount": 1, "currency": "EUR" },
    "upfront_credit_amount": { "amount": 2, "currency": "EUR" }, "customer_order_id": "order-7",
    "payment_provider": "STRIPE", "payment_method_id": "pm_1", "provider_transaction_id": "pi_1",
    "provider_last_response": "{\"client_secret\":\"pi_1_s3cr3t\"}", "vat_declaration_id": "vat_1",
    "wannabe_invoice_id": "wannabe_1", "total_tax_excluded": { "amount": 10.05, "currency": "EUR" },
    "total_tax": { "amount": 2.01, "currency": "EUR" }, "fieldOfTomorrow": []
}"#;

const PRICES: &str = r#"{
    "zone_id": "par", "currency": "EUR",
    "runtime": [{ "runtime_policy_id": "policy_1", "source": "apps", "flavor": "XS",
                  "time_unit": "hour", "price": 0.0236, "slug_id": "apps.XS" }],
    "countable": [{
        "countable_policy_id": "policy_2", "service": "cellar.storage", "data_unit": "B",
        "data_quantity_for_price": { "secability": "SECABLE", "quantity": 1099511627776 },
        "time_interval_for_price": { "secability": "INSECABLE", "interval": 30 },
        "price_plans": [{ "plan_id": "plan_1", "max_quantity": 1e9, "price": 0 },
                        { "plan_id": "plan_2", "max_quantity": null, "price": 0.02 }]
    }, {
        "countable_policy_id": "policy_3",
        "data_quantity_for_price": { "secability": "OF_TOMORROW" }, "time_interval_for_price": null
    }]
}"#;

fn amount(money: Option<&Money>) -> Option<f64> {
    money.and_then(|money| money.amount)
}

#[test]
fn an_invoice_in_short_is_read() {
    let summary: InvoiceSummary = serde_json::from_str(SUMMARY).unwrap();
    assert_eq!(summary.invoice_number, "F20250301-000042");
    assert_eq!(summary.kind.as_deref(), Some("INVOICE"));
    assert_eq!(summary.emission_date.unwrap().to_string(), "2025-03-01T00:00:00Z");
    assert_eq!(summary.pay_date, None);
    assert_eq!(summary.status, Some(InvoiceStatus::PaymentHeld));
    assert_eq!((summary.discount, summary.vat_percent), (Some(0.5), Some(20.0)));
    assert_eq!(amount(summary.total_tax_excluded.as_ref()), Some(10.05));
    assert_eq!(amount(summary.total_tax.as_ref()), Some(2.01));
    assert_eq!(summary.transaction_id.as_deref(), Some("pi_1"));

    let address = summary.address.unwrap();
    assert_eq!(address.country_alpha2.as_deref(), Some("FR"));
    assert_eq!(address.vat_percent, Some(20.0));
    assert_eq!(address.customer_purchase_order.as_deref(), Some("PO1"));
}

#[test]
fn an_invoice_is_read() {
    let invoice: Invoice = serde_json::from_str(INVOICE).unwrap();
    assert_eq!(invoice.invoice_number, "F20250301-000042");
    assert_eq!(invoice.origin, Some(InvoiceOrigin::Automatic));
    assert_eq!(invoice.status, Some(InvoiceStatus::Paid));
    assert_eq!(invoice.emission_date.unwrap().to_string(), "2025-03-01T00:00:00Z");
    assert_eq!(invoice.pay_date.unwrap().to_string(), "2025-03-02T08:00:00Z");
    assert_eq!(invoice.consumption_begin_date.unwrap().to_string(), "2025-02-01T00:00:00Z");
    assert_eq!(amount(invoice.credit_balance_at_emission.as_ref()), Some(5.0));
    assert_eq!(amount(invoice.total_pending_upfront_before_emission.as_ref()), Some(1.0));
    assert_eq!(amount(invoice.upfront_credit_amount.as_ref()), Some(2.0));
    let coupon = &invoice.free_credits_available_this_period[0];
    assert_eq!((coupon.name.as_deref(), amount(coupon.remaining.as_ref())), (Some("WELCOME"), Some(20.0)));
    assert!(invoice.free_credits_available_next_period.is_empty());
    assert_eq!(invoice.payment_method_id.unwrap(), "pm_1");
    assert!(invoice.provider_last_response.unwrap().expose().contains("pi_1_s3cr3t"));
    assert_eq!(invoice.total_tax.unwrap().currency.as_deref(), Some("EUR"));
}

#[test]
fn what_an_invoice_charges_for_is_read() {
    let invoice: Invoice = serde_json::from_str(INVOICE).unwrap();

    let uptime = &invoice.uptimes[0];
    assert_eq!(uptime.app_id.as_ref().unwrap(), &"app_3ad6");
    assert_eq!(amount(uptime.price.as_ref()), Some(8.5));
    let detail = &uptime.details[0];
    assert_eq!(detail.instance_id.as_ref().unwrap(), &"1b3c");
    assert_eq!(detail.zone.as_ref().unwrap(), &"par");
    assert_eq!(detail.consumption_end.unwrap().to_string(), "2025-02-02T00:00:00.5Z");

    let countable = &invoice.countables[0];
    assert_eq!((countable.quantity, countable.unit_name.as_deref()), (Some(1_048_576.5), Some("B")));
    assert_eq!(countable.zone.as_ref().unwrap(), &"par");
    assert_eq!(countable.duration.as_deref(), Some("P1D"));
    assert_eq!(countable.details[0].quantity, Some(12.0));
    assert_eq!(countable.details[0].consumption_end, None);
    assert_eq!(countable.details[0].price.as_ref().unwrap().currency, None);

    assert_eq!(invoice.vendor_consumption[0].vendor_id.as_deref(), Some("vendor_1"));
    let classic = &invoice.classic[0];
    assert_eq!((amount(classic.unit_price.as_ref()), classic.quantity), (Some(100.0), Some(2.0)));
    assert_eq!(classic.classic_billing_item_id.as_deref(), Some("classic_1"));
    let unusable = &invoice.unusable[0];
    assert_eq!(unusable.flavor_name.as_ref().unwrap(), &"S");
    assert_eq!(unusable.end_date.unwrap().to_string(), "2025-02-01T01:00:00Z");
}

#[test]
fn an_invoice_needs_its_number_only() {
    let body = r#"{"invoice_number":"F1","status":"LOST","uptimes":[{}],"countables":[{"details":null}],
                   "vendor_consumption":[{}],"classic":[{}],"unusable":[{}],"address":{}}"#;
    let invoice: Invoice = serde_json::from_str(body).unwrap();
    assert_eq!(invoice.status, Some("LOST".into()));
    assert_eq!((invoice.uptimes.len(), invoice.countables.len(), invoice.classic.len()), (1, 1, 1));
    let summary: InvoiceSummary = serde_json::from_str(r#"{"invoice_number":"F1","address":null}"#).unwrap();
    assert_eq!((summary.address, summary.total_tax), (None, None));
}

#[test]
fn what_a_provider_of_payments_answered_is_not_printed() {
    let invoice: Invoice = serde_json::from_str(INVOICE).unwrap();
    assert!(!format!("{invoice:?}").contains("s3cr3t"));
}

#[test]
fn ways_to_pay_are_those_of_version_2() {
    let body = r#"[{"ownerId":"orga_9a1c","type":"SEPA_DEBIT","token":"pm_1","isDefault":true,
                    "number":"**** 4242"}]"#;
    let methods: Vec<PaymentMethod> = serde_json::from_str(body).unwrap();
    assert_eq!(methods[0].kind, Some(PaymentMethodType::SepaDebit));
    let chosen = PaymentMethodById::new(&methods[0].token);
    assert_eq!(serde_json::to_value(chosen).unwrap(), json!({ "id": "pm_1" }));
}

#[test]
fn credits_are_read() {
    let credits: Credits =
        serde_json::from_str(r#"{"prepaidCredit":12.5,"freeCredit":20,"currency":"EUR"}"#).unwrap();
    assert_eq!((credits.prepaid_credit, credits.free_credit), (Some(12.5), Some(20.0)));
    let credits: Credits = serde_json::from_str(r#"{"freeCredit":null}"#).unwrap();
    assert_eq!((credits.free_credit, credits.currency), (None, None));
}

#[test]
fn the_use_of_a_coupon_is_read() {
    let body = r#"{"coupon_name":"WELCOME","usageDate":"2025-03-01T10:00:00Z",
                   "freeCreditsStartDate":1740823200000,"freeCreditsEndDate":"2025-06-01",
                   "appliedByUserId":"user_5f0c"}"#;
    let usage: CouponUsage = serde_json::from_str(body).unwrap();
    assert_eq!(usage.coupon_name, "WELCOME");
    assert_eq!(usage.usage_date, usage.free_credits_start_date);
    assert_eq!(usage.free_credits_end_date.unwrap().to_string(), "2025-06-01T00:00:00Z");
    assert_eq!(usage.applied_by_user_id.unwrap(), "user_5f0c");
    let usage: CouponUsage = serde_json::from_str(r#"{"coupon_name":"WELCOME"}"#).unwrap();
    assert_eq!(usage.usage_date, None);
    assert_eq!(serde_json::to_value(ActivateCoupon::new("WELCOME")).unwrap(), json!({ "name": "WELCOME" }));
}

#[test]
fn prices_are_read() {
    let prices: PriceSystem = serde_json::from_str(PRICES).unwrap();
    assert_eq!(prices.zone.unwrap(), "par");
    let runtime = &prices.runtime[0];
    assert_eq!(runtime.flavor.as_ref().unwrap(), &"XS");
    assert_eq!((runtime.price, runtime.slug_id.as_deref()), (Some(0.0236), Some("apps.XS")));

    let (storage, last) = (&prices.countable[0], &prices.countable[1]);
    let quantity = storage.data_quantity_for_price.as_ref().unwrap();
    assert_eq!(quantity.divisibility, Some(Divisibility::Divisible));
    assert_eq!(quantity.quantity, Some(1_099_511_627_776.0));
    let time = storage.time_interval_for_price.as_ref().unwrap();
    assert_eq!((time.divisibility.clone(), time.interval), (Some(Divisibility::Indivisible), Some(30.0)));
    assert_eq!(storage.price_plans[0].max_quantity, Some(1e9));
    assert_eq!((storage.price_plans[1].max_quantity, storage.price_plans[1].price), (None, Some(0.02)));
    let quantity = last.data_quantity_for_price.as_ref().unwrap();
    assert_eq!(quantity.divisibility, Some("OF_TOMORROW".into()));
    assert!(last.time_interval_for_price.is_none() && last.price_plans.is_empty());
}

#[test]
fn prices_need_nothing() {
    let prices: PriceSystem = serde_json::from_str(r#"{"runtime":null}"#).unwrap();
    assert!(prices.runtime.is_empty() && prices.countable.is_empty() && prices.currency.is_none());
}

#[test]
fn an_invoice_is_asked_for_in_three_forms() {
    let base = "/v4/billing/organisations/orga_1/invoices/F1";
    assert_eq!(get_invoice("orga_1", "F1").target(), base);
    assert_eq!(get_invoice_html("orga_1", "F1").target(), format!("{base}.html"));
    assert_eq!(get_invoice_pdf("orga_1", "F1").target(), format!("{base}.pdf"));
    let accept = |request: cc_client::http::Request<cc_client::Body>| request.headers()["accept"].clone();
    assert_eq!(accept(get_invoice("orga_1", "F1").try_into_request().unwrap()), "application/json");
    assert_eq!(accept(get_invoice_html("orga_1", "F1").try_into_request().unwrap()), "text/html");
    assert_eq!(accept(get_invoice_pdf("orga_1", "F1").try_into_request().unwrap()), "application/pdf");
}

#[test]
fn what_an_answer_is_limited_by_is_sent() {
    let since: Timestamp = "2025-03-01T10:00:00Z".parse().unwrap();
    assert_eq!(
        get_all_invoices("orga_1").since(since).until(since).limit(10).target(),
        "/v4/billing/organisations/orga_1/invoices?since=2025-03-01T10%3A00%3A00.000Z\
         &until=2025-03-01T10%3A00%3A00.000Z&limit=10"
    );
    assert_eq!(
        get_stripe_payment_intent("orga_1").r#type("SEPA_DEBIT").target(),
        "/v4/billing/organisations/orga_1/payments/stripe/intent?type=SEPA_DEBIT"
    );
    assert_eq!(
        get_organisation_price_system("orga_1").zone_id("par").target(),
        "/v4/billing/organisations/orga_1/price-system?zone_id=par"
    );
    assert_eq!(get_price_system("par", "EUR").target(), "/v4/billing/price-system?zone_id=par&currency=EUR");
}

#[test]
fn a_payment_by_stripe_goes_without_a_body_if_it_is_taken_away() {
    let call = init_stripe_payment("orga_1", "F1", &json!({ "id": "pm_1" }));
    assert_eq!(call.request_body().as_bytes().unwrap().as_ref(), br#"{"id":"pm_1"}"#);
    let request = call.body(cc_client::Body::empty()).try_into_request().unwrap();
    assert!(request.body().as_bytes().unwrap().is_empty());
}

#[test]
fn a_format_ends_the_name_of_an_invoice() {
    let call = get_invoice_file("orga_1", "F1", InvoiceFormat::Pdf);
    assert_eq!(call.target(), "/v4/billing/organisations/orga_1/invoices/F1.pdf");
}
