//! The user behind the credentials.
#![allow(deprecated)]

mod addresses;
mod secrets;

use api_defs::v2::organisation;
use api_defs::v2::organisation::MemberRole;
use api_defs::v2::user::{MfaKind, get, get_git_info, get_id, get_profile, get_summary, list_applications};
use api_defs::{Me, UserId};
use serde_json::json;

use super::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    let stage = Stage::new(Acting::User, called);
    profile(&stage).await;
    summary(&stage).await;
    people(&stage).await;
    addresses::all(called).await;
    secrets::all(called).await;
}

fn stage() -> Stage {
    Stage::new(Acting::User, &Called::default())
}

#[tokio::test]
async fn the_profile_is_that_of_the_credentials() {
    profile(&stage()).await;
}

async fn profile(stage: &Stage) {
    let profile = stage.send(get_profile()).await;
    assert_eq!(profile.id.as_str(), stage.owner_id.as_str());
    assert_eq!(profile.email.as_deref(), Some("ada@example.com"));
    assert_eq!((profile.name.as_deref(), profile.city.as_deref()), (Some("Ada Lovelace"), Some("Nantes")));
    assert_eq!(profile.lang.as_deref(), Some("EN"));
    assert_eq!(profile.oauth_apps, ["github"]);
    assert_eq!(profile.preferred_mfa, Some(MfaKind::None));
    assert_eq!((profile.email_validated, profile.admin), (Some(true), Some(false)));
    assert!(profile.creation_date.unwrap().as_second() > 1_700_000_000);
    assert_eq!(stage.send(organisation::get(Me)).await, Some(profile));
    assert_eq!(stage.send(get_id()).await, json!(stage.owner_id.as_str()));
}

#[tokio::test]
async fn the_summary_has_all_that_the_user_can_reach() {
    summary(&stage()).await;
}

async fn summary(stage: &Stage) {
    let seed = stage.platform.seed();
    let summary = stage.send(get_summary().full(true)).await;
    assert_eq!(stage.last_request().target(), "/v2/summary?full=true");
    assert_eq!(summary.user.id.as_str(), seed.user_id);
    assert_eq!(summary.user.applications[0].id, seed.own_application_id.as_str());
    let [own_space, organisation] = &summary.organisations[..] else { panic!("{summary:?}") };
    assert_eq!(own_space.id.as_str(), seed.user_id);
    assert_eq!(organisation.id.as_str(), seed.organisation_id);
    assert_eq!(organisation.role, Some(MemberRole::Admin));
    let engine = &organisation.applications[0];
    assert_eq!((engine.id.as_str(), engine.name.as_deref()), (seed.application_id.as_str(), Some("engine")));
    assert_eq!(engine.instance_type.as_deref(), Some("node"));
    assert_eq!(engine.customer_tags, ["production"]);
    assert_eq!(organisation.addons[0].id, seed.addon_id.as_str());
    assert_eq!(organisation.addons[0].real_id.as_ref().unwrap(), seed.addon_real_id.as_str());
}

#[tokio::test]
async fn other_users_are_found_by_their_ids() {
    people(&stage()).await;
}

async fn people(stage: &Stage) {
    let seed = stage.platform.seed();
    let profile = stage.send(get_profile()).await;
    assert_eq!(stage.send(get(&profile.id)).await.as_ref(), Some(&profile));
    let charles = UserId::from(seed.member_id.as_str());
    let other = stage.send(get(&charles)).await.unwrap();
    assert_eq!((other.name.as_deref(), other.city.as_deref()), (Some("Charles Babbage"), None));
    assert!(other.oauth_apps.is_empty());
    assert_eq!(stage.send(get("user_none")).await, None);

    let own = stage.send(list_applications(&profile.id)).await;
    assert_eq!((own.len(), own[0].id.as_str()), (1, seed.own_application_id.as_str()));
    assert_eq!(stage.send(list_applications(&charles)).await, []);
    assert!(stage.fail(list_applications("user_none")).await.is_not_found());
    assert_eq!(stage.send(get_git_info(&charles)).await, Some(json!({})), "as it comes");
    assert_eq!(stage.send(get_git_info("user_none")).await, None);
}
