//! The file as it is left behind.

use std::fs;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use serde_json::{Value, json};

use super::{Folder, keys, message, vars};
use crate::credentials::clever_tools::{ConfigFile, DEFAULT_ALIAS, Profile};
use crate::credentials::{ApiToken, Credentials, CredentialsError, LoginSettings, Settings};
use crate::oauth1::Keys;

fn settings(token: &str) -> Settings {
    LoginSettings::default().with_token(token, "secret")
}

fn profile(alias: &str, token: &str) -> Profile {
    Profile::new(alias, &settings(token)).unwrap()
}

fn content(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

#[test]
fn the_first_login_makes_file_and_folder() {
    let folder = Folder::new();
    let home = folder.path().to_str().unwrap();
    let file = ConfigFile::find_with_vars(vars(&[("HOME", home)])).unwrap();
    assert_eq!(file.profiles().unwrap().len(), 0);

    let mut settings = settings("t");
    settings.expires_at = Some(UNIX_EPOCH + Duration::from_millis(951_827_696_789));
    let profile = Profile::new(DEFAULT_ALIAS, &settings).unwrap().user("user_1", Some("ada@example.com"));
    file.save(&profile).unwrap();

    let path = folder.path().join(".config/clever-cloud/clever-tools.json");
    assert_eq!(file.path(), path);
    let expected = json!({ "version": 1, "profiles": [{
        "alias": "default", "token": "t", "secret": "secret", "expirationDate": "2000-02-29T12:34:56.789Z",
        "userId": "user_1", "email": "ada@example.com",
    }] });
    assert_eq!(content(&path), expected);
}

#[test]
fn what_is_written_is_what_is_read() {
    let folder = Folder::new();
    let file = ConfigFile::at(folder.path().join("clever-tools.json"));
    let list = [
        ("API_HOST", "https://api.own.example/gateway/"),
        ("AUTH_BRIDGE_HOST", "https://bridge.own.example"),
        ("CONSOLE_URL", "https://console.own.example"),
        ("OAUTH_CONSUMER_KEY", "own-key"),
        ("OAUTH_CONSUMER_SECRET", "own-secret"),
    ];
    let login = LoginSettings::from_vars(vars(&list)).unwrap();
    let mut settings = login.with_token("t\u{e9}\"", "s");
    settings.expires_at = Some(UNIX_EPOCH + Duration::from_secs(4_102_444_800));
    let written = Profile::new("own", &settings).unwrap().user("user_1", None).console(&login.console);
    file.save(&written).unwrap();

    let overrides = &content(file.path())["profiles"][0]["overrides"];
    assert_eq!(overrides["API_HOST"], "https://api.own.example/gateway");
    assert_eq!(overrides["AUTH_BRIDGE_HOST"], "https://bridge.own.example");
    for read in [
        Settings::from_clever_tools_file(file.path(), None),
        Settings::from_clever_tools_file(file.path(), Some("own")),
        written.settings(),
    ] {
        let read = read.unwrap();
        assert_eq!(keys(&read), keys(&settings));
        assert_eq!(read.host.path(), "/gateway");
        assert_eq!(read.bridge, settings.bridge);
        assert_eq!(read.expires_at, settings.expires_at);
    }
    let read = file.profile(None).unwrap();
    assert_eq!((read.alias(), read.user_id(), read.email()), ("own", Some("user_1"), None));
    assert!(!read.is_expired(UNIX_EPOCH + Duration::from_secs(4_102_444_799)));
    assert_eq!(read.login_settings().unwrap().console_login, login.console_login);
}

#[test]
fn a_usual_login_overrides_nothing() {
    let folder = Folder::new();
    let file = ConfigFile::at(folder.path().join("my.json"));
    file.save(&profile("a", "t").console(&LoginSettings::default().console)).unwrap();
    let expected = json!({ "alias": "a", "token": "t", "secret": "secret" });
    assert_eq!(content(file.path())["profiles"][0], expected);
}

const OTHERS: &str = r#"{
  "version": 1,
  "news": { "seen": [1, 2.5] },
  "profiles": [
    { "alias": "work", "token": "w", "secret": "s", "overrides": { "SSH_GATEWAY": "ssh@x" }, "new": [null] },
    "no profile at all",
    { "token": "unnamed", "secret": "s" },
    { "alias": "home", "token": "h", "secret": "s", "left": true },
    { "alias": "work", "token": "twice" }
  ]
}"#;

