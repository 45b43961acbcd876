#![allow(clippy::unwrap_used)]

use crate::{
    Keys, Platform,
    auth::encode,
    testing::{Answer, call, open_with, read},
};
use serde_json::json;

/// Sends a form, or nothing, with cookies, without credentials.
fn browse(
    platform: &Platform,
    method: &str,
    path: &str,
    cookies: &str,
    form: Option<&[(&str, &str)]>,
) -> Answer {
    let form = form.map(|pairs| {
        let pairs: Vec<String> =
            pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        pairs.join("&")
    });
    let body = form.as_deref().map(|form| ("application/x-www-form-urlencoded", form));
    read(open_with(platform, method, path, &[("cookie", cookies)], body).unwrap()).unwrap()
}

/// A field of an answer that is a form.
fn field(answer: &Answer, name: &str) -> String {
    let text = String::from_utf8(answer.body.clone()).unwrap();
    let value = text.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}="))).unwrap();
    value.to_owned()
}

/// A query parameter of a redirection.
fn from_location(answer: &Answer, name: &str) -> String {
    let location = answer.header("location").unwrap();
    let (_, query) = location.split_once('?').unwrap();
    query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}="))).unwrap().to_owned()
}

fn request_token(platform: &Platform) -> Answer {
    let Keys { consumer_key, consumer_secret, .. } = platform.credentials();
    let signature = format!("{}&", encode(consumer_secret));
    let form = [
        ("oauth_consumer_key", consumer_key.as_str()),
        ("oauth_signature", &signature),
        ("oauth_signature_method", "PLAINTEXT"),
        ("oauth_callback", "https://www.example.com/back"),
    ];
    browse(platform, "POST", "/v2/oauth/request_token", "", Some(&form))
}

fn log_in(platform: &Platform, password: &str) -> Answer {
    let form = [("email", "ada@example.com"), ("pass", password), ("from_authorize", "true")];
    browse(platform, "POST", "/v2/sessions/login", "", Some(&form))
}

