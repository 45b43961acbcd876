//! A call from a route and texts is the call that the endpoint's function makes.
#![allow(deprecated)]

use std::collections::BTreeMap;

use api_defs::v2::application::{
    CreateRedirection, DeploymentAction, EnvVars, Namespace, UseCache, add_tcp_redir, get_all_deployments,
    get_all_env_vars, link_addon, redeploy, remove_tcp_redir, set_branch, update_all_env_vars,
};
use api_defs::v2::{application, product, user};
use api_defs::{AddonId, Owner};
use bytes::Bytes;
use cc_client::route::BodyKind;
use cc_client::{Form, IntoCall, Text, endpoint};
use http::{HeaderMap, Method};
use serde_json::{Value, json};

use super::prepare;

/// All that is sent of a call.
#[derive(Debug, PartialEq)]
struct Sent {
    method: Method,
    target: String,
    headers: HeaderMap,
    kind: BodyKind,
    body: Option<Bytes>,
    route: String,
}

fn sent(call: impl IntoCall) -> Sent {
    let request = call.into_call().try_into_request().unwrap();
    Sent {
        method: request.method().clone(),
        target: request.uri().to_string(),
        headers: request.headers().clone(),
        kind: request.body().kind(),
        body: request.body().as_bytes().cloned(),
        route: cc_client::Route::of(&request).unwrap().name(),
    }
}

/// `arguments` are name in Rust, name in the API, value.
#[track_caller]
fn same(typed: impl IntoCall, arguments: &[(&str, &str, &str)], body: Option<Value>) {
    let typed = sent(typed);
    let in_rust: Vec<_> = arguments.iter().map(|(rust, _, value)| (*rust, *value)).collect();
    let in_api: Vec<_> = arguments.iter().map(|(_, api, value)| (*api, *value)).collect();
    for arguments in [in_rust, in_api] {
        assert_eq!(sent(prepare(&typed.route, &arguments, body.clone()).unwrap()), typed, "{arguments:?}");
    }
}

const ID: (&str, &str, &str) = ("id", "id", "orga_1");
const APP: (&str, &str, &str) = ("app_id", "appId", "app_1");

#[test]
fn with_arguments_in_the_path() {
    same(user::get_profile(), &[], None);
    same(get_all_env_vars("orga_1", "app_1"), &[ID, APP], None);
    same(get_all_env_vars(Owner::Me, "app_1"), &[APP], None);
    same(get_all_env_vars(Owner::Me, "app_1"), &[("id", "id", "self"), APP], None);
    let strange = "a/b c%2F?#é.";
    same(
        application::remove_env_var("orga_1", "app_1", strange),
        &[ID, APP, ("env_name", "envName", strange)],
        None,
    );
    same(
        product::get_addon_provider("postgresql-addon"),
        &[("provider_id", "provider_id", "postgresql-addon")],
        None,
    );
}

#[test]
fn with_arguments_in_the_query() {
    same(
        get_all_deployments("orga_1", "app_1").limit(10).offset(20).action(DeploymentAction::Deploy),
        &[ID, APP, ("limit", "limit", "10"), ("offset", "offset", "20"), ("action", "action", "DEPLOY")],
        None,
    );
    same(user::validate_email("a+b&c=d"), &[("validation_key", "validationKey", "a+b&c=d")], None);
    same(product::get_available_instances().owner_id("orga_1"), &[("owner_id", "for", "orga_1")], None);
    same(
        application::get_all_instances("orga_1", "app_1").deployment_id("deployment_1").with_deleted(true),
        &[
            ID,
            APP,
            ("deployment_id", "deploymentId", "deployment_1"),
            ("with_deleted", "withDeleted", "true"),
        ],
        None,
    );
    same(
        redeploy("orga_1", "app_1").commit("abc").use_cache(UseCache::No),
        &[ID, APP, ("commit", "commit", "abc"), ("use_cache", "useCache", "no")],
        None,
    );
    same(
        remove_tcp_redir("orga_1", "app_1", 4000).namespace(Namespace::CleverApps),
        &[ID, APP, ("source_port", "sourcePort", "4000"), ("namespace", "namespace", "cleverapps")],
        None,
    );
}

