use std::error::Error as _;
use std::time::Duration;

use cc_client::http::StatusCode;
use cc_client::layer::{CacheLayer, CoalesceLayer};

use super::stage::Stage;
use crate::ids::{AddonId, ApplicationId, RealAddonId};
use crate::resolve::{AnyAddonId, ResolveError, Resolver, Resource};

fn application(id: &str) -> ApplicationId {
    ApplicationId::from(id)
}

#[tokio::test]
async fn an_owner_is_found_in_the_summary_which_is_fetched_once() {
    let stage = Stage::new();
    let resolver = stage.resolver();
    assert_eq!(stage.summaries(), 0, "nothing is fetched before it is needed");
    assert_eq!(resolver.owner_of(application("app_1")).await.unwrap(), "orga_1");
    assert_eq!(resolver.owner_of(&application("app_me")).await.unwrap(), "user_1");
    assert_eq!(resolver.owner_of(AddonId::from("addon_1")).await.unwrap(), "orga_1");
    assert_eq!(resolver.owner_of(&RealAddonId::from("postgresql_1")).await.unwrap(), "orga_1");
    assert_eq!(resolver.clone().owner_of(AnyAddonId("postgresql_1")).await.unwrap(), "orga_1");
    assert_eq!(stage.summaries(), 1);
}

#[tokio::test]
async fn the_ids_of_an_addon_are_found_both_ways() {
    let stage = Stage::new();
    let resolver = stage.resolver();
    assert_eq!(resolver.addon_id("postgresql_1").await.unwrap(), "addon_1");
    assert_eq!(resolver.real_addon_id(AddonId::from("addon_1")).await.unwrap(), "postgresql_1");
    assert_eq!(stage.summaries(), 1);
}

#[tokio::test]
async fn an_id_of_the_wanted_kind_is_used_as_it_is() {
    let stage = Stage::new();
    let resolver = stage.resolver();
    assert_eq!(resolver.addon_id("addon_unknown").await.unwrap(), "addon_unknown");
    assert_eq!(resolver.real_addon_id("redis_unknown").await.unwrap(), "redis_unknown");
    assert_eq!(stage.summaries(), 0);
}

#[tokio::test]
async fn what_came_later_is_found_in_a_new_summary() {
    let stage = Stage::new();
    let resolver = stage.resolver();
    assert_eq!(resolver.owner_of(application("app_1")).await.unwrap(), "orga_1");
    stage.move_application("app_new", "orga_2");
    stage.remove_application("app_me");
    assert_eq!(resolver.owner_of(application("app_new")).await.unwrap(), "orga_2");
    assert_eq!(stage.summaries(), 2);
    // The index was replaced, so what is gone is gone.
    assert!(resolver.owner_of(application("app_me")).await.is_err());
    assert_eq!(stage.summaries(), 3);
}

#[tokio::test]
async fn a_summary_is_no_answer_that_was_kept() {
    let stage = Stage::new();
    let kept = stage.plain().with_layer(CacheLayer::new().ttl(Duration::from_secs(3600)));
    let resolver = Resolver::new(kept.with_layer(CoalesceLayer::new()));
    assert_eq!(resolver.owner_of(application("app_1")).await.unwrap(), "orga_1");
    stage.move_application("app_new", "orga_2");
    assert_eq!(resolver.owner_of(application("app_new")).await.unwrap(), "orga_2");
    assert_eq!(stage.summaries(), 2);
}

#[tokio::test]
async fn what_is_not_there_is_told_by_kind_and_id() {
    let stage = Stage::new();
    let resolver = stage.resolver();
    let error = resolver.owner_of(application("app_x")).await.unwrap_err();
    assert_eq!(error.to_string(), "the application app_x does not exist, or there is no access to it");
    assert!(matches!(error, ResolveError::NotFound(Resource::Application(id)) if id == "app_x"));
    let error = resolver.addon_id("redis_x").await.unwrap_err();
    assert_eq!(error.to_string(), "the add-on redis_x does not exist, or there is no access to it");
}

#[tokio::test]
async fn a_miss_is_remembered_for_a_while() {
    let stage = Stage::new();
    let resolver = stage.resolver().remember_misses(Duration::from_secs(3600));
    for _ in 0..3 {
        resolver.owner_of(application("app_x")).await.unwrap_err();
    }
    assert_eq!(stage.summaries(), 1);
    // It is that of the owner of one application, and of nothing else.
    resolver.addon_id("app_x").await.unwrap_err();
    assert_eq!(stage.summaries(), 2);
    // A summary that has it is believed at once.
    stage.move_application("app_x", "orga_1");
    resolver.refresh().await.unwrap();
    assert_eq!(resolver.owner_of(application("app_x")).await.unwrap(), "orga_1");
    assert_eq!(stage.summaries(), 3);
}

#[tokio::test]
async fn a_miss_need_not_be_remembered() {
    let stage = Stage::new();
    let resolver = stage.resolver().remember_misses(Duration::ZERO);
    resolver.owner_of(application("app_x")).await.unwrap_err();
    resolver.owner_of(application("app_x")).await.unwrap_err();
    assert_eq!(stage.summaries(), 2);
    stage.move_application("app_x", "orga_1");
    assert_eq!(resolver.owner_of(application("app_x")).await.unwrap(), "orga_1");
}

#[tokio::test]
async fn a_summary_that_fails_fails_the_ask_and_changes_nothing() {
    let stage = Stage::new();
    let resolver = stage.resolver();
    resolver.owner_of(application("app_1")).await.unwrap();
    stage.fail(StatusCode::FORBIDDEN);
    let error = resolver.owner_of(application("app_new")).await.unwrap_err();
    assert_eq!(error.to_string(), "the summary could not be read");
    let cause = error.source().unwrap().downcast_ref::<cc_client::Error>().unwrap();
    assert_eq!(cause.to_string(), "GET /v2/summary: 403 [1] no summary");

    assert_eq!(resolver.owner_of(application("app_1")).await.unwrap(), "orga_1");
    resolver.refresh().await.unwrap_err();
    assert_eq!(resolver.owner_of(application("app_1")).await.unwrap(), "orga_1");
    assert_eq!(stage.summaries(), 3);

    // A failure is no miss.
    stage.fail(None);
    stage.move_application("app_new", "orga_1");
    assert_eq!(resolver.owner_of(application("app_new")).await.unwrap(), "orga_1");
}
