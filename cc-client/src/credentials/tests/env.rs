use std::env::VarError;

use super::{keys, message, vars};
use crate::credentials::env::text_of;
use crate::credentials::{
    ApiToken, Credentials, CredentialsError, PUBLIC_CONSUMER_KEY, PUBLIC_CONSUMER_SECRET, Settings, UrlFault,
};

fn read(list: &[(&str, &str)]) -> Result<Settings, CredentialsError> {
    Settings::from_vars(vars(list))
}

#[test]
fn an_oauth_token_goes_with_the_public_consumer_to_the_api() {
    let settings = read(&[("CLEVER_TOKEN", "t"), ("CLEVER_SECRET", "s")]).unwrap();
    let consumer = [PUBLIC_CONSUMER_KEY, PUBLIC_CONSUMER_SECRET];
    assert_eq!(keys(&settings), [consumer[0], consumer[1], "t", "s"]);
    assert_eq!(settings.host, "https://api.clever-cloud.com/");
    assert_eq!(settings.bridge, "https://api-bridge.clever-cloud.com/");
}

#[test]
fn a_consumer_of_its_own_is_used() {
    let settings = read(&[
        ("CLEVER_TOKEN", "t"),
        ("CLEVER_SECRET", "s"),
        ("OAUTH_CONSUMER_KEY", "ck"),
        ("OAUTH_CONSUMER_SECRET", "cs"),
    ]);
    assert_eq!(keys(&settings.unwrap()), ["ck", "cs", "t", "s"]);
}

#[test]
fn an_api_token_wins_and_goes_to_the_bridge() {
    let settings =
        read(&[("CC_API_TOKEN", "a"), ("CLEVER_TOKEN", "t"), ("OAUTH_CONSUMER_KEY", "ck")]).unwrap();
    match settings.credentials {
        Credentials::ApiToken(token) => assert_eq!(token.authorization(), "Bearer a"),
        Credentials::OAuth1(_) => panic!("OAuth"),
    }
    assert_eq!(settings.host, "https://api-bridge.clever-cloud.com/");
    assert_eq!(settings.bridge, settings.host);
}

#[test]
fn the_host_can_be_set_for_either_kind() {
    let host = ("CC_API_HOST", "http://localhost:8080/base");
    let oauth = read(&[("CLEVER_TOKEN", "t"), ("CLEVER_SECRET", "s"), host]).unwrap();
    assert_eq!(oauth.host, "http://localhost:8080/base");
    assert_eq!(oauth.bridge, "https://api-bridge.clever-cloud.com/");
    let token = read(&[("CC_API_TOKEN", "a"), host]).unwrap();
    assert_eq!(token.host, "http://localhost:8080/base");
    assert_eq!(token.bridge, "http://localhost:8080/base");
}

#[test]
fn empty_counts_as_not_set() {
    let settings = read(&[
        ("CC_API_TOKEN", ""),
        ("CLEVER_TOKEN", "t"),
        ("CLEVER_SECRET", "s"),
        ("OAUTH_CONSUMER_KEY", ""),
        ("CC_API_HOST", ""),
    ])
    .unwrap();
    assert_eq!(keys(&settings)[0], PUBLIC_CONSUMER_KEY);
    assert_eq!(settings.host, "https://api.clever-cloud.com/");
}

#[test]
fn nothing_set_says_what_to_set() {
    for list in [[].as_slice(), &[("OAUTH_CONSUMER_KEY", "ck"), ("OAUTH_CONSUMER_SECRET", "cs")]] {
        let error = read(list).unwrap_err();
        assert!(matches!(error, CredentialsError::NotSet));
        for name in ["CC_API_TOKEN", "CLEVER_TOKEN", "CLEVER_SECRET"] {
            assert!(message(&error).contains(name));
        }
    }
}

#[test]
fn half_a_pair_names_the_missing_half() {
    let token = [("CLEVER_TOKEN", "t"), ("CLEVER_SECRET", "s")];
    let key = ("OAUTH_CONSUMER_KEY", "ck");
    let secret = ("OAUTH_CONSUMER_SECRET", "cs");
    for (list, wanted) in [
        (vec![token[0]], "CLEVER_SECRET"),
        (vec![token[1]], "CLEVER_TOKEN"),
        (vec![token[0], token[1], key], "OAUTH_CONSUMER_SECRET"),
        (vec![token[0], token[1], secret], "OAUTH_CONSUMER_KEY"),
    ] {
        let error = read(&list).unwrap_err();
        let start = format!("{wanted} is not set, though the environment variable ");
        assert!(message(&error).starts_with(&start), "{error}");
    }
}

#[test]
fn a_host_that_is_no_usable_url_is_refused() {
    for (host, wanted) in [
        ("api.clever-cloud.com", UrlFault::Relative),
        ("api.clever-cloud.com:443", UrlFault::Relative),
        ("/v2", UrlFault::Relative),
        ("https://", UrlFault::Syntax),
        ("https:///v2", UrlFault::Syntax),
        ("https://:443", UrlFault::Syntax),
        ("https://a b", UrlFault::Syntax),
        ("ftp://a.example", UrlFault::Scheme),
        ("https://user:hunter2@a.example", UrlFault::UserInfo),
        ("https://a.example/?a=1", UrlFault::Query),
        ("https://a.example/#a", UrlFault::Fragment),
    ] {
        let error = read(&[("CC_API_TOKEN", "a"), ("CC_API_HOST", host)]).unwrap_err();
        let start = format!("the environment variable CC_API_HOST {wanted}");
        assert!(message(&error).starts_with(&start), "{host}: {error}");
        assert!(!message(&error).contains("hunter2"));
    }
}

#[test]
fn a_token_that_cannot_be_one_is_refused() {
    for token in ["hunter2\n", "hunter 2", "hunter2é"] {
        let error = read(&[("CC_API_TOKEN", token)]).unwrap_err();
        assert_eq!(message(&error), "the environment variable CC_API_TOKEN is not an API token");
        assert!(ApiToken::new(token).is_err());
    }
    assert!(ApiToken::new("").is_err());
}

#[test]
fn the_header_of_an_api_token_is_sensitive() {
    assert!(ApiToken::new("a").unwrap().authorization().is_sensitive());
}

#[test]
fn a_variable_that_is_not_text_is_named_and_not_shown() {
    let error = text_of("CC_API_TOKEN", Err(VarError::NotUnicode("hunter2".into()))).unwrap_err();
    assert_eq!(message(&error), "the environment variable CC_API_TOKEN is not valid UTF-8");
    assert!(!format!("{error:?}").contains("hunter2"));
    assert!(matches!(text_of("CC_API_TOKEN", Err(VarError::NotPresent)), Ok(None)));
}
