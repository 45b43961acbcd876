//! From the creation of an application to its end.

use api_defs::v2::MessageType;
use api_defs::v2::application::{
    Application, ApplicationState, CreateApplication, DeploymentType, EnvVar, EnvVars, ForceHttps, Lifetime,
    RepositoryState, UpdateApplication, create, get, get_all, remove, update,
};

use crate::api::stage::{Acting, Called, Stage, for_each_owner, node};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, created_changed_and_removed).await;
    for_each_owner(called, listed).await;
}

#[tokio::test]
async fn an_application_is_created_changed_and_removed() {
    for_each_owner(&Called::default(), created_changed_and_removed).await;
}

async fn created_changed_and_removed(stage: &Stage) {
    let request = CreateApplication::new("shop", node(), "XS")
        .description("Sells things")
        .zone("rbx")
        .max_instances(3)
        .max_flavor("M")
        .separate_build("S")
        .tags(["production"])
        .env(EnvVars::from_iter([("PORT", "8080"), ("MOTTO", "héllo \"wörld\"\n")]));
    let created = stage.send(create(&stage.owner, &request)).await;
    assert!(created.id.as_str().starts_with("app_"), "{}", created.id);
    assert_eq!(created.name, "shop");
    assert_eq!(created.owner_id.as_ref(), Some(&stage.owner_id));
    assert_eq!(created.description.as_deref(), Some("Sells things"));
    assert_eq!(created.zone.as_ref().unwrap(), "rbx");
    assert_eq!(created.state, Some(ApplicationState::ShouldBeDown));
    assert_eq!(created.branch.as_deref(), Some("master"));
    assert_eq!(created.commit_id, None);
    assert_eq!(
        (created.separate_build, created.force_https.clone()),
        (Some(true), Some(ForceHttps::Disabled))
    );
    assert_eq!(created.build_flavor.as_ref().unwrap().name, "S");
    assert_eq!(created.env, [EnvVar::new("MOTTO", "héllo \"wörld\"\n"), EnvVar::new("PORT", "8080")]);
    assert!(created.vhosts[0].fqdn.ends_with(".cleverapps.io"), "{:?}", created.vhosts);
    assert!(created.creation_date.unwrap().as_second() > 1_700_000_000);
    check_what_it_runs_on(&created);

    assert_eq!(stage.send(get(&stage.owner, &created.id)).await.as_ref(), Some(&created));

    let changes = UpdateApplication::new().name("boutique").force_https(true).sticky_sessions(true);
    let changed = stage.send(update(&stage.owner, &created.id, &changes)).await;
    let mut expected = created.clone();
    expected.name = "boutique".to_owned();
    expected.force_https = Some(ForceHttps::Enabled);
    expected.sticky_sessions = Some(true);
    assert_eq!(changed, expected, "what was not named stays");
    assert_eq!(stage.send(get(&stage.owner, &created.id)).await, Some(expected));

    let message = stage.send(remove(&stage.owner, &created.id)).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    assert_eq!(stage.send(get(&stage.owner, &created.id)).await, None);
    let error = stage.fail(remove(&stage.owner, &created.id)).await;
    assert!(error.is_not_found());
    assert_eq!(error.code(), Some("4004"));
    assert_eq!(error.route().unwrap().function(), "remove");
}

fn check_what_it_runs_on(created: &Application) {
    let instance = created.instance.as_ref().unwrap();
    assert_eq!(instance.kind.as_deref(), Some("node"));
    assert_eq!(instance.variant.as_ref().unwrap().id, node().variant);
    assert_eq!((instance.min_instances, instance.max_instances), (Some(1), Some(3)));
    assert_eq!(instance.min_flavor.as_ref().unwrap().name, "XS");
    assert_eq!(instance.max_flavor.as_ref().unwrap().name, "M");
    assert_eq!(instance.max_flavor.as_ref().unwrap().mem, Some(4096));
    assert_eq!(instance.lifetime, Some(Lifetime::Regular));
    assert_eq!(instance.default_env.get("CC_RUNTIME"), Some("node"));
    let deployment = created.deployment.as_ref().unwrap();
    assert_eq!(deployment.kind, Some(DeploymentType::Git));
    assert_eq!(deployment.repo_state, Some(RepositoryState::Created));
    assert!(deployment.url.as_ref().unwrap().expose().contains(created.id.as_str()));
}

#[tokio::test]
async fn the_applications_of_an_owner_are_listed_and_those_of_others_are_not() {
    for_each_owner(&Called::default(), listed).await;
}

async fn listed(stage: &Stage) {
    let seed = stage.platform.seed();
    let mut expected = match stage.acting {
        Acting::Organisation => vec![seed.application_id.clone(), seed.dependency_id.clone()],
        Acting::User | Acting::UserById => vec![seed.own_application_id.clone()],
    };
    let created = stage.application("new").await;
    expected.push(created.id.to_string());
    let listed = stage.send(get_all(&stage.owner)).await;
    let ids: Vec<_> = listed.iter().map(|application| application.id.to_string()).collect();
    assert_eq!(ids, expected);
    assert_eq!(listed.last(), Some(&created));

    let running = stage.send(get_all(&stage.owner).instance_id(seed.instance_id.as_str())).await;
    let ids: Vec<_> = running.iter().map(|application| application.id.as_str()).collect();
    match stage.acting {
        Acting::Organisation => assert_eq!(ids, [seed.application_id.as_str()]),
        Acting::User | Acting::UserById => assert!(ids.is_empty(), "{ids:?}"),
    }
}

#[tokio::test]
async fn an_application_of_an_owner_that_does_not_exist_is_none_and_a_list_an_error() {
    let stage = Stage::new(Acting::Organisation, &Called::default());
    assert_eq!(stage.send(get("orga_none", "app_none")).await, None);
    let error = stage.fail(get_all("orga_none")).await;
    assert_eq!((error.is_not_found(), error.code()), (true, Some("4004")));
}
