#![allow(clippy::unwrap_used)]

use crate::{
    Platform,
    testing::{Answer, call},
};
use serde_json::json;

fn get(platform: &Platform, tail: &str) -> Answer {
    call(
        platform,
        "GET",
        &format!("/v4/stats/organisations/{}/{tail}", platform.seed().organisation_id),
        None,
    )
}

#[test]
fn metrics_are_numbers_or_texts_at_microseconds() {
    let platform = Platform::start();
    let resource = format!("resources/{}/metrics", platform.seed().application_id);
    let all = get(&platform, &format!("{resource}?end=2026-01-01T00:00:00Z")).json();
    assert_eq!((&all[0]["name"], all.as_array().unwrap().len()), (&json!("cpu"), 3));
    assert_eq!(all[0]["data"][2], json!({ "timestamp": 1_767_225_600_000_000_u64, "value": "1.5" }));
    assert_eq!(all[2]["data"][0]["value"], 0.5);
    let some = get(&platform, &format!("{resource}?only=load1&only=mem")).json();
    assert_eq!([&some[0]["name"], &some[1]["name"]], ["mem", "load1"]);
    assert_eq!(get(&platform, &format!("{resource}?only=moon")).status, 400);
    assert_eq!(get(&platform, &format!("resources/{}/metrics", platform.seed().addon_real_id)).status, 200);
    assert_eq!(get(&platform, &format!("resources/{}/metrics", platform.seed().addon_id)).status, 404);
}

#[test]
fn requests_are_those_of_what_was_deployed() {
    let platform = Platform::start();
    let never = &platform.seed().dependency_id;
    assert_eq!(get(&platform, "requests").json()[0]["accessCount"], 12);
    assert_eq!(get(&platform, &format!("requests?applicationId={never}")).json(), json!(null));
    let codes = get(&platform, "http-status-codes").json();
    assert_eq!((&codes[0]["statuses"][2]["code"], &codes[1]["statuses"]), (&json!(-1), &json!(null)));
    assert_eq!(get(&platform, &format!("http-status-codes?applicationId={never}")).json(), json!([]));
    let status = |query: &str| get(&platform, &format!("requests?{query}")).status;
    assert_eq!((status("applicationId=app_none"), status("from=yesterday")), (404, 400));
}
