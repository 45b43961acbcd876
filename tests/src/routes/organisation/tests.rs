#![allow(clippy::unwrap_used)]

use crate::{
    Platform,
    testing::{call, try_call},
};
use serde_json::json;

#[test]
fn organisations_come_change_and_go_with_what_they_own() {
    let platform = Platform::start();
    let created =
        call(&platform, "POST", "/v2/organisations", Some(json!({ "name": "New", "city": "Lyon" }))).json();
    let path = format!("/v2/organisations/{}", created["id"].as_str().unwrap());
    let updated = call(&platform, "PUT", &path, Some(json!({ "VAT": "FR1" }))).json();
    assert_eq!(
        (&updated["name"], &updated["city"], &updated["VAT"]),
        (&json!("New"), &json!("Lyon"), &json!("FR1"))
    );
    assert!(call(&platform, "GET", "/v2/organisations", None).json().as_array().unwrap().contains(&updated));
    assert_eq!(call(&platform, "GET", &format!("{path}/members"), None).json()[0]["role"], "ADMIN");
    assert_eq!(call(&platform, "DELETE", &path, None).status, 200);
    assert_eq!(call(&platform, "GET", &format!("{path}/applications"), None).status, 404);
}

#[test]
fn the_user_is_a_profile_under_self_and_an_organisation_by_id() {
    let platform = Platform::start();
    let profile = call(&platform, "PUT", "/v2/self", Some(json!({ "name": "Ada", "city": "Lyon" }))).json();
    assert_eq!(call(&platform, "GET", "/v2/self", None).json(), profile);
    assert_eq!(
        (&profile["name"], &profile["city"], &profile["lang"]),
        (&json!("Ada"), &json!("Lyon"), &json!("EN"))
    );
    let path = format!("/v2/organisations/{}", platform.seed().user_id);
    let organisation = call(&platform, "GET", &path, None).json();
    assert_eq!((&organisation["name"], organisation.get("email")), (&json!("Ada"), None));
}

#[test]
fn members_come_change_and_go() {
    let platform = Platform::start();
    let members = format!("/v2/organisations/{}/members", platform.seed().organisation_id);
    let member = format!("{members}/{}", platform.seed().member_id);
    let list = || call(&platform, "GET", &members, None).json();
    assert_eq!(call(&platform, "PUT", &member, Some(json!({ "role": "MANAGER" }))).status, 200);
    assert_eq!((&list()[1]["role"], &list()[1]["job"]), (&json!("MANAGER"), &json!("Engines")));
    assert_eq!(call(&platform, "PUT", &member, Some(json!({ "role": "KING" }))).status, 400);
    assert_eq!([(); 2].map(|()| call(&platform, "DELETE", &member, None).status), [200, 404]);
    let new = json!({ "email": "new@example.com", "role": "ACCOUNTING" });
    assert_eq!([(); 2].map(|()| call(&platform, "POST", &members, Some(new.clone())).status), [200, 409]);
    assert_eq!(list()[1]["member"]["email"], "new@example.com");
}

#[test]
fn deployments_and_instances_are_listed_by_application() {
    let platform = Platform::start();
    let seed = platform.seed();
    let get = |tail: &str| {
        let path = format!("/v2/organisations/{}/{tail}", seed.organisation_id);
        call(&platform, "GET", &path, None).json()
    };
    assert_eq!(get("deployments")[&seed.application_id][0]["uuid"], json!(seed.deployment_id));
    assert_eq!(get("deployments")[&seed.dependency_id], json!([]));
    assert_eq!(get("instances")[&seed.application_id][0]["id"], json!(seed.instance_id));
    assert_eq!(get("namespaces"), json!([{ "namespace": "default" }, { "namespace": "cleverapps" }]));
}

#[test]
fn what_is_paid_can_be_read_by_both_shapes_of_owner() {
    let platform = Platform::start();
    let organisation = format!("organisations/{}", platform.seed().organisation_id);
    let get = |owner: &str, tail: &str| call(&platform, "GET", &format!("/v2/{owner}/{tail}"), None);
    for owner in ["self", &organisation] {
        let invoices = get(owner, "payments/billings").json();
        let number = invoices[0]["number"].as_str().unwrap();
        assert_eq!(get(owner, &format!("payments/billings/{number}")).json(), invoices[0]);
        let paper = get(owner, &format!("payments/billings/{number}.pdf"));
        assert_eq!(
            (paper.header("content-type"), &paper.body[..5]),
            (Some("application/pdf"), &b"%PDF-"[..])
        );
        assert_eq!(get(owner, "payments/billings/none").status, 404);
        assert_eq!(get(owner, "payments/fullprice/1000").json()["price"], 1200);
        assert_eq!(get(owner, "payments/methods/default").json(), get(owner, "payments/methods").json()[0]);
        assert_eq!(get(owner, "payments/recurring").status, 404);
        for tail in
            ["credits", "payment-info", "consumptions", "payments/monthlyinvoice", "payments/tokens/stripe"]
        {
            assert_eq!(get(owner, tail).status, 200, "{tail}");
        }
    }
    assert_eq!(get(&organisation, "payments/billings/unpaid").json(), json!([]));
    assert_eq!(get(&organisation, "payments/methods/newintent?type=card").json()["customer"], "cus_0001");
}

#[test]
fn pictures_are_shown_where_people_and_organisations_are() {
    let platform = Platform::start();
    let organisation = format!("/v2/organisations/{}", platform.seed().organisation_id);
    for owner in ["/v2/self", &organisation] {
        let path = format!("{owner}/avatar");
        let set = |media_type, body| try_call(&platform, "PUT", &path, Some((media_type, body))).unwrap();
        assert_eq!(set("application/json", r#"{"source":"moon"}"#).status, 400);
        assert_eq!(set("text/plain", "an image").status, 415);
        let url = set("image/png", "an image").json()["url"].clone();
        assert_eq!(call(&platform, "GET", owner, None).json()["avatar"], url);
        assert_ne!(set("application/json", r#"{"source":"gravatar"}"#).json()["url"], url);
    }
    let summary = call(&platform, "GET", "/v2/summary", None).json();
    assert_eq!(summary["user"]["avatar"], "https://gravatar.example.com/avatar.png");
}

#[test]
fn the_most_that_is_paid_a_month_is_kept() {
    let platform = Platform::start();
    let path = "/v2/self/payments/monthlyinvoice/maxcredit";
    assert_eq!(call(&platform, "PUT", path, Some(json!({ "max": 7.5 }))).json(), json!({ "max": 7.5 }));
    assert_eq!(call(&platform, "PUT", path, Some(json!({ "max": "much" }))).status, 400);
}
