//! Environment variables, an application's own and those that it exposes.
#![allow(deprecated)]

use api_defs::v2::MessageType;
use api_defs::v2::application::{
    EnvVar, EnvVars, SetEnvVar, get_all_env_vars, get_all_exposed_env_vars, remove_env_var,
    update_all_env_vars, update_all_exposed_env_vars, update_env_var,
};
use http::StatusCode;

use crate::api::stage::{Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, own).await;
    for_each_owner(called, exposed).await;
}

#[tokio::test]
async fn variables_that_are_set_are_read_back_whole() {
    for_each_owner(&Called::default(), own).await;
}

async fn own(stage: &Stage) {
    let app = stage.application("shop").await.id;
    assert_eq!(stage.send(get_all_env_vars(&stage.owner, &app)).await, []);

    let value = "a=b&c \"é\"\n%2F+";
    let env = EnvVars::from_iter([("PORT", "8080"), ("STRANGE", value)]);
    let application = stage.send(update_all_env_vars(&stage.owner, &app, &env)).await;
    let expected = [EnvVar::new("PORT", "8080"), EnvVar::new("STRANGE", value)];
    assert_eq!((application.id, &application.env[..]), (app.clone(), &expected[..]));
    assert_eq!(stage.send(get_all_env_vars(&stage.owner, &app)).await, expected);

    let application = stage.send(update_env_var(&stage.owner, &app, "A.B-C_1", &SetEnvVar::new("one"))).await;
    assert_eq!(application.env[0], EnvVar::new("A.B-C_1", "one"));
    assert_eq!(stage.send(get_all_env_vars(&stage.owner, &app)).await.len(), 3);

    let application = stage.send(remove_env_var(&stage.owner, &app, "PORT")).await;
    let names: Vec<_> = application.env.iter().map(|variable| variable.name.as_str()).collect();
    assert_eq!(names, ["A.B-C_1", "STRANGE"]);

    stage.send(update_all_env_vars(&stage.owner, &app, &EnvVars::new())).await;
    assert_eq!(stage.send(get_all_env_vars(&stage.owner, &app)).await, []);

    let error = stage.fail(update_env_var(&stage.owner, &app, "not a name", &SetEnvVar::new("x"))).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));
    assert!(stage.last_request().path.ends_with("/env/not%20a%20name"));
}

#[tokio::test]
async fn what_an_application_exposes_is_read_back() {
    for_each_owner(&Called::default(), exposed).await;
}

async fn exposed(stage: &Stage) {
    let app = stage.application("api").await.id;
    assert_eq!(stage.send(get_all_exposed_env_vars(&stage.owner, &app)).await, Some(EnvVars::new()));

    let env = EnvVars::from_iter([("API_URL", "https://api.example.com/?a=b")]);
    let message = stage.send(update_all_exposed_env_vars(&stage.owner, &app, &env)).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    assert_eq!(stage.send(get_all_exposed_env_vars(&stage.owner, &app)).await, Some(env));
    // They are not its own.
    assert_eq!(stage.send(get_all_env_vars(&stage.owner, &app)).await, []);
    assert_eq!(stage.send(get_all_exposed_env_vars(&stage.owner, "app_none")).await, None);
}
