//! Bodies of Pulsar add-ons, made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::json;

use super::*;

#[test]
fn a_pulsar_is_read() {
    let pulsar: Pulsar = serde_json::from_str(
        r#"{"id":"pulsar_1","owner_id":"orga_1","tenant":"orga_1","namespace":"pulsar_1",
            "cluster_id":"cluster_1","token":"s3cr3t","creation_date":"2024-02-29T10:00:00Z",
            "ask_for_deletion_date":"2024-03-01T10:00:00Z","deletion_date":null,
            "status":"TO_DELETE","plan":"BETA","cold_storage_id":"cellar_1",
            "cold_storage_linked":true,"cold_storage_must_be_provided":false}"#,
    )
    .unwrap();
    assert_eq!((pulsar.id.as_str(), pulsar.owner_id.as_ref().unwrap().as_str()), ("pulsar_1", "orga_1"));
    assert_eq!((pulsar.tenant.as_deref(), pulsar.namespace.as_deref()), (Some("orga_1"), Some("pulsar_1")));
    assert_eq!(pulsar.cluster_id.as_ref().unwrap(), &"cluster_1");
    assert_eq!(pulsar.creation_date.unwrap().to_string(), "2024-02-29T10:00:00Z");
    assert_eq!(pulsar.ask_for_deletion_date.unwrap().to_string(), "2024-03-01T10:00:00Z");
    assert_eq!(pulsar.deletion_date, None);
    assert_eq!((&pulsar.status, &pulsar.plan), (&Some(PulsarStatus::ToDelete), &Some(PulsarPlan::Beta)));
    assert_eq!(pulsar.cold_storage_id.as_deref(), Some("cellar_1"));
    assert_eq!((pulsar.cold_storage_linked, pulsar.cold_storage_must_be_provided), (Some(true), Some(false)));
    assert_eq!(pulsar.token.as_ref().unwrap().expose(), "s3cr3t");
    let printed = format!("{pulsar:?}");
    assert!(!printed.contains("s3cr3t"), "{printed}");
}

#[test]
fn a_pulsar_needs_its_id_only() {
    let body = r#"{"id":"pulsar_1","token":null,"creation_date":null,"status":null}"#;
    let pulsar: Pulsar = serde_json::from_str(body).unwrap();
    assert_eq!((pulsar.id.as_str(), pulsar.token), ("pulsar_1", None));
}

#[test]
fn values_of_tomorrow_are_kept() {
    let pulsar: Pulsar =
        serde_json::from_str(r#"{"id":"pulsar_1","status":"FROZEN","plan":"GOLD"}"#).unwrap();
    assert_eq!((pulsar.status.unwrap().as_str(), pulsar.plan.unwrap().as_str()), ("FROZEN", "GOLD"));
}

#[test]
fn a_cluster_is_read() {
    let cluster: PulsarCluster = serde_json::from_str(
        r#"{"id":"cluster_1","url":"pulsar.example.com","pulsar_port":6650,"pulsar_tls_port":6651,
            "web_port":80,"web_tls_port":443,"version":"4.0.1","available":true,"zone":"PAR",
            "support_cold_storage":true,"supported_plans":["BETA","ORGANISATION_LOGS","GOLD"]}"#,
    )
    .unwrap();
    assert_eq!((cluster.id.as_str(), cluster.url.as_deref()), ("cluster_1", Some("pulsar.example.com")));
    assert_eq!((cluster.pulsar_port, cluster.pulsar_tls_port), (Some(6650), Some(6651)));
    assert_eq!((cluster.web_port, cluster.web_tls_port), (Some(80), Some(443)));
    assert_eq!((cluster.version.as_deref(), cluster.available), (Some("4.0.1"), Some(true)));
    assert_eq!(cluster.zone.unwrap(), "par");
    assert_eq!(cluster.support_cold_storage, Some(true));
    assert_eq!(
        cluster.supported_plans,
        [PulsarPlan::Beta, PulsarPlan::OrganisationLogs, PulsarPlan::from("GOLD")]
    );
}

#[test]
fn a_cluster_needs_its_id_only() {
    for body in [r#"{"id":"cluster_1"}"#, r#"{"id":"cluster_1","zone":null,"supported_plans":null}"#] {
        let cluster: PulsarCluster = serde_json::from_str(body).unwrap();
        assert_eq!((cluster.id.as_str(), cluster.zone), ("cluster_1", None), "{body}");
    }
}

#[test]
fn policies_are_the_same_both_ways() {
    let body = json!({
        "offloadPolicies": { "durationInDays": 1, "sizeInMB": 512 },
        "retentionPolicies": { "durationInDays": 7, "sizeInMB": -1 },
    });
    let policies = StoragePolicies::new()
        .offload(StoragePolicy::new().duration_in_days(1).size_in_mb(512))
        .retention(StoragePolicy::new().duration_in_days(7).size_in_mb(-1));
    assert_eq!(serde_json::to_value(&policies).unwrap(), body);
    assert_eq!(serde_json::from_value::<StoragePolicies>(body).unwrap(), policies);
}

#[test]
fn a_change_of_policies_sends_what_was_set() {
    assert_eq!(serde_json::to_value(StoragePolicies::new()).unwrap(), json!({}));
    let policies = StoragePolicies::new().retention(StoragePolicy::new().duration_in_days(7));
    assert_eq!(
        serde_json::to_value(policies).unwrap(),
        json!({ "retentionPolicies": { "durationInDays": 7 } })
    );
}

#[test]
fn an_odd_limit_is_read_as_absent() {
    let policies: StoragePolicies = serde_json::from_str(
        r#"{"offloadPolicies":null,"retentionPolicies":{"durationInDays":{"value":7},"sizeInMB":"100"}}"#,
    )
    .unwrap();
    assert_eq!(policies, StoragePolicies::new().retention(StoragePolicy::new().size_in_mb(100)));
}

#[test]
fn a_topic_is_one_segment() {
    let call = delete_topic("pulsar_1", "persistent://a/b");
    assert_eq!(
        call.target(),
        "/v4/addon-providers/addon-pulsar/addons/pulsar_1/topics/persistent%3A%2F%2Fa%2Fb"
    );
    assert!(delete_topic("pulsar_1", "t").instance_id("i").target().ends_with("/topics/t?instanceId=i"));
}
