//! No secret shows anywhere.

use std::error::Error;
use std::fmt::{Debug, Display};

use super::{Folder, vars};
use crate::credentials::clever_tools::{ConfigFile, Profile};
use crate::credentials::{ApiToken, Credentials, CredentialsError, LoginSettings, Settings};
use crate::oauth1::Keys;

const SECRET: &str = "hunter2";

fn assert_hidden(shown: &(impl Debug + ?Sized)) {
    for text in [format!("{shown:?}"), format!("{shown:#?}")] {
        assert!(!text.contains(SECRET), "{text}");
    }
}

fn assert_hidden_in_chain(error: &CredentialsError) {
    let mut next: Option<&dyn Error> = Some(error);
    while let Some(error) = next {
        assert_hidden(error);
        let shown: &dyn Display = &error;
        assert!(!shown.to_string().contains(SECRET), "{shown}");
        next = error.source();
    }
}

#[test]
fn credentials_hide_their_secrets() {
    assert_hidden(&Keys::new("key", SECRET, SECRET, SECRET));
    assert_hidden(&Credentials::from(Keys::new("key", SECRET, SECRET, SECRET)));
    assert_hidden(&Credentials::with_public_consumer(SECRET, SECRET));
    assert_hidden(&ApiToken::new(SECRET).unwrap());
    assert_hidden(&Credentials::from(ApiToken::new(SECRET).unwrap()));
}

#[test]
fn settings_hide_their_secrets() {
    let api_token = [("CC_API_TOKEN", SECRET)];
    let oauth = [
        ("CLEVER_TOKEN", SECRET),
        ("CLEVER_SECRET", SECRET),
        ("OAUTH_CONSUMER_KEY", "key"),
        ("OAUTH_CONSUMER_SECRET", SECRET),
    ];
    assert_hidden(&Settings::from_vars(vars(&api_token)).unwrap());
    assert_hidden(&Settings::from_vars(vars(&oauth)).unwrap());
}

#[test]
fn errors_of_the_environment_hide_secrets() {
    for list in [
        [("CLEVER_TOKEN", SECRET)].as_slice(),
        &[("CLEVER_SECRET", SECRET)],
        &[("CC_API_TOKEN", "hunter2\n")],
        &[("CC_API_TOKEN", SECRET), ("CC_API_HOST", "https://me:hunter2@a.example")],
        &[("CC_API_TOKEN", SECRET), ("CC_API_HOST", "me:hunter2@a.example")],
        &[("CC_API_TOKEN", SECRET), ("CC_API_HOST", "hunter2://a.example")],
        &[("CC_API_TOKEN", SECRET), ("CC_API_HOST", "https://a.example/?token=hunter2")],
        &[("CC_API_TOKEN", SECRET), ("CC_API_HOST", "hunter2 ")],
    ] {
        assert_hidden_in_chain(&Settings::from_vars(vars(list)).unwrap_err());
    }
}

#[test]
fn errors_of_a_file_hide_what_it_holds() {
    for content in [
        SECRET,
        r#"{ "token": "hunter2", hunter2 }"#,
        r#"{ "token": "hunter2 "#,
        r#""hunter2""#,
        r#"{ "token": "hunter2" }"#,
        r#"{ "token": ["hunter2"], "secret": "hunter2" }"#,
        r#"{ "version": "hunter2", "token": "hunter2", "secret": "hunter2" }"#,
        r#"{ "version": 1, "profiles": "hunter2" }"#,
        r#"{ "version": 1, "profiles": ["hunter2"] }"#,
        r#"{ "version": 1, "profiles": [{ "token": "hunter2", "secret": 2 }] }"#,
        r#"{ "version": 1, "profiles": [{ "token": "hunter2", "secret": "hunter2",
             "overrides": { "API_HOST": "https://me:hunter2@a.example" } }] }"#,
        r#"{ "version": 1, "profiles": [{ "token": "hunter2", "secret": "hunter2",
             "overrides": { "OAUTH_CONSUMER_SECRET": "hunter2" } }] }"#,
        r#"{ "version": 1, "profiles": [{ "token": "hunter2", "secret": "hunter2",
             "overrides": "hunter2" }] }"#,
    ] {
        let folder = Folder::new();
        let path = folder.write("clever-tools.json", content);
        assert_hidden_in_chain(&Settings::from_clever_tools_file(path, None).unwrap_err());
    }
}

#[test]
fn logins_hide_their_secrets() {
    let consumer = [("OAUTH_CONSUMER_KEY", "key"), ("OAUTH_CONSUMER_SECRET", SECRET)];
    let login = LoginSettings::from_vars(vars(&consumer)).unwrap();
    assert_hidden(&login);
    let settings = login.with_token(SECRET, SECRET);
    assert_hidden(&settings);
    let profile = Profile::new("default", &settings).unwrap();
    assert_hidden(&profile);

    let folder = Folder::new();
    let file = ConfigFile::at(folder.path().join("my.json"));
    file.save(&profile).unwrap();
    assert_hidden(&file.profile(None).unwrap());
    let blocked = ConfigFile::at(file.path().join("below"));
    assert_hidden_in_chain(&blocked.save(&profile).unwrap_err());
    let broken = folder.write("broken.json", r#"{ "token": "hunter2" "#);
    assert_hidden_in_chain(&ConfigFile::at(broken).save(&profile).unwrap_err());
}
