#![allow(clippy::unwrap_used)]

use crate::{
    Platform,
    testing::{Answer, call},
};
use serde_json::{Value, json};

/// What the v4 API says of the application that is there from the start.
fn get(platform: &Platform, tail: &str) -> Answer {
    let seed = platform.seed();
    let (owner, app) = (&seed.organisation_id, &seed.application_id);
    call(platform, "GET", &format!("/v4/orchestration/organisations/{owner}/applications/{app}{tail}"), None)
}

/// Deploys it by the v2 API.
fn deploy(platform: &Platform) -> String {
    let seed = platform.seed();
    let path =
        format!("/v2/organisations/{}/applications/{}/instances", seed.organisation_id, seed.application_id);
    let deployed = call(platform, "POST", &path, None).json();
    deployed["deploymentId"].as_str().unwrap().to_owned()
}

fn fields(list: &Value, field: &str) -> Vec<Value> {
    list.as_array().unwrap().iter().map(|one| one[field].clone()).collect()
}

#[test]
fn deployments_of_the_older_api_are_seen_with_their_steps() {
    let platform = Platform::start();
    let id = deploy(&platform);
    let one = || get(&platform, &format!("/deployments/{id}")).json();
    let states = |deployment: &Value| fields(&deployment["steps"], "state");
    assert_eq!((&one()["state"], states(&one()).len()), (&json!("WORK_IN_PROGRESS"), 2));
    platform.finish_deployments();
    assert_eq!(states(&one()), ["QUEUED", "WORK_IN_PROGRESS", "SUCCEEDED"]);
    assert_eq!(one()["origin"]["authorId"], json!(platform.seed().user_id));
    let first = json!(platform.seed().deployment_id);
    assert_eq!(fields(&get(&platform, "/deployments").json(), "id"), [json!(id), first.clone()]);
    assert_eq!(fields(&get(&platform, "/deployments?order=ASC&limit=1").json(), "id"), [first]);
    assert_eq!(get(&platform, "/deployments?action=UPSCALE&action=UNDEPLOY").json(), json!([]));
    let refused = ["/deployments?limit=0", "/deployments?order=UP"].map(|tail| get(&platform, tail).status);
    assert_eq!((refused, get(&platform, "/deployments/none").status), ([400, 400], 404));
}

#[test]
fn instances_are_kept_by_state_deployment_and_date() {
    let platform = Platform::start();
    let id = deploy(&platform);
    platform.finish_deployments();
    let all = get(&platform, "/instances").json();
    assert_eq!(fields(&all, "state"), ["DELETED", "UP"]);
    assert_eq!((all[0]["deletionDate"].is_string(), &all[1]["deletionDate"]), (true, &json!(null)));
    let ids = |query: &str| json!(fields(&get(&platform, &format!("/instances{query}")).json(), "id"));
    let (old, new) = (all[0]["id"].clone(), all[1]["id"].clone());
    assert_eq!(ids("?includeState=UP&includeState=READY"), json!([new]));
    assert_eq!(ids("?excludeState=UP"), json!([old]));
    assert_eq!(ids(&format!("?deploymentId={id}")), json!([new]));
    assert_eq!(ids("?order=DESC&limit=1"), json!([new]));
    assert_eq!(ids("?until=2001-01-01T00:00:00Z"), json!([]));
    assert_eq!(get(&platform, "/instances?since=yesterday").status, 400);
    let one = get(&platform, &format!("/instances/{}", old.as_str().unwrap())).json();
    assert_eq!((&one, get(&platform, "/instances/none").status), (&all[0], 404));
}