/// The cookie that a login has set.
fn session(answer: &Answer) -> String {
    answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

#[test]
fn the_dance_ends_with_a_token_that_lets_in() {
    let platform = Platform::start();
    let keys = platform.credentials();
    let request = request_token(&platform);
    let (token, secret) = (field(&request, "oauth_token"), field(&request, "oauth_token_secret"));
    let logged_in = log_in(&platform, &platform.seed().password);
    assert_eq!(logged_in.status, 303);
    assert!(logged_in.header("location").unwrap().ends_with("/v2/oauth/authorize"));
    let cookies = format!("cctk={token}; {}", session(&logged_in));
    let asked = browse(&platform, "GET", "/v2/oauth/authorize", &cookies, None);
    assert_eq!((asked.status, asked.header("content-type")), (200, Some("text/html;charset=utf-8")));
    assert_eq!(String::from_utf8(asked.body).unwrap().matches("type=\"checkbox\"").count(), 12);
    let given = [("manage_ssh_keys", "on"), ("moon", "on")];
    let agreed = browse(&platform, "POST", "/v2/oauth/authorize", &cookies, Some(&given));
    assert_eq!((agreed.status, from_location(&agreed, "user")), (303, platform.seed().user_id.clone()));
    let again = browse(&platform, "GET", "/v2/oauth/authorize", &cookies, None);
    let verifier = from_location(&again, "oauth_verifier");

    let exchange = |verifier: &str| {
        let form = [
            ("oauth_consumer_key", keys.consumer_key.as_str()),
            ("oauth_signature", &format!("{}&{secret}", keys.consumer_secret)),
            ("oauth_token", &token),
            ("oauth_verifier", verifier),
        ];
        browse(&platform, "POST", "/v2/oauth/access_token", "", Some(&form))
    };
    assert_eq!(exchange("wrong").status, 401);
    let access = exchange(&verifier);
    assert_eq!(access.header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(exchange(&verifier).status, 401);
    assert!(field(&access, "expiration_date").starts_with("20"), "in the form of v4");
    let header = format!(
        "OAuth oauth_consumer_key=\"{}\", oauth_token=\"{}\", oauth_signature=\"{}%26{}\"",
        keys.consumer_key,
        field(&access, "oauth_token"),
        keys.consumer_secret,
        field(&access, "oauth_token_secret")
    );
    let current =
        open_with(&platform, "GET", "/v2/self/tokens/current", &[("authorization", &header)], None).unwrap();
    let rights = read(current).unwrap().json()[0]["rights"].clone();
    assert_eq!((&rights["manage_ssh_keys"], &rights["almighty"]), (&json!(true), &json!(false)));
}

#[test]
fn who_is_not_logged_in_is_sent_to_the_login() {
    let platform = Platform::start();
    let sent = browse(&platform, "GET", "/v2/oauth/authorize", "ccid=none", None);
    assert_eq!((sent.status, from_location(&sent, "fromAuthorize")), (303, "true".to_owned()));
    let form = browse(&platform, "GET", "/v2/sessions/login?fromAuthorize=true&cli_token=a%22b", "", None);
    let form = String::from_utf8(form.body).unwrap();
    assert!(form.contains("name=\"from_authorize\"") && form.contains("value=\"a&quot;b\""), "{form}");
    assert_eq!(log_in(&platform, "wrong").status, 401);
}

#[test]
fn a_second_factor_is_asked_for_once_it_is_set_up() {
    let platform = Platform::start();
    platform.enable_mfa();
    let asked = log_in(&platform, &platform.seed().password);
    let page = String::from_utf8(asked.body).unwrap();
    assert_eq!(asked.status, 200);
    let (_, rest) = page.split_once("name=\"auth_id\" value=\"").unwrap();
    let (auth_id, _) = rest.split_once('"').unwrap();
    let attempt = |code: &str| {
        let form =
            [("mfa_attempt", code), ("mfa_kind", "TOTP"), ("auth_id", auth_id), ("email", "ada@example.com")];
        browse(&platform, "POST", "/v2/sessions/mfa_login", "", Some(&form))
    };
    assert_eq!(attempt("000000").status, 401);
    let entered = attempt(&platform.seed().mfa_code);
    assert_eq!((entered.status, entered.header("location")), (303, Some("https://console.example.com")));
    assert!(session(&entered).starts_with("ccid="));
    assert_eq!(attempt(&platform.seed().mfa_code).status, 401);
}

#[test]
fn a_login_for_the_command_line_leaves_it_a_token() {
    let platform = Platform::start();
    let form = [("email", "ada@example.com"), ("pass", &platform.seed().password), ("cli_token", "word")];
    assert_eq!(browse(&platform, "POST", "/v2/session/login", "", Some(&form)).status, 303);
    let left = browse(&platform, "GET", "/v2/self/cli_tokens?cli_token=word", "", None);
    assert_eq!((left.status, left.json().as_array().unwrap().len()), (200, 1));
}

#[test]
fn wrong_signatures_callbacks_and_unknown_consumers_get_no_request_token() {
    let platform = Platform::start();
    let ask_for = |path: &str, key: &str, signature: &str, callback: &str| {
        let query =
            format!("{path}?oauth_consumer_key={key}&oauth_signature={signature}&oauth_callback={callback}");
        browse(&platform, "POST", &query, "", None).status
    };
    let ask = |path: &str, key: &str, signature: &str| {
        ask_for(path, key, signature, "https://console.example.com/callback/1")
    };
    let key = platform.credentials().consumer_key;
    assert_eq!(ask("/v2/oauth/request_token_query", &key, "wrong%26"), 401);
    assert_eq!(ask("/v2/oauth/request_token_query", "none", "wrong%26"), 401);
    let own = &platform.seed().consumer_key;
    assert_eq!(ask("/v2/oauth/request_token_query", own, "consumer-secret-of-engines%26"), 200);
    let elsewhere = "https://evil.example/callback";
    let signature = "consumer-secret-of-engines%26";
    assert_eq!(ask_for("/v2/oauth/request_token_query", own, signature, elsewhere), 400);
    assert_eq!(ask("/v2/oauth/request_token", &key, "x"), 415);
    let data = call(&platform, "GET", &format!("/v2/oauth/login_data?oauth_key={own}"), None).json();
    assert_eq!(data["name"], "Engine console");
}

#[test]
fn a_user_consents_when_she_is_told_to() {
    let platform = Platform::start();
    assert_eq!(platform.consent("none"), None);
    let token = field(&request_token(&platform), "oauth_token");
    let callback = platform.consent(&token).unwrap();
    let start = format!("https://www.example.com/back?oauth_token={token}&oauth_verifier=verifier_");
    assert!(callback.starts_with(&start), "{callback}");
    assert!(callback.ends_with(&format!("&user={}", platform.seed().user_id)), "{callback}");
}
