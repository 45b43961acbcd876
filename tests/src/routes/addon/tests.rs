#![allow(clippy::unwrap_used)]

use crate::{Platform, testing::call};
use serde_json::{Value, json};

const REDIS: &str = "plan_redis-addon-s_mono";

fn owners(platform: &Platform) -> [String; 2] {
    ["/v2/self".to_owned(), format!("/v2/organisations/{}", platform.seed().organisation_id)]
}

/// The path of the add-on that is there from the start.
fn seeded(platform: &Platform) -> String {
    let seed = platform.seed();
    format!("/v2/organisations/{}/addons/{}", seed.organisation_id, seed.addon_id)
}

fn order(changes: &[(&str, Value)]) -> Value {
    let mut order = json!({ "name": "cache", "providerId": "redis-addon", "plan": REDIS, "region": "rbx" });
    for (field, value) in changes {
        order[*field] = value.clone();
    }
    order
}

#[test]
fn an_ordered_addon_is_listed_renamed_and_gone_once_deleted() {
    let platform = Platform::start();
    for owner in owners(&platform) {
        let list = format!("{owner}/addons");
        let wanted = order(&[("options", json!({ "version": "7.2" }))]);
        let created = call(&platform, "POST", &list, Some(wanted)).json();
        assert_eq!((&created["region"], &created["plan"]["slug"]), (&json!("rbx"), &json!("s_mono")));
        assert!(created["realId"].as_str().unwrap().starts_with("redis_"));
        let path = format!("{list}/{}", created["id"].as_str().unwrap());
        assert_eq!(call(&platform, "GET", &path, None).json(), created);
        assert!(call(&platform, "GET", &list, None).json().as_array().unwrap().contains(&created));
        let env = call(&platform, "GET", &format!("{path}/env"), None).json();
        let names: Vec<&Value> = env.as_array().unwrap().iter().map(|variable| &variable["name"]).collect();
        assert_eq!(names, created["configKeys"].as_array().unwrap().iter().collect::<Vec<_>>());
        let renamed = call(&platform, "PUT", &path, Some(json!({ "name": "sessions" }))).json();
        assert_eq!((&renamed["name"], &renamed["plan"]), (&json!("sessions"), &created["plan"]));
        assert_eq!(call(&platform, "DELETE", &path, None).json()["type"], "success");
        let gone = call(&platform, "GET", &path, None);
        assert_eq!((gone.status, &gone.json()["id"]), (404, &json!(4004)));
    }
}

#[test]
fn what_the_catalogue_does_not_have_cannot_be_ordered() {
    let platform = Platform::start();
    for (field, value) in [("providerId", "none"), ("plan", "none"), ("region", "moon")] {
        let refused =
            call(&platform, "POST", "/v2/self/addons", Some(order(&[(field, json!(value))]))).status;
        assert_eq!(refused, 400, "{field}");
    }
    let elsewhere = order(&[("linkedApp", json!("app_none"))]);
    assert_eq!(call(&platform, "POST", "/v2/self/addons", Some(elsewhere)).status, 404);
    assert_eq!(call(&platform, "GET", "/v2/self/addons", None).json(), json!([]));
    let preorder = call(&platform, "POST", "/v2/self/addons/preorders", Some(order(&[]))).json();
    assert_eq!((&preorder["type"], &preorder["totalHT"]), (&json!("ADDON_PREORDER"), &json!(6.0)));
}

#[test]
fn links_are_seen_from_both_sides_and_go_with_the_addon() {
    let platform = Platform::start();
    let application = format!("/v2/self/applications/{}", platform.seed().own_application_id);
    let wanted = order(&[("linkedApp", json!(platform.seed().own_application_id))]);
    let created = call(&platform, "POST", "/v2/self/addons", Some(wanted)).json();
    let id = created["id"].as_str().unwrap();
    let linked = call(&platform, "GET", &format!("/v2/self/addons/{id}/applications"), None).json();
    assert_eq!(linked[0]["id"], json!(platform.seed().own_application_id));
    let addons = || call(&platform, "GET", &format!("{application}/addons"), None).json();
    assert_eq!(addons(), json!([created]));
    let unlink = format!("{application}/addons/{id}");
    assert_eq!(call(&platform, "DELETE", &unlink, None).status, 204);
    assert_eq!(call(&platform, "GET", &format!("/v2/self/addons/{id}/applications"), None).json(), json!([]));
    let link = format!("{application}/addons");
    assert_eq!(call(&platform, "POST", &link, Some(json!(id))).status, 204);
    call(&platform, "DELETE", &format!("/v2/self/addons/{id}"), None);
    assert_eq!(addons(), json!([]));
}

#[test]
fn an_addon_is_found_by_its_public_id_and_its_own_owner_alone() {
    let platform = Platform::start();
    let seed = platform.seed();
    let status = |path: String| call(&platform, "GET", &path, None).status;
    assert_eq!(status(seeded(&platform)), 200);
    assert_eq!(
        status(format!("/v2/organisations/{}/addons/{}", seed.organisation_id, seed.addon_real_id)),
        404
    );
    assert_eq!(status(format!("/v2/self/addons/{}", seed.addon_id)), 404);
}

