//! What the platform offers.
#![allow(deprecated)]

use api_defs::v2::product::{
    AddonFeatureType, AddonProviderStatus, get_addon_provider, get_addon_provider_infos,
    get_addon_provider_versions, get_all_addon_providers, get_all_zones, get_available_instances,
    get_available_packages, get_countries, get_country_codes, get_credit_price, get_flavors, get_instance,
};
use api_defs::v2::providers::get_es_options_flavors;
use api_defs::v4;
use http::StatusCode;
use serde_json::json;

use super::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    let stage = Stage::new(Acting::Organisation, called);
    addons(&stage).await;
    runtimes(&stage).await;
    zones(&stage).await;
    prices(&stage).await;
}

fn stage() -> Stage {
    Stage::new(Acting::Organisation, &Called::default())
}

#[tokio::test]
async fn addon_providers_have_plans() {
    addons(&stage()).await;
}

async fn addons(stage: &Stage) {
    let providers = stage.send(get_all_addon_providers()).await;
    let ids: Vec<_> = providers.iter().map(|provider| provider.id.as_str()).collect();
    assert_eq!(ids, ["postgresql-addon", "redis-addon"]);
    let postgresql = &providers[0];
    assert_eq!(postgresql.name.as_deref(), Some("PostgreSQL"));
    assert_eq!(postgresql.status, Some(AddonProviderStatus::Release));
    assert_eq!(postgresql.regions, ["par", "rbx"]);
    let plan = &postgresql.plans[1];
    assert_eq!((plan.slug.as_deref(), plan.price), (Some("xs_sml"), Some(17.5)));
    assert_eq!(plan.price_id.as_deref(), Some("postgresql-addon.xs_sml"));
    assert_eq!(plan.features[0].kind, Some(AddonFeatureType::Bytes));
    assert_eq!(plan.features[0].computable_value.as_deref(), Some("268435456"));

    let owner = stage.owner_id.as_str();
    assert_eq!(stage.send(get_all_addon_providers().orga_id(owner)).await, providers);
    assert_eq!(stage.last_request().query, Some(format!("orgaId={owner}")));
    assert!(stage.fail(get_all_addon_providers().orga_id("orga_none")).await.is_not_found());

    let one = stage.send(get_addon_provider("postgresql-addon").orga_id(owner)).await;
    assert_eq!(one.as_ref(), Some(postgresql));
    assert_eq!(stage.send(get_addon_provider("none")).await, None);

    assert_eq!(
        stage.send(get_addon_provider_infos("postgresql-addon")).await,
        Some(json!({})),
        "as it comes"
    );
    assert_eq!(stage.send(get_addon_provider_versions("postgresql-addon")).await, Some(json!(["14", "15"])));
    assert_eq!(stage.send(get_addon_provider_infos("none")).await, None);
    assert_eq!(stage.send(get_addon_provider_versions("none")).await, None);
    let services = stage.send(get_es_options_flavors()).await.services.unwrap();
    assert_eq!(services.kibana.unwrap().mem, Some(4096));
    assert_eq!(services.apm.unwrap().name, "S");
}

#[tokio::test]
async fn runtimes_have_variants_and_flavors() {
    runtimes(&stage()).await;
}

async fn runtimes(stage: &Stage) {
    let runtimes = stage.send(get_available_instances()).await;
    let kinds: Vec<_> = runtimes.iter().map(|one| (one.kind.as_str(), one.enabled)).collect();
    let expected = [("node", true), ("docker", true), ("rust", true), ("ruby", false)];
    assert_eq!(kinds, expected.map(|(kind, enabled)| (kind, Some(enabled))));
    let node = &runtimes[0];
    assert_eq!(node.variant.slug.as_deref(), Some("node"));
    assert_eq!(node.deployments, ["git"]);
    assert_eq!(node.default_flavor.as_ref().unwrap().name, "XS");
    let pico = &node.flavors[0];
    assert_eq!((pico.name.as_str(), pico.mem, pico.cpus), ("pico", Some(256), Some(1)));
    assert_eq!((pico.microservice, pico.price), (Some(true), Some(0.0069)));
    assert_eq!(pico.memory.as_ref().unwrap().value, Some(268_435_456.0));

    let owner = stage.owner_id.as_str();
    assert_eq!(stage.send(get_available_instances().owner_id(owner)).await, runtimes);
    assert_eq!(stage.last_request().query, Some(format!("for={owner}")));
    assert!(stage.fail(get_available_instances().owner_id("orga_none")).await.is_not_found());

    let call = get_instance("node", "20240101").owner_id(owner).app_id("app_1");
    assert_eq!(call.target(), format!("/v2/products/instances/node-20240101?for={owner}&app=app_1"));
    assert_eq!(stage.send(call).await.as_ref(), Some(node));
    assert_eq!(stage.send(get_instance("node", "1")).await, None);
    assert_eq!(stage.send(get_flavors().context("a/b")).await, node.flavors);
    assert_eq!(stage.last_request().query.as_deref(), Some("context=a%2Fb"));
}

