//! What `prepare` refuses, and what it takes in place of an argument.

use cc_client::ErrorKind;
use cc_client::catalogue::prepare_stream;
use serde_json::{Value, json};

use super::prepare;

#[test]
fn an_owner_may_be_left_out_or_be_the_short_form_of_the_path() {
    let app = ("appId", "app_1");
    for (arguments, path) in [
        (vec![app], "/v2/self/applications/app_1/env"),
        (vec![app, ("id", "self")], "/v2/self/applications/app_1/env"),
        (vec![app, ("id", "orga_1")], "/v2/organisations/orga_1/applications/app_1/env"),
        (vec![app, ("id", "user_1")], "/v2/organisations/user_1/applications/app_1/env"),
    ] {
        let call = prepare("v2::application::get_all_env_vars", &arguments, None).unwrap();
        assert_eq!(call.target(), path);
    }
}

#[test]
fn an_id_that_is_no_owner_is_not_left_out() {
    let error = prepare("v2.organisation.getNamespaces", &[], None).unwrap_err();
    assert!(error.to_string().ends_with("the argument `id` is missing"), "{error}");
}

#[test]
fn a_faulty_argument_is_named_with_its_endpoint() {
    for (name, arguments, why) in [
        ("v2.application.get", vec![], "`appId` is missing"),
        ("v2.application.get", vec![("id", "orga_1")], "`appId` is missing"),
        ("v2.application.get", vec![("appId", "a"), ("appID", "a")], "it has no argument `appID`"),
        ("v2.application.get", vec![("appId", "a"), ("x", "1"), ("y", "2")], "it has no argument `x`, `y`"),
        ("v2.application.get", vec![("appId", "a"), ("appId", "b")], "`appId` is given more than once"),
        ("v2.application.get", vec![("appId", "a"), ("app_id", "a")], "`appId` is given more than once"),
        (
            "v2.application.get",
            vec![("appId", "a"), ("id", "o"), ("id", "p")],
            "`id` is given more than once",
        ),
        (
            "v2.organisation.getAllDeployments",
            vec![("id", "o"), ("limit", "1"), ("limit", "2")],
            "`limit` is given more than once",
        ),
        ("v2.user.todo_validateEmail", vec![], "`validationKey` is missing"),
    ] {
        let error = prepare(name, &arguments, None).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidCall);
        assert_eq!(error.route().map(|route| route.js_name()).as_deref(), Some(name));
        assert!(error.to_string().contains(why), "{name} {arguments:?}: {error}");
    }
}

#[test]
fn a_body_is_there_where_one_is_needed_and_only_there() {
    let surplus = prepare("v2.organisation.get", &[], Some(json!({}))).unwrap_err();
    assert!(surplus.to_string().contains("it takes no body"), "{surplus}");
    let missing = prepare("v2.application.create", &[], None).unwrap_err();
    assert!(missing.to_string().contains("it needs a body (Json)"), "{missing}");
    // `null` is JSON, and a body.
    prepare("v2.application.create", &[], Some(json!(null))).unwrap().try_into_request().unwrap();
}

#[test]
fn a_value_that_no_path_can_hold_is_a_fault_of_the_call() {
    for value in ["", ".", ".."] {
        let call = prepare("v2.application.get", &[("appId", value)], None).unwrap();
        let error = call.try_into_request().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidCall, "{value:?}");
        assert!(error.to_string().contains("appId"), "{value:?}: {error}");
    }
}

#[test]
fn a_stream_is_prepared_from_the_route_of_one() {
    let given = |name: &str| [(name.to_owned(), vec!["x".to_owned()])].into();
    let stream = cc_client::catalogue::find("v2::log::application_logs").unwrap();
    let call = prepare_stream::<Value>(stream, &given("appId")).unwrap();
    assert_eq!(call.target(), "/v2/logs/x/sse");
    let endpoint = cc_client::catalogue::find("v2.application.get").unwrap();
    let error = prepare_stream::<Value>(endpoint, &given("appId")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidCall);
    assert!(error.to_string().ends_with("it is no stream"), "{error}");
}
