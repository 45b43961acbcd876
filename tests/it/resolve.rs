//! Owners and ids that are left out, against the stand-in for the platform.

mod sharing;
mod streams;

use std::time::Duration;

use api_defs::resolve::{AnyAddonId, AnyOwner, ResolveLayer, Resolver};
use api_defs::v2::application::{EnvVar, get_all_env_vars, update_all_env_vars};
use api_defs::{ApplicationId, v2};
use cc_client::oauth1::SignatureMethod;
use cc_client::{Client, ErrorKind};
use futures_util::future::join_all;
use platform_double::{Fault, Gate, Options, Platform};

use crate::harness::{client, keys};

/// A client that finds what is left out.
fn finding(platform: &Platform) -> Client {
    let plain = client(platform).build().unwrap();
    plain.with_layer(ResolveLayer::through(&plain))
}

/// What the platform was asked for, but for summaries, and how many of those.
fn asked(platform: &Platform) -> (Vec<String>, usize) {
    let all: Vec<_> =
        platform.requests().iter().map(|request| format!("{} {}", request.method, request.path)).collect();
    let count = all.len();
    let others: Vec<_> = all.into_iter().filter(|line| line != "GET /v2/summary").collect();
    let summaries = count - others.len();
    (others, summaries)
}

#[tokio::test]
async fn whatever_is_left_out_is_found() {
    let platform = Platform::start();
    let (client, seed) = (finding(&platform), platform.seed());
    let variables = get_all_env_vars(AnyOwner, &*seed.application_id).send(&client).await.unwrap();
    assert!(variables.iter().any(|variable| variable.name == "GREETING"));
    get_all_env_vars(AnyOwner, &*seed.own_application_id).send(&client).await.unwrap();
    for id in [&seed.addon_id, &seed.addon_real_id] {
        let addon = v2::addon::get(AnyOwner, AnyAddonId(id)).send(&client).await.unwrap().unwrap();
        assert_eq!(addon.id, *seed.addon_id);
    }
    let (asked, summaries) = asked(&platform);
    let (organisation, user) = (&seed.organisation_id, &seed.user_id);
    assert_eq!(
        asked,
        [
            format!("GET /v2/organisations/{organisation}/applications/{}/env", seed.application_id),
            format!("GET /v2/organisations/{user}/applications/{}/env", seed.own_application_id),
            format!("GET /v2/organisations/{organisation}/addons/{}", seed.addon_id),
            format!("GET /v2/organisations/{organisation}/addons/{}", seed.addon_id),
        ]
    );
    assert_eq!(summaries, 1);
}

#[tokio::test]
async fn summaries_and_completed_calls_are_signed_and_tried_again_behind_a_gateway() {
    let platform = Platform::start_with(Options::default().base_path("/gateway/api"));
    platform.script(Fault::status(503).on("GET", "/v2/summary"));
    platform.script(Fault::status(503).on("GET", "/v2/organisations/*/applications/*/env"));
    // The layer among those of a client, with another client for summaries.
    let signed = || client(&platform).signature(SignatureMethod::HmacSha512);
    let resolver = Resolver::new(signed().build().unwrap());
    let client = signed().layer(ResolveLayer::new(resolver)).build().unwrap();
    get_all_env_vars(AnyOwner, &*platform.seed().application_id).send(&client).await.unwrap();
    let statuses: Vec<_> =
        platform.requests().iter().map(|request| request.status.unwrap().as_u16()).collect();
    assert_eq!(statuses, [503, 200, 503, 200]);
    assert_eq!(platform.pending_faults(), 0);
}

#[tokio::test]
async fn a_client_that_finds_nothing_sends_nothing() {
    let platform = Platform::start();
    let plain = client(&platform).build().unwrap();
    let error = get_all_env_vars(AnyOwner, "app_1").send(&plain).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::InvalidCall, 0));
    assert!(error.to_string().contains("add `api_defs::resolve::ResolveLayer`"), "{error}");
    assert!(platform.requests().is_empty());
}

