//! Bodies of add-on providers, made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::{Map, Value, json};

use super::*;

#[test]
fn the_versions_of_a_provider_are_read() {
    let versions: ProviderVersions = serde_json::from_str(
        r#"{"providerId":"postgresql-addon","defaultDedicatedVersion":"15",
            "clusters":[{"id":"cluster_1","label":"Shared 15","zone":"par","version":"15",
                         "features":[{"name":"encryption","enabled":true}]}],
            "dedicated":{"15":{"features":[{"name":"kibana"}]},"14":{"features":null}},
            "fieldOfTomorrow":1}"#,
    )
    .unwrap();
    assert_eq!(versions.provider_id.unwrap(), "postgresql-addon");
    assert_eq!(versions.default_dedicated_version.as_deref(), Some("15"));
    let cluster = &versions.clusters[0];
    assert_eq!((cluster.id.as_str(), cluster.label.as_deref()), ("cluster_1", Some("Shared 15")));
    assert_eq!((cluster.zone.as_ref().unwrap().as_str(), cluster.version.as_deref()), ("par", Some("15")));
    assert!(cluster.features[0].enabled);
    assert_eq!(versions.dedicated["15"].features[0].name, "kibana");
    assert!(!versions.dedicated["15"].features[0].enabled);
    assert!(versions.dedicated["14"].features.is_empty());
}

