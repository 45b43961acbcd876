//! Bodies of the add-ons of a provider, made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::json;

use super::*;
use crate::v2::application::EnvVars;

const INFO: &str = r#"{
    "id": "addon_4f2c3a7e", "name": "orders-db",
    "config": { "MY_ADDON_URL": "https://user:c0nfig@db.example.com", "MY_ADDON_MODE": null },
    "callback_url": "https://api.example.com/v2/vendor/apps/addon_4f2c3a7e",
    "owner_email": "ada@example.com", "owner_id": "orga_9a1c", "owner_name": "Example",
    "owner_emails": ["ada@example.com", "bob@example.com"], "region": "eu", "domains": []
}"#;

#[test]
fn an_addon_of_a_list_is_read() {
    let addon: ProvidedAddon = serde_json::from_str(
        r#"{"provider_id":"my-addon","heroku_id":"addon_1@example.com",
            "addon_id":"addon_1","callback_url":"https://api.example.com/v2/vendor/apps/addon_1",
            "plan":"premium","owner_id":"orga_9a1c"}"#,
    )
    .unwrap();
    assert_eq!(addon.addon_id, "addon_1");
    assert_eq!(addon.provider_id.unwrap(), "my-addon");
    assert_eq!(addon.heroku_id.as_deref(), Some("addon_1@example.com"));
    assert!(addon.callback_url.unwrap().ends_with("/addon_1"));
    assert_eq!(addon.plan.as_deref(), Some("premium"));
    assert_eq!(addon.owner_id.unwrap(), "orga_9a1c");

    let body = r#"{"addon_id":"addon_1","provider_id":null,"heroku_id":null,"callback_url":null}"#;
    let addon: ProvidedAddon = serde_json::from_str(body).unwrap();
    assert_eq!((addon.provider_id, addon.plan), (None, None));
}

#[test]
fn an_addon_is_read_with_its_owner_and_variables() {
    let info: ProvidedAddonInfo = serde_json::from_str(INFO).unwrap();
    assert_eq!(info.id, "addon_4f2c3a7e");
    assert_eq!(info.config.get("MY_ADDON_URL"), Some("https://user:c0nfig@db.example.com"));
    assert_eq!(info.config.get("MY_ADDON_MODE"), Some(""));
    assert_eq!(info.owner_id.as_ref().unwrap(), &"orga_9a1c");
    assert_eq!(info.owner_name.as_deref(), Some("Example"));
    assert_eq!(info.owner_email.as_deref(), Some("ada@example.com"));
    assert_eq!(info.owner_emails.len(), 2);
    assert_eq!(info.region.as_ref().unwrap(), &"eu");

    let shown = format!("{info:?}");
    assert!(shown.contains("MY_ADDON_URL") && !shown.contains("c0nfig"), "{shown}");
}

#[test]
fn an_addon_needs_its_id_only() {
    let info: ProvidedAddonInfo = serde_json::from_str(
        r#"{"id":"addon_1","name":null,"config":null,"callback_url":null,"owner_email":null,
            "owner_id":null,"owner_name":null,"owner_emails":null,"region":null,"domains":null}"#,
    )
    .unwrap();
    assert_eq!(info.id, "addon_1");
    assert!(info.config.is_empty() && info.owner_emails.is_empty() && info.domains.is_empty());
}

#[test]
fn variables_are_sent_and_not_printed() {
    let request = SetAddonConfig::new(EnvVars::from_iter([("MY_ADDON_URL", "c0nfig")]));
    assert_eq!(serde_json::to_value(&request).unwrap(), json!({ "config": { "MY_ADDON_URL": "c0nfig" } }));
    let shown = format!("{request:?}");
    assert!(shown.contains("MY_ADDON_URL") && !shown.contains("c0nfig"), "{shown}");
}

#[test]
fn a_bill_is_a_cost() {
    assert_eq!(serde_json::to_value(BillOwner::new(12.5)).unwrap(), json!({ "cost": 12.5 }));
}

#[test]
fn an_order_sends_what_is_set() {
    let request = ProvisionAddon::new("postgresql-addon", "plan_1");
    assert_eq!(
        serde_json::to_value(&request).unwrap(),
        json!({ "providerId": "postgresql-addon", "plan": "plan_1" })
    );
    let request = request
        .organisation_id("orga_1")
        .user_id("user_1")
        .addon_id("addon_1")
        .name("orders-db")
        .region("par")
        .option("encryption", "true");
    assert_eq!(
        serde_json::to_value(&request).unwrap(),
        json!({
            "providerId": "postgresql-addon", "plan": "plan_1", "organisationId": "orga_1",
            "userId": "user_1", "addonId": "addon_1", "name": "orders-db", "region": "par",
            "options": { "encryption": "true" },
        })
    );
}

#[test]
fn what_may_be_left_out_is_sent_when_it_is_set() {
    assert_eq!(list_apps().offset(20).target(), "/v2/vendor/apps?offset=20");
    let config = SetAddonConfig::new(EnvVars::new());
    let call = end_addon_migration("addon_1", &config).plan_id("plan_1").region("par");
    assert_eq!(call.target(), "/v2/vendor/apps/addon_1/migration_callback?plan_id=plan_1&region=par");
    assert_eq!(call.into_call().request_body().as_bytes().unwrap(), br#"{"config":{}}"#.as_slice());
}
