//! Bodies of Keycloak add-ons, made for these tests.
#![allow(clippy::unwrap_used)]

use super::*;

const KEYCLOAK: &str = r#"{
    "resourceId": "keycloak_1", "addonId": "addon_1", "name": "sso", "ownerId": "orga_1",
    "plan": "base", "version": "26.0.7", "javaVersion": "21",
    "accessUrl": "https://sso.example.com", "availableVersions": ["26.0.7", "26.1.0"],
    "resources": { "entrypoint": "app_1", "fsbucketId": "bucket_1", "pgsqlId": "postgresql_1" },
    "features": { "networkGroup": { "id": "ng_1" } },
    "initialCredentials": { "user": "admin", "password": "hunter2" },
    "envVars": { "CC_KEYCLOAK_HOSTNAME": "sso.example.com", "KC_DB_PASSWORD": "s3cr3t" },
    "fieldOfTomorrow": []
}"#;

#[test]
fn a_keycloak_is_read() {
    let keycloak: Keycloak = serde_json::from_str(KEYCLOAK).unwrap();
    assert_eq!(keycloak.resource_id, "keycloak_1");
    assert_eq!(keycloak.addon_id.as_ref().unwrap(), &"addon_1");
    assert_eq!(keycloak.owner_id.as_ref().unwrap(), &"orga_1");
    assert_eq!((keycloak.name.as_deref(), keycloak.plan.as_deref()), (Some("sso"), Some("base")));
    assert_eq!((keycloak.version.as_deref(), keycloak.java_version.as_deref()), (Some("26.0.7"), Some("21")));
    assert_eq!(keycloak.access_url.as_deref(), Some("https://sso.example.com"));
    assert_eq!(keycloak.available_versions, ["26.0.7", "26.1.0"]);
    assert_eq!(keycloak.resources.as_ref().unwrap().fsbucket_id.as_deref(), Some("bucket_1"));
    let network_group = keycloak.features.as_ref().unwrap().network_group.as_ref();
    assert_eq!(network_group.unwrap().id, "ng_1");
    assert_eq!(keycloak.initial_credentials.as_ref().unwrap().user.as_deref(), Some("admin"));
    assert_eq!(keycloak.env_vars.get("KC_DB_PASSWORD"), Some("s3cr3t"));
}

#[test]
fn no_secret_is_printed() {
    let printed = format!("{:?}", serde_json::from_str::<Keycloak>(KEYCLOAK).unwrap());
    assert!(printed.contains("KC_DB_PASSWORD"), "{printed}");
    assert!(!printed.contains("hunter2") && !printed.contains("s3cr3t"), "{printed}");
}

#[test]
fn only_the_id_is_needed() {
    let keycloak: Keycloak = serde_json::from_str(
        r#"{"resourceId":"keycloak_1","availableVersions":null,"resources":null,"features":null,
            "initialCredentials":null,"envVars":null}"#,
    )
    .unwrap();
    assert_eq!(keycloak.resource_id, "keycloak_1");
    assert!(keycloak.env_vars.is_empty() && keycloak.features.is_none());
    assert!(serde_json::from_str::<Keycloak>(r#"{"resourceId":"keycloak_1"}"#).is_ok());
}
