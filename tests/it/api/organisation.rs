//! Organisations and what they have.

use api_defs::v2::application::{CreateRedirection, DeploymentAction, Namespace, redeploy};
use api_defs::v2::organisation::{
    MemberRole, VatState, get, get_all, get_all_deployments, get_all_instances, get_all_members,
    get_namespaces, list_application_udp_redirections,
};
use api_defs::{ApplicationId, OrganisationId};
use cc_client::Call;
use http::Method;
use serde_json::{Value, json};

use super::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    organisations(&Stage::new(Acting::Organisation, called)).await;
    members(&Stage::new(Acting::Organisation, called)).await;
    for_each_owner(called, deployments).await;
    for_each_owner(called, ports).await;
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
async fn members_have_roles() {
    members(&Stage::new(Acting::Organisation, &Called::default())).await;
}

async fn members(stage: &Stage) {
    let seed = stage.platform.seed();
    let members = stage.send(get_all_members(OrganisationId::from(seed.organisation_id.as_str()))).await;
    let [ada, charles] = &members[..] else { panic!("{members:?}") };
    assert_eq!(
        (ada.member.id.as_str(), ada.role.as_ref()),
        (seed.user_id.as_str(), Some(&MemberRole::Admin))
    );
    assert_eq!(ada.job, None);
    assert_eq!(charles.member.id, seed.member_id.as_str());
    assert_eq!(charles.member.email.as_deref(), Some("charles@example.com"));
    assert_eq!(
        (charles.role.clone(), charles.job.as_deref()),
        (Some(MemberRole::Developer), Some("Engines"))
    );
    assert!(stage.fail(get_all_members("orga_none")).await.is_not_found());
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
async fn namespaces_and_the_udp_ports_in_them_are_read() {
    for_each_owner(&Called::default(), ports).await;
}

async fn ports(stage: &Stage) {
    let namespaces = stage.send(get_namespaces(&stage.owner_id)).await;
    let namespaces: Vec<_> = namespaces.into_iter().map(|access| access.namespace).collect();
    assert_eq!(namespaces, [Namespace::Default, Namespace::CleverApps]);

    let app = stage.application("shop").await.id;
    assert_eq!(stage.send(list_application_udp_redirections(&stage.owner_id, &app)).await, []);
    let path = format!("/v2/organisations/{}/applications/{app}/udpRedirs", stage.owner_id);
    let wanted = CreateRedirection::new(Namespace::CleverApps).ports(5300..=5300);
    let opened: Value = stage.send(Call::raw(Method::POST, path).json(&wanted)).await;
    assert_eq!(opened, json!({ "namespace": "cleverapps", "port": 5300 }));
    let listed = stage.send(list_application_udp_redirections(&stage.owner_id, &app)).await;
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].port, listed[0].namespace.clone()), (5300, Some(Namespace::CleverApps)));
}
