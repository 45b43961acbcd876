//! Bodies of Otoroshi add-ons, made for these tests.
#![allow(clippy::unwrap_used)]

use super::*;

#[test]
fn an_otoroshi_is_read() {
    let otoroshi: Otoroshi = serde_json::from_str(
        r#"{"resourceId":"otoroshi_1","addonId":"addon_1","name":"gate","ownerId":"orga_1",
            "plan":"base","version":"16.20.1","javaVersion":"21",
            "accessUrl":"https://gate.example.com","availableVersions":["16.20.1"],
            "resources":{"entrypoint":"app_1","redisId":"redis_1","pulsarId":null,"elasticId":null},
            "features":{"networkGroup":null},
            "api":{"url":"https://api.example.com","user":"client","secret":"s3cr3t",
                   "openapi":"https://api.example.com/openapi.json",
                   "swaggerUrl":"https://api.example.com/docs"},
            "initialCredentials":{"user":"admin","password":"hunter2"}}"#,
    )
    .unwrap();
    assert_eq!(otoroshi.resource_id, "otoroshi_1");
    assert_eq!(otoroshi.addon_id.as_ref().unwrap(), &"addon_1");
    assert_eq!(otoroshi.owner_id.as_ref().unwrap(), &"orga_1");
    assert_eq!((otoroshi.name.as_deref(), otoroshi.plan.as_deref()), (Some("gate"), Some("base")));
    assert_eq!(
        (otoroshi.version.as_deref(), otoroshi.java_version.as_deref()),
        (Some("16.20.1"), Some("21"))
    );
    assert_eq!(otoroshi.access_url.as_deref(), Some("https://gate.example.com"));
    assert_eq!(otoroshi.available_versions, ["16.20.1"]);
    assert_eq!(otoroshi.resources.as_ref().unwrap().redis_id.as_deref(), Some("redis_1"));
    assert_eq!(otoroshi.features.as_ref().unwrap().network_group, None);
    let api = otoroshi.api.as_ref().unwrap();
    assert_eq!((api.url.as_deref(), api.user.as_deref()), (Some("https://api.example.com"), Some("client")));
    assert_eq!(api.secret.as_ref().unwrap().expose(), "s3cr3t");
    assert_eq!(api.openapi.as_deref(), Some("https://api.example.com/openapi.json"));
    assert_eq!(api.swagger_url.as_deref(), Some("https://api.example.com/docs"));
    let printed = format!("{otoroshi:?}");
    assert!(printed.contains("admin"), "{printed}");
    assert!(!printed.contains("hunter2") && !printed.contains("s3cr3t"), "{printed}");
}

#[test]
fn only_the_id_is_needed() {
    let otoroshi: Otoroshi = serde_json::from_str(
        r#"{"resourceId":"otoroshi_1","availableVersions":null,"resources":null,"features":null,
            "api":null,"initialCredentials":null}"#,
    )
    .unwrap();
    assert_eq!(otoroshi.resource_id, "otoroshi_1");
    assert!(otoroshi.api.is_none() && otoroshi.available_versions.is_empty());
}

#[test]
fn the_configuration_is_asked_for_as_yaml() {
    let request = get_config("otoroshi_1").try_into_request().unwrap();
    assert_eq!(request.uri().path(), "/v4/addon-providers/addon-otoroshi/addons/otoroshi_1/config.yaml");
    assert_eq!(request.headers()["accept"], "application/yaml");
}
