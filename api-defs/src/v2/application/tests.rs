//! Bodies of applications, made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::json;

use super::*;

const APPLICATION: &str = r#"{
    "id": "app_3ad6", "ownerId": "orga_9a1c", "name": "shop", "description": "Sells examples",
    "zone": "par", "zoneId": "b0b3b0a2-9d0b-4d2e-8f0f-0a1d1f1b7f11",
    "instance": {
        "type": "node", "version": "20240101", "instanceAndVersion": "node-20240101",
        "variant": { "id": "395103fb", "slug": "node", "name": "Node.js", "deployType": "node",
                     "logo": "https://example.com/node.svg" },
        "minInstances": 1, "maxInstances": 2, "maxAllowedInstances": 40,
        "minFlavor": { "name": "XS", "mem": 1152, "cpus": 1, "gpus": 0, "disk": null,
                       "price": 0.68, "available": true, "microservice": false,
                       "machine_learning": false, "nice": 0, "price_id": "apps.XS",
                       "memory": { "unit": "B", "value": 1207959552, "formatted": "1152 MiB" } },
        "maxFlavor": { "name": "M" }, "flavors": [{ "name": "XS" }, { "name": "M" }],
        "defaultEnv": { "CC_NODE_VERSION": "22" }, "lifetime": "REGULAR"
    },
    "deployment": { "shutdownable": false, "type": "GIT", "repoState": "CREATED",
                    "url": "git+ssh://git@push.example.com/app_3ad6.git",
                    "httpUrl": "https://user:passw0rd@push.example.com/app_3ad6.git" },
    "vhosts": [{ "fqdn": "shop.example.com/" }],
    "creationDate": 1700000000123, "last_deploy": 12, "archived": false, "stickySessions": false,
    "homogeneous": false, "favourite": true, "cancelOnPush": true, "separateBuild": true,
    "webhookUrl": "https://hooks.example.com/k3y", "webhookSecret": "wh-s3cr3t",
    "buildFlavor": { "name": "M" }, "state": "SHOULD_BE_UP", "commitId": "c0ffee",
    "appliance": null, "branch": "main", "forceHttps": "ENABLED",
    "env": [{ "name": "TOKEN", "value": "env-s3cr3t" }],
    "deployUrl": "ftp://user:d3ploy@example.com", "fieldOfTomorrow": [1]
}"#;

#[test]
fn an_application_is_read() {
    let application: Application = serde_json::from_str(APPLICATION).unwrap();
    assert_eq!(application.id, "app_3ad6");
    assert_eq!(application.owner_id.as_ref().unwrap(), &"orga_9a1c");
    assert_eq!(application.creation_date.unwrap().as_millisecond(), 1_700_000_000_123);
    assert_eq!(application.last_deploy, Some(12));
    assert_eq!(application.state, Some(ApplicationState::ShouldBeUp));
    assert_eq!(application.force_https, Some(ForceHttps::Enabled));
    assert_eq!(application.vhosts, [Domain::new("shop.example.com/")]);
    assert_eq!(application.env, [EnvVar::new("TOKEN", "env-s3cr3t")]);
    assert_eq!(application.cancel_on_push, Some(true));
    assert_eq!(application.webhook_secret.as_ref().unwrap().expose(), "wh-s3cr3t");

    let instance = application.instance.unwrap();
    assert_eq!(instance.kind.as_deref(), Some("node"));
    assert_eq!(instance.max_allowed_instances, Some(40));
    assert_eq!(instance.min_flavor.unwrap().mem, Some(1152));
    assert_eq!(instance.default_env.get("CC_NODE_VERSION"), Some("22"));
    assert_eq!(instance.lifetime, Some(Lifetime::Regular));

    let deployment = application.deployment.unwrap();
    assert_eq!(deployment.kind, Some(DeploymentType::Git));
    assert_eq!(deployment.repo_state, Some(RepositoryState::Created));
    assert!(deployment.url.unwrap().expose().starts_with("git+ssh://"));
}

