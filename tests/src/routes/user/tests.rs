#![allow(clippy::unwrap_used)]

use crate::{Platform, testing::call};
use serde_json::json;

#[test]
fn the_summary_lists_what_exists_with_the_own_space_twice() {
    let platform = Platform::start();
    let seed = platform.seed();
    let summary = call(&platform, "GET", "/v2/summary", None).json();
    assert_eq!(summary["user"]["applications"][0]["id"], json!(seed.own_application_id));
    let [own_space, organisation] = &summary["organisations"].as_array().unwrap()[..] else { unreachable!() };
    assert_eq!(own_space["id"], json!(seed.user_id));
    assert_eq!(organisation["addons"][0]["realId"], json!(seed.addon_real_id));
    assert_eq!(organisation["applications"][0]["customerTags"], json!(["production"]));
    assert_eq!(organisation["role"], "ADMIN");
    assert_eq!(call(&platform, "GET", "/v2/self/id", None).json(), json!(seed.user_id));
}

#[test]
fn addresses_are_refused_with_the_platforms_codes() {
    let platform = Platform::start();
    let add = |address: &str, body| {
        let answer = call(&platform, "PUT", &format!("/v2/self/emails/{address}"), Some(body)).json();
        answer["id"].as_u64().unwrap()
    };
    assert_eq!(add("nonsense", json!({})), 550);
    assert_eq!(add("ada%40example.org", json!({})), 101);
    assert_eq!(add("charles@example.com", json!({})), 1004);
    assert_eq!(add("ada@example.org", json!({ "make_primary": true })), 1);
    assert_eq!(call(&platform, "GET", "/v2/self", None).json()["email"], "ada@example.org");
    assert_eq!(call(&platform, "GET", "/v2/self/emails", None).json(), json!(["ada@example.com"]));
    assert_eq!(call(&platform, "DELETE", "/v2/self/emails/ada@example.com", None).status, 200);
    assert_eq!(call(&platform, "GET", "/v2/self/emails", None).json(), json!(null));
}

#[test]
fn ssh_keys_are_added_by_a_bare_json_text() {
    let platform = Platform::start();
    assert_eq!(call(&platform, "PUT", "/v2/self/keys/desk", Some(json!("ssh-rsa AAAA"))).status, 200);
    assert_eq!(call(&platform, "PUT", "/v2/self/keys/desk", Some(json!({}))).status, 400);
    let keys = call(&platform, "GET", "/v2/self/keys", None).json();
    assert_eq!((&keys[1]["name"], &keys[1]["key"]), (&json!("desk"), &json!("ssh-rsa AAAA")));
    assert_eq!([(); 2].map(|()| call(&platform, "DELETE", "/v2/self/keys/desk", None).status), [200, 404]);
}

#[test]
fn tokens_are_listed_until_they_are_revoked() {
    let platform = Platform::start();
    let tokens = call(&platform, "GET", "/v2/self/tokens", None).json();
    assert_eq!(tokens[0]["token"], json!(platform.credentials().token));
    assert_eq!(call(&platform, "GET", "/v2/self/tokens/current", None).json(), tokens);
    assert_eq!(call(&platform, "DELETE", "/v2/self/tokens/", None).status, 200);
    assert_eq!(call(&platform, "GET", "/v2/self/tokens", None).json(), json!([]));
    assert_eq!(call(&platform, "DELETE", "/v2/self/tokens/token-0001", None).status, 404);
    assert_eq!(call(&platform, "GET", "/v2/self/cli_tokens", None).json(), json!([]));
}