#[test]
fn with_a_body_of_json() {
    let env = EnvVars::from_iter([("A", "1"), ("B", "é\"")]);
    same(update_all_env_vars("orga_1", "app_1", &env), &[ID, APP], Some(json!({ "A": "1", "B": "é\"" })));
    same(link_addon("orga_1", "app_1", &AddonId::from("addon_1")), &[ID, APP], Some(json!("addon_1")));
    same(
        set_branch(Owner::Me, "app_1", &application::SetBranch::new("main")),
        &[APP],
        Some(json!({ "branch": "main" })),
    );
    same(
        add_tcp_redir("orga_1", "app_1", &CreateRedirection::new(Namespace::Default)),
        &[ID, APP],
        Some(json!({ "namespace": "default" })),
    );
}

/// Every part of a query.
#[endpoint(GET "/prepared/<part>.json?kind=static&<since>&<fieldName>&<limit>", accept = "application/x-own")]
fn every_query(part: &str, since: u64, field_name: Vec<String>, limit: Option<i8>) -> Vec<String>;

/// A form.
#[endpoint(POST "/prepared/form?<dryRun>")]
fn post_form(dry_run: bool, form: &Form<BTreeMap<String, String>>);

/// Text.
#[endpoint(PUT "/prepared/text", content_type = "application/yaml")]
fn put_text(text: Text) -> Text;

/// Bytes.
#[endpoint(PATCH "/prepared/bytes")]
fn patch_bytes(bytes: cc_client::Bytes) -> cc_client::Bytes;

#[test]
fn with_every_part_of_a_query() {
    same(
        every_query("a b", 7).field_name(["x", "y"]).limit(-3),
        &[
            ("part", "part", "a b"),
            ("since", "since", "7"),
            ("field_name", "fieldName", "x"),
            ("field_name", "fieldName", "y"),
            ("limit", "limit", "-3"),
        ],
        None,
    );
    let call = prepare("catalogue::prepared::every_query", &[("part", "p"), ("since", "7")], None).unwrap();
    assert_eq!(call.target(), "/prepared/p.json?kind=static&since=7");
}

#[test]
fn with_a_body_of_another_kind() {
    let form = BTreeMap::from([("a".to_owned(), "1 2".to_owned()), ("b".to_owned(), "&".to_owned())]);
    same(
        post_form(true, &Form(form)),
        &[("dry_run", "dryRun", "true")],
        Some(json!({ "a": "1 2", "b": "&" })),
    );
    same(put_text("a: 1"), &[], Some(json!("a: 1")));
    same(patch_bytes(b"bytes".to_vec()), &[], Some(json!("bytes")));
}

#[test]
fn a_form_takes_plain_values_and_repeats_the_key_of_a_list() {
    let dry_run = [("dryRun", "false")];
    let body = json!({ "a": [1, "two"], "b": true });
    let call = prepare("catalogue::prepared::post_form", &dry_run, Some(body)).unwrap();
    assert_eq!(call.request_body().as_bytes().unwrap(), "a=1&a=two&b=true");

    for (body, why) in [
        (json!("a=1"), "its body is a form and must be given as a JSON object"),
        (json!({ "a": {} }), "the field `a` of the form must be text, a number or a boolean"),
        (json!({ "a": [null] }), "the field `a` of the form must be text, a number or a boolean"),
    ] {
        let error = prepare("catalogue::prepared::post_form", &dry_run, Some(body)).unwrap_err();
        assert!(error.to_string().contains(why), "{error}");
    }
    let error = prepare("catalogue::prepared::put_text", &[], Some(json!({}))).unwrap_err();
    assert!(error.to_string().contains("its body must be given as a JSON string"), "{error}");
}
