#![allow(clippy::unwrap_used)]

use crate::{Platform, testing::call};
use serde_json::json;

#[test]
fn an_addon_is_reached_as_its_variables_say() {
    let platform = Platform::start();
    let get = |tail: &str| call(&platform, "GET", &format!("/v4/addon-providers/{tail}"), None);
    let seed = platform.seed();
    let details = get(&format!("postgresql-addon/addons/{}", seed.addon_real_id)).json();
    assert_eq!((&details["host"], &details["port"]), (&json!("postgresql.example.com"), &json!(5432)));
    assert_eq!(get(&format!("postgresql-addon/addons/{}", seed.addon_id)).json(), details);
    let gone = get(&format!("redis-addon/addons/{}", seed.addon_id));
    assert_eq!((gone.status, &gone.json()["code"]), (404, &json!("clever.core.not-found")));

    let order = json!({ "providerId": "redis-addon", "plan": "plan_redis-addon-s_mono", "region": "par" });
    let addon = call(&platform, "POST", "/v2/self/addons", Some(order)).json();
    let env = call(&platform, "GET", &format!("/v2/self/addons/{}/env", addon["id"].as_str().unwrap()), None)
        .json();
    let details = get(&format!("redis-addon/addons/{}", addon["realId"].as_str().unwrap())).json();
    assert_eq!((&details["host"], details.get("database")), (&env[0]["value"], None));
}

#[test]
fn providers_have_versions_and_clusters() {
    let platform = Platform::start();
    let get = |id: &str| call(&platform, "GET", &format!("/v4/addon-providers/{id}"), None);
    let versions = get("postgresql-addon").json();
    let default = versions["defaultDedicatedVersion"].as_str().unwrap();
    assert!(versions["dedicated"][default]["features"].is_array());
    assert_eq!((&versions["clusters"][0]["zone"], get("none").status), (&json!("par"), 404));
}
