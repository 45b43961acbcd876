//! What the declared functions write into a request.
#![allow(clippy::unwrap_used)]

mod pages;
mod streams;

use cc_client::{Call, IntoCall, Retry, Route};

use crate::v2::application::{
    CreateRedirection, DeploymentAction, Domain, EnvVars, Namespace, SetBranch, UseCache,
};
use crate::v2::user::MfaKind;
use crate::{AddonId, ApplicationId, Me, OrganisationId, Owner, OwnerId, UserId, v2, v4};

/// Method, target and body, as they would be sent.
fn sent(call: impl IntoCall) -> String {
    let call = call.into_call();
    let method = call.method().clone();
    let target = call.target().to_owned();
    let body = String::from_utf8(call.request_body().as_bytes().unwrap().to_vec()).unwrap();
    call.try_into_request().unwrap();
    format!("{method} {target} {body}").trim_end().to_owned()
}

#[test]
fn an_owner_chooses_the_path() {
    use v2::application::get_all_env_vars;

    let (app, organisation) = (ApplicationId::from("app_1"), OrganisationId::from("orga_1"));
    let (owner, user) = (OwnerId::from("orga_1"), UserId::from("user_1"));
    let of_organisation = "GET /v2/organisations/orga_1/applications/app_1/env";
    for call in [
        get_all_env_vars("orga_1", "app_1"),
        get_all_env_vars(String::from("orga_1"), ApplicationId::from("app_1")),
        get_all_env_vars(Owner::from("orga_1"), &app),
        get_all_env_vars(organisation.clone(), "app_1"),
        get_all_env_vars(&organisation, "app_1"),
        get_all_env_vars(owner.clone(), "app_1"),
        get_all_env_vars(&owner, "app_1"),
    ] {
        assert_eq!(sent(call), of_organisation);
    }
    assert_eq!(sent(get_all_env_vars(&user, "app_1")), "GET /v2/organisations/user_1/applications/app_1/env");
    let me = Owner::Me;
    assert_eq!(sent(get_all_env_vars(&me, "app_1")), "GET /v2/self/applications/app_1/env");
}

#[test]
fn the_type_of_the_owner_tells_what_is_answered() {
    use v2::organisation::{Organisation, get};
    use v2::user::{Profile, get_profile};

    let (organisation, user) = (OrganisationId::from("x"), UserId::from("x"));
    let owner = OwnerId::from("x");
    let of_ids: [Call<Option<Organisation>>; 9] = [
        get("x"),
        get(String::from("x")),
        get(&String::from("x")),
        get(&organisation),
        get(organisation),
        get(&user),
        get(user),
        get(&owner),
        get(owner),
    ];
    for call in of_ids {
        assert_eq!(sent(call), "GET /v2/organisations/x");
    }
    let of_me: Call<Option<Profile>> = get(Me);
    assert_eq!(sent(of_me), "GET /v2/self");
    assert_eq!(sent(get_profile()), "GET /v2/self");
    assert!(std::ptr::eq(get_profile().route().unwrap(), get("x").route().unwrap()));
}

#[test]
fn the_current_user_is_an_owner_like_others() {
    assert_eq!(Owner::from(Me), Owner::Me);
    assert_eq!(sent(v2::application::get_all_env_vars(Me, "app_1")), "GET /v2/self/applications/app_1/env");
}

#[test]
fn every_kind_of_owner_converts() {
    let id = || Owner::Id(OwnerId::from("x"));
    assert_eq!(Owner::from("x"), id());
    assert_eq!(Owner::from(String::from("x")), id());
    assert_eq!(Owner::from(OrganisationId::from("x")), id());
    assert_eq!(Owner::from(&OrganisationId::from("x")), id());
    assert_eq!(Owner::from(UserId::from("x")), id());
    assert_eq!(Owner::from(&UserId::from("x")), id());
    assert_eq!(Owner::from(OwnerId::from("x")), id());
    assert_eq!(Owner::from(&OwnerId::from("x")), id());
}

#[test]
fn an_owner_id_may_be_given_as_an_organisation_s() {
    let organisation = OrganisationId::from("orga_1");
    assert_eq!(
        sent(v2::application::get_tcp_redirs(&organisation, "app_1")),
        "GET /v2/organisations/orga_1/applications/app_1/tcpRedirs"
    );
    assert_eq!(
        sent(v2::product::get_all_addon_providers().orga_id(organisation)),
        "GET /v2/products/addonproviders?orgaId=orga_1"
    );
}

