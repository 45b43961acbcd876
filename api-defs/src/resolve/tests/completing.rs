//! Calls that leave something out.

use std::error::Error as _;

use cc_client::argument::PathArguments;
use cc_client::http::{Request, StatusCode};
use cc_client::layer::from_fn;
use cc_client::testing::Script;
use cc_client::{Body, Call, Client, ErrorKind, IntoCall, Service, endpoint};

use super::stage::Stage;
use crate::ids::{AddonId, ApplicationId, ConsumerKey, OwnerId, RealAddonId, ResourceId};
use crate::owner::Owner;
use crate::resolve::{AnyAddonId, AnyOwner, ResolveError, ResolveLayer, Resource};

#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/env")]
fn env(id: Owner, app_id: ApplicationId) -> Vec<String>;

#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/addons/<addonId>")]
fn link(id: Owner, app_id: ApplicationId, addon_id: AddonId) -> Vec<String>;

#[endpoint(GET "/v2/organisations/<id>/addons/<addonId>?<app_id>")]
fn addon(id: Owner, addon_id: AddonId, app_id: Option<ApplicationId>) -> Vec<String>;

#[endpoint(GET "/v4/organisations/<ownerId>/addons/<tardisId>")]
fn real_addon(owner_id: OwnerId, tardis_id: RealAddonId) -> Vec<String>;

#[endpoint(GET "/v4/organisations/<ownerId>/resources/<resourceId>")]
fn resource(owner_id: OwnerId, resource_id: ResourceId) -> Vec<String>;

#[endpoint(GET "/v2/organisations/<id>/consumers/<key>")]
fn consumer(id: Owner, key: ConsumerKey) -> Vec<String>;

#[endpoint(GET "/v4/stats/organisations/<ownerId>/requests?<from>&<applicationId>")]
fn requests(owner_id: OwnerId, from: Option<&str>, application_id: Option<ApplicationId>) -> Vec<String>;

#[endpoint(GET "/v2/organisations/<id>/things")]
fn things(id: Owner) -> Vec<String>;

#[endpoint(GET "/v2/organisations/<id>/applications/<appId>")]
fn maybe(id: Owner, app_id: ApplicationId) -> Option<Vec<String>>;

#[endpoint(GET "/v2/organisations/<id>/addons/<addonId>")]
fn maybe_addon(id: Owner, addon_id: AddonId) -> Option<Vec<String>>;

#[tokio::test]
async fn the_owner_is_found_by_what_the_path_is_about() {
    let stage = Stage::new();
    let client = stage.client();
    env(AnyOwner, "app_1").send(&client).await.unwrap();
    env(AnyOwner, "app_me").send(&client).await.unwrap();
    addon(AnyOwner, "addon_1").send(&client).await.unwrap();
    real_addon(AnyOwner, "postgresql_1").send(&client).await.unwrap();
    resource(AnyOwner, "postgresql_1").send(&client).await.unwrap();
    resource(AnyOwner, "app_1").send(&client).await.unwrap();
    assert_eq!(
        stage.asked(),
        [
            "GET /v2/organisations/orga_1/applications/app_1/env",
            "GET /v2/organisations/user_1/applications/app_me/env",
            "GET /v2/organisations/orga_1/addons/addon_1",
            "GET /v4/organisations/orga_1/addons/postgresql_1",
            "GET /v4/organisations/orga_1/resources/postgresql_1",
            "GET /v4/organisations/orga_1/resources/app_1",
        ]
    );
    assert_eq!(stage.summaries(), 1);
}

#[tokio::test]
async fn an_application_in_the_query_has_an_owner_too() {
    let stage = Stage::new();
    let client = stage.client();
    requests(AnyOwner).from("2026").application_id("app_1").send(&client).await.unwrap();
    let without = requests(AnyOwner).from("2026").send(&client).await.unwrap_err();
    assert!(matches!(cause(&without), ResolveError::NoResource));
    assert_eq!(stage.asked(), ["GET /v4/stats/organisations/orga_1/requests?from=2026&applicationId=app_1"]);
}

