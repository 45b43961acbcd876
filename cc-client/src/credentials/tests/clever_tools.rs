use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use super::{Folder, keys, message, vars};
use crate::credentials::clever_tools::config_file;
use crate::credentials::{
    CredentialsError, Origin, PUBLIC_CONSUMER_KEY, PUBLIC_CONSUMER_SECRET, Settings, UrlFault,
};

const FILE: &str = r#"{
  "version": 1,
  "profiles": [
    {
      "alias": "work",
      "token": "work-token",
      "secret": "work-secret",
      "expirationDate": "2001-01-01T00:00:00.000Z",
      "userId": "user_x",
      "email": "me@example.com",
      "overrides": {
        "API_HOST": "https://api.work.example",
        "AUTH_BRIDGE_HOST": "https://bridge.work.example",
        "OAUTH_CONSUMER_KEY": "work-key",
        "OAUTH_CONSUMER_SECRET": "work-consumer-secret",
        "CONSOLE_URL": "not looked at"
      }
    },
    { "alias": "plain", "token": "plain-token", "secret": "plain-secret" },
    { "alias": "bad-host", "token": "t", "secret": "s", "overrides": { "API_HOST": "nowhere" } },
    { "alias": "number", "token": "t", "secret": "s", "overrides": { "AUTH_BRIDGE_HOST": 1 } },
    { "alias": "half", "token": "t", "secret": "s", "overrides": { "OAUTH_CONSUMER_KEY": "k" } },
    { "alias": "no-secret", "token": "t" },
    { "alias": "odd", "token": "t", "secret": "s", "overrides": "x" },
    "no profile at all"
  ]
}"#;

fn from_file(content: &str, alias: Option<&str>) -> Result<Settings, CredentialsError> {
    let folder = Folder::new();
    let path = folder.write("clever-tools.json", content);
    Settings::from_clever_tools_file(path, alias)
}

#[test]
fn the_first_profile_is_the_active_one() {
    let settings = from_file(FILE, None).unwrap();
    let expected = ["work-key", "work-consumer-secret", "work-token", "work-secret"];
    assert_eq!(keys(&settings), expected);
    assert_eq!(settings.host, "https://api.work.example/");
    assert_eq!(settings.bridge, "https://bridge.work.example/");
    assert_eq!(settings.expires_at, Some(UNIX_EPOCH + Duration::from_secs(978_307_200)));
}

#[test]
fn another_profile_is_chosen_by_its_alias() {
    let settings = from_file(FILE, Some("plain")).unwrap();
    let consumer = [PUBLIC_CONSUMER_KEY, PUBLIC_CONSUMER_SECRET];
    let expected = [consumer[0], consumer[1], "plain-token", "plain-secret"];
    assert_eq!(keys(&settings), expected);
    assert_eq!(settings.host, "https://api.clever-cloud.com/");
    assert_eq!(settings.bridge, "https://api-bridge.clever-cloud.com/");
}

#[test]
fn the_older_form_is_one_profile_named_default() {
    let content = r#"{ "token": "t", "secret": "s", "expirationDate": "2099-01-01" }"#;
    for alias in [None, Some("default")] {
        let settings = from_file(content, alias).unwrap();
        assert_eq!(keys(&settings)[2..], ["t", "s"]);
    }
    let error = from_file(content, Some("other")).unwrap_err();
    assert!(matches!(error, CredentialsError::UnknownProfile { .. }));
}

#[test]
fn a_profile_that_was_not_chosen_does_no_harm_whatever_is_wrong_with_it() {
    assert!(from_file(FILE, Some("plain")).is_ok());
}

#[test]
fn an_unusable_host_of_the_chosen_profile_is_named() {
    let error = from_file(FILE, Some("bad-host")).unwrap_err();
    let message = message(&error);
    for part in ["API_HOST", "\"bad-host\"", "clever-tools.json", "no scheme or no host"] {
        assert!(message.contains(part), "{message}");
    }
    let error = from_file(FILE, Some("number")).unwrap_err();
    assert!(matches!(error, CredentialsError::Url { fault: UrlFault::NotText, .. }), "{error}");
}