#[test]
fn a_login_comes_first_and_leaves_everything_else() {
    let folder = Folder::new();
    let file = ConfigFile::at(folder.write("my.json", OTHERS));
    file.save(&profile("new", "n")).unwrap();

    let mut expected: Value = serde_json::from_str(OTHERS).unwrap();
    let profiles = expected["profiles"].as_array_mut().unwrap();
    profiles.insert(0, json!({ "alias": "new", "token": "n", "secret": "secret" }));
    assert_eq!(content(file.path()), expected);
}

#[test]
fn a_login_replaces_the_one_of_its_name() {
    let folder = Folder::new();
    let file = ConfigFile::at(folder.write("my.json", OTHERS));
    file.save(&profile("work", "n")).unwrap();
    let profiles = content(file.path())["profiles"].clone();
    assert_eq!(profiles[0], json!({ "alias": "work", "token": "n", "secret": "secret" }));
    assert_eq!(profiles[1], "no profile at all");
    assert_eq!(profiles.as_array().unwrap().len(), 4);

    // A profile without a name is the default one.
    file.save(&profile(DEFAULT_ALIAS, "d")).unwrap();
    let profiles = content(file.path())["profiles"].clone();
    assert_eq!((&profiles[0]["token"], &profiles[1]["token"]), (&json!("d"), &json!("n")));
    assert_eq!(profiles.as_array().unwrap().len(), 4);
}

#[test]
fn a_profile_that_is_saved_again_loses_nothing() {
    let folder = Folder::new();
    let file = ConfigFile::at(folder.write("my.json", OTHERS));
    let home = file.profile(Some("home")).unwrap().console(&"https://console.x.example".parse().unwrap());
    file.save(&home).unwrap();
    assert_eq!(
        content(file.path())["profiles"][0],
        json!({ "alias": "home", "token": "h", "secret": "s", "left": true,
                "overrides": { "CONSOLE_URL": "https://console.x.example" } })
    );
    assert_eq!(file.profile(None).unwrap().alias(), "home");
}

#[test]
fn the_older_form_becomes_the_current_one() {
    let older = r#"{ "token": "old", "secret": "s", "expirationDate": "2099-01-01", "more": 1 }"#;
    let migrated = json!({
        "alias": "default", "token": "old", "secret": "s", "expirationDate": "2099-01-01", "more": 1
    });
    let folder = Folder::new();
    let file = ConfigFile::at(folder.write("my.json", older));
    file.save(&profile("new", "n")).unwrap();
    let new = json!({ "alias": "new", "token": "n", "secret": "secret" });
    assert_eq!(content(file.path()), json!({ "version": 1, "profiles": [new, migrated] }));

    let file = ConfigFile::at(folder.write("my.json", older));
    file.save(&profile(DEFAULT_ALIAS, "n")).unwrap();
    assert_eq!(file.profiles().unwrap().len(), 1);

    let file = ConfigFile::at(folder.write("my.json", "{}"));
    file.save(&profile("new", "n")).unwrap();
    assert_eq!(content(file.path())["version"], 1);
}

