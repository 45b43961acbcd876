//! Bodies of the catalogue, made for these tests.
#![allow(clippy::unwrap_used)]

use super::*;

const PROVIDER: &str = r#"{
    "id": "postgresql-addon", "name": "PostgreSQL", "website": "https://example.com",
    "supportEmail": "support@example.com", "googlePlusName": "", "twitterName": "example",
    "analyticsId": "UA-0", "shortDesc": "A database", "longDesc": "A long story",
    "logoUrl": "https://example.com/pg.svg", "status": "RELEASE", "openInNewTab": false,
    "canUpgrade": true, "regions": ["par", "mtl"],
    "plans": [
        { "id": "plan_1", "name": "DEV", "slug": "dev", "price": 0, "price_id": null,
          "features": [{ "name": "Backups", "type": "BOOLEAN", "value": "Daily",
                         "computable_value": null, "name_code": null }], "zones": ["par"] }
    ],
    "features": [{ "name": "Backups", "type": "OBJECT_OF_TOMORROW", "name_code": "backup" }],
    "fieldOfTomorrow": {}
}"#;

const RUNTIME: &str = r#"{
    "type": "node", "version": "20240101", "name": "Node.js", "description": "JavaScript",
    "variant": { "id": "395103fb-d6e2-4fdd-93bc-bc99146f1ea2", "slug": "node", "name": "Node.js",
                 "deployType": "node", "logo": "https://example.com/node.svg" },
    "enabled": true, "comingSoon": false, "maxInstances": 40, "tags": ["javascript"],
    "deployments": ["git"],
    "flavors": [
        { "name": "pico", "mem": 256, "cpus": 1, "gpus": 0, "disk": null, "price": 0.1583,
          "available": true, "microservice": true, "machine_learning": false, "nice": 5,
          "price_id": "apps.pico", "cpuFactor": 0.5, "memFactor": 0.5,
          "memory": { "unit": "B", "value": 268435456, "formatted": "256 MiB" } }
    ],
    "defaultFlavor": { "name": "XS" }, "buildFlavor": null
}"#;

#[test]
fn a_provider_is_read() {
    let provider: AddonProvider = serde_json::from_str(PROVIDER).unwrap();
    assert_eq!(provider.id, "postgresql-addon");
    assert_eq!(provider.status, Some(AddonProviderStatus::Release));
    assert_eq!(provider.can_upgrade, Some(true));
    assert_eq!(provider.regions, ["par", "mtl"]);
    assert_eq!(provider.plans[0].slug.as_deref(), Some("dev"));
    assert_eq!(provider.plans[0].price, Some(0.0));
    assert_eq!(provider.plans[0].features[0].kind, Some(AddonFeatureType::Boolean));
    assert_eq!(provider.features[0].kind, Some("OBJECT_OF_TOMORROW".into()));
    assert_eq!(provider.features[0].name_code.as_deref(), Some("backup"));
}

#[test]
fn a_provider_needs_its_id_only() {
    let provider: AddonProvider = serde_json::from_str(r#"{"id":"kv","plans":null}"#).unwrap();
    assert_eq!(provider.id, "kv");
    assert!(provider.plans.is_empty() && provider.status.is_none());
}

#[test]
fn a_runtime_is_read() {
    let runtime: Runtime = serde_json::from_str(RUNTIME).unwrap();
    assert_eq!((runtime.kind.as_str(), runtime.version.as_str()), ("node", "20240101"));
    assert_eq!(runtime.variant.id, "395103fb-d6e2-4fdd-93bc-bc99146f1ea2");
    assert_eq!(runtime.max_instances, Some(40));
    let flavor = &runtime.flavors[0];
    assert_eq!(flavor.name, "pico");
    assert_eq!((flavor.mem, flavor.disk, flavor.nice), (Some(256), None, Some(5)));
    assert_eq!(flavor.machine_learning, Some(false));
    assert_eq!(flavor.price_id.as_deref(), Some("apps.pico"));
    assert_eq!(flavor.mem_factor, Some(0.5));
    assert_eq!(flavor.memory.as_ref().unwrap().formatted.as_deref(), Some("256 MiB"));
    assert_eq!(runtime.default_flavor.unwrap().name, "XS");
    assert!(runtime.build_flavor.is_none());
}

#[test]
fn a_runtime_needs_only_what_names_it() {
    let body = r#"{"type":"node","version":"1","variant":{"id":"v"},"flavors":null}"#;
    let runtime: Runtime = serde_json::from_str(body).unwrap();
    assert_eq!(runtime.variant.id, "v");
    assert!(runtime.flavors.is_empty() && runtime.enabled.is_none());
}

#[test]
fn zones_and_prices_are_read() {
    let zones: Vec<Zone> = serde_json::from_str(
        r#"[{"name":"par","internal":false,"correspondingRegion":"eu"},{"name":"mtl"}]"#,
    )
    .unwrap();
    assert_eq!(zones[0].corresponding_region.as_deref(), Some("eu"));
    assert_eq!(zones[1].internal, None);

    let price: Price = serde_json::from_str(r#"{"currency":"EUR","value":0.24}"#).unwrap();
    assert_eq!((price.currency.as_deref(), price.value), (Some("EUR"), Some(0.24)));
    assert!(serde_json::from_str::<Price>("{}").is_ok());
}

#[test]
fn a_package_of_credits_is_read() {
    let packages: Vec<CreditPackage> = serde_json::from_str(
        r#"[{"id":7,"title":"Starter","dropsQuantity":100,"dropPrice":{"currency":"EUR","value":0.24},
             "price":20.5,"originalPrice":24},{"id":8,"title":null,"dropPrice":null,"price":null}]"#,
    )
    .unwrap();
    let package = &packages[0];
    assert_eq!((package.id, package.title.as_deref()), (7, Some("Starter")));
    assert_eq!(
        (package.credits, package.price, package.original_price),
        (Some(100.0), Some(20.5), Some(24.0))
    );
    assert_eq!(package.credit_price.as_ref().unwrap().currency.as_deref(), Some("EUR"));
    assert_eq!((packages[1].id, packages[1].price), (8, None));
}

#[test]
fn choices_are_sent_under_the_platform_s_names() {
    let call = get_instance("node", "20240101-1").owner_id("orga_1").app_id("app_1");
    assert_eq!(call.target(), "/v2/products/instances/node-20240101-1?for=orga_1&app=app_1");
    let call = get_available_packages().coupon("SPRING").orga_id("orga_1").currency("EUR");
    assert_eq!(call.target(), "/v2/products/packages?coupon=SPRING&orgaId=orga_1&currency=EUR");
    assert_eq!(get_flavors().context("build").target(), "/v2/products/flavors?context=build");
}
