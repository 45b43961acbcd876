//! Bodies of add-ons, made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::json;

use super::*;
use crate::ids::ZoneName;

const ADDON: &str = r#"{
    "id": "addon_4f2c3a7e", "name": "orders-db", "realId": "postgresql_8d1b6f90",
    "region": "par", "zoneId": "b0b3b0a2-9d0b-4d2e-8f0f-0a1d1f1b7f11",
    "provider": { "id": "postgresql-addon", "name": "PostgreSQL", "status": "RELEASE",
                  "regions": ["par"], "plans": null },
    "plan": { "id": "plan_5d8e9596", "name": "XS Small Space", "slug": "xs_sml", "price": 17.5,
              "features": [{ "name": "Max DB size", "type": "BYTES", "value": "1 GB",
                             "computable_value": "1073741824", "name_code": "disk-size" }],
              "zones": ["par"], "price_id": "postgresql.xs_sml" },
    "creationDate": 1700000000123,
    "configKeys": ["POSTGRESQL_ADDON_URI", "POSTGRESQL_ADDON_PASSWORD"]
}"#;

const SSO: &str = r#"{
    "url": "https://dashboard.example.com/sso", "id": "postgresql_8d1b6f90",
    "timestamp": 1700000000123, "token": "sso-t0ken", "signature": "s1gnature",
    "email": "ada@example.com", "name": "Ada Example", "user_id": "user_5f0c",
    "userinfo_signature": "us3rinfo", "nav-data": "e30="
}"#;

const MIGRATION: &str = r#"{
    "migrationId": "migration_7b1e", "requestDate": "2024-02-29T10:00:00.123Z[UTC]",
    "status": "RUNNING",
    "steps": [
        { "value": "RETRIEVE_ADDON", "status": "OK", "startDate": 1700000000123,
          "endDate": "2024-02-29T10:00:01Z", "message": "Found." },
        { "value": "STEP_OF_TOMORROW", "status": "STATUS_OF_TOMORROW", "startDate": 1700000001000,
          "endDate": null }
    ]
}"#;

const PREORDER: &str = r#"{
    "ownerId": "orga_9a1c", "target": "addon_4f2c3a7e", "emissionDate": "2024-02-29T10:00:00Z",
    "name": "Ada Example", "company": "Example SAS", "VAT": "FR00000000000",
    "type": "ADDON_PREORDER",
    "lines": [{ "type": "Credits", "description": "PostgreSQL", "quantity": 2, "tva": 20.5,
                "price_unit_ht": 17.5, "price_total_ht": 35, "pack": null, "dropQuantity": 7,
                "coupon": null, "discount": 0.25 }]
}"#;

#[test]
fn an_addon_is_read() {
    let addon: Addon = serde_json::from_str(ADDON).unwrap();
    assert_eq!(addon.id, "addon_4f2c3a7e");
    assert_eq!(addon.real_id.unwrap(), "postgresql_8d1b6f90");
    assert_eq!(addon.name.as_deref(), Some("orders-db"));
    assert_eq!(addon.region.unwrap(), "par");
    assert_eq!(addon.provider.unwrap().id, "postgresql-addon");
    let plan = addon.plan.unwrap();
    assert_eq!(plan.id, "plan_5d8e9596");
    assert_eq!(plan.price_id.as_deref(), Some("postgresql.xs_sml"));
    assert_eq!(plan.features[0].computable_value.as_deref(), Some("1073741824"));
    assert_eq!(addon.creation_date.unwrap().as_millisecond(), 1_700_000_000_123);
    assert_eq!(addon.config_keys.len(), 2);
}