#[test]
fn a_log_out_removes_one_profile() {
    let folder = Folder::new();
    let file = ConfigFile::at(folder.write("my.json", OTHERS));
    assert!(file.remove("work").unwrap());
    let mut expected: Value = serde_json::from_str(OTHERS).unwrap();
    let profiles = expected["profiles"].as_array_mut().unwrap();
    profiles.remove(4);
    profiles.remove(0);
    assert_eq!(content(file.path()), expected);

    assert!(!file.remove("work").unwrap());
    assert!(file.remove(DEFAULT_ALIAS).unwrap());
    assert!(file.remove("home").unwrap());
    let profiles = content(file.path())["profiles"].clone();
    assert_eq!(profiles, json!(["no profile at all"]));
    assert!(!ConfigFile::at(folder.path().join("none.json")).remove("work").unwrap());
    assert!(!folder.path().join("none.json").exists(), "nothing to remove is nothing to write");

    let older = ConfigFile::at(folder.write("old.json", r#"{ "token": "old", "secret": "s" }"#));
    assert!(older.remove(DEFAULT_ALIAS).unwrap());
    let error = Settings::from_clever_tools_file(older.path(), None).unwrap_err();
    assert!(matches!(error, CredentialsError::NoProfile { .. }), "{error}");
}

#[test]
fn a_file_that_is_not_understood_is_left_alone() {
    let folder = Folder::new();
    for content in [r#"{ "version": 2, "profiles": [] }"#, r#"{ "version": 1, "profiles": [ "#, ""] {
        let path = folder.write("my.json", content);
        let file = ConfigFile::at(&path);
        message(&file.save(&profile("a", "t")).unwrap_err());
        message(&file.remove("a").unwrap_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), content);
    }
}

#[test]
fn a_name_that_clever_tools_refuses_is_refused() {
    for alias in ["", "a b", "caf\u{e9}", "a/b", "$ENV"] {
        let error = Profile::new(alias, &settings("t")).unwrap_err();
        assert!(message(&error).starts_with(&format!("{alias:?} cannot name a profile")), "{error}");
    }
    for alias in ["a", "A-b_9", "default"] {
        assert!(Profile::new(alias, &settings("t")).is_ok());
    }
    let error = Profile::new("$env", &settings("t")).unwrap_err();
    assert!(matches!(error, CredentialsError::ReservedAlias));
    assert!(message(&error).contains("choose another name"));

    let folder = Folder::new();
    let file =
        folder.write("my.json", r#"{ "version": 1, "profiles": [{ "alias": "$env", "token": "t" }] }"#);
    let file = ConfigFile::at(file);
    let odd = file.profile(None).unwrap();
    assert!(matches!(file.save(&odd), Err(CredentialsError::ReservedAlias)));
}

#[test]
fn only_a_token_of_a_user_is_kept() {
    let of = |credentials: Credentials| Profile::new("a", &Settings { credentials, ..settings("t") });
    for credentials in [ApiToken::new("a").unwrap().into(), Keys::consumer_only("key", "secret").into()] {
        assert!(matches!(of(credentials), Err(CredentialsError::NoToken)));
    }
}

#[test]
fn a_file_that_cannot_be_written_is_named_with_its_cause() {
    let folder = Folder::new();
    let blocked = folder.write("blocked", "");
    // Not a folder, so neither is there a file below.
    let file = ConfigFile::at(folder.path().join("blocked").join("x").join("my.json"));
    let error = file.save(&profile("a", "t")).unwrap_err();
    assert!(std::error::Error::source(&error).is_some());
    let shown = message(&error);
    assert!(shown.contains("blocked") && shown.starts_with("cannot "), "{shown}");
    assert_eq!(fs::read(blocked).unwrap(), b"");
}

#[test]
fn nothing_but_the_file_is_left_behind() {
    let folder = Folder::new();
    let names = || {
        let entries = fs::read_dir(folder.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let file = ConfigFile::at(folder.path().join("my.json"));
    file.save(&profile("a", "t")).unwrap();
    file.save(&profile("b", "t")).unwrap();
    assert_eq!(names(), ["my.json"]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn nobody_else_can_read_what_is_written() {
        let folder = Folder::new();
        let file = ConfigFile::at(folder.path().join("a/b/my.json"));
        file.save(&profile("a", "t")).unwrap();
        assert_eq!(mode(file.path()), 0o600);
        assert_eq!(mode(&folder.path().join("a/b")), 0o700);
        assert_eq!(mode(&folder.path().join("a")), 0o700);
    }

    #[test]
    fn a_file_that_others_could_read_is_closed_and_its_folder_left() {
        let folder = Folder::new();
        let path = folder.write("open/my.json", OTHERS);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        fs::set_permissions(folder.path().join("open"), fs::Permissions::from_mode(0o755)).unwrap();
        ConfigFile::at(&path).save(&profile("a", "t")).unwrap();
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(&folder.path().join("open")), 0o755);
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = Folder::new();
        let target = folder.write("dotfiles/real.json", OTHERS);
        let link = folder.path().join("my.json");
        symlink(&target, &link).unwrap();
        ConfigFile::at(&link).save(&profile("new", "n")).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(content(&target)["profiles"][0]["alias"], "new");
    }

    /// Whoever has it open keeps reading the old one: it is replaced and not written over.
    #[test]
    fn the_old_file_is_never_half_of_a_new_one() {
        let folder = Folder::new();
        let path = folder.write("my.json", OTHERS);
        let mut reader = fs::File::open(&path).unwrap();
        ConfigFile::at(&path).save(&profile("new", "n")).unwrap();
        let mut old = String::new();
        std::io::Read::read_to_string(&mut reader, &mut old).unwrap();
        assert_eq!(old, OTHERS);
    }
}