#[test]
fn no_secret_of_an_application_is_printed() {
    let application: Application = serde_json::from_str(APPLICATION).unwrap();
    for shown in [format!("{application:?}"), format!("{application:#?}")] {
        for secret in ["env-s3cr3t", "wh-s3cr3t", "k3y", "passw0rd", "d3ploy"] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
        assert!(shown.contains("TOKEN"), "{shown}");
    }
}

#[test]
fn an_application_needs_id_and_name_only() {
    let application: Application = serde_json::from_str(r#"{"id":"app_1","name":"a"}"#).unwrap();
    assert_eq!(application.id, "app_1");
    assert!(application.instance.is_none() && application.env.is_empty());
}

/// Each field but the identifying ones may be null, at any depth.
#[test]
fn null_fails_nothing() {
    fn nullify(value: &mut serde_json::Value, path: &str, found: &mut Vec<String>, at: &str) {
        if let serde_json::Value::Object(object) = value {
            for (key, field) in object.iter_mut() {
                let here = format!("{path}/{key}");
                if here == at {
                    *field = serde_json::Value::Null;
                }
                found.push(here.clone());
                nullify(field, &here, found, at);
            }
        }
    }

    let whole: serde_json::Value = serde_json::from_str(APPLICATION).unwrap();
    let mut paths = Vec::new();
    nullify(&mut whole.clone(), "", &mut paths, "");
    assert!(paths.contains(&"/instance/minFlavor/memory/unit".to_owned()));
    paths.retain(|path| {
        let needed = ["/id", "/name", "/instance/variant/id"];
        !needed.contains(&path.as_str()) && !path.ends_with("lavor/name")
    });
    for path in paths {
        let mut body = whole.clone();
        nullify(&mut body, "", &mut Vec::new(), &path);
        let read = serde_json::from_value::<Application>(body);
        assert!(read.is_ok(), "{path}: {}", read.unwrap_err());
    }
}

#[test]
fn variables_show_their_names_only() {
    let variable: EnvVar = serde_json::from_str(r#"{"name":"A","value":"s3cr3t"}"#).unwrap();
    assert_eq!(format!("{variable:?}"), r#"EnvVar { name: "A", value: [redacted] }"#);
    assert_eq!(format!("{:?}", EnvVars::from_iter([variable])), r#"{"A": [redacted]}"#);
    assert_eq!(format!("{:?}", SetEnvVar::new("s3cr3t")), "SetEnvVar { value: [redacted] }");
    let request = UpdateApplication::new().env(EnvVars::from_iter([("A", "s3cr3t")]));
    assert!(!format!("{request:?}").contains("s3cr3t"));
}

#[test]
fn a_set_of_variables_is_an_object_both_ways() {
    let body = r#"{"A":"1","B":""}"#;
    let env: EnvVars = serde_json::from_str(r#"{"B":null,"A":"1"}"#).unwrap();
    assert_eq!(serde_json::to_string(&env).unwrap(), body);
    assert_eq!(serde_json::from_str::<EnvVars>(body).unwrap(), env);
    assert_eq!(env.iter().collect::<Vec<_>>(), [("A", "1"), ("B", "")]);
}

#[test]
fn the_last_of_two_variables_with_one_name_stays() {
    let mut env = EnvVars::from_iter([EnvVar::new("A", "1"), EnvVar::new("A", "2")]);
    assert_eq!(env.get("A"), Some("2"));
    env.extend([("A", "3"), ("B", "4")]);
    assert_eq!(env.insert("B", "5").as_deref(), Some("4"));
    assert_eq!(env.remove("A").as_deref(), Some("3"));
    assert_eq!(env.len(), 1);
}

#[test]
fn variables_of_links_are_read() {
    let addon: LinkedAddonEnv = serde_json::from_str(
        r#"{"provider_id":"postgresql-addon","addon_id":"addon_1","addon_name":"db",
            "env":[{"name":"URI","value":"x"}]}"#,
    )
    .unwrap();
    assert_eq!(addon.addon_id, "addon_1");
    assert_eq!(addon.env, [EnvVar::new("URI", "x")]);

    let application: LinkedApplicationEnv =
        serde_json::from_str(r#"{"app_id":"app_2","app_name":"api","env":null}"#).unwrap();
    assert_eq!(application.app_id, "app_2");
    assert!(application.env.is_empty());
}

#[test]
fn a_deployment_is_read() {
    let deployment: Deployment = serde_json::from_str(
        r#"{"uuid":"deployment_1","id":7,"date":1700000000123,"state":"WIP","action":"DEPLOY",
            "commit":"c0ffee","cause":"Git","instances":null,
            "author":{"id":"user_1","name":"Ada"}}"#,
    )
    .unwrap();
    assert_eq!(deployment.id, "deployment_1");
    assert_eq!(deployment.index, Some(7));
    assert_eq!(deployment.state, Some(DeploymentState::WorkInProgress));
    assert_eq!(deployment.action, Some(DeploymentAction::Deploy));
    assert_eq!(deployment.author.unwrap().id.unwrap(), "user_1");
    assert_eq!(deployment.date.unwrap().as_millisecond(), 1_700_000_000_123);
    assert!(serde_json::from_str::<Deployment>(r#"{"uuid":"deployment_1"}"#).is_ok());
}

#[test]
fn a_state_of_tomorrow_is_kept() {
    let body = r#"{"uuid":"deployment_1","state":"PAUSED"}"#;
    let deployment: Deployment = serde_json::from_str(body).unwrap();
    let state = deployment.state.unwrap();
    assert_eq!(serde_json::to_value(&state).unwrap(), "PAUSED");
}

#[test]
fn both_answers_to_a_redeployment_are_read() {
    let started: Redeployment = serde_json::from_str(r#"{"deploymentId":"deployment_1"}"#).unwrap();
    assert_eq!(started.deployment_id.unwrap(), "deployment_1");

    let said: Redeployment =
        serde_json::from_str(r#"{"id":1,"message":"Started.","type":"success"}"#).unwrap();
    assert_eq!(said.deployment_id, None);
    assert_eq!(said.message.as_deref(), Some("Started."));
}

#[test]
fn an_instance_is_read() {
    let instance: Instance = serde_json::from_str(
        r#"{"id":"i-1","appId":"app_1","ip":"10.0.0.1","appPort":8080,"state":"UP",
            "flavor":{"name":"XS","mem":1152,"cpus":1,"price":0.68},"commit":"c0ffee",
            "deployNumber":7,"deployId":"deployment_1","instanceNumber":0,
            "displayName":"Grumpy Marill","creationDate":1700000000123}"#,
    )
    .unwrap();
    assert_eq!(instance.id, "i-1");
    assert_eq!(instance.state, Some(InstanceState::Up));
    assert_eq!(instance.deploy_id.unwrap(), "deployment_1");
    assert_eq!(instance.flavor.unwrap().name, "XS");
    assert_eq!((instance.app_port, instance.instance_number), (Some(8080), Some(0)));
    assert!(serde_json::from_str::<Instance>(r#"{"id":"i-1"}"#).is_ok());
}

#[test]
fn a_redirection_is_read() {
    let redirection: Redirection = serde_json::from_str(r#"{"namespace":"default","port":5220}"#).unwrap();
    assert_eq!((redirection.namespace, redirection.port), (Some(Namespace::Default), 5220));
    assert!(serde_json::from_str::<Redirection>(r#"{"port":5220}"#).is_ok());
}

#[test]
fn a_creation_sends_what_the_platform_needs_and_no_more() {
    let runtime = RuntimeChoice::new("node", "20240101", "395103fb");
    let request = CreateApplication::new("shop", runtime, "XS");
    assert_eq!(
        serde_json::to_value(&request).unwrap(),
        json!({
            "name": "shop", "zone": "par", "deploy": "git", "branch": "master", "env": {},
            "instanceType": "node", "instanceVersion": "20240101", "instanceVariant": "395103fb",
            "minInstances": 1, "maxInstances": 1, "minFlavor": "XS", "maxFlavor": "XS",
        })
    );
}

#[test]
fn each_setter_of_a_creation_is_sent() {
    let request = CreateApplication::new("shop", RuntimeChoice::new("node", "1", "v"), "XS")
        .description("Sells examples")
        .zone("mtl")
        .deploy("ftp")
        .shutdownable(true)
        .lifetime(Lifetime::Task)
        .min_instances(2)
        .max_instances(4)
        .max_flavor("M")
        .tags(["a", "b"])
        .archived(false)
        .sticky_sessions(true)
        .homogeneous(true)
        .favourite(true)
        .cancel_on_push(true)
        .separate_build("L")
        .branch("main")
        .force_https(true)
        .env(EnvVars::from_iter([("A", "1")]))
        .github("42")
        .appliance("appliance_1");
    assert_eq!(
        serde_json::to_value(&request).unwrap(),
        json!({
            "name": "shop", "description": "Sells examples", "zone": "mtl", "deploy": "ftp",
            "shutdownable": true, "instanceType": "node", "instanceVersion": "1",
            "instanceVariant": "v", "instanceLifetime": "TASK", "minInstances": 2,
            "maxInstances": 4, "minFlavor": "XS", "maxFlavor": "M", "tags": ["a", "b"],
            "archived": false, "stickySessions": true, "homogeneous": true, "favourite": true,
            "cancelOnPush": true, "separateBuild": true, "buildFlavor": "L",
            "oauthService": "github", "oauthAppId": "42", "applianceId": "appliance_1",
            "branch": "main", "forceHttps": "ENABLED", "env": { "A": "1" },
        })
    );
}

#[test]
fn an_update_sends_changes_only() {
    let sent = |request: UpdateApplication| serde_json::to_value(&request).unwrap();
    assert_eq!(sent(UpdateApplication::new()), json!({}));
    assert_eq!(
        sent(UpdateApplication::new().name("shop").min_flavor("S").force_https(false)),
        json!({ "name": "shop", "minFlavor": "S", "forceHttps": "DISABLED" })
    );
}

#[test]
fn a_size_to_build_on_goes_with_a_separate_build() {
    let sent = |request: UpdateApplication| serde_json::to_value(&request).unwrap();
    let separate = UpdateApplication::new().separate_build("L");
    assert_eq!(sent(separate.clone()), json!({ "separateBuild": true, "buildFlavor": "L" }));
    assert_eq!(sent(separate.no_separate_build()), json!({ "separateBuild": false }));
}

#[test]
fn a_runtime_of_the_catalogue_can_be_chosen() {
    let runtime: crate::v2::product::Runtime = serde_json::from_str(
        r#"{"type":"node","version":"20240101","variant":{"id":"395103fb","slug":"node"}}"#,
    )
    .unwrap();
    assert_eq!(RuntimeChoice::from(&runtime), RuntimeChoice::new("node", "20240101", "395103fb"));
}

#[test]
fn small_requests_are_sent_as_the_platform_wants_them() {
    for (sent, expected) in [
        (serde_json::to_value(SetBranch::new("main")), json!({ "branch": "main" })),
        (serde_json::to_value(SetBuildFlavor::new("M")), json!({ "flavorName": "M" })),
        (serde_json::to_value(SetEnvVar::new("1")), json!({ "value": "1" })),
        (serde_json::to_value(Domain::new("a.b/")), json!({ "fqdn": "a.b/" })),
        (serde_json::to_value(AddonId::from("addon_1")), json!("addon_1")),
        (serde_json::to_value(CreateRedirection::new("default")), json!({ "namespace": "default" })),
        (
            serde_json::to_value(CreateRedirection::new(Namespace::CleverApps).ports(5000..=5010)),
            json!({ "namespace": "cleverapps", "minPort": 5000, "maxPort": 5010 }),
        ),
    ] {
        assert_eq!(sent.unwrap(), expected);
    }
}

#[test]
fn a_token_that_opens_variables_is_sent_and_not_printed() {
    let read = get_environment_by_token("app_1", "s3cr3t");
    assert_eq!(read.target(), "/v2/application/app_1/environment?token=s3cr3t");
    let write = update_environment_by_token("app_1", "s3cr3t", &json!({ "A": "v4lue" }));
    assert_eq!(write.target(), "/v2/application/app_1/environment?token=s3cr3t");
    for shown in [format!("{read:?}"), format!("{write:?}"), format!("{write:#?}")] {
        assert!(!shown.contains("s3cr3t") && !shown.contains("v4lue"), "{shown}");
    }
}