#[test]
fn an_addon_needs_its_id_only() {
    let addon: Addon = serde_json::from_str(r#"{"id":"addon_1","plan":null,"configKeys":null}"#).unwrap();
    assert_eq!(addon.id, "addon_1");
    assert!(addon.plan.is_none() && addon.config_keys.is_empty());
}

#[test]
fn what_a_browser_logs_in_with_is_read() {
    let sso: AddonSso = serde_json::from_str(SSO).unwrap();
    assert_eq!(sso.url, "https://dashboard.example.com/sso");
    assert_eq!(sso.id.as_ref().unwrap(), &"postgresql_8d1b6f90");
    assert_eq!(sso.timestamp, Some(1_700_000_000_123));
    assert_eq!(sso.token.as_ref().unwrap().expose(), "sso-t0ken");
    assert_eq!(sso.signature.as_ref().unwrap().expose(), "s1gnature");
    assert_eq!(sso.userinfo_signature.as_ref().unwrap().expose(), "us3rinfo");
    assert_eq!(sso.user_id.as_ref().unwrap(), &"user_5f0c");
    assert_eq!(sso.nav_data.as_deref(), Some("e30="));

    let shown = format!("{sso:?}");
    assert!(shown.contains("ada@example.com"), "{shown}");
    for secret in ["sso-t0ken", "s1gnature", "us3rinfo"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
fn a_login_needs_its_address_only() {
    let sso: AddonSso = serde_json::from_str(
        r#"{"url":"https://example.com","id":null,"timestamp":null,"token":null,"signature":null,
            "email":null,"name":null,"user_id":null,"userinfo_signature":null,"nav-data":null}"#,
    )
    .unwrap();
    assert_eq!(sso.url, "https://example.com");
    assert!(sso.token.is_none() && sso.nav_data.is_none());
}

#[test]
fn a_migration_is_read() {
    let migration: Migration = serde_json::from_str(MIGRATION).unwrap();
    assert_eq!(migration.id, "migration_7b1e");
    assert_eq!(migration.request_date.unwrap().to_string(), "2024-02-29T10:00:00.123Z");
    assert_eq!(migration.status, Some(MigrationStatus::Running));

    let (done, next) = (&migration.steps[0], &migration.steps[1]);
    assert_eq!(done.kind, MigrationStepType::RetrieveAddon);
    assert_eq!(done.status, Some(MigrationStatus::Succeeded));
    assert_eq!(done.start_date.unwrap().as_millisecond(), 1_700_000_000_123);
    assert_eq!(done.end_date.unwrap().to_string(), "2024-02-29T10:00:01Z");
    assert_eq!(done.message.as_deref(), Some("Found."));
    assert_eq!(next.kind.as_str(), "STEP_OF_TOMORROW");
    assert_eq!(next.status.as_ref().unwrap().as_str(), "STATUS_OF_TOMORROW");
    assert_eq!(next.end_date, None);
}

#[test]
fn a_migration_needs_its_id_only() {
    let migration: Migration = serde_json::from_str(
        r#"{"migrationId":"migration_1","requestDate":null,"status":null,"steps":null}"#,
    )
    .unwrap();
    assert_eq!(migration.id, "migration_1");
    assert!(migration.steps.is_empty() && migration.status.is_none());
}

#[test]
fn a_preorder_is_read() {
    let preorder: MigrationPreorder = serde_json::from_str(PREORDER).unwrap();
    assert_eq!(preorder.owner_id.unwrap(), "orga_9a1c");
    assert_eq!(preorder.emission_date.unwrap().to_string(), "2024-02-29T10:00:00Z");
    assert_eq!(preorder.vat.as_deref(), Some("FR00000000000"));
    assert_eq!(preorder.kind, Some(InvoiceType::AddonPreorder));
    let line = &preorder.lines[0];
    assert_eq!(line.kind, Some(MigrationPreorderLineType::Credits));
    assert_eq!((line.quantity, line.unit_price, line.total_price), (Some(2.0), Some(17.5), Some(35.0)));
    assert_eq!((line.vat, line.drop_quantity), (Some(20.5), Some(7.0)));
    assert_eq!((line.coupon, line.discount), (None, Some(0.25)));
}

#[test]
fn a_preorder_needs_nothing() {
    let preorder: MigrationPreorder =
        serde_json::from_str(r#"{"ownerId":null,"emissionDate":null,"type":"RECEIPT","lines":null}"#)
            .unwrap();
    assert_eq!(preorder.kind.unwrap().as_str(), "RECEIPT");
    let line = r#"{"lines":[{"type":"Stickers","quantity":null,"tva":null}]}"#;
    let preorder: MigrationPreorder = serde_json::from_str(line).unwrap();
    assert_eq!(preorder.lines[0].kind.as_ref().unwrap().as_str(), "Stickers");
}

#[test]
fn an_order_sends_what_the_platform_needs_and_no_more() {
    let request = CreateAddon::new("orders-db", "postgresql-addon", "plan_1", ZoneName::from("par"));
    assert_eq!(
        serde_json::to_value(&request).unwrap(),
        json!({
            "name": "orders-db", "providerId": "postgresql-addon", "plan": "plan_1",
            "region": "par", "options": {},
        })
    );
}

#[test]
fn each_setter_of_an_order_is_sent() {
    let request = CreateAddon::new("orders-db", "postgresql-addon", "plan_1", "par")
        .option("encryption", "true")
        .option("locale", "fr_FR")
        .version("16")
        .linked_app("app_1")
        .payment_intent(PaymentIntent::new("pi_1", "cl13nt", "cus_1").owner_id("orga_1"))
        .payment_method_type(PaymentMethodType::SepaDebit)
        .sepa_source_id("src_1");
    assert_eq!(
        serde_json::to_value(&request).unwrap(),
        json!({
            "name": "orders-db", "providerId": "postgresql-addon", "plan": "plan_1",
            "region": "par", "options": { "encryption": "true", "locale": "fr_FR" },
            "version": "16", "linkedApp": "app_1",
            "paymentIntent": { "id": "pi_1", "clientSecret": "cl13nt", "customer": "cus_1",
                               "ownerId": "orga_1" },
            "paymentMethodType": "SEPA_DEBIT", "sepaSourceId": "src_1",
        })
    );
}

#[test]
fn no_secret_of_an_order_is_printed() {
    let intent = PaymentIntent::new("pi_1", "cl13nt", "cus_1");
    let request = CreateAddon::new("a", "b", "c", "d").payment_intent(intent.clone()).option("e", "cl13nt");
    for shown in [format!("{intent:?}"), format!("{request:#?}")] {
        assert!(shown.contains("pi_1") && !shown.contains("cl13nt"), "{shown}");
    }
    assert_eq!(
        serde_json::to_value(&intent).unwrap(),
        json!({ "id": "pi_1", "clientSecret": "cl13nt", "customer": "cus_1" })
    );
}

#[test]
fn small_requests_are_sent_as_the_platform_wants_them() {
    for (sent, expected) in [
        (serde_json::to_value(UpdateAddon::new("shop-db")), json!({ "name": "shop-db" })),
        (serde_json::to_value(StartMigration::new("plan_1")), json!({ "planId": "plan_1" })),
        (
            serde_json::to_value(StartMigration::new("plan_1").region("par").version("16")),
            json!({ "planId": "plan_1", "region": "par", "version": "16" }),
        ),
    ] {
        assert_eq!(sent.unwrap(), expected);
    }
}

#[test]
fn tags_are_sent_as_a_bare_list() {
    let call = replace_addon_tags("orga_1", "addon_1", &["a".to_owned(), "b".to_owned()]);
    assert_eq!(call.request_body().as_bytes().unwrap(), br#"["a","b"]"#.as_slice());
    assert_eq!(call.target(), "/v2/organisations/orga_1/addons/addon_1/tags");
}

#[test]
fn what_may_be_left_out_is_sent_when_it_is_set() {
    assert_eq!(
        get_all_instances("orga_1", "addon_1").deployment_id("deployment_1").with_deleted(true).target(),
        "/v2/organisations/orga_1/addons/addon_1/instances?deploymentId=deployment_1&withDeleted=true"
    );
    assert_eq!(
        preorder_migration("orga_1", "addon_1").plan_id("plan_1").target(),
        "/v2/organisations/orga_1/addons/addon_1/migrations/preorders?planId=plan_1"
    );
}
