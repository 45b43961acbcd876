#![allow(clippy::unwrap_used)]

use crate::{Platform, testing::call};
use serde_json::json;

#[test]
fn the_catalogue_can_be_read_whole_and_one_by_one() {
    let platform = Platform::start();
    let get = |path: &str| call(&platform, "GET", path, None).json();
    let providers = get("/v2/products/addonproviders");
    assert_eq!(get("/v2/products/addonproviders/redis-addon"), providers[1]);
    let runtimes = get("/v2/products/instances");
    assert_eq!(get("/v2/products/instances/docker-20240101"), runtimes[1]);
    assert!(runtimes.as_array().unwrap().iter().any(|runtime| runtime["enabled"] == false));
    assert_eq!(get("/v2/products/prices")[0]["currency"], "EUR");
    assert_eq!(get("/v2/products/zones")[0]["name"], "par");
    let zones = get("/v4/products/zones");
    assert_eq!(get("/v4/products/zones/par"), zones[0]);
}

#[test]
fn a_catalogue_is_for_owners_that_exist() {
    let platform = Platform::start();
    let status = |owner: &str| {
        let path = format!("/v2/products/instances?for={owner}");
        call(&platform, "GET", &path, None).status
    };
    assert_eq!((status(&platform.seed().organisation_id), status("orga_none")), (200, 404));
}

#[test]
fn v4_errors_have_the_v4_shape() {
    let platform = Platform::start();
    let answer = call(&platform, "GET", "/v4/products/zones/moon", None);
    assert_eq!(answer.status, 404);
    let error = answer.json();
    assert_eq!(error["code"], "clever.core.not-found");
    assert_eq!(
        error["context"],
        json!({ "OVDErrorFieldContext": { "fieldName": "zone", "fieldValue": "moon" } })
    );
    assert!(error["error"].as_str().unwrap().contains("moon"));
}

#[test]
fn small_lists_can_be_read() {
    let platform = Platform::start();
    let get = |tail: &str| call(&platform, "GET", &format!("/v2/products/{tail}"), None);
    let names = get("flavors").json();
    assert_eq!((&names[0]["name"], names.as_array().unwrap().len()), (&json!("pico"), 5));
    assert_eq!(get("mfa_kinds").json(), json!(["NONE", "TOTP"]));
    assert_eq!(get("countrycodes").json(), json!(["BE", "CA", "FR"]));
    assert_eq!(get("countries").json()["FR"], "France");
    let packages = get("packages?currency=USD&coupon=WELCOME").json();
    assert_eq!((&packages[0]["price"], &packages[0]["originalPrice"]), (&json!(9.6), &json!(12.0)));
    assert_eq!(packages[0]["dropPrice"]["currency"], "USD");
    assert_eq!((get("packages?currency=XXX").status, get("packages?orgaId=orga_none").status), (400, 404));
    assert_eq!(get("addonproviders/postgresql-addon/versions").json(), json!(["14", "15"]));
    assert_eq!(get("addonproviders/postgresql-addon/informations").json(), json!({}));
    assert_eq!(get("addonproviders/none/versions").status, 404);
    let services = call(&platform, "GET", "/v2/providers/es-addon/tmp/services-flavors", None).json();
    assert_eq!(services["services"]["kibana"]["name"], "M");
}
