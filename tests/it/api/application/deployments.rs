//! Deployments and the instances that they start.
#![allow(deprecated)]

use api_defs::v2::MessageType;
use api_defs::v2::application::{
    ApplicationState, DeploymentAction, DeploymentState, InstanceState, UseCache, cancel_deployment, get,
    get_all_deployments, get_all_instances, get_deployment, get_instance, redeploy, undeploy,
};
use http::StatusCode;

use crate::api::stage::{Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, deployed_and_stopped).await;
    for_each_owner(called, cancelled).await;
}

const COMMIT: &str = "8f14e45fceea167a5a36dedd4bea2543f0a1b2c3";

#[tokio::test]
async fn an_application_is_deployed_and_stopped() {
    for_each_owner(&Called::default(), deployed_and_stopped).await;
}

async fn deployed_and_stopped(stage: &Stage) {
    let owner = &stage.owner;
    let app = stage.application("shop").await.id;
    assert_eq!(stage.send(get_all_deployments(owner, &app)).await, []);

    let started = stage.send(redeploy(owner, &app).commit(COMMIT).use_cache(UseCache::No)).await;
    assert_eq!(started.kind, Some(MessageType::Success));
    assert!(started.message.unwrap().contains("deployment"));
    let query = format!("commit={COMMIT}&useCache=no");
    assert_eq!(stage.last_request().query, Some(query));
    let id = started.deployment_id.unwrap();

    let deployment = stage.send(get_deployment(owner, &app, &id)).await.unwrap();
    assert_eq!((&deployment.id, deployment.index), (&id, Some(1)));
    assert_eq!(deployment.state, Some(DeploymentState::WorkInProgress));
    assert_eq!(deployment.action, Some(DeploymentAction::Deploy));
    assert_eq!(deployment.commit.as_deref(), Some(COMMIT));
    assert_eq!(deployment.author.unwrap().id.unwrap(), stage.platform.seed().user_id.as_str());
    assert!(deployment.date.unwrap().as_second() > 1_700_000_000);

    stage.platform.finish_deployments();
    let instances = stage.send(get_all_instances(owner, &app)).await;
    let [instance] = &instances[..] else { panic!("{instances:?}") };
    assert_eq!(instance.state, Some(InstanceState::Up));
    assert_eq!((instance.app_id.as_ref(), instance.deploy_id.as_ref()), (Some(&app), Some(&id)));
    assert_eq!((instance.app_port, instance.deploy_number), (Some(8080), Some(1)));
    assert_eq!(instance.flavor.as_ref().unwrap().mem, Some(1024));
    assert_eq!(stage.send(get_instance(owner, &app, &instance.id)).await.as_ref(), Some(instance));
    let running = stage.send(get(owner, &app)).await.unwrap();
    assert_eq!(running.state, Some(ApplicationState::ShouldBeUp));
    assert_eq!(running.commit_id.as_deref(), Some(COMMIT));

    let message = stage.send(undeploy(owner, &app)).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    assert_eq!(stage.send(get_all_instances(owner, &app)).await, []);
    let gone = stage.send(get_all_instances(owner, &app).with_deleted(true)).await;
    assert_eq!(gone.iter().map(|one| one.state.clone()).collect::<Vec<_>>(), [Some(InstanceState::Deleted)]);
    let stopped = stage.send(get(owner, &app)).await.unwrap();
    assert_eq!(stopped.state, Some(ApplicationState::ShouldBeDown));
}

#[tokio::test]
async fn a_deployment_is_cancelled_and_the_list_of_them_is_read_in_pages() {
    for_each_owner(&Called::default(), cancelled).await;
}

async fn cancelled(stage: &Stage) {
    let owner = &stage.owner;
    let app = stage.application("shop").await.id;
    let first = stage.send(redeploy(owner, &app)).await.deployment_id.unwrap();
    stage.platform.finish_deployments();
    let second = stage.send(redeploy(owner, &app).commit(COMMIT)).await.deployment_id.unwrap();

    let of_second = stage.send(get_all_instances(owner, &app).deployment_id(&second)).await;
    assert_eq!(of_second.len(), 1);
    assert_eq!(of_second[0].state, Some(InstanceState::Deploying));
    assert_eq!(stage.send(get_all_instances(owner, &app)).await.len(), 2);

    let message = stage.send(cancel_deployment(owner, &app, &second)).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    let deployment = stage.send(get_deployment(owner, &app, &second)).await.unwrap();
    assert_eq!(deployment.state, Some(DeploymentState::Cancelled));
    let error = stage.fail(cancel_deployment(owner, &app, &second)).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::CONFLICT), Some("4090")));
    stage.send(undeploy(owner, &app)).await;

    let deployments = stage.send(get_all_deployments(owner, &app)).await;
    let indices: Vec<_> = deployments.iter().map(|one| one.index).collect();
    assert_eq!(indices, [Some(3), Some(2), Some(1)], "the newest first");
    assert_eq!(deployments[2].id, first);
    assert_eq!(deployments[2].state, Some(DeploymentState::Succeeded));
    let page = stage.send(get_all_deployments(owner, &app).limit(1).offset(1)).await;
    assert_eq!(page, deployments[1..2]);
    let stops = stage.send(get_all_deployments(owner, &app).action(DeploymentAction::Undeploy)).await;
    assert_eq!(stops, deployments[..1]);

    assert_eq!(stage.send(get_deployment(owner, &app, "deployment_none")).await, None);
    assert_eq!(stage.send(get_instance(owner, &app, "instance_none")).await, None);
}