#[tokio::test]
async fn an_error_of_what_is_not_there_is_one_line_without_ids() {
    let platform = Platform::start();
    let error = get_all_env_vars(AnyOwner, "app_nowhere").send(&finding(&platform)).await.unwrap_err();
    assert!(!crate::harness::line(&error).contains("app_nowhere"), "{error}");
    assert!(crate::harness::causes(&error)[0].contains("app_nowhere"));
    assert_eq!(asked(&platform), (vec![], 1));
}

#[tokio::test]
async fn a_moved_application_is_read_and_written_where_it_is() {
    let platform = Platform::start();
    let (client, seed) = (finding(&platform), platform.seed());
    let id = &*seed.application_id;
    get_all_env_vars(AnyOwner, id).send(&client).await.unwrap();
    platform.move_application(id, &seed.user_id);
    let variables = [EnvVar::new("MOVED", "yes")];
    update_all_env_vars(AnyOwner, id, &variables.iter().cloned().collect()).send(&client).await.unwrap();
    assert_eq!(get_all_env_vars(AnyOwner, id).send(&client).await.unwrap(), variables);

    let path = |owner: &str| format!("/v2/organisations/{owner}/applications/{id}/env");
    let (old, new) = (path(&seed.organisation_id), path(&seed.user_id));
    let expected = [format!("GET {old}"), format!("PUT {old}"), format!("PUT {new}"), format!("GET {new}")];
    assert_eq!(asked(&platform), (expected.to_vec(), 2));
}

#[tokio::test]
async fn a_post_to_a_moved_application_is_done_once() {
    let platform = Platform::start();
    let (client, seed) = (finding(&platform), platform.seed());
    let id = &*seed.application_id;
    get_all_env_vars(AnyOwner, id).send(&client).await.unwrap();
    platform.move_application(id, &seed.user_id);
    v2::application::redeploy(AnyOwner, id).send(&client).await.unwrap();
    let deployments = v2::application::get_all_deployments(AnyOwner, id).send(&client).await.unwrap();
    assert_eq!(deployments.len(), 2, "the seed's and the new one");
}

#[tokio::test]
async fn a_refusal_that_is_no_move_is_given_as_it_is() {
    let platform = Platform::start();
    let (client, seed) = (finding(&platform), platform.seed());
    let id = &*seed.application_id;
    get_all_env_vars(AnyOwner, id).send(&client).await.unwrap();
    platform.script(Fault::status(403).on("GET", "/v2/organisations/*/applications/*/env"));
    let error = get_all_env_vars(AnyOwner, id).send(&client).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 403);
    let (others, summaries) = asked(&platform);
    assert_eq!((others.len(), summaries), (2, 2));
}

#[tokio::test]
async fn a_hundred_tasks_wait_for_one_summary_over_sockets() {
    let platform = Platform::start();
    let gate = Gate::new();
    platform.script(Fault::real().held(&gate).on("GET", "/v2/summary"));
    let (client, seed) = (finding(&platform), platform.seed());
    let tasks: Vec<_> = (0..100)
        .map(|_| {
            let (client, id) = (client.clone(), ApplicationId::from(&*seed.application_id));
            tokio::spawn(async move { get_all_env_vars(AnyOwner, id).send(&client).await.map(drop) })
        })
        .collect();
    platform.received(1).await;
    // Some give up, the one that asked first among them.
    tasks[..30].iter().for_each(tokio::task::JoinHandle::abort);
    gate.open();
    let done = tokio::time::timeout(Duration::from_secs(60), join_all(tasks)).await.unwrap();
    let (given_up, answered): (Vec<_>, Vec<_>) = done.into_iter().partition(|task| task.is_err());
    assert_eq!((given_up.len(), answered.len()), (30, 70));
    answered.into_iter().for_each(|task| task.unwrap().unwrap());
    assert_eq!(asked(&platform).1, 1);
}

#[tokio::test]
async fn a_summary_is_cut_off_by_the_time_limits_of_its_client_alone() {
    let platform = Platform::start();
    platform.script(Fault::real().stalled().on("GET", "/v2/summary").always());
    let slow = client(&platform).timeout(Duration::from_millis(200)).build().unwrap();
    let client = client(&platform).credentials(keys(&platform)).build().unwrap();
    let client = client.with_layer(ResolveLayer::through(&slow));
    let error = get_all_env_vars(AnyOwner, "app_1").send(&client).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(asked(&platform).0.is_empty());
}
