//! Bodies of instances, made for these tests.
#![allow(clippy::unwrap_used)]

use super::*;

const INSTANCE: &str = r#"{
    "id": "1b3c", "ownerId": "orga_9a1c", "applicationId": "app_3ad6",
    "deploymentId": "deployment_77aa", "name": "Clumsy Jigglypuff", "flavor": "XS", "index": -1,
    "state": "UP", "hypervisorId": "hv-par-1", "creationDate": "2025-03-01T10:00:00.123Z[UTC]",
    "deletionDate": null, "network": { "ip": "192.0.2.7", "port": 8080 }, "isBuildVm": false
}"#;

#[test]
fn an_instance_is_read() {
    let instance: Instance = serde_json::from_str(INSTANCE).unwrap();
    assert_eq!(instance.id, "1b3c");
    assert_eq!(instance.deployment_id.unwrap(), "deployment_77aa");
    assert_eq!(instance.flavor.unwrap(), "XS");
    assert_eq!(instance.index, Some(-1));
    assert_eq!(instance.state, Some(InstanceState::Up));
    assert_eq!(instance.creation_date.unwrap().to_string(), "2025-03-01T10:00:00.123Z");
    assert_eq!(instance.deletion_date, None);
    let network = instance.network.unwrap();
    assert_eq!((network.ip.as_deref(), network.port), (Some("192.0.2.7"), Some(8080)));
    assert_eq!(instance.is_build_vm, Some(false));
}

#[test]
fn an_instance_needs_its_id_only() {
    let body = r#"{"id":"1b3c","state":"STATE_OF_TOMORROW","network":{},"index":null}"#;
    let instance: Instance = serde_json::from_str(body).unwrap();
    assert_eq!(instance.state, Some("STATE_OF_TOMORROW".into()));
    assert_eq!((instance.index, instance.network.unwrap().port), (None, None));
}

#[test]
fn what_a_list_is_limited_by_is_sent() {
    let since: Timestamp = "2025-03-01T10:00:00Z".parse().unwrap();
    let call = get_all_application_instances("orga_1", "app_1")
        .since(since)
        .until(since)
        .include_state([InstanceState::Up, InstanceState::Ready])
        .exclude_state([InstanceState::Deleted])
        .deployment_id("deployment_1")
        .limit(10)
        .order(SortOrder::Ascending);
    assert_eq!(
        call.target(),
        "/v4/orchestration/organisations/orga_1/applications/app_1/instances\
         ?since=2025-03-01T10%3A00%3A00.000Z&until=2025-03-01T10%3A00%3A00.000Z&includeState=UP\
         &includeState=READY&excludeState=DELETED&deploymentId=deployment_1&limit=10&order=ASC"
    );
}