#[test]
fn half_a_consumer_of_the_chosen_profile_is_named() {
    match from_file(FILE, Some("half")).unwrap_err() {
        CredentialsError::HalfPair { given: Origin::Override { name, profile, .. }, missing } => {
            assert_eq!(name, "OAUTH_CONSUMER_KEY");
            assert_eq!(profile, "half");
            assert_eq!(missing, "OAUTH_CONSUMER_SECRET");
        }
        error => panic!("{error}"),
    }
}

#[test]
fn a_profile_without_its_secret_or_with_odd_overrides_is_named() {
    for (alias, fault) in [("no-secret", "has no secret"), ("odd", "has overrides of an unexpected type")] {
        let message = message(&from_file(FILE, Some(alias)).unwrap_err());
        assert!(message.contains(&format!("profile {alias:?}")), "{message}");
        assert!(message.contains(fault), "{message}");
        assert!(message.contains("clever login"), "{message}");
    }
}

#[test]
fn an_unknown_alias_is_named() {
    let message = message(&from_file(FILE, Some("nobody")).unwrap_err());
    assert!(message.contains("has no profile \"nobody\""), "{message}");
}

#[test]
fn a_file_without_profiles_asks_for_a_login() {
    for content in [r#"{ "version": 1 }"#, r#"{ "version": 1, "profiles": [] }"#, "{}"] {
        let error = from_file(content, None).unwrap_err();
        assert!(matches!(error, CredentialsError::NoProfile { .. }));
        assert!(message(&error).contains("clever login"));
    }
}

#[test]
fn a_form_that_is_not_known_is_refused() {
    for content in [
        "[]",
        r#"{ "secret": "s" }"#,
        "1",
        r#"{ "version": 2, "profiles": [] }"#,
        r#"{ "version": "1", "profiles": [] }"#,
        r#"{ "version": 1, "profiles": {} }"#,
    ] {
        let error = from_file(content, None).unwrap_err();
        assert!(matches!(error, CredentialsError::UnknownFormat { .. }), "{content}: {error}");
    }
}

#[test]
fn broken_json_is_located() {
    match from_file("{\n  \"version\": 1,\n  oops", None).unwrap_err() {
        CredentialsError::Json { line, column, .. } => assert_eq!((line, column), (3, 3)),
        error => panic!("{error}"),
    }
}

#[test]
fn a_missing_file_asks_for_a_login() {
    let folder = Folder::new();
    let path = folder.path().join("none.json");
    let error = Settings::from_clever_tools_file(&path, None).unwrap_err();
    assert_eq!(message(&error), format!("{} does not exist: run `clever login`", path.display()));
}

#[test]
fn an_unreadable_file_has_a_cause() {
    let folder = Folder::new();
    let error = Settings::from_clever_tools_file(folder.path(), None).unwrap_err();
    assert!(matches!(error, CredentialsError::Unreadable { .. }), "{error}");
    assert_eq!(message(&error), format!("cannot read {}", folder.path().display()));
    assert!(std::error::Error::source(&error).is_some());
}

fn path(list: &[(&str, &str)], windows: bool) -> Result<PathBuf, CredentialsError> {
    let vars = vars(list);
    config_file(&|name| Ok(vars(name)), windows)
}

#[test]
fn the_file_is_where_the_environment_says() {
    let home = ("HOME", "/home/me");
    let xdg = ("XDG_CONFIG_HOME", "/xdg");
    let app_data = ("APPDATA", "/app");
    let file = ("CONFIGURATION_FILE", "/my.json");
    let no_xdg = ("XDG_CONFIG_HOME", "");
    for (list, windows, expected) in [
        ([home].as_slice(), false, "/home/me/.config/clever-cloud/clever-tools.json"),
        (&[home, no_xdg], false, "/home/me/.config/clever-cloud/clever-tools.json"),
        (&[home, xdg], false, "/xdg/clever-cloud/clever-tools.json"),
        (&[home, xdg, app_data], false, "/xdg/clever-cloud/clever-tools.json"),
        (&[home, xdg, app_data], true, "/app/clever-cloud/clever-tools.json"),
        (&[home, xdg], true, "/xdg/clever-cloud/clever-tools.json"),
        (&[home, xdg, app_data, file], true, "/my.json"),
        (&[file], false, "/my.json"),
    ] {
        assert_eq!(path(list, windows).unwrap(), Path::new(expected), "{list:?} {windows}");
    }
    let error = path(&[app_data], false).unwrap_err();
    assert!(message(&error).contains("set HOME"));
}

