//! `call --batch`: one answer a line, whatever the line.

use serde_json::{Value, json};

use super::Example;

fn answers(lines: &[&str]) -> Vec<String> {
    let output = Example::new("call", &["--batch"]).input(&lines.join("\n")).run().printed();
    output.lines().map(str::to_owned).collect()
}

#[test]
fn each_line_is_answered_by_its_prepared_request_in_order() {
    let answers = answers(&[
        r#"{"route": "v2::application::get_all_env_vars", "args": {"id": "orga_1", "app_id": "app_1"}}"#,
        "",
        r#"{"route": "v2.application.getAll", "args": {"instanceId": "inst ance"}}"#,
        r#"{"route": "v2.application.linkAddon", "args": {"appId": "a"}, "body": "addon_1"}"#,
    ]);
    assert_eq!(
        answers,
        [
            "{\"route\":\"v2::application::get_all_env_vars\",\"method\":\"GET\",\
             \"path\":\"/v2/organisations/orga_1/applications/app_1/env\",\"query\":[],\
             \"headers\":{\"accept\":\"application/json\"},\"body_kind\":\"none\"}",
            "{\"route\":\"v2::application::get_all\",\"method\":\"GET\",\
             \"path\":\"/v2/self/applications\",\"query\":[[\"instanceId\",\"inst ance\"]],\
             \"headers\":{\"accept\":\"application/json\"},\"body_kind\":\"none\"}",
            "{\"route\":\"v2::application::link_addon\",\"method\":\"POST\",\
             \"path\":\"/v2/self/applications/a/addons\",\"query\":[],\
             \"headers\":{\"accept\":\"application/json\",\"content-type\":\"application/json\"},\
             \"body_kind\":\"json\"}",
        ]
    );
}

#[test]
fn arguments_may_be_in_either_spelling_and_of_any_plain_type() {
    let answers = answers(&[
        r#"{"route": "v2.application.getAllInstances", "args":
            {"appId": "a", "withDeleted": true, "deploymentId": null}}"#
            .replace('\n', " ")
            .as_str(),
        r#"{"route": "v2::application::get_all_instances", "args": {"app_id": ["a"], "with_deleted": "true"}}"#,
        r#"{"route": "v2.organisation.getAllDeployments", "args": {"id": "orga_1", "limit": 5}}"#,
    ]);
    let parsed: Vec<Value> = answers.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(parsed[0]["query"], json!([["withDeleted", "true"]]));
    assert_eq!(answers[0], answers[1]);
    assert_eq!(parsed[2]["query"], json!([["limit", "5"]]));
}

#[test]
fn a_bad_line_is_an_error_of_its_own_and_the_rest_goes_on() {
    let cases = [
        ("not JSON", Value::Null, "the line is not"),
        (r#"{"args": {}}"#, Value::Null, "missing field `route`"),
        (r#"{"route": "v2.none.such"}"#, json!("v2.none.such"), "no endpoint is named `v2.none.such`"),
        (r#"{"route": "v2.application.get"}"#, json!("v2.application.get"), "`appId` is missing"),
        (
            r#"{"route": "v2.application.get", "args": {"appId": ["a", "b"]}}"#,
            json!("v2.application.get"),
            "`appId` is given more than once",
        ),
        (
            r#"{"route": "v2.application.get", "args": {"appId": {}}}"#,
            json!("v2.application.get"),
            "`appId` must be text, a number, a boolean or a list of those",
        ),
        (r#"{"route": "v2.application.get", "args": {"appId": ".."}}"#, json!("v2.application.get"), "appId"),
        (r#"{"route": "v2.organisation.get", "body": {}}"#, json!("v2.organisation.get"), "it takes no body"),
        (r#"{"route": "v2.application.create"}"#, json!("v2.application.create"), "it needs a body"),
    ];
    let mut lines: Vec<_> = cases.iter().map(|(line, ..)| *line).collect();
    lines.push(r#"{"route": "v2.organisation.get"}"#);
    let answers = answers(&lines);
    assert_eq!(answers.len(), cases.len() + 1);
    for ((line, route, error), answer) in cases.iter().zip(&answers) {
        let answer: Value = serde_json::from_str(answer).unwrap();
        assert_eq!(answer["route"], *route, "{line}");
        assert!(answer["error"].as_str().unwrap().contains(error), "{line}: {answer}");
        assert_eq!(answer.as_object().unwrap().len(), 2, "{answer}");
    }
    let last: Value = serde_json::from_str(answers.last().unwrap()).unwrap();
    assert_eq!(last["path"], "/v2/self", "the line after the bad ones: {last}");
}

#[test]
fn a_line_that_is_no_text_or_of_another_shape_keeps_what_is_known_of_it() {
    let good = r#"{"route": "v2.organisation.get", "args": null}"#;
    let answers = answers(&[good, r#"{"route": "v2.application.getAll", "args": []}"#, "\u{1}", good]);
    assert_eq!(answers.len(), 4);
    let parsed: Vec<Value> = answers.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(parsed[1]["route"], "v2.application.getAll");
    assert_eq!((&parsed[0], &parsed[2]["route"]), (&parsed[3], &Value::Null));
}
