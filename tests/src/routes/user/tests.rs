#![allow(clippy::unwrap_used)]

use crate::{
    Platform,
    testing::{Answer, call, open_with, read},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

/// A request about the second factor, with a password.
fn mfa(platform: &Platform, method: &str, tail: &str, password: &str, body: Option<&Value>) -> Answer {
    let authorization = format!("Bearer {}", platform.credentials().api_token);
    let password = STANDARD.encode(password);
    let headers = [("authorization", authorization.as_str()), ("x-clever-password", &password)];
    let body = body.map(ToString::to_string);
    let body = body.as_deref().map(|body| ("application/json", body));
    let path = format!("/v2/self/mfa/{tail}");
    read(open_with(platform, method, &path, &headers, body).unwrap()).unwrap()
}

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
fn a_second_factor_is_begun_confirmed_and_removed_with_the_password() {
    let platform = Platform::start();
    let password = &platform.seed().password;
    let url = mfa(&platform, "POST", "TOTP", password, None).json()["url"].clone();
    assert!(url.as_str().unwrap().starts_with("otpauth://totp/"));
    let confirm = |code: &str| {
        let body = json!({ "code": code, "revokeTokens": true });
        mfa(&platform, "POST", "TOTP/confirmation", password, Some(&body)).status
    };
    assert_eq!(mfa(&platform, "GET", "TOTP/backupcodes", password, None).status, 404);
    assert_eq!((confirm("000000"), confirm(&platform.seed().mfa_code)), (400, 204));
    assert_eq!(call(&platform, "GET", "/v2/self", None).json()["preferredMFA"], "TOTP");
    assert_eq!(call(&platform, "GET", "/v2/self/tokens", None).json(), json!([]));
    let codes = mfa(&platform, "GET", "TOTP/backupcodes", password, None).json();
    assert_eq!((codes.as_array().unwrap().len(), &codes[0]["code"]), (10, &json!("0001-9998")));
    let favourite = json!({ "favourite": false });
    assert_eq!(call(&platform, "PUT", "/v2/self/mfa/TOTP", Some(favourite)).status, 204);
    assert_eq!(call(&platform, "GET", "/v2/self", None).json()["preferredMFA"], "NONE");
    assert_eq!(mfa(&platform, "POST", "TOTP", password, None).status, 409);
    let wrong = mfa(&platform, "DELETE", "TOTP", "wrong", None).status;
    assert_eq!((wrong, mfa(&platform, "DELETE", "SMS", password, None).status), (401, 404));
    let removed = [(); 2].map(|()| mfa(&platform, "DELETE", "TOTP", password, None).status);
    assert_eq!(removed, [204, 404]);
}

#[test]
fn an_api_token_wants_the_second_factor_or_a_code_for_its_loss() {
    let platform = Platform::start();
    platform.enable_mfa();
    let ask = |code: &str| {
        let body = json!({
            "email": "ada@example.com", "password": platform.seed().password, "name": "n",
            "expirationDate": "2999-01-01T00:00:00Z", "mfaCode": code,
        });
        let answer = call(&platform, "POST", "/api-tokens", Some(body));
        assert!(answer.status == 200 || answer.json()["code"] == "invalid-mfa-code");
        answer.status
    };
    assert_eq!([ask("000000"), ask(&platform.seed().mfa_code)], [401, 200]);
    assert_eq!([ask("0001-9998"), ask("0001-9998")], [200, 401]);
}

#[test]
fn the_password_is_changed_by_whoever_knows_it() {
    let platform = Platform::start();
    let change = |old: &str, new: &str| {
        let body = json!({ "oldPassword": old, "newPassword": new, "dropTokens": true });
        call(&platform, "PUT", "/v2/self/change_password", Some(body)).status
    };
    assert_eq!((change("wrong", "new"), change(&platform.seed().password, "new")), (401, 200));
    assert_eq!(call(&platform, "GET", "/v2/self/tokens", None).json(), json!([]));
    assert_eq!((change(&platform.seed().password, "x"), change("new", "newer")), (401, 200));
}

#[test]
fn an_account_that_is_not_linked_to_github_is_told_by_its_code() {
    let platform = Platform::start();
    let get = |tail: &str| call(&platform, "GET", &format!("/v2/github/{tail}"), None);
    assert_eq!(
        (get("username").json(), get("keys").json()[0]["name"].clone()),
        (json!("ada"), json!("github"))
    );
    assert_eq!(get("applications").json()[1]["description"], json!(null));
    assert_eq!(call(&platform, "DELETE", "/v2/github/link", None).json()["type"], "success");
    for tail in ["username", "keys", "applications", "emails"] {
        let gone = get(tail);
        assert_eq!((gone.status, &gone.json()["id"]), (404, &json!(7301)), "{tail}");
    }
    assert_eq!(call(&platform, "GET", "/v2/self", None).json()["oauthApps"], json!(null));
    let transaction = call(&platform, "GET", "/v2/github", None).json()["transactionId"].clone();
    let link = format!("link?transactionId={}", transaction.as_str().unwrap());
    assert_eq!([get(&link).status, get(&link).status, get("username").status], [200, 404, 200]);
}

#[test]
fn users_are_found_by_their_ids() {
    let platform = Platform::start();
    let seed = platform.seed();
    let get = |tail: &str| call(&platform, "GET", &format!("/v2/users/{tail}"), None);
    let profile = call(&platform, "GET", "/v2/self", None).json();
    assert_eq!(get(&seed.user_id).json(), profile);
    assert_eq!(get(&seed.member_id).json()["email"], "charles@example.com");
    assert_eq!(get("user_none").status, 404);
    let applications = get(&format!("{}/applications", seed.user_id)).json();
    assert_eq!(applications[0]["id"], json!(seed.own_application_id));
    assert_eq!(get(&format!("{}/applications", seed.member_id)).json(), json!([]));
}

#[test]
fn an_address_is_validated_by_a_key() {
    let platform = Platform::start();
    let status =
        |query: &str| call(&platform, "GET", &format!("/v2/self/validate_email{query}"), None).status;
    assert_eq!((status("?validationKey=k"), status("")), (204, 400));
}
