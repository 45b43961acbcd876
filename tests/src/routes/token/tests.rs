#![allow(clippy::unwrap_used)]

use crate::{
    Keys, Platform,
    testing::{Answer, call, open_with, read},
};
use serde_json::json;

/// Signs with these keys, in the short form.
fn signed(platform: &Platform, keys: &Keys, method: &str, path: &str) -> Answer {
    let Keys { consumer_key, consumer_secret, token, token_secret, .. } = keys;
    let header = format!(
        "OAuth oauth_consumer_key=\"{consumer_key}\", oauth_token=\"{token}\", \
         oauth_signature=\"{consumer_secret}%26{token_secret}\""
    );
    read(open_with(platform, method, path, &[("authorization", &header)], None).unwrap()).unwrap()
}

#[test]
fn tokens_let_in_until_they_are_revoked() {
    let platform = Platform::start();
    let keys = platform.credentials();
    let tokens = signed(&platform, &keys, "GET", "/v2/self/tokens").json();
    assert_eq!(tokens[0]["token"], json!(keys.token));
    assert_eq!(signed(&platform, &keys, "GET", "/v2/self/tokens/current").json(), tokens);
    assert_eq!(call(&platform, "GET", "/v2/self/tokens/current", None).json(), tokens);
    assert_eq!(signed(&platform, &keys, "DELETE", "/v2/self/tokens/").status, 200);
    let refused = signed(&platform, &keys, "GET", "/v2/self");
    assert_eq!((refused.status, &refused.json()["id"]), (401, &json!(2001)));
    assert_eq!(call(&platform, "GET", "/v2/self/tokens", None).json(), json!([]));
    assert_eq!(call(&platform, "DELETE", "/v2/self/tokens/token-0001", None).status, 404);
}

#[test]
fn one_token_is_revoked_alone() {
    let platform = Platform::start();
    platform.log_in_cli("word");
    let keys = platform.credentials();
    assert_eq!(call(&platform, "DELETE", "/v2/self/tokens/token-0001", None).status, 200);
    assert_eq!(signed(&platform, &keys, "GET", "/v2/self").status, 401);
    let tokens = call(&platform, "GET", "/v2/self/tokens", None).json();
    assert_eq!(tokens.as_array().unwrap().len(), 1);
}

#[test]
fn a_login_leaves_a_token_for_the_command_line() {
    let platform = Platform::start();
    let ask = |query: &str| {
        read(open_with(&platform, "GET", &format!("/v2/self/cli_tokens{query}"), &[], None).unwrap()).unwrap()
    };
    assert_eq!((ask("").status, ask("?cli_token=word").status), (401, 404));
    assert_eq!(call(&platform, "GET", "/v2/self/cli_tokens", None).json(), json!([]));
    platform.log_in_cli("word");
    let left = ask("?cli_token=word").json();
    let text = |field: &str| left[0][field].as_str().unwrap().to_owned();
    let keys = Keys { token: text("token"), token_secret: text("secret"), ..platform.credentials() };
    assert_eq!(signed(&platform, &keys, "GET", "/v2/self").json()["id"], json!(platform.seed().user_id));
    let current = signed(&platform, &keys, "GET", "/v2/self/tokens/current").json();
    assert_eq!(current[0]["token"], json!(keys.token));
}

#[test]
fn an_account_that_is_closed_lets_nobody_in() {
    let platform = Platform::start();
    assert_eq!(signed(&platform, &platform.credentials(), "DELETE", "/v2/self").status, 200);
    assert_eq!(signed(&platform, &platform.credentials(), "GET", "/v2/self").status, 401);
    assert_eq!(call(&platform, "GET", "/v2/self", None).status, 401);
}
