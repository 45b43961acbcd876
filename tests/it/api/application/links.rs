//! Links to add-ons and to other applications.

use api_defs::v2::MessageType;
use api_defs::v2::application::{
    Application, EnvVar, EnvVars, add_dependency, get_all_dependencies, get_all_dependents,
    get_all_env_vars_for_addons, get_all_env_vars_for_dependencies, get_all_linked_addons, link_addon,
    remove_dependency, unlink_addon, update_all_exposed_env_vars,
};
use api_defs::{AddonId, ApplicationId};
use http::StatusCode;
use serde_json::json;

use crate::api::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, dependency).await;
    for_each_owner(called, addon).await;
}

fn ids(applications: &[Application]) -> Vec<&ApplicationId> {
    applications.iter().map(|application| &application.id).collect()
}

#[tokio::test]
async fn an_application_gets_what_the_one_it_depends_on_exposes() {
    for_each_owner(&Called::default(), dependency).await;
}

async fn dependency(stage: &Stage) {
    let owner = &stage.owner;
    let (shop, api) = (stage.application("shop").await.id, stage.application("api").await.id);
    let exposed = EnvVars::from_iter([("API_URL", "https://api.example.com")]);
    stage.send(update_all_exposed_env_vars(owner, &api, &exposed)).await;
    assert_eq!(stage.send(get_all_dependencies(owner, &shop)).await, []);

    let message = stage.send(add_dependency(owner, &shop, &api)).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    assert_eq!(ids(&stage.send(get_all_dependencies(owner, &shop)).await), [&api]);
    assert_eq!(ids(&stage.send(get_all_dependents(owner, &api)).await), [&shop]);
    assert_eq!(stage.send(get_all_dependents(owner, &shop)).await, []);
    let env = stage.send(get_all_env_vars_for_dependencies(owner, &shop)).await;
    assert_eq!(env.len(), 1);
    assert_eq!((&env[0].app_id, env[0].app_name.as_deref()), (&api, Some("api")));
    assert_eq!(env[0].env, [EnvVar::new("API_URL", "https://api.example.com")]);

    stage.send(remove_dependency(owner, &shop, &api)).await;
    assert_eq!(stage.send(get_all_dependencies(owner, &shop)).await, []);
    assert_eq!(stage.send(get_all_env_vars_for_dependencies(owner, &shop)).await, []);
    let error = stage.fail(remove_dependency(owner, &shop, &api)).await;
    assert!(error.is_not_found(), "{error}");
    let error = stage.fail(add_dependency(owner, &shop, &shop)).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
}

#[tokio::test]
async fn an_application_gets_the_variables_of_an_addon() {
    for_each_owner(&Called::default(), addon).await;
}

async fn addon(stage: &Stage) {
    let owner = &stage.owner;
    let app = stage.application("shop").await.id;
    assert_eq!(stage.send(get_all_linked_addons(owner, &app)).await, []);
    assert_eq!(stage.send(get_all_env_vars_for_addons(owner, &app)).await, []);
    let addon = stage.addon("orders").await;

    stage.send(link_addon(owner, &app, &addon.id)).await;
    assert_eq!(stage.last_request().json(), Some(json!(addon.id)), "a bare text");
    let linked = stage.send(get_all_linked_addons(owner, &app)).await;
    assert_eq!((linked.len(), &linked[0]), (1, &addon));
    assert_eq!(linked[0].name.as_deref(), Some("orders"));
    assert_eq!(linked[0].provider.as_ref().unwrap().id, "postgresql-addon");
    assert_eq!(linked[0].plan.as_ref().unwrap().slug.as_deref(), Some("xs_sml"));
    let env = stage.send(get_all_env_vars_for_addons(owner, &app)).await;
    assert_eq!((env.len(), &env[0].addon_id), (1, &addon.id));
    assert_eq!(env[0].provider_id.as_ref().unwrap(), "postgresql-addon");
    let names: Vec<_> = env[0].env.iter().map(|variable| &variable.name).collect();
    assert_eq!(names, linked[0].config_keys.iter().collect::<Vec<_>>());

    stage.send(unlink_addon(owner, &app, &addon.id)).await;
    assert_eq!(stage.send(get_all_linked_addons(owner, &app)).await, []);
    assert_eq!(stage.send(get_all_env_vars_for_addons(owner, &app)).await, []);
    if stage.acting != Acting::Organisation {
        let theirs = AddonId::from(stage.platform.seed().addon_id.as_str());
        let error = stage.fail(link_addon(owner, &app, &theirs)).await;
        assert!(error.is_not_found(), "{error}");
    }
}
