//! Where users log in.

use ::secrecy::ExposeSecret;

use super::{Folder, keys, message, vars};
use crate::credentials::clever_tools::ConfigFile;
use crate::credentials::{CredentialsError, LoginSettings, PUBLIC_CONSUMER_KEY, PUBLIC_CONSUMER_SECRET};

fn read(list: &[(&str, &str)]) -> Result<LoginSettings, CredentialsError> {
    LoginSettings::from_vars(vars(list))
}

fn consumer(settings: &LoginSettings) -> [&str; 2] {
    [settings.consumer.consumer_key(), settings.consumer.consumer_secret().expose_secret()]
}

#[test]
fn it_is_the_platform_unless_something_else_is_said() {
    for settings in [LoginSettings::default(), read(&[("API_HOST", "")]).unwrap()] {
        assert_eq!(consumer(&settings), [PUBLIC_CONSUMER_KEY, PUBLIC_CONSUMER_SECRET]);
        assert_eq!(settings.host, "https://api.clever-cloud.com/");
        assert_eq!(settings.bridge, "https://api-bridge.clever-cloud.com/");
        assert_eq!(settings.console, "https://console.clever-cloud.com/");
        assert_eq!(settings.console_login, "https://console.clever-cloud.com/cli-oauth");
    }
}

#[test]
fn it_is_where_the_environment_says() {
    let mut list = vec![
        ("API_HOST", "https://api.env.example"),
        ("AUTH_BRIDGE_HOST", "https://bridge.env.example"),
        ("OAUTH_CONSUMER_KEY", "env-key"),
        ("OAUTH_CONSUMER_SECRET", "env-secret"),
        ("CONSOLE_URL", "https://console.env.example/base/"),
    ];
    let settings = read(&list).unwrap();
    assert_eq!(consumer(&settings), ["env-key", "env-secret"]);
    assert_eq!(settings.host, "https://api.env.example/");
    assert_eq!(settings.bridge, "https://bridge.env.example/");
    assert_eq!(settings.console_login, "https://console.env.example/base/cli-oauth");

    list.push(("CONSOLE_TOKEN_URL", "https://login.env.example/word"));
    let settings = read(&list).unwrap();
    assert_eq!(settings.console, "https://console.env.example/base/");
    assert_eq!(settings.console_login, "https://login.env.example/word");
}

#[test]
fn it_is_where_a_profile_says() {
    let folder = Folder::new();
    let path = folder.write(
        "clever-tools.json",
        r#"{ "version": 1, "profiles": [
             { "alias": "work", "token": "t", "secret": "s", "overrides": {
                 "API_HOST": "https://api.work.example", "CONSOLE_URL": "https://console.work.example" } },
             { "alias": "bad", "overrides": { "CONSOLE_URL": "nowhere" } }] }"#,
    );
    let of = |alias| ConfigFile::at(&path).profile(Some(alias)).unwrap().login_settings();
    let settings = of("work").unwrap();
    assert_eq!(settings.host, "https://api.work.example/");
    assert_eq!(settings.console_login, "https://console.work.example/cli-oauth");
    assert_eq!(consumer(&settings), [PUBLIC_CONSUMER_KEY, PUBLIC_CONSUMER_SECRET]);
    let error = of("bad").unwrap_err();
    assert!(message(&error).starts_with("the override CONSOLE_URL of profile \"bad\""), "{error}");
}

#[test]
fn what_cannot_be_used_is_named() {
    let error = read(&[("CONSOLE_URL", "nowhere")]).unwrap_err();
    assert!(message(&error).starts_with("the environment variable CONSOLE_URL"), "{error}");
    let error = read(&[("OAUTH_CONSUMER_KEY", "k")]).unwrap_err();
    assert!(message(&error).starts_with("OAUTH_CONSUMER_SECRET is not set"), "{error}");
}

#[test]
fn with_a_token_it_is_what_calls_need() {
    let list = [
        ("OAUTH_CONSUMER_KEY", "key"),
        ("OAUTH_CONSUMER_SECRET", "consumer-secret"),
        ("API_HOST", "https://api.env.example"),
        ("AUTH_BRIDGE_HOST", "https://bridge.env.example"),
    ];
    let settings = read(&list).unwrap().with_token("t", "s");
    assert_eq!(keys(&settings), ["key", "consumer-secret", "t", "s"]);
    assert_eq!(settings.host, "https://api.env.example/");
    assert_eq!(settings.bridge, "https://bridge.env.example/");
    assert_eq!(settings.expires_at, None);
}
