//! `call`: the list, a prepared request, a real one.

use std::collections::BTreeSet;

use cc_client::catalogue;
use platform_double::Platform;
use serde_json::{Value, json};

use super::Example;
use crate::catalogue::api_routes;

#[test]
fn the_list_has_each_name_of_every_endpoint_in_three_columns() {
    let output = Example::new("call", &["--list"]).run().printed();
    let mut listed = BTreeSet::new();
    for line in output.lines() {
        let columns: Vec<_> = line.split('\t').collect();
        let [endpoint, name, js_name] = columns[..] else { panic!("not three columns: {line:?}") };
        let (method, template) = endpoint.split_once(' ').unwrap();
        let route = catalogue::find(name).unwrap_or_else(|| panic!("{name} is not declared"));
        assert_eq!(route.method().as_str(), method);
        assert_eq!(route.template(), template);
        assert!(listed.insert((name.to_owned(), js_name.to_owned())), "{line:?} is there twice");
    }
    let declared: BTreeSet<_> = api_routes()
        .into_iter()
        .flat_map(|route| match route.js_names() {
            none if none.is_empty() => vec![(route.name(), String::new())],
            names => names.into_iter().map(|js_name| (route.name(), js_name)).collect(),
        })
        .collect();
    assert!(declared.len() > 430, "{}", declared.len());
    assert_eq!(listed, declared);
}

#[test]
fn a_dry_run_prints_one_object_and_sends_nothing() {
    let platform = Platform::start();
    let output = Example::new(
        "call",
        &[
            "v2.application.getAllDeployments",
            "id=orga_1",
            "appId=app/2",
            "limit=3",
            "action=DEPLOY",
            "--dry-run",
        ],
    )
    .on(&platform)
    .run()
    .printed();

    assert_eq!(
        output,
        "{\"route\":\"v2::application::get_all_deployments\",\"method\":\"GET\",\
         \"path\":\"/v2/organisations/orga_1/applications/app%2F2/deployments\",\
         \"query\":[[\"limit\",\"3\"],[\"action\",\"DEPLOY\"]],\
         \"headers\":{\"accept\":\"application/json\"},\"body_kind\":\"none\"}\n"
    );
    assert!(platform.requests().is_empty());
}

#[test]
fn both_spellings_prepare_the_same_without_credentials() {
    let rust = ["v2::application::remove_env_var", "app_id=app_1", "env_name=A B", "--dry-run"];
    let js = ["v2.application.removeEnvVar", "appId=app_1", "envName=A B", "--dry-run"];
    let prepared = Example::new("call", &rust).run().printed();
    assert_eq!(prepared, Example::new("call", &js).run().printed());
    let prepared: Value = serde_json::from_str(&prepared).unwrap();
    assert_eq!(prepared["path"], "/v2/self/applications/app_1/env/A%20B");
}

#[test]
fn a_call_is_sent_with_the_credentials_of_the_environment() {
    let platform = Platform::start();
    let (organisation, application) = (&platform.seed().organisation_id, &platform.seed().application_id);
    let (id, app_id) = (format!("id={organisation}"), format!("appId={application}"));

    let done = Example::new(
        "call",
        &["v2.application.updateAllEnvVars", &id, &app_id, "--body", r#"{"COLOUR": "blue"}"#],
    );
    let application: Value = serde_json::from_str(&done.on(&platform).run().printed()).unwrap();
    assert_eq!(application["name"], "engine");

    let read = Example::new("call", &["v2::application::get_all_env_vars", &id, &app_id]);
    let variables: Value = serde_json::from_str(&read.on(&platform).run().printed()).unwrap();
    assert_eq!(variables, json!([{ "name": "COLOUR", "value": "blue" }]));
    assert_eq!(platform.requests().len(), 2);
}

#[test]
fn an_answer_that_is_not_read_is_told_as_done() {
    let platform = Platform::start();
    let id = format!("id={}", platform.seed().organisation_id);
    let app_id = format!("appId={}", platform.seed().application_id);
    let call =
        Example::new("call", &["v2.application.setBranch", &id, &app_id, "--body", r#"{"branch": "next"}"#]);
    assert_eq!(call.on(&platform).run().printed(), "done\n");
}

#[test]
fn a_stream_is_followed_an_item_a_line() {
    let platform = Platform::start();
    let (owner, app) = (&platform.seed().organisation_id, &platform.seed().application_id);
    platform.logs(app, 3);
    let arguments =
        ["v4::log::application_logs", &format!("ownerId={owner}"), &format!("applicationId={app}")];
    let limited = [&arguments[..], &["limit=2"]].concat();
    let printed = Example::new("call", &limited).on(&platform).run().printed();
    let messages: Vec<_> =
        printed.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["message"].clone()).collect();
    assert_eq!(messages, ["line 0", "line 1"]);
}

#[test]
fn a_call_can_go_to_a_stand_in() {
    let output = Example::new("call", &["v2.organisation.get", "--double"]).run().printed();
    let profile: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(profile["name"], "Ada Lovelace");
}

#[test]
fn without_credentials_it_says_what_to_set() {
    let complaint = Example::new("call", &["v2.organisation.get"]).run().complaint();
    for variable in ["CC_API_TOKEN", "CLEVER_TOKEN", "CLEVER_SECRET"] {
        assert!(complaint.contains(variable), "{complaint}");
    }
}

#[test]
fn a_wrong_command_line_is_explained() {
    for (arguments, explanation) in [
        (vec!["v2.application.gtAll"], "no endpoint is named `v2.application.gtAll`"),
        (vec!["v2.application.get", "--dry-run"], "`appId` is missing"),
        (vec!["v2.organisation.get", "colour=blue", "--dry-run"], "it has no argument `colour`"),
        (vec!["v2.organisation.get", "--body", "1", "--dry-run"], "it takes no body"),
        (vec!["v2.application.create", "--dry-run"], "it needs a body"),
        (vec!["v2.application.create", "--body", "{"], "--body is not JSON"),
        (vec!["v2.application.create", "--body"], "--body needs JSON after it"),
        (vec!["v2.organisation.get", "--dryrun"], "unknown option --dryrun"),
        (vec!["v2.organisation.get", "colour"], "`colour` is not ARGUMENT=VALUE"),
    ] {
        let ran = Example::new("call", &arguments).run();
        assert_eq!(ran.stdout, "", "{arguments:?}");
        let complaint = ran.complaint();
        assert!(complaint.contains(explanation), "{arguments:?}: {complaint}");
    }
}

#[test]
fn help_is_printed_when_asked_for_and_when_nothing_is() {
    let help = Example::new("call", &["--help"]).run().printed();
    assert!(help.contains("usage: call NAME"), "{help}");
    assert_eq!(help, Example::new("call", &[]).run().printed());
}