#[tokio::test]
async fn zones_are_read_in_both_versions() {
    zones(&stage()).await;
}

async fn zones(stage: &Stage) {
    let short = stage.send(get_all_zones()).await;
    let names: Vec<_> = short.iter().map(|zone| zone.name.as_str()).collect();
    assert_eq!(names, ["par", "rbx", "mtl"]);
    assert_eq!((short[0].internal, short[0].corresponding_region.as_deref()), (Some(false), Some("par")));

    let zones = stage.send(v4::product::get_all_zones()).await;
    let names: Vec<_> = zones.iter().map(|zone| zone.name.as_str()).collect();
    assert_eq!(names, ["par", "rbx", "mtl"]);
    let montreal = &zones[2];
    assert_eq!((montreal.country_code.as_deref(), montreal.city.as_deref()), (Some("CA"), Some("Montreal")));
    assert_eq!((montreal.lat, montreal.lon), (Some(45.5017), Some(-73.5673)));
    assert_eq!(
        (montreal.display_name.as_deref(), &montreal.outbound_ips[..]),
        (None, &["192.0.2.1".to_owned()][..])
    );
    assert_eq!(montreal.tags, ["for:applications", "infra:ovh"]);

    let owner = stage.owner_id.as_str();
    assert_eq!(stage.send(v4::product::get_all_zones().owner_id(owner)).await, zones);
    assert_eq!(stage.last_request().query, Some(format!("ownerId={owner}")));
    assert_eq!(stage.send(v4::product::get_zone("mtl").owner_id(owner)).await.as_ref(), Some(&zones[2]));
    assert_eq!(stage.send(v4::product::get_zone("atlantis")).await, None);

    let zone = v4::product::get_zone("atlantis").into_call().answering::<v4::product::Zone>();
    let error = stage.fail(zone).await;
    assert!(error.is_not_found());
    assert_eq!(error.code(), Some("clever.core.not-found"), "the other form of an error's body");

    let countries = stage.send(get_countries()).await;
    assert_eq!(countries["FR"], "France");
    assert_eq!(stage.send(get_country_codes()).await, json!(["BE", "CA", "FR"]));
}

#[tokio::test]
async fn credits_have_a_price_in_each_currency() {
    prices(&stage()).await;
}

async fn prices(stage: &Stage) {
    let prices = stage.send(get_credit_price()).await;
    let prices: Vec<_> = prices.iter().map(|price| (price.currency.as_deref(), price.value)).collect();
    assert_eq!(prices, [(Some("EUR"), Some(1.0)), (Some("USD"), Some(1.2))]);

    let packages = stage.send(get_available_packages()).await;
    let [small, large] = &packages[..] else { panic!("{packages:?}") };
    assert_eq!((small.id, small.title.as_deref(), small.credits), (1, Some("Small"), Some(10.0)));
    assert_eq!((large.price, large.original_price), (Some(100.0), Some(100.0)));
    assert_eq!(large.credit_price.as_ref().unwrap().currency.as_deref(), Some("EUR"));
    let owner = stage.owner_id.as_str();
    let packages =
        stage.send(get_available_packages().coupon("WELCOME").orga_id(owner).currency("USD")).await;
    assert_eq!(stage.last_request().query, Some(format!("coupon=WELCOME&orgaId={owner}&currency=USD")));
    assert_eq!((packages[1].price, packages[1].original_price), (Some(96.0), Some(120.0)));
    let error = stage.fail(get_available_packages().currency("XXX")).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
}
