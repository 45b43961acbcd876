//! Deployments and instances as version 4 shows what version 2 did.

use std::time::Duration;

use api_defs::SortOrder;
use api_defs::v2::application::{DeploymentAction, cancel_deployment, redeploy, undeploy};
use api_defs::v4::deployment::{DeploymentPriority, DeploymentState, get_application_deployment};
use api_defs::v4::deployments::list_application_deployments;
use api_defs::v4::instance::{InstanceState, get_all_application_instances, get_instance};
use http::StatusCode;

use super::stage::{Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, deployed_and_stopped).await;
    for_each_owner(called, deployments_chosen).await;
    for_each_owner(called, instances_chosen).await;
}

const COMMIT: &str = "8f14e45fceea167a5a36dedd4bea2543f0a1b2c3";

#[tokio::test]
async fn a_deployment_goes_through_its_steps_and_starts_a_machine() {
    for_each_owner(&Called::default(), deployed_and_stopped).await;
}

async fn deployed_and_stopped(stage: &Stage) {
    use DeploymentState::{Queued, Succeeded, WorkInProgress};

    let (owner, app) = (&stage.owner_id, stage.application("shop").await.id);
    assert_eq!(stage.send(list_application_deployments(owner, &app)).await, []);
    assert_eq!(stage.send(get_all_application_instances(owner, &app)).await, []);

    let id = stage.send(redeploy(&stage.owner, &app).commit(COMMIT)).await.deployment_id.unwrap();
    let deployment = stage.send(get_application_deployment(owner, &app, &id)).await.unwrap();
    assert_eq!((&deployment.id, deployment.owner_id.as_ref()), (&id, Some(owner)));
    assert_eq!(
        (deployment.application_id.as_ref(), deployment.has_dedicated_build),
        (Some(&app), Some(false))
    );
    assert_eq!(deployment.state, Some(WorkInProgress));
    assert_eq!(deployment.version.as_ref().unwrap().commit_id.as_deref(), Some(COMMIT));
    let origin = deployment.origin.as_ref().unwrap();
    assert_eq!(
        (&origin.action, &origin.priority),
        (&Some(DeploymentAction::Deploy), &Some(DeploymentPriority::Default))
    );
    assert_eq!(origin.author_id.as_ref().unwrap(), stage.platform.seed().user_id.as_str());
    assert!(origin.constraints.is_empty());
    assert!(deployment.start_date.unwrap().as_second() > 1_700_000_000);
    assert_eq!(stage.send(list_application_deployments(owner, &app)).await, [deployment]);
    let [instance] = &stage.send(get_all_application_instances(owner, &app)).await[..] else { panic!() };
    assert_eq!(
        (&instance.state, instance.deployment_id.as_ref()),
        (&Some(InstanceState::Deploying), Some(&id))
    );

    stage.platform.finish_deployments();
    let call = get_application_deployment(owner, &app, &id).include_application_configuration(true);
    let deployment = stage.send(call).await.unwrap();
    assert_eq!(stage.last_request().query.as_deref(), Some("includeApplicationConfiguration=true"));
    let steps: Vec<_> = deployment.steps.iter().map(|step| step.state.clone().unwrap()).collect();
    assert_eq!((deployment.state, &steps[..]), (Some(Succeeded), &[Queued, WorkInProgress, Succeeded][..]));
    assert!(deployment.steps.iter().all(|step| step.date == deployment.start_date));
    let instance = stage.send(get_instance(owner, &app, &instance.id)).await.unwrap();
    assert_eq!((instance.state.as_ref(), instance.is_build_vm), (Some(&InstanceState::Up), Some(false)));
    assert_eq!((instance.owner_id.as_ref(), instance.application_id.as_ref()), (Some(owner), Some(&app)));
    assert_eq!((instance.flavor.as_ref().unwrap().as_str(), instance.index), ("XS", Some(0)));
    assert_eq!(instance.network.as_ref().unwrap().port, Some(8080));
    assert_eq!((instance.deletion_date, instance.hypervisor_id.is_some()), (None, true));

    stage.send(undeploy(&stage.owner, &app)).await;
    let gone = stage.send(get_instance(owner, &app, &instance.id)).await.unwrap();
    assert_eq!(gone.state, Some(InstanceState::Deleted));
    assert!(gone.deletion_date.unwrap() >= gone.creation_date.unwrap());
}

