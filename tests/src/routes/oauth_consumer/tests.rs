#![allow(clippy::unwrap_used)]

use crate::{Platform, testing::call};
use serde_json::json;

#[test]
fn consumers_come_change_and_go() {
    let platform = Platform::start();
    for owner in ["/v2/self".to_owned(), format!("/v2/organisations/{}", platform.seed().organisation_id)] {
        let list = format!("{owner}/consumers");
        let wanted = json!({ "name": "new", "baseUrl": "https://new.example.com", "rights": { "manage_ssh_keys": true } });
        let created = call(&platform, "POST", &list, Some(wanted)).json();
        let rights = &created["rights"];
        assert_eq!((&rights["manage_ssh_keys"], &rights["almighty"]), (&json!(true), &json!(false)));
        let one = format!("{list}/{}", created["key"].as_str().unwrap());
        assert_eq!(call(&platform, "GET", &one, None).json(), created);
        let updated = call(&platform, "PUT", &one, Some(json!({ "description": "d" }))).json();
        assert_eq!((&updated["name"], &updated["description"]), (&json!("new"), &json!("d")));
        assert!(call(&platform, "GET", &list, None).json().as_array().unwrap().contains(&updated));
        let secret = call(&platform, "GET", &format!("{one}/secret"), None).json();
        assert!(secret["secret"].as_str().unwrap().starts_with("consumer_secret"));
        let almighty = json!({ "rights": { "almighty": true } });
        assert_eq!(call(&platform, "PUT", &one, Some(almighty)).status, 400);
        assert_eq!([(); 2].map(|()| call(&platform, "DELETE", &one, None).status), [204, 404]);
    }
}

#[test]
fn those_of_an_owner_are_in_the_summary() {
    let platform = Platform::start();
    let summary = call(&platform, "GET", "/v2/summary", None).json();
    let consumer = &summary["organisations"][1]["consumers"][0];
    assert_eq!(
        (&consumer["key"], &consumer["name"]),
        (&json!(platform.seed().consumer_key), &json!("Engine console"))
    );
    assert_eq!(summary["user"]["consumers"], json!([]));
}