#[test]
fn tags_are_null_when_there_are_none_and_in_the_summary() {
    let platform = Platform::start();
    let tags = format!("{}/tags", seeded(&platform));
    let json =
        |method: &str, tail: &str, body| call(&platform, method, &format!("{tags}{tail}"), body).json();
    assert_eq!(json("GET", "", None), json!(null));
    assert_eq!(json("PUT", "/a%2Fb", None), json!(["a/b"]));
    assert_eq!(json("PUT", "", Some(json!(["x", "y"]))), json!(["x", "y"]));
    assert_eq!(json("DELETE", "/x", None), json!(["y"]));
    let summary = call(&platform, "GET", "/v2/summary", None).json();
    assert_eq!(summary["organisations"][1]["addons"][0]["customerTags"], json!(["y"]));
}

#[test]
fn a_migration_moves_on_when_it_is_told_to() {
    let platform = Platform::start();
    let addon = seeded(&platform);
    let list = format!("{addon}/migrations");
    let wanted = json!({ "planId": "plan_postgresql-addon-xs_sml", "region": "rbx" });
    let start = || call(&platform, "POST", &list, Some(wanted.clone()));
    let started = start().json();
    assert_eq!((&started["status"], &started["steps"][1]["endDate"]), (&json!("RUNNING"), &json!(null)));
    assert_eq!(start().status, 409);
    let one = |migration: &Value| format!("{list}/{}", migration["migrationId"].as_str().unwrap());
    assert_eq!(call(&platform, "DELETE", &one(&started), None).json()["status"], "ABORTED");
    assert_eq!(call(&platform, "DELETE", &one(&started), None).status, 409);
    let second = start().json();
    assert_eq!(call(&platform, "GET", &addon, None).json()["plan"]["slug"], "dev");
    platform.finish_migrations();
    let addon = call(&platform, "GET", &addon, None).json();
    assert_eq!((&addon["plan"]["slug"], &addon["region"]), (&json!("xs_sml"), &json!("rbx")));
    let second = call(&platform, "GET", &one(&second), None).json();
    assert_eq!((&second["status"], &second["steps"][1]["status"]), (&json!("OK"), &json!("OK")));
    assert_eq!(call(&platform, "GET", &list, None).json()[1], second);
    assert_eq!(call(&platform, "GET", &format!("{list}/none"), None).status, 404);
}

#[test]
fn a_migration_has_a_price_and_a_plan_is_changed_at_once() {
    let platform = Platform::start();
    let path = format!("{}/migrations/preorders?planId=", seeded(&platform));
    let preorder = call(&platform, "GET", &format!("{path}plan_postgresql-addon-xs_sml"), None).json();
    assert_eq!(preorder["lines"][0]["price_total_ht"], 17.5);
    assert_eq!(call(&platform, "GET", &format!("{path}none"), None).status, 404);
    let created = call(&platform, "POST", "/v2/self/addons", Some(order(&[]))).json();
    let plan = format!("/v2/self/addons/{}/plan", created["id"].as_str().unwrap());
    let change = |plan_id: &str| call(&platform, "PUT", &plan, Some(json!({ "planId": plan_id })));
    assert_eq!(change("plan_redis-addon-m_mono").json()["plan"]["slug"], "m_mono");
    assert_eq!(change("plan_postgresql-addon-dev").status, 400);
}

#[test]
fn backups_are_those_of_the_real_id() {
    let platform = Platform::start();
    let seed = platform.seed();
    let get = |id: &str| call(&platform, "GET", &format!("/v2/backups/{}/{id}", seed.organisation_id), None);
    let made = platform.back_up(&seed.addon_real_id).unwrap();
    let backups = get(&seed.addon_real_id).json();
    assert_eq!((&backups[0]["backup_id"], &backups[1]["backup_id"]), (&json!(seed.backup_id), &json!(made)));
    let date = backups[0]["creation_date"].as_str().unwrap();
    assert_eq!(date.split_once('.').unwrap().1.len(), "123456Z".len());
    assert_eq!((get(&seed.addon_id).status, platform.back_up("redis_none")), (404, None));
}

#[test]
fn an_addon_has_one_machine_and_lets_its_owner_log_in() {
    let platform = Platform::start();
    let addon = seeded(&platform);
    let get = |tail: &str| call(&platform, "GET", &format!("{addon}{tail}"), None);
    let instances = get("/instances").json();
    assert_eq!(instances[0]["appId"], json!(platform.seed().addon_real_id));
    let id = instances[0]["id"].as_str().unwrap();
    assert_eq!(get(&format!("/instances/{id}")).json(), instances[0]);
    assert_eq!(get("/instances/none").status, 404);
    let sso = get("/sso").json();
    assert_eq!((&sso["user_id"], &sso["nav-data"]), (&json!(platform.seed().user_id), &json!("e30=")));
}
