//! Logins that have ended.

use std::error::Error as _;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::{Folder, vars};
use crate::credentials::{CredentialsError, Settings};
use crate::{Client, ErrorKind};

/// The only profile of a file, as JSON with this date in it.
fn settings_of(date: &str) -> Settings {
    let folder = Folder::new();
    let content = format!(
        r#"{{ "version": 1, "profiles": [
             {{ "alias": "work", "token": "t", "secret": "s", "expirationDate": {date} }}] }}"#
    );
    let path = folder.write("clever-tools.json", content);
    Settings::from_clever_tools_file(path, None).unwrap()
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

#[test]
fn the_end_of_a_login_is_known_from_its_file() {
    let settings = settings_of(r#""2000-02-29T12:34:56.000Z""#);
    assert_eq!(settings.expires_at, Some(at(951_827_696)));
    assert!(!settings.is_expired(at(951_827_695)));
    assert!(settings.is_expired(at(951_827_696)));
}

#[test]
fn what_is_no_date_ends_nothing() {
    for date in ["null", r#""""#, r#""soon""#, "951827696000", "[]"] {
        let settings = settings_of(date);
        assert_eq!(settings.expires_at, None, "{date}");
        assert!(!settings.is_expired(at(u64::from(u32::MAX))));
    }
    let token = [("CLEVER_TOKEN", "t"), ("CLEVER_SECRET", "s")];
    assert_eq!(Settings::from_vars(vars(&token)).unwrap().expires_at, None);
}

#[test]
fn a_client_is_not_built_with_a_login_that_has_ended() {
    let error = Client::builder().settings(settings_of(r#""2001-01-01""#)).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.is_auth());
    assert_eq!(error.attempts(), 0);
    assert_eq!(
        error.to_string(),
        "the login of profile \"work\" expired on 2001-01-01T00:00:00.000Z: \
         log in again, with `clever login` for example"
    );
    assert!(error.source().is_none());
}

#[test]
fn a_client_is_built_with_a_login_that_goes_on() {
    for date in [r#""9999-01-01""#, "null"] {
        Client::builder().settings(settings_of(date)).build().unwrap();
    }
}

#[test]
fn other_credentials_at_the_same_host_are_not_those_that_have_ended() {
    let settings = settings_of(r#""2001-01-01""#);
    let keys = crate::oauth1::Keys::new("key", "secret", "token", "secret");
    Client::builder().settings(settings).credentials(keys).build().unwrap();
}

/// A clock may be wrong.
#[test]
fn who_does_not_trust_the_date_takes_it_out() {
    let mut settings = settings_of(r#""2001-01-01""#);
    settings.expires_at = None;
    Client::builder().settings(settings).build().unwrap();
}

#[test]
fn an_end_without_a_name_is_told_without_one() {
    let expired = CredentialsError::Expired { alias: None, at: UNIX_EPOCH };
    assert!(expired.to_string().starts_with("the login expired on 1970-01-01T00:00:00.000Z: "), "{expired}");
}