#[tokio::test]
async fn an_addon_is_named_by_either_id() {
    let stage = Stage::new();
    let client = stage.client();
    addon("orga_1", AnyAddonId("postgresql_1")).send(&client).await.unwrap();
    real_addon("orga_1", AnyAddonId("addon_1")).send(&client).await.unwrap();
    resource("orga_1", AnyAddonId(AddonId::from("addon_1"))).send(&client).await.unwrap();
    // The owner is found with the id that was given.
    addon(AnyOwner, AnyAddonId(&RealAddonId::from("postgresql_1"))).send(&client).await.unwrap();
    real_addon(AnyOwner, AnyAddonId("addon_1".to_owned())).send(&client).await.unwrap();
    link(AnyOwner, "app_1", AnyAddonId("postgresql_1")).send(&client).await.unwrap();
    // The path of the current user is shorter.
    addon(Owner::Me, AnyAddonId("postgresql_1")).send(&client).await.unwrap();
    assert_eq!(
        stage.asked(),
        [
            "GET /v2/organisations/orga_1/addons/addon_1",
            "GET /v4/organisations/orga_1/addons/postgresql_1",
            "GET /v4/organisations/orga_1/resources/postgresql_1",
            "GET /v2/organisations/orga_1/addons/addon_1",
            "GET /v4/organisations/orga_1/addons/postgresql_1",
            "GET /v2/organisations/orga_1/applications/app_1/addons/addon_1",
            "GET /v2/self/addons/addon_1",
        ]
    );
    assert_eq!(stage.summaries(), 1);
}

#[tokio::test]
async fn what_is_given_needs_no_layer_and_no_summary() {
    let stage = Stage::new();
    for client in [stage.plain(), stage.client()] {
        env("orga_1", "app_1").send(&client).await.unwrap();
        addon("orga_1", AnyAddonId("addon_1")).send(&client).await.unwrap();
        real_addon("orga_1", AnyAddonId("postgresql_1")).send(&client).await.unwrap();
        resource("orga_1", AnyAddonId("app_1")).send(&client).await.unwrap();
        // An owner that is given is not checked.
        let error = env("orga_2", "app_1").send(&client).await.unwrap_err();
        assert!(error.is_not_found());
    }
    assert_eq!((stage.summaries(), stage.asked().len()), (0, 10));
}

#[tokio::test]
async fn an_application_comes_before_all_else() {
    let stage = Stage::new();
    stage.move_application("app_1", "orga_2");
    let client = stage.client();
    let error = link(AnyOwner, "app_none", "addon_1").send(&client).await.unwrap_err();
    assert!(matches!(cause(&error), ResolveError::NotFound(Resource::Application(id)) if *id == "app_none"));
    link(AnyOwner, "app_1", "addon_1").send(&client).await.unwrap();
    assert_eq!(stage.asked(), ["GET /v2/organisations/orga_2/applications/app_1/addons/addon_1"]);
}

#[test]
fn all_that_has_an_owner_is_known_by_the_names_that_the_api_gives_it() {
    use crate::{v2, v4};

    fn about(call: impl IntoCall) -> String {
        let request = call.into_call().try_into_request().unwrap();
        let resource = Resource::of(&request, &PathArguments::of(&request).unwrap());
        resource.map_or("nothing".to_owned(), |resource| resource.to_string())
    }
    let addon = AnyAddonId("addon_1");
    assert_eq!(about(v2::application::get(AnyOwner, "app_1")), "application app_1");
    assert_eq!(
        about(v4::load_balancers::get_default_load_balancers_dns_info(AnyOwner, "app_1")),
        "application app_1"
    );
    assert_eq!(about(v2::organisation::get_consumptions(AnyOwner).app_id("app_1")), "application app_1");
    assert_eq!(about(v2::addon_provider::get(AnyOwner, "cats")), "add-on provider cats");
    assert_eq!(about(v2::oauth_consumer::get(AnyOwner, "k")), "OAuth consumer k");
    assert_eq!(about(v2::addon::get_migration(AnyOwner, addon, "m")), "add-on addon_1");
    assert_eq!(about(v2::backups::get_backups(AnyOwner, addon)), "add-on addon_1");
    assert_eq!(about(v4::addon::get_tardis_addon_with_owner(AnyOwner, addon)), "add-on addon_1");
    assert_eq!(about(v4::iam::create_materia_db_kv_token(AnyOwner, addon)), "add-on addon_1");
    assert_eq!(about(v4::materia::get_materia_kv_info(AnyOwner, addon)), "add-on addon_1");
    assert_eq!(
        about(v4::resources::get_organisation_application_metrics(AnyOwner, addon)),
        "application or add-on addon_1"
    );
    assert_eq!(about(v2::organisation::get_consumptions(AnyOwner)), "nothing");
    assert_eq!(about(v4::billing::get_invoice(AnyOwner, "F1")), "nothing");
}