#[tokio::test]
async fn deployments_are_listed_by_action_order_and_number() {
    for_each_owner(&Called::default(), deployments_chosen).await;
}

async fn deployments_chosen(stage: &Stage) {
    let (owner, app) = (&stage.owner_id, stage.application("shop").await.id);
    let first = stage.send(redeploy(&stage.owner, &app)).await.deployment_id.unwrap();
    stage.platform.finish_deployments();
    let second = stage.send(redeploy(&stage.owner, &app)).await.deployment_id.unwrap();
    stage.send(cancel_deployment(&stage.owner, &app, &second)).await;
    stage.send(undeploy(&stage.owner, &app)).await;

    let list = || list_application_deployments(owner, &app);
    let newest_first = stage.send(list()).await;
    let states: Vec<_> = newest_first.iter().map(|one| one.state.clone().unwrap()).collect();
    assert_eq!(states, [DeploymentState::Succeeded, DeploymentState::Cancelled, DeploymentState::Succeeded]);
    assert_eq!((&newest_first[1].id, &newest_first[2].id), (&second, &first));
    let mut oldest_first = newest_first.clone();
    oldest_first.reverse();
    assert_eq!(stage.send(list().order(SortOrder::Ascending)).await, oldest_first);
    assert_eq!(stage.send(list().order(SortOrder::Descending).limit(2)).await, newest_first[..2]);
    assert_eq!(stage.send(list().action([DeploymentAction::Undeploy])).await, newest_first[..1]);
    let both = [DeploymentAction::Deploy, DeploymentAction::Undeploy];
    assert_eq!(stage.send(list().action(both)).await, newest_first);

    for call in [list().limit(0), list().limit(1001), list().order("RANDOM")] {
        let error = stage.fail(call).await;
        assert_eq!(
            (error.status(), error.code()),
            (Some(StatusCode::BAD_REQUEST), Some("clever.core.bad-request"))
        );
    }
    assert_eq!(stage.send(get_application_deployment(owner, &app, "deployment_none")).await, None);
    assert!(stage.fail(list_application_deployments(owner, "app_none")).await.is_not_found());
}

#[tokio::test]
async fn instances_are_listed_by_state_deployment_and_time() {
    for_each_owner(&Called::default(), instances_chosen).await;
}

async fn instances_chosen(stage: &Stage) {
    let (owner, app) = (&stage.owner_id, stage.application("shop").await.id);
    stage.send(redeploy(&stage.owner, &app)).await;
    stage.platform.finish_deployments();
    stage.send(redeploy(&stage.owner, &app)).await;
    stage.platform.finish_deployments();
    let third = stage.send(redeploy(&stage.owner, &app)).await.deployment_id.unwrap();

    let list = || get_all_application_instances(owner, &app);
    let all = stage.send(list()).await;
    let states: Vec<_> = all.iter().map(|one| one.state.clone().unwrap()).collect();
    assert_eq!(
        states,
        [InstanceState::Deleted, InstanceState::Up, InstanceState::Deploying],
        "the oldest first"
    );
    assert_eq!(stage.send(list().include_state([InstanceState::Up, InstanceState::Deleted])).await, all[..2]);
    assert_eq!(stage.send(list().exclude_state([InstanceState::Deleted])).await, all[1..]);
    assert_eq!(stage.send(list().deployment_id(&third)).await, all[2..]);
    assert_eq!(stage.send(list().limit(1)).await, all[..1]);
    let newest = stage.send(list().order(SortOrder::Descending).limit(1)).await;
    assert_eq!(newest, all[2..]);

    let (first, last) = (all[0].creation_date.unwrap(), all[2].creation_date.unwrap());
    let second = Duration::from_secs(1);
    assert_eq!(stage.send(list().since(first).until(last)).await, all);
    assert_eq!(stage.send(list().since(last + second)).await, []);
    assert_eq!(stage.send(list().until(first - second)).await, []);

    assert_eq!(stage.send(get_instance(owner, &app, "instance_none")).await, None);
    assert!(stage.fail(get_all_application_instances("orga_none", &app)).await.is_not_found());
    assert_eq!(stage.fail(list().limit(0)).await.status(), Some(StatusCode::BAD_REQUEST));
}