#[test]
fn what_may_be_left_out_is_sent_when_it_is_set() {
    use v2::application::{get_all, get_all_deployments, redeploy, remove_tcp_redir};

    let base = "/v2/self/applications";
    for (call, expected) in [
        (sent(get_all(Owner::Me)), format!("GET {base}")),
        (sent(get_all(Owner::Me).instance_id("i")), format!("GET {base}?instanceId=i")),
        (
            sent(get_all_deployments(Owner::Me, "a").limit(10).offset(20).action(DeploymentAction::Deploy)),
            format!("GET {base}/a/deployments?limit=10&offset=20&action=DEPLOY"),
        ),
        (
            sent(redeploy(Owner::Me, "a").commit("c0ffee").use_cache(UseCache::No)),
            format!("POST {base}/a/instances?commit=c0ffee&useCache=no"),
        ),
        (
            sent(remove_tcp_redir("o", "a", 5220).namespace(Namespace::CleverApps)),
            "DELETE /v2/organisations/o/applications/a/tcpRedirs/5220?namespace=cleverapps".to_owned(),
        ),
        (
            sent(v2::product::get_available_instances().owner_id("orga_1")),
            "GET /v2/products/instances?for=orga_1".to_owned(),
        ),
        (
            sent(v2::product::get_addon_provider("kv").orga_id("orga_1")),
            "GET /v2/products/addonproviders/kv?orgaId=orga_1".to_owned(),
        ),
        (
            sent(v2::organisation::get_all_deployments("orga_1").limit(3)),
            "GET /v2/organisations/orga_1/deployments?limit=3".to_owned(),
        ),
        (sent(v2::user::get_summary().full(true)), "GET /v2/summary?full=true".to_owned()),
        (
            sent(v4::product::get_all_zones().owner_id("orga_1")),
            "GET /v4/products/zones?ownerId=orga_1".to_owned(),
        ),
        (
            sent(v4::product::get_zone("par").owner_id("orga_1")),
            "GET /v4/products/zones/par?ownerId=orga_1".to_owned(),
        ),
    ] {
        assert_eq!(call, expected);
    }
}

#[test]
fn bodies_are_sent_as_the_platform_wants_them() {
    use v2::application::{
        add_tcp_redir, link_addon, mark_favourite_domain, set_branch, update_all_env_vars,
    };

    let base = "/v2/self/applications/a";
    for (call, expected) in [
        (
            sent(update_all_env_vars(Owner::Me, "a", &EnvVars::from_iter([("A", "1")]))),
            format!(r#"PUT {base}/env {{"A":"1"}}"#),
        ),
        (
            sent(link_addon(Owner::Me, "a", &AddonId::from("addon_1"))),
            format!(r#"POST {base}/addons "addon_1""#),
        ),
        (
            sent(set_branch(Owner::Me, "a", &SetBranch::new("main"))),
            format!(r#"PUT {base}/branch {{"branch":"main"}}"#),
        ),
        (
            sent(mark_favourite_domain(Owner::Me, "a", &Domain::new("example.com/"))),
            format!(r#"PUT {base}/vhosts/favourite {{"fqdn":"example.com/"}}"#),
        ),
        (
            sent(add_tcp_redir("o", "a", &CreateRedirection::new(Namespace::Default))),
            r#"POST /v2/organisations/o/applications/a/tcpRedirs {"namespace":"default"}"#.to_owned(),
        ),
    ] {
        assert_eq!(call, expected);
    }
}

#[test]
fn a_domain_keeps_its_path_within_one_segment() {
    assert_eq!(
        sent(v2::application::add_domain(Owner::Me, "a", "example.com/blog")),
        "PUT /v2/self/applications/a/vhosts/example.com%2Fblog"
    );
}

#[test]
fn a_second_factor_is_named_as_the_platform_does() {
    assert_eq!(sent(v2::user::get_mfa_backup_codes(MfaKind::Totp)), "GET /v2/self/mfa/TOTP/backupcodes");
}

#[test]
fn reading_that_does_something_is_not_sent_again() {
    for route in [v2::user::request_confirmation_email().route(), v2::user::validate_email("key").route()] {
        assert_eq!(route.map(Route::retry), Some(Retry::Never));
    }
}
