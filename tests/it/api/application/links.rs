//! Links to add-ons and to other applications.

use api_defs::v2::MessageType;
use api_defs::v2::application::{
    Application, EnvVar, EnvVars, add_dependency, get_all_dependencies, get_all_dependents,
    get_all_env_vars_for_addons, get_all_env_vars_for_dependencies, get_all_linked_addons, link_addon,
    remove_dependency, unlink_addon, update_all_exposed_env_vars,
};
use api_defs::{AddonId, ApplicationId};
use http::StatusCode;
use platform_double::Fault;
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
    let addon_id = AddonId::from(stage.platform.seed().addon_id.as_str());
    assert_eq!(stage.send(get_all_linked_addons(owner, &app)).await, []);
    assert_eq!(stage.send(get_all_env_vars_for_addons(owner, &app)).await, []);
    if stage.acting != Acting::Organisation {
        return addon_of_another(stage, &app, &addon_id).await;
    }

    stage.send(link_addon(owner, &app, &addon_id)).await;
    assert_eq!(stage.last_request().json(), Some(json!(addon_id.as_str())), "a bare text");
    let linked = stage.send(get_all_linked_addons(owner, &app)).await;
    assert_eq!(linked.len(), 1);
    assert_eq!(linked[0].id, addon_id);
    assert_eq!(linked[0].real_id.as_ref().unwrap(), stage.platform.seed().addon_real_id.as_str());
    assert_eq!(linked[0].name.as_deref(), Some("engine-db"));
    assert_eq!(linked[0].provider.as_ref().unwrap().id, "postgresql-addon");
    assert_eq!(linked[0].plan.as_ref().unwrap().slug.as_deref(), Some("dev"));
    assert_eq!(linked[0].config_keys, ["POSTGRESQL_ADDON_URI"]);
    let env = stage.send(get_all_env_vars_for_addons(owner, &app)).await;
    assert_eq!((env.len(), &env[0].addon_id), (1, &addon_id));
    assert_eq!(env[0].provider_id.as_ref().unwrap(), "postgresql-addon");
    assert_eq!(env[0].env[0].name, "POSTGRESQL_ADDON_URI");
    assert!(env[0].env[0].value.starts_with("postgresql://"));

    stage.send(unlink_addon(owner, &app, &addon_id)).await;
    assert_eq!(stage.send(get_all_linked_addons(owner, &app)).await, []);
    assert_eq!(stage.send(get_all_env_vars_for_addons(owner, &app)).await, []);
}

/// The user of the platform has no add-on, so what is done to one is refused; a success is
/// played.
async fn addon_of_another(stage: &Stage, app: &ApplicationId, addon_id: &AddonId) {
    let owner = &stage.owner;
    assert!(stage.fail(link_addon(owner, app, addon_id)).await.is_not_found());
    let path = stage.last_request().path;
    stage.platform.script(Fault::status(204).on("POST", &path));
    stage.send(link_addon(owner, app, addon_id)).await;

    assert!(stage.fail(unlink_addon(owner, app, addon_id)).await.is_not_found());
    let path = stage.last_request().path;
    stage.platform.script(Fault::status(204).on("DELETE", &path));
    stage.send(unlink_addon(owner, app, addon_id)).await;
    assert_eq!(stage.platform.pending_faults(), 0);
}
