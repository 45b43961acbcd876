//! Bodies of deployments, made for these tests.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::v2::application::DeploymentAction;
use crate::v4::deployments::list_application_deployments;

const DEPLOYMENT: &str = r#"{
    "id": "deployment_77aa", "ownerId": "orga_9a1c", "applicationId": "app_3ad6",
    "startDate": "2025-03-01T10:00:00.123Z", "state": "SUCCEEDED",
    "steps": [{ "state": "QUEUED", "date": "2025-03-01T10:00:00.123Z" },
              { "state": "STATE_OF_TOMORROW", "date": null }],
    "version": { "commitId": "c0ffee" },
    "origin": { "action": "DEPLOY", "cause": "Git push", "source": "GIT", "authorId": "user_5f0c",
                "constraints": ["zone:par"], "priority": "DEFAULT" },
    "hasDedicatedBuild": true, "fieldOfTomorrow": {}
}"#;

#[test]
fn a_deployment_is_read() {
    let deployment: Deployment = serde_json::from_str(DEPLOYMENT).unwrap();
    assert_eq!(deployment.id, "deployment_77aa");
    assert_eq!(deployment.start_date.unwrap().to_string(), "2025-03-01T10:00:00.123Z");
    assert_eq!(deployment.state, Some(DeploymentState::Succeeded));
    assert_eq!(deployment.steps[0].state, Some(DeploymentState::Queued));
    assert_eq!(deployment.steps[0].date, deployment.start_date);
    assert_eq!(deployment.steps[1].state, Some("STATE_OF_TOMORROW".into()));
    assert_eq!(deployment.version.unwrap().commit_id.as_deref(), Some("c0ffee"));
    assert_eq!(deployment.has_dedicated_build, Some(true));

    let origin = deployment.origin.unwrap();
    assert_eq!(origin.action, Some(DeploymentAction::Deploy));
    assert_eq!(origin.author_id.unwrap(), "user_5f0c");
    assert_eq!(origin.constraints, ["zone:par"]);
    assert_eq!(origin.priority, Some(DeploymentPriority::Default));
}

#[test]
fn a_deployment_needs_its_id_only() {
    let body = r#"{"id":"deployment_1","state":null,"steps":null,"version":{},"origin":{}}"#;
    let deployment: Deployment = serde_json::from_str(body).unwrap();
    assert!(deployment.steps.is_empty() && deployment.state.is_none());
    assert_eq!(deployment.version.unwrap().commit_id, None);
    assert!(deployment.origin.unwrap().constraints.is_empty());
}

#[test]
fn what_a_list_is_limited_by_is_sent() {
    let base = "/v4/orchestration/organisations/orga_1/applications/app_1/deployments";
    assert_eq!(list_application_deployments("orga_1", "app_1").target(), base);
    assert_eq!(
        list_application_deployments("orga_1", "app_1")
            .include_application_configuration(false)
            .action([DeploymentAction::Deploy, DeploymentAction::Upscale])
            .limit(10)
            .order(crate::SortOrder::Descending)
            .target(),
        format!(
            "{base}?includeApplicationConfiguration=false&action=DEPLOY&action=UPSCALE&limit=10&order=DESC"
        )
    );
}