#[test]
fn the_login_of_the_home_folder_is_found() {
    let folder = Folder::new();
    folder.write(".config/clever-cloud/clever-tools.json", FILE);
    let home = folder.path().to_str().unwrap();
    let list = [("HOME", home)];
    let settings = Settings::from_clever_tools_with_vars(vars(&list), Some("plain")).unwrap();
    assert_eq!(keys(&settings)[2..], ["plain-token", "plain-secret"]);
}

/// Reads [`FILE`] with these variables beside the one that names it.
fn with_vars(list: &[(&str, &str)], alias: Option<&str>) -> Result<Settings, CredentialsError> {
    let folder = Folder::new();
    let file = folder.write("my.json", FILE);
    let mut list = list.to_vec();
    list.push(("CONFIGURATION_FILE", file.to_str().unwrap()));
    Settings::from_clever_tools_with_vars(vars(&list), alias)
}

#[test]
fn a_whole_token_of_the_environment_is_the_active_profile() {
    let token = [("CLEVER_TOKEN", "env-token"), ("CLEVER_SECRET", "env-secret")];
    for alias in [None, Some("$env")] {
        let settings = with_vars(&token, alias).unwrap();
        assert_eq!(keys(&settings)[2..], ["env-token", "env-secret"]);
        assert_eq!(settings.host, "https://api.clever-cloud.com/");
    }
    let settings = with_vars(&token, Some("plain")).unwrap();
    assert_eq!(keys(&settings)[2..], ["plain-token", "plain-secret"]);
    let without_file = Settings::from_clever_tools_with_vars(vars(&token), None);
    assert!(without_file.is_ok());
}

#[test]
fn half_a_token_of_the_environment_is_ignored() {
    for list in [
        [("CLEVER_TOKEN", "env-token")].as_slice(),
        &[("CLEVER_SECRET", "env-secret")],
        &[("CLEVER_TOKEN", "env-token"), ("CLEVER_SECRET", "")],
    ] {
        let settings = with_vars(list, None).unwrap();
        assert_eq!(keys(&settings)[2..], ["work-token", "work-secret"]);
        let error = with_vars(list, Some("$env")).unwrap_err();
        assert!(matches!(error, CredentialsError::NotSet));
    }
}

#[test]
fn the_environment_comes_before_the_overrides() {
    let settings = with_vars(
        &[
            ("API_HOST", "https://api.env.example"),
            ("OAUTH_CONSUMER_KEY", "env-key"),
            ("OAUTH_CONSUMER_SECRET", "env-consumer-secret"),
        ],
        None,
    )
    .unwrap();
    let expected = ["env-key", "env-consumer-secret", "work-token", "work-secret"];
    assert_eq!(keys(&settings), expected);
    assert_eq!(settings.host, "https://api.env.example/");
    assert_eq!(settings.bridge, "https://bridge.work.example/");
}

#[test]
fn an_unusable_setting_of_the_environment_is_named() {
    let error = with_vars(&[("AUTH_BRIDGE_HOST", "nowhere")], None).unwrap_err();
    assert!(message(&error).starts_with("the environment variable AUTH_BRIDGE_HOST"), "{error}");
    let error = with_vars(&[("OAUTH_CONSUMER_KEY", "k")], None).unwrap_err();
    assert!(message(&error).starts_with("OAUTH_CONSUMER_SECRET is not set"), "{error}");
}
