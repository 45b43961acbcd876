//! Callbacks and tokens, made for these tests.
#![allow(clippy::unwrap_used)]

use cc_client::Answer as _;
use cc_client::credentials::Credentials;
use cc_client::oauth1::Keys;

use super::callback::Callback;
use super::*;
use crate::v2::oauth::{AccessToken, RequestToken};
use crate::v2::user;

const SECRETS: [&str; 5] = ["c0nsum3r", "t0k3n", "s3cr3t", "v3r1fier", "acc3ss"];

fn settings() -> LoginSettings {
    let mut settings = LoginSettings::default();
    settings.consumer = Keys::consumer_only("key", "c0nsum3r");
    settings
}

fn authorization(settings: LoginSettings) -> Authorization {
    let body = "oauth_token=t0k3n%26&oauth_token_secret=s3cr3t&oauth_callback_confirmed=true";
    let Form(request) = Form::<RequestToken>::read(&body.into()).unwrap();
    Authorization::new(Login::new(settings).unwrap(), request)
}

fn token(body: &'static str) -> Token {
    let Form(access) = Form::<AccessToken>::read(&body.into()).unwrap();
    Token::new(settings(), access.token, access.secret, access.expiration_date)
}

fn assert_hidden(shown: &str) {
    for secret in SECRETS {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
fn the_user_is_sent_to_the_host_of_the_settings() {
    let url = "https://api.clever-cloud.com/v2/oauth/authorize?oauth_token=t0k3n%26";
    assert_eq!(authorization(settings()).url(), url);
    let mut settings = settings();
    settings.host = "http://127.0.0.1:8080/gateway/".parse().unwrap();
    let url = "http://127.0.0.1:8080/gateway/v2/oauth/authorize?oauth_token=t0k3n%26";
    assert_eq!(authorization(settings).url(), url);
}

#[test]
fn the_word_of_a_console_login_is_long_and_new_each_time() {
    let login = Login::new(settings()).unwrap();
    let word = |console: ConsoleLogin| console.url().split_once("&cli_token=").unwrap().1.to_owned();
    let (one, other) = (word(login.console()), word(login.console()));
    assert_ne!(one, other);
    for word in [one, other] {
        // 20 bytes in base64.
        assert_eq!(word.len(), 27);
        assert!(word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{word}");
    }
}

#[test]
fn the_user_is_sent_to_the_console_of_the_settings() {
    let url = |settings| Login::new(settings).unwrap().console().version("1 2&3").url();
    let start = "https://console.clever-cloud.com/cli-oauth?cli_version=1%202%263&cli_token=";
    assert!(url(settings()).starts_with(start));
    let mut settings = settings();
    settings.console_login = "http://127.0.0.1:8080".parse().unwrap();
    let url = url(settings);
    assert!(url.starts_with("http://127.0.0.1:8080/?cli_version=1"), "{url}");
}

#[test]
fn a_callback_is_read_in_each_of_its_forms() {
    for callback in [
        "https://tool.example.com/cb?oauth_token=t0k3n%26&oauth_verifier=v%2B1&user=user_1",
        "/cb?x=1&user=user_1&oauth_verifier=v%2B1&oauth_token=t0k3n%26#top?oauth_token=2",
        "?oauth_token=t0k3n%26&oauth_verifier=v%2B1&user=user_1",
    ] {
        let Callback { verifier, user } = Callback::read(callback, "t0k3n&").unwrap();
        assert_eq!((verifier.as_str(), user.unwrap().as_str()), ("v+1", "user_1"), "{callback}");
    }
    let least = Callback::read("/cb?oauth_token=t&oauth_verifier=v", "t").unwrap();
    assert_eq!(least.user, None);
}

#[test]
fn what_is_no_consent_is_told_apart() {
    let refused = |reason: Option<&str>| CallbackFault::Refused { reason: reason.map(str::to_owned) };
    for (callback, expected) in [
        ("", CallbackFault::OtherToken),
        ("/favicon.ico", CallbackFault::OtherToken),
        ("/cb?oauth_verifier=v", CallbackFault::OtherToken),
        ("/cb?oauth_token=&oauth_verifier=v", CallbackFault::OtherToken),
        ("/cb?oauth_token=other&oauth_verifier=v", CallbackFault::OtherToken),
        ("/cb?oauth_token=other&error=no", CallbackFault::OtherToken),
        ("/cb?denied=other", CallbackFault::OtherToken),
        ("/cb?denied=t", refused(None)),
        ("/cb?oauth_token=t&oauth_problem=user_refused", refused(Some("user_refused"))),
        ("/cb?error=access+denied%0A", refused(Some("access denied "))),
        ("/cb?oauth_token=t&oauth_verifier=v&error=no", refused(Some("no"))),
        ("/cb?oauth_token=t", CallbackFault::NoVerifier),
        ("/cb?oauth_token=t&oauth_verifier=", CallbackFault::NoVerifier),
        ("/cb?oauth_token=t&oauth_token=t&oauth_verifier=v", CallbackFault::Malformed),
        ("/cb?oauth_token=t&oauth_verifier=v&oauth_verifier=w", CallbackFault::Malformed),
    ] {
        assert_eq!(Callback::read(callback, "t").err(), Some(expected), "{callback}");
    }
    let long = format!("/cb?error={}", "x".repeat(1000));
    let Err(fault) = Callback::read(&long, "t") else { unreachable!("it is an error") };
    assert!(fault.to_string().len() < 120, "{fault}");
}

#[test]
fn a_callback_of_something_else_leaves_the_request() {
    let error = authorization(settings()).verify("/cb?oauth_token=other&oauth_verifier=v").unwrap_err();
    assert_eq!(error.fault(), &CallbackFault::OtherToken);
    let verified = error.into_authorization().verify("/cb?oauth_token=t0k3n%26&oauth_verifier=v&user=user_1");
    assert_eq!(verified.unwrap().user().unwrap().as_str(), "user_1");
}

#[test]
fn no_step_shows_its_secrets() {
    let authorization = authorization(settings());
    assert_hidden(&format!("{authorization:?}"));
    let error = authorization.verify("/cb?oauth_token=s3cr3t&oauth_verifier=v3r1fier").unwrap_err();
    assert_hidden(&format!("{error:?} {error} {}", error.fault()));
    let verified =
        error.into_authorization().verify("/cb?oauth_token=t0k3n%26&oauth_verifier=v3r1fier").unwrap();
    assert_hidden(&format!("{verified:?}"));
    let token = token("oauth_token=acc3ss&oauth_token_secret=s3cr3t");
    assert_hidden(&format!("{token:#?} {:?}", token.settings()));

    let console = Login::new(settings()).unwrap().console();
    let url = console.url();
    let word = url.split_once("&cli_token=").unwrap().1;
    assert!(!format!("{console:?}").contains(word));
}

#[test]
fn the_end_of_a_token_is_known() {
    let token = token("oauth_token=a&oauth_token_secret=s&expiration_date=2030-01-01T00%3A00%3A00.000Z");
    let end = token.expires_at().unwrap();
    assert_eq!(end.to_string(), "2030-01-01T00:00:00Z");
    assert!(token.is_expired(end));
    assert!(!token.is_expired(end - jiff::SignedDuration::from_millis(1)));
    assert_eq!(token.settings().expires_at, Some(end.try_into().unwrap()));
}

#[test]
fn a_token_without_an_end_never_ends() {
    let token = token("oauth_token=a&oauth_token_secret=s");
    assert_eq!((token.expires_at(), token.settings().expires_at), (None, None));
    assert!(!token.is_expired(jiff::Timestamp::MAX));
}

#[test]
fn a_token_is_for_the_consumer_and_the_hosts_of_the_login() {
    let token = token("oauth_token=acc3ss&oauth_token_secret=s3cr3t");
    let settings = token.settings();
    let Credentials::OAuth1(keys) = &settings.credentials else { unreachable!("it is OAuth") };
    assert_eq!(keys.consumer_key(), "key");
    assert_eq!(keys.token().unwrap().expose_secret(), "acc3ss");
    assert_eq!(keys.token_secret().unwrap().expose_secret(), "s3cr3t");
    assert_eq!(settings.host, "https://api.clever-cloud.com/");

    let user: user::Profile = serde_json::from_str(r#"{"id":"user_1","email":"ada@example.com"}"#).unwrap();
    let profile = token.profile("work", &user).unwrap();
    assert_eq!(
        (profile.alias(), profile.user_id(), profile.email()),
        ("work", Some("user_1"), Some("ada@example.com"))
    );
    assert!(token.profile("$env", &user).is_err());
}
