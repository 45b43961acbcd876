//! Bodies of add-on providers, made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::json;

use super::*;
use crate::v2::product::{AddonFeatureType, AddonPlanFeature};

fn api() -> AddonProviderApi {
    AddonProviderApi::new(
        "passw0rd",
        "s4lt",
        AddonProviderUrls::new("https://example.com/resources", "https://example.com/login"),
        AddonProviderUrls::new("http://localhost/resources", "http://localhost/login"),
    )
}

#[test]
fn a_provider_is_declared_with_all_that_the_platform_needs() {
    let mut expected = json!({
        "id": "my-addon", "name": "My add-on",
        "api": {
            "config_vars": [], "regions": [], "password": "passw0rd", "sso_salt": "s4lt",
            "production": { "base_url": "https://example.com/resources",
                            "sso_url": "https://example.com/login" },
            "test": { "base_url": "http://localhost/resources", "sso_url": "http://localhost/login" },
        },
    });
    let request = CreateAddonProvider::new("my-addon", "My add-on", api());
    assert_eq!(serde_json::to_value(&request).unwrap(), expected);

    let api = api().config_vars(["MY_ADDON_URL", "MY_ADDON_KEY"]).regions(["eu"]);
    let request = CreateAddonProvider::new("my-addon", "My add-on", api);
    expected["api"]["config_vars"] = json!(["MY_ADDON_URL", "MY_ADDON_KEY"]);
    expected["api"]["regions"] = json!(["eu"]);
    assert_eq!(serde_json::to_value(&request).unwrap(), expected);
}

#[test]
fn no_secret_of_a_provider_is_printed() {
    let request = CreateAddonProvider::new("my-addon", "My add-on", api());
    for shown in [format!("{request:?}"), format!("{request:#?}")] {
        assert!(shown.contains("https://example.com/login"), "{shown}");
        assert!(!shown.contains("passw0rd") && !shown.contains("s4lt"), "{shown}");
    }
}

#[test]
fn an_update_sends_changes_only() {
    assert_eq!(serde_json::to_value(UpdateAddonProvider::new()).unwrap(), json!({}));
    let request = UpdateAddonProvider::new()
        .name("My add-on")
        .website("https://example.com")
        .support_email("help@example.com")
        .google_plus_name("plus")
        .twitter_name("twitter")
        .analytics_id("UA-0")
        .short_desc("A database")
        .long_desc("A long story")
        .logo_url("https://example.com/logo.svg");
    assert_eq!(
        serde_json::to_value(&request).unwrap(),
        json!({
            "name": "My add-on", "website": "https://example.com",
            "supportEmail": "help@example.com", "googlePlusName": "plus", "twitterName": "twitter",
            "analyticsId": "UA-0", "shortDesc": "A database", "longDesc": "A long story",
            "logoUrl": "https://example.com/logo.svg",
        })
    );
}

#[test]
fn a_feature_is_sent_with_its_type() {
    for (kind, expected) in [(AddonFeatureType::FileSize, "FILESIZE"), ("COLOUR".into(), "COLOUR")] {
        let request = CreateAddonFeature::new("Max DB size", kind);
        let expected = json!({ "name": "Max DB size", "type": expected });
        assert_eq!(serde_json::to_value(&request).unwrap(), expected);
    }
}

#[test]
fn a_plan_is_sent_with_all_of_its_features() {
    let plan = AddonPlanSettings::new("XS Small Space", "xs_sml", 17.5);
    let mut expected = json!({ "name": "XS Small Space", "slug": "xs_sml", "price": 17.5, "features": [] });
    assert_eq!(serde_json::to_value(&plan).unwrap(), expected);

    let plan = plan.features([
        SetAddonPlanFeature::new("Backups", AddonFeatureType::Boolean, "Daily"),
        SetAddonPlanFeature::new("Max DB size", AddonFeatureType::Bytes, "1 GB")
            .computable_value("1073741824")
            .name_code("disk-size"),
    ]);
    expected["features"] = json!([
        { "name": "Backups", "type": "BOOLEAN", "value": "Daily" },
        { "name": "Max DB size", "type": "BYTES", "value": "1 GB",
          "computable_value": "1073741824", "name_code": "disk-size" },
    ]);
    assert_eq!(serde_json::to_value(&plan).unwrap(), expected);
}

#[test]
fn a_feature_that_was_read_is_written_as_it_was() {
    for body in [
        json!({ "name": "Max DB size", "type": "BYTES", "value": "1 GB",
                "computable_value": "1073741824", "name_code": "disk-size" }),
        json!({ "name": "Backups", "type": "TYPE_OF_TOMORROW" }),
    ] {
        let read: AddonPlanFeature = serde_json::from_value(body.clone()).unwrap();
        assert_eq!(serde_json::to_value(SetAddonPlanFeature::from(&read)).unwrap(), body);
    }
}

#[test]
fn the_token_of_a_login_is_read_and_not_printed() {
    let sso: AddonProviderSso =
        serde_json::from_str(r#"{"url":"https://example.com","macaroon":"mac4roon"}"#).unwrap();
    assert_eq!(sso.url, "https://example.com");
    assert_eq!(sso.macaroon.as_ref().unwrap().expose(), "mac4roon");
    assert!(!format!("{sso:?}").contains("mac4roon"));

    let sso: AddonProviderSso =
        serde_json::from_str(r#"{"url":"https://example.com","macaroon":null}"#).unwrap();
    assert_eq!(sso.macaroon, None);
}

#[test]
fn a_feature_is_named_in_base64_for_a_provider_and_as_it_is_for_a_plan() {
    let base = "/v2/organisations/orga_1/addonproviders/my-addon";
    let feature: AddonFeature = serde_json::from_str(r#"{"name":"a?~?"}"#).unwrap();
    for id in [FeatureId::new("a?~?"), FeatureId::from(&feature)] {
        let call = remove_feature("orga_1", "my-addon", id);
        assert_eq!(call.target(), format!("{base}/features/YT9%2BPw%3D%3D"));
    }
    let call = remove_plan_feature("orga_1", "my-addon", "plan_1", "Max DB size");
    assert_eq!(call.target(), format!("{base}/plans/plan_1/features/Max%20DB%20size"));
}