#[test]
fn the_versions_of_a_provider_need_nothing() {
    let body = r#"{"providerId":null,"clusters":null,"dedicated":null,"defaultDedicatedVersion":null}"#;
    for body in ["{}", body] {
        let versions: ProviderVersions = serde_json::from_str(body).unwrap();
        assert!(versions.clusters.is_empty() && versions.dedicated.is_empty(), "{body}");
    }
    let cluster: SharedCluster =
        serde_json::from_str(r#"{"id":"cluster_1","label":null,"features":null}"#).unwrap();
    assert_eq!(cluster.id, "cluster_1");
    let feature: FeatureState = serde_json::from_str(r#"{"name":"kibana","enabled":null}"#).unwrap();
    assert!(!feature.enabled);
}

const DATABASE: &str = r#"{"id":"postgresql_1","host":"db.example.com","port":5432,"user":"ada",
                           "password":"hunter2","database":"orders","backups":["s3cr3t"]}"#;

#[test]
fn the_details_of_a_database_are_read() {
    let details: AddonDetails = serde_json::from_str(DATABASE).unwrap();
    assert_eq!(details.id(), Some("postgresql_1"));
    assert_eq!((details.host(), details.port()), (Some("db.example.com"), Some(5432)));
    assert_eq!((details.user(), details.password()), (Some("ada"), Some("hunter2")));
    assert_eq!(details.database(), Some("orders"));
    assert_eq!(details.get("backups"), Some(&json!(["s3cr3t"])));
    assert_eq!(Map::from(details).get("port"), Some(&json!(5432)));
}

#[test]
fn details_of_any_form_are_read() {
    for body in [
        "{}",
        r#"{"id":null,"host":[],"port":"5432","user":{},"password":1,"database":true}"#,
        r#"{"port":65536}"#,
        r#"{"port":-1}"#,
    ] {
        let details: AddonDetails = serde_json::from_str(body).unwrap();
        assert_eq!((details.id(), details.host(), details.port()), (None, None, None), "{body}");
        assert_eq!((details.user(), details.password(), details.database()), (None, None, None), "{body}");
    }
}

#[test]
fn details_are_printed_without_their_values() {
    let details: AddonDetails = serde_json::from_str(DATABASE).unwrap();
    let printed = format!("{details:?} {details:#?}");
    for value in ["hunter2", "s3cr3t", "ada", "5432"] {
        assert!(!printed.contains(value), "{printed}");
    }
    assert!(printed.contains(r#""password": [redacted]"#), "{printed}");
}

#[test]
fn a_jenkins_is_read() {
    let jenkins: Jenkins = serde_json::from_str(
        r#"{"id":"jenkins_1","app_id":"addon_1","plan":"OLD_XL","zone":"par",
            "creation_date":"2024-02-29T10:00:00.123Z[UTC]","deletion_date":null,"status":"ACTIVE",
            "host":"jenkins.example.com","user":"ada","password":"hunter2","version":"2.440.1",
            "artifactory_url":"https://artifactory.example.com","artifactory_user":"bob",
            "artifactory_password":"s3cr3t","features":[{"name":"docker","enabled":true}]}"#,
    )
    .unwrap();
    assert_eq!((jenkins.id.as_str(), jenkins.addon_id.as_ref().unwrap().as_str()), ("jenkins_1", "addon_1"));
    assert_eq!(jenkins.plan, Some(JenkinsPlan::OldXl));
    assert_eq!(jenkins.status, Some(JenkinsStatus::Active));
    assert_eq!(jenkins.creation_date.unwrap().to_string(), "2024-02-29T10:00:00.123Z");
    assert_eq!(jenkins.deletion_date, None);
    assert_eq!(jenkins.password.as_ref().unwrap().expose(), "hunter2");
    assert_eq!(jenkins.artifactory_password.as_ref().unwrap().expose(), "s3cr3t");
    assert_eq!(jenkins.features[0].name, "docker");
    let printed = format!("{jenkins:?}");
    assert!(!printed.contains("hunter2") && !printed.contains("s3cr3t"), "{printed}");
}

#[test]
fn a_jenkins_needs_its_id_only() {
    let body = r#"{"id":"jenkins_1","plan":null,"creation_date":null,"password":null,"features":null}"#;
    let jenkins: Jenkins = serde_json::from_str(body).unwrap();
    assert_eq!((jenkins.id.as_str(), jenkins.password), ("jenkins_1", None));
}

#[test]
fn values_of_tomorrow_are_kept() {
    let jenkins: Jenkins =
        serde_json::from_str(r#"{"id":"jenkins_1","plan":"XXL","status":"MOVING"}"#).unwrap();
    assert_eq!(jenkins.plan.unwrap().as_str(), "XXL");
    assert_eq!(jenkins.status.unwrap().as_str(), "MOVING");
}

#[test]
fn the_updates_of_a_jenkins_are_read() {
    let updates: JenkinsUpdates = serde_json::from_str(
        r#"{"manageLink":"https://jenkins.example.com/manage",
            "versions":{"current":"2.440.1","available":"2.440.2"}}"#,
    )
    .unwrap();
    assert_eq!(updates.manage_link.as_deref(), Some("https://jenkins.example.com/manage"));
    let versions = updates.versions.unwrap();
    assert_eq!(versions.current.as_deref(), Some("2.440.1"));
    assert_eq!(versions.available.as_deref(), Some("2.440.2"));
    assert!(serde_json::from_str::<JenkinsUpdates>(r#"{"versions":null}"#).unwrap().versions.is_none());
}

#[test]
fn a_check_of_versions_is_read() {
    let check: VersionCheck = serde_json::from_str(
        r#"{"installed":"26.0.7","available":["26.0.7","26.1.0"],"latest":"26.1.0","needUpdate":true}"#,
    )
    .unwrap();
    assert_eq!(check.installed.as_deref(), Some("26.0.7"));
    assert_eq!(check.available, ["26.0.7", "26.1.0"]);
    assert_eq!((check.latest.as_deref(), check.need_update), (Some("26.1.0"), Some(true)));
    let check: VersionCheck = serde_json::from_str(r#"{"available":null}"#).unwrap();
    assert!(check.available.is_empty() && check.need_update.is_none());
}

#[test]
fn a_version_is_asked_for_by_its_name() {
    assert_eq!(
        serde_json::to_value(UpdateVersion::new("26.1.0")).unwrap(),
        json!({ "targetVersion": "26.1.0" })
    );
}

#[test]
fn every_kind_of_resource_is_read() {
    let resources: SoftwareResources = serde_json::from_str(
        r#"{"entrypoint":"app_1","fsbucketId":"f","pgsqlId":"p","mysqlId":"m","redisId":"r","kvId":"k",
            "pulsarId":"u","elasticId":"e"}"#,
    )
    .unwrap();
    assert_eq!(resources.entrypoint.unwrap(), "app_1");
    let ids = [
        resources.fsbucket_id,
        resources.pgsql_id,
        resources.mysql_id,
        resources.redis_id,
        resources.kv_id,
        resources.pulsar_id,
        resources.elastic_id,
    ];
    assert_eq!(ids.map(Option::unwrap), ["f", "p", "m", "r", "k", "u", "e"]);
    let none: SoftwareResources = serde_json::from_str(r#"{"entrypoint":null,"pulsarId":null}"#).unwrap();
    assert_eq!((none.entrypoint, none.pulsar_id), (None, None));
}

#[test]
fn a_network_group_may_be_missing() {
    let features = |body| serde_json::from_str::<SoftwareFeatures>(body).unwrap().network_group;
    assert_eq!(features("{}"), None);
    assert_eq!(features(r#"{"networkGroup":null}"#), None);
    assert_eq!(features(r#"{"networkGroup":{"id":"ng_1"}}"#).unwrap().id, "ng_1");
}

#[test]
fn the_first_password_is_not_printed() {
    let credentials: InitialCredentials =
        serde_json::from_str(r#"{"user":"admin","password":"hunter2"}"#).unwrap();
    assert_eq!(credentials.password.as_ref().unwrap().expose(), "hunter2");
    let printed = format!("{credentials:?}");
    assert!(printed.contains("admin") && !printed.contains("hunter2"), "{printed}");
}

#[test]
fn what_is_no_object_is_no_details() {
    assert!(serde_json::from_value::<AddonDetails>(Value::from("postgresql_1")).is_err());
}
