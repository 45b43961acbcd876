//! Scripts and stacks, made for these tests.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use super::*;

#[test]
fn the_script_for_status_codes_names_token_and_scope() {
    let call = get_status_codes("tok", &Scope::Application("app_12345678".into())).unwrap();
    assert_eq!(call.target(), "/api/v0/exec?__=statuscodes__app_123456");
    let body = call.request_body().as_bytes().unwrap();
    assert_eq!(body, "'tok' 'app_id' 'app_12345678' NOW 24 h @clevercloud/accessLogs_status_code_v1");

    let script = WarpScript::status_codes("tok", &Scope::Owner("orga_1".into())).unwrap();
    assert_eq!(script.as_str(), "'tok' 'owner_id' 'orga_1' NOW 24 h @clevercloud/accessLogs_status_code_v1");
}

#[test]
fn a_value_that_would_end_its_text_is_refused_and_not_shown() {
    for value in ["", "a' STOP '", "a%27b", "a\\", "a\nb"] {
        let error = WarpScript::status_codes(value, &Scope::Owner("orga_1".into())).unwrap_err();
        assert!(error.to_string().starts_with("the token is empty or has a quote"), "{error}");
        let error = WarpScript::status_codes("tok", &Scope::Owner(value.into())).unwrap_err();
        assert!(error.to_string().starts_with("the id"), "{error}");
        assert!(value.is_empty() || !format!("{error}{error:?}").contains(value));
    }
}

#[test]
fn a_script_is_not_shown() {
    let script = WarpScript::new("'s3cr3t' AUTHENTICATE");
    assert!(!format!("{script:?}").contains("s3cr3t"));
    let shown = format!("{:?}", exec(script));
    assert!(!shown.contains("s3cr3t"), "{shown}");
}

#[test]
fn counts_are_read_from_the_top_of_the_stack() {
    let read = |stack: &str| serde_json::from_str::<StatusCodes>(stack).map(|codes| codes.counts);
    let counts = read(r#"[{ "200": 10, "404": 2, "-1": 7 }]"#).unwrap();
    assert_eq!(counts, BTreeMap::from([(200, 10), (404, 2)]));
    assert!(read("[null]").unwrap().is_empty());
    assert!(read("[]").unwrap_err().to_string().contains("the stack is empty"));
}
