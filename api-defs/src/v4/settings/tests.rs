//! Bodies of settings, made for these tests.
#![allow(clippy::unwrap_used)]

use super::*;

#[test]
fn settings_are_read() {
    let settings: Vec<Setting> =
        serde_json::from_str(r#"[{"name":"THEME","value":"dark"},{"value":"{\"a\":1}"},{}]"#).unwrap();
    assert_eq!(settings[0].name.as_deref(), Some("THEME"));
    assert_eq!(settings[0].value.as_deref(), Some("dark"));
    assert_eq!((&settings[1].name, settings[1].value.as_deref()), (&None, Some(r#"{"a":1}"#)));
    assert_eq!(settings[2].value, None);
}

#[test]
fn a_setting_is_sent_as_plain_text() {
    let call = put("THEME", "dark").env("PRODUCTION").into_call();
    assert_eq!(call.target(), "/v4/console/settings/THEME?env=PRODUCTION");
    assert_eq!(call.request_body().as_bytes().unwrap().as_ref(), b"dark");
    let request = call.try_into_request().unwrap();
    assert_eq!(request.headers()["content-type"], "text/plain");
}
