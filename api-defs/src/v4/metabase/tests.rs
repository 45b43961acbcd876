//! Bodies of Metabase add-ons, made for these tests.
#![allow(clippy::unwrap_used)]

use super::*;

#[test]
fn a_metabase_is_read() {
    let metabase: Metabase = serde_json::from_str(
        r#"{"resourceId":"metabase_1","addonId":"addon_1","name":"numbers","ownerId":"orga_1",
            "plan":"base","version":"0.52.1","javaVersion":"21",
            "accessUrl":"https://numbers.example.com","availableVersions":["0.52.1"],
            "resources":{"entrypoint":"app_1","pgsqlId":null},
            "envVars":{"MB_DB_PASS":"s3cr3t"}}"#,
    )
    .unwrap();
    assert_eq!(metabase.resource_id, "metabase_1");
    assert_eq!(metabase.addon_id.as_ref().unwrap(), &"addon_1");
    assert_eq!(metabase.owner_id.as_ref().unwrap(), &"orga_1");
    assert_eq!((metabase.name.as_deref(), metabase.plan.as_deref()), (Some("numbers"), Some("base")));
    assert_eq!((metabase.version.as_deref(), metabase.java_version.as_deref()), (Some("0.52.1"), Some("21")));
    assert_eq!(metabase.access_url.as_deref(), Some("https://numbers.example.com"));
    assert_eq!(metabase.available_versions, ["0.52.1"]);
    let resources = metabase.resources.as_ref().unwrap();
    assert_eq!(resources.entrypoint.as_ref().unwrap(), &"app_1");
    assert_eq!(resources.pgsql_id, None);
    assert_eq!(metabase.env_vars.get("MB_DB_PASS"), Some("s3cr3t"));
    let printed = format!("{metabase:?}");
    assert!(printed.contains("MB_DB_PASS") && !printed.contains("s3cr3t"), "{printed}");
}

#[test]
fn only_the_id_is_needed() {
    let body =
        r#"{"resourceId":"metabase_1","availableVersions":null,"resources":null,"envVars":null,"plan":null}"#;
    let metabase: Metabase = serde_json::from_str(body).unwrap();
    assert_eq!(metabase.resource_id, "metabase_1");
    assert!(metabase.env_vars.is_empty() && metabase.resources.is_none());
}
