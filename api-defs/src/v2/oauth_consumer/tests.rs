//! Bodies of consumers, made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

use super::*;

const CONSUMER: &str = r#"{
    "key": "ck", "name": "Tool", "description": "Counts", "url": "https://example.com",
    "picture": "https://example.com/tool.png", "baseUrl": "https://tool.example.com",
    "rights": { "almighty": true, "access_organisations": true, "access_organisations_bills": false,
                "manage_ssh_keys": true, "right_of_tomorrow": true }
}"#;

/// The switches of a request, by name.
fn rights(settings: &OauthConsumerSettings) -> serde_json::Map<String, Value> {
    let mut body = serde_json::to_value(settings).unwrap();
    serde_json::from_value(body["rights"].take()).unwrap()
}

#[test]
fn a_consumer_is_read() {
    let consumer: OauthConsumer = serde_json::from_str(CONSUMER).unwrap();
    assert_eq!(consumer.key, "ck");
    assert_eq!(consumer.base_url.as_deref(), Some("https://tool.example.com"));
    let rights = consumer.rights.unwrap();
    assert_eq!((rights.almighty, rights.access_organisations_bills), (Some(true), Some(false)));
    assert_eq!(rights.manage_organisations, None);
    let granted: Vec<_> = rights.granted().collect();
    assert_eq!(granted, [OauthRight::AccessOrganisations, OauthRight::ManageSshKeys]);
}

#[test]
fn a_consumer_needs_its_key_only() {
    let body = r#"{"key":"ck","name":null,"description":null,"url":null,"picture":null,"baseUrl":null,"rights":null}"#;
    let consumer: OauthConsumer = serde_json::from_str(body).unwrap();
    assert_eq!(consumer, serde_json::from_str(r#"{"key":"ck"}"#).unwrap());
    assert_eq!(consumer.key, "ck");
}

#[test]
fn every_right_is_read_as_the_one_of_its_name() {
    for right in OauthRight::KNOWN {
        let rights: OauthRights = serde_json::from_value(json!({ right.as_str(): true })).unwrap();
        assert_eq!(rights.granted().collect::<Vec<_>>(), std::slice::from_ref(&right));
        assert!(!matches!(OauthRight::from(right.as_str()), OauthRight::Other(_)), "{right}");
    }
}

#[test]
fn a_secret_is_read_and_not_printed() {
    let secret: OauthConsumerSecret = serde_json::from_str(r#"{"secret":"s3cr3t"}"#).unwrap();
    assert_eq!(secret.secret.expose(), "s3cr3t");
    assert!(!format!("{secret:?}").contains("s3cr3t"));
}

#[test]
fn settings_are_sent_with_every_right_but_almighty() {
    let settings = OauthConsumerSettings::new("Tool", "https://tool.example.com");
    let body = serde_json::to_value(&settings).unwrap();
    let keys: Vec<_> = body.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["baseUrl", "description", "name", "picture", "rights", "url"]);
    assert_eq!((&body["name"], &body["description"]), (&json!("Tool"), &json!("")));
    assert_eq!((&body["url"], &body["baseUrl"]), (&body["baseUrl"], &json!("https://tool.example.com")));
    let none = rights(&settings);
    assert_eq!(none.len(), 11);
    assert!(none.values().all(|granted| granted == false) && !none.contains_key("almighty"), "{none:?}");

    let right = OauthRight::ManageSshKeys;
    let settings = settings
        .description("Counts")
        .url("https://example.com")
        .picture("https://example.com/tool.png")
        .rights([right.clone(), OauthRight::from("right_of_tomorrow"), right]);
    let body = serde_json::to_string(&settings).unwrap();
    assert_eq!(body.matches(":true").count(), 2, "{body}");
    assert_eq!(rights(&settings)["manage_ssh_keys"], true);
    assert_eq!(rights(&settings)["right_of_tomorrow"], true);
    assert!(
        body.contains(r#""url":"https://example.com","picture":"https://example.com/tool.png""#),
        "{body}"
    );
}

#[test]
fn the_settings_of_a_consumer_are_what_it_was_made_from() {
    let consumer: OauthConsumer = serde_json::from_str(CONSUMER).unwrap();
    let expected = OauthConsumerSettings::new("Tool", "https://tool.example.com")
        .description("Counts")
        .url("https://example.com")
        .picture("https://example.com/tool.png")
        .rights([OauthRight::AccessOrganisations, OauthRight::ManageSshKeys]);
    assert_eq!(OauthConsumerSettings::from(&consumer), expected);
    let changed = OauthConsumerSettings::from(&consumer).name("Mine").base_url("https://mine.example.com");
    let body = serde_json::to_value(changed).unwrap();
    assert_eq!((&body["name"], &body["baseUrl"]), (&json!("Mine"), &json!("https://mine.example.com")));
}