#[tokio::test]
async fn consumers_and_providers_have_owners() {
    let summary = r#"{"user":{"id":"user_1"},"organisations":[{"id":"orga_1",
        "consumers":[{"key":"a key/1"}],"providers":[{"id":"cats-addon"}]}]}"#;
    let script = Script::new().json(summary).json("[]").json("null");
    let plain = Client::builder().transport(script.clone()).build().unwrap();
    let client = plain.with_layer(ResolveLayer::through(&plain));
    consumer(AnyOwner, "a key/1").send(&client).await.unwrap();
    get_provider(AnyOwner, "cats-addon").send(&client).await.unwrap();
    let paths: Vec<_> = script.requests().iter().map(|request| request.uri().path().to_owned()).collect();
    assert_eq!(
        paths,
        [
            "/v2/summary",
            "/v2/organisations/orga_1/consumers/a%20key%2F1",
            "/v2/organisations/orga_1/addonproviders/cats-addon",
        ]
    );
}

#[endpoint(GET "/v2/organisations/<id>/addonproviders/<providerId>")]
fn get_provider(id: OwnerId, provider_id: crate::ids::AddonProviderId) -> Option<u8>;

#[tokio::test]
async fn what_cannot_be_found_is_nothing_where_nothing_is_an_answer() {
    let stage = Stage::new();
    let client = stage.client();
    assert_eq!(maybe(AnyOwner, "app_x").send(&client).await.unwrap(), None);
    assert_eq!(maybe_addon("orga_1", AnyAddonId("redis_x")).send(&client).await.unwrap(), None);
    assert_eq!(maybe(AnyOwner, "app_1").send(&client).await.unwrap(), Some(vec![]));
    assert_eq!(stage.asked(), ["GET /v2/organisations/orga_1/applications/app_1"]);
}

#[tokio::test]
async fn what_cannot_be_found_is_told_and_nothing_is_sent() {
    let stage = Stage::new();
    let client = stage.client();
    let error = env(AnyOwner, "app_x").send(&client).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /v2/organisations/<id>/applications/<appId>/env: \
         no application of this id exists, or the credentials give no access to it"
    );
    assert_eq!(error.kind(), ErrorKind::Layer);
    assert!(matches!(cause(&error), ResolveError::NotFound(Resource::Application(id)) if *id == "app_x"));
    let error = addon("orga_1", AnyAddonId("redis_x")).send(&client).await.unwrap_err();
    assert!(matches!(cause(&error), ResolveError::NotFound(Resource::Addon(id)) if id.as_str() == "redis_x"));
    let error = things(AnyOwner).send(&client).await.unwrap_err();
    assert!(error.to_string().contains("give the owner"), "{error}");
    assert_eq!(stage.asked(), [""; 0]);
}

