//! The store of time series, and the tokens that read it.
#![allow(deprecated)]

use api_defs::v2::metrics::get_token;
use api_defs::v2::warp_10::get_warp10_access_logs_token;
use api_defs::v4::stats::{
    CreateWarpToken, WarpTokenApplication, WarpTokenScope, get_resource_warp_token, get_warp_token,
};
use api_defs::warp10::{Scope, WarpScript, exec, get_status_codes};
use api_defs::{ApplicationId, RealAddonId};
use cc_client::ErrorKind;
use http::StatusCode;
use platform_double::Fault;
use serde_json::json;

use super::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, tokens).await;
    for_each_owner(called, older_tokens).await;
    for_each_owner(called, status_codes).await;
    failures(&Stage::new(Acting::Organisation, called)).await;
}

#[tokio::test]
async fn a_token_runs_scripts() {
    for_each_owner(&Called::default(), tokens).await;
}

async fn tokens(stage: &Stage) {
    let (owner, app) = (&stage.owner_id, stage.application("shop").await.id);
    let applications = [WarpTokenApplication::Metrics, WarpTokenApplication::AccessLogs];
    let wanted = CreateWarpToken::new().applications(applications.clone()).ttl("PT1H");
    let token = stage.send(get_warp_token(owner, &wanted)).await;
    assert_eq!((token.scope, &token.applications[..]), (Some(WarpTokenScope::Read), &applications[..]));
    assert!(token.expires_at.unwrap() > token.created_at.unwrap());
    let of_application = stage.send(get_resource_warp_token(owner, &app, &CreateWarpToken::new())).await;
    assert_eq!(of_application.applications.len(), 3, "everything unless something is asked for");
    assert_ne!(of_application.token, token.token);

    stage.platform.warp10_stack(&json!([[1, "deux"], { "trois": 3.5 }]));
    for token in [token.token, of_application.token] {
        let script = WarpScript::new(format!("'{}' 'é' FETCH", token.expose()));
        assert!(!format!("{script:?}").contains(token.expose()));
        let stack = stage.send(exec(script.clone()).label("a b")).await;
        assert_eq!(stack, [json!([1, "deux"]), json!({ "trois": 3.5 })]);
        let sent = stage.last_request();
        assert_eq!(sent.target(), "/api/v0/exec?__=a%20b");
        assert_eq!((sent.header("authorization"), &sent.body[..]), (None, script.as_str().as_bytes()));
    }

    let unknown = CreateWarpToken::new().applications(["weather"]);
    let error = stage.fail(get_warp_token(owner, &unknown)).await;
    assert_eq!(
        (error.status(), error.code()),
        (Some(StatusCode::BAD_REQUEST), Some("clever.core.bad-request"))
    );
    let nothing = ApplicationId::from("app_none");
    assert!(stage.fail(get_resource_warp_token(owner, nothing, &wanted)).await.is_not_found());
    let error = stage.fail(get_warp_token("orga_none", &wanted)).await;
    assert_eq!((error.is_not_found(), error.code()), (true, Some("clever.core.not-found")));
    let addon = RealAddonId::from(stage.platform.seed().addon_real_id.as_str());
    let call = get_resource_warp_token(owner, addon, &wanted);
    match stage.acting {
        Acting::Organisation => assert!(stage.send(call).await.created_at.is_some()),
        Acting::User | Acting::UserById => assert!(stage.fail(call).await.is_not_found()),
    }
}

#[tokio::test]
async fn a_token_of_the_older_kind_runs_scripts_too() {
    for_each_owner(&Called::default(), older_tokens).await;
}

async fn older_tokens(stage: &Stage) {
    let owner = &stage.owner_id;
    let metrics = stage.send(get_token(owner)).await;
    let access_logs = stage.send(get_warp10_access_logs_token(owner)).await;
    assert_ne!(metrics, access_logs);
    for token in [metrics, access_logs] {
        let text = token.expose().as_str().unwrap();
        assert!(!format!("{token:?}").contains(text));
        let stack = stage.send(exec(WarpScript::new(format!("'{text}' NOW")))).await;
        assert!(stack.is_empty());
    }
    for error in [
        stage.fail(get_token("orga_none")).await,
        stage.fail(get_warp10_access_logs_token("orga_none")).await,
    ] {
        assert_eq!((error.is_not_found(), error.code()), (true, Some("4004")));
    }
}

#[tokio::test]
async fn statuses_are_counted_of_an_application_and_of_an_owner() {
    for_each_owner(&Called::default(), status_codes).await;
}

async fn status_codes(stage: &Stage) {
    let (owner, app) = (&stage.owner_id, stage.application("shop").await.id);
    let token = stage.send(get_warp_token(owner, &CreateWarpToken::new())).await.token;
    for (scope, label, id) in [
        (Scope::Application(app.clone()), "app_id", app.as_str()),
        (Scope::Owner(owner.clone()), "owner_id", owner.as_str()),
    ] {
        // It changes nothing, so it is sent again.
        stage.platform.script(Fault::status(503).header("retry-after", "0").on("POST", "/api/v0/exec"));
        let codes = stage.send(get_status_codes(token.expose(), &scope).unwrap()).await;
        assert_eq!(codes.counts.into_iter().collect::<Vec<_>>(), [(200, 120), (404, 3)]);
        let sent = stage.last_request();
        let script = String::from_utf8_lossy(&sent.body).into_owned();
        assert!(script.contains(&format!("'{label}' '{id}' NOW 24 h")), "{label} {id}");
        assert_eq!(sent.query, Some(format!("__=statuscodes__{}", &id[..10])));
    }
    assert_eq!(stage.platform.pending_faults(), 0);
    assert!(get_status_codes("it's", &Scope::Application(app)).is_err());
}

#[tokio::test]
async fn the_error_of_a_script_is_the_one_in_the_header() {
    failures(&Stage::new(Acting::Organisation, &Called::default())).await;
}

async fn failures(stage: &Stage) {
    let call = get_status_codes("t0ken", &Scope::Owner(stage.owner_id.clone())).unwrap();
    let error = stage.fail(call).await;
    assert_eq!((error.kind(), error.status()), (ErrorKind::Status, Some(StatusCode::INTERNAL_SERVER_ERROR)));
    let message = error.api().unwrap().message();
    assert_eq!(message, Some("Exception at statement: Invalid token."));
    assert!(error.to_string().contains("Invalid token"), "{error}");
    assert!(!format!("{error} {error:?}").contains("t0ken"), "{error:?}");
    assert_eq!((error.attempts(), error.route().unwrap().function()), (1, "exec"));

    // Any script may change something, so it is not sent again.
    let path = "/api/v0/exec";
    stage.platform.script(Fault::status(503).header("retry-after", "0").on("POST", path));
    let error = stage.fail(exec("NOW")).await;
    assert_eq!((error.status(), error.attempts()), (Some(StatusCode::SERVICE_UNAVAILABLE), 1));
    let token = &stage.platform.seed().warp10_token;
    stage.platform.script(Fault::status(200).json(&json!([])).on("POST", path));
    let call = get_status_codes(token, &Scope::Owner(stage.owner_id.clone())).unwrap();
    assert_eq!(stage.fail(call).await.kind(), ErrorKind::Decode, "the stack is empty");
    assert_eq!(stage.send(exec(format!("'{token}'"))).await, Vec::<serde_json::Value>::new());
}
