//! Organisations and what they have. What the user's personal space has as well is played for each
//! kind of owner.

mod lifecycle;
mod members;
mod methods;
mod orders;

use api_defs::ApplicationId;
use api_defs::v2::application::{CreateRedirection, DeploymentAction, Namespace, redeploy};
use api_defs::v2::organisation::{
    VatState, create_application_udp_redirection, delete_application_udp_redirection, get, get_all,
    get_all_deployments, get_all_instances, get_namespaces, list_application_udp_redirections,
};
use http::StatusCode;

use super::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    organisations(&Stage::new(Acting::Organisation, called)).await;
    for_each_owner(called, deployments).await;
    for_each_owner(called, ports).await;
    lifecycle::all(called).await;
    members::all(called).await;
    methods::all(called).await;
    orders::all(called).await;
}

#[tokio::test]
async fn organisations_and_personal_spaces_are_read() {
    organisations(&Stage::new(Acting::Organisation, &Called::default())).await;
}

async fn organisations(stage: &Stage) {
    let seed = stage.platform.seed();
    let organisations = stage.send(get_all()).await;
    assert_eq!(organisations.len(), 1);
    let organisation = &organisations[0];
    assert_eq!(organisation.id, stage.owner_id);
    assert_eq!(organisation.name.as_deref(), Some("Analytical Engines"));
    assert_eq!(organisation.city.as_deref(), Some("Nantes"));
    assert_eq!(organisation.customer_full_name.as_deref(), Some("Ada Lovelace"));
    assert_eq!(organisation.vat_state, Some(VatState::NotNeeded));
    assert_eq!((organisation.can_pay, organisation.can_sepa), (Some(true), Some(false)));
    assert_eq!(organisation.company, None);

    assert_eq!(stage.send(get(&stage.owner_id)).await.as_ref(), Some(organisation));
    let space = stage.send(get(seed.user_id.as_str())).await.unwrap();
    assert_eq!((space.id.as_str(), space.name.as_deref()), (seed.user_id.as_str(), Some("Ada Lovelace")));
    assert_eq!(stage.send(get("orga_none")).await, None);
}

#[tokio::test]
async fn deployments_and_instances_are_read_by_application() {
    for_each_owner(&Called::default(), deployments).await;
}

async fn deployments(stage: &Stage) {
    let app = stage.application("shop").await.id;
    stage.send(redeploy(&stage.owner, &app)).await;
    stage.platform.finish_deployments();
    let newest = stage.send(redeploy(&stage.owner, &app).commit("abc")).await.deployment_id.unwrap();

    let all = stage.send(get_all_deployments(&stage.owner_id)).await;
    assert_eq!(all[&app].len(), 2);
    let limited = stage.send(get_all_deployments(&stage.owner_id).limit(1)).await;
    assert_eq!((limited[&app].len(), &limited[&app][0].id), (1, &newest));
    assert_eq!(limited[&app][0].action, Some(DeploymentAction::Deploy));
    if stage.acting == Acting::Organisation {
        let engine = ApplicationId::from(stage.platform.seed().application_id.as_str());
        assert_eq!(all[&engine][0].id, stage.platform.seed().deployment_id.as_str());
    }

    let instances = stage.send(get_all_instances(&stage.owner)).await;
    assert_eq!(instances[app.as_str()].as_array().map(Vec::len), Some(2));
    assert_eq!(instances[app.as_str()][0]["state"], "UP");
}

#[tokio::test]
async fn a_public_udp_port_is_opened_and_closed() {
    for_each_owner(&Called::default(), ports).await;
}

async fn ports(stage: &Stage) {
    let owner = &stage.owner_id;
    let namespaces = stage.send(get_namespaces(owner)).await;
    let namespaces: Vec<_> = namespaces.into_iter().map(|access| access.namespace).collect();
    assert_eq!(namespaces, [Namespace::Default, Namespace::CleverApps]);

    let app = stage.application("shop").await.id;
    assert_eq!(stage.send(list_application_udp_redirections(owner, &app)).await, []);
    let wanted = CreateRedirection::new(Namespace::CleverApps).ports(5300..=5300);
    let opened = stage.send(create_application_udp_redirection(owner, &app, &wanted)).await;
    assert_eq!((opened.port, opened.namespace.clone()), (5300, Some(Namespace::CleverApps)));
    assert_eq!(stage.send(list_application_udp_redirections(owner, &app)).await, [opened]);
    let error = stage.fail(create_application_udp_redirection(owner, &app, &wanted)).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::CONFLICT), Some("4090")));

    let error = stage.fail(delete_application_udp_redirection(owner, &app, 5300)).await;
    assert!(error.is_not_found(), "in the default namespace there is no such port: {error}");
    let close = delete_application_udp_redirection(owner, &app, 5300).namespace(Namespace::CleverApps);
    stage.send(close).await;
    assert_eq!(stage.send(list_application_udp_redirections(owner, &app)).await, []);
}