#[tokio::test]
async fn a_summary_that_fails_is_told_with_its_status() {
    let stage = Stage::new();
    stage.fail(StatusCode::FORBIDDEN);
    let client = stage.client();
    let error = env(AnyOwner, "app_1").send(&client).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /v2/organisations/<id>/applications/<appId>/env: 403 the summary, by which owners and ids are found, \
         could not be read"
    );
    assert!(error.is_auth() && error.kind() == ErrorKind::Status);
    // It says nothing of whether the application is there.
    stage.fail(StatusCode::NOT_FOUND);
    maybe(AnyOwner, "app_1").send(&client).await.unwrap_err();
    assert_eq!(stage.asked(), [""; 0]);
}

#[tokio::test]
async fn a_client_without_the_layer_says_what_to_add_and_sends_nothing() {
    let stage = Stage::new();
    let error = env(AnyOwner, "app_1").send(&stage.plain()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::InvalidCall, 0));
    assert_eq!(
        error.to_string(),
        "GET /v2/organisations/<id>/applications/<appId>/env: the argument `id` is left to a layer that this client \
         does not have: add `api_defs::resolve::ResolveLayer`, or give a value"
    );
    let error = addon(AnyOwner, AnyAddonId("postgresql_1")).send(&stage.plain()).await.unwrap_err();
    assert!(error.to_string().contains("ResolveLayer"), "{error}");
    // Nor does a request of one's own making go out.
    let request = env(AnyOwner, "app_1").try_into_request().unwrap();
    stage.plain().call(request).await.unwrap_err();
    assert_eq!((stage.asked().len(), stage.summaries()), (0, 0));
}

#[tokio::test]
async fn a_request_of_ones_own_making_is_completed() {
    let stage = Stage::new();
    let request = env(AnyOwner, "app_1").try_into_request().unwrap();
    assert_eq!(stage.client().call(request).await.unwrap().status(), 200);
    assert_eq!(stage.asked(), ["GET /v2/organisations/orga_1/applications/app_1/env"]);
}

#[tokio::test]
async fn the_layer_may_stand_anywhere_among_others_and_behind_a_gateway() {
    let stage = Stage::new();
    let seen = |request: Request<Body>, next: cc_client::layer::HttpService| {
        let known = request.uri().path().starts_with("/gateway/v2/organisations/orga_1/");
        assert!(known, "{}", request.uri());
        next.send(request)
    };
    let client = Client::builder()
        .base_url("https://proxy.example/gateway")
        .layer(ResolveLayer::new(stage.resolver()))
        .layer(from_fn(seen))
        .attempt_layer(from_fn(seen))
        .transport(stage.clone())
        .build()
        .unwrap();
    env(AnyOwner, "app_1").query("at", "(owner)").send(&client).await.unwrap();
    assert_eq!(stage.asked(), ["GET /gateway/v2/organisations/orga_1/applications/app_1/env?at=%28owner%29"]);
}

#[tokio::test]
async fn calls_of_nobodys_declaration_pass() {
    let stage = Stage::new();
    let call = Call::<Vec<String>>::raw(cc_client::http::Method::GET, "/v2/(owner)/x");
    call.send(&stage.client()).await.unwrap();
    assert_eq!(stage.asked(), ["GET /v2/(owner)/x"]);
}

#[test]
fn a_call_reads_well_before_it_is_sent() {
    let call = addon(AnyOwner, AnyAddonId("postgresql_1")).app_id("app_1").into_call();
    assert_eq!(call.target(), "/v2/organisations/(owner)/addons/(addon:postgresql_1)?app_id=app_1");
    assert!(call.fault().is_none());
    let shown = format!("{call:?}");
    assert!(shown.contains("[id (owner), addonId (addon)]") && !shown.contains("postgresql"), "{shown}");
    assert_eq!(
        real_addon(AnyOwner, AnyAddonId("addon_1")).target(),
        "/v4/organisations/(owner)/addons/(real-addon:addon_1)"
    );
    let empty = addon(AnyOwner, AnyAddonId("")).into_call();
    assert!(empty.fault().unwrap().to_string().contains("is empty"));
}

/// Why something was not found.
#[track_caller]
fn cause(error: &cc_client::Error) -> &ResolveError {
    error.source().unwrap().downcast_ref().unwrap()
}
