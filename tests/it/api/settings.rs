//! What the web console keeps for the user.

use api_defs::v4::settings::{Setting, delete, get, list, put};
use cc_client::Call;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    settings(&Stage::new(Acting::User, called)).await;
}

#[tokio::test]
async fn a_setting_is_kept_apart_for_each_environment() {
    settings(&Stage::new(Acting::User, &Called::default())).await;
}

async fn settings(stage: &Stage) {
    assert_eq!(stage.send(list()).await, []);
    let value = "{\"dark\": \"été\"}\n";
    stage.send(put("THEME/1", value).env("PRODUCTION")).await;
    let sent = stage.last_request();
    assert_eq!(sent.target(), "/v4/console/settings/THEME%2F1?env=PRODUCTION");
    assert_eq!((&sent.body[..], sent.header("content-type")), (value.as_bytes(), Some("text/plain")));
    stage.send(put("THEME/1", "light")).await;

    let value_of = |setting: Option<Setting>| setting.and_then(|setting| setting.value);
    let kept = stage.send(get("THEME/1").env("PRODUCTION")).await;
    assert_eq!(value_of(kept).as_deref(), Some(value));
    assert_eq!(value_of(stage.send(get("THEME/1")).await).as_deref(), Some("light"));
    let settings = stage.send(list().env("PRODUCTION")).await;
    assert_eq!((settings.len(), settings[0].name.as_deref()), (1, Some("THEME/1")));

    stage.send(put("THEME/1", "").env("PRODUCTION")).await;
    let emptied = stage.send(get("THEME/1").env("PRODUCTION")).await;
    assert_eq!(value_of(emptied).as_deref(), Some(""), "an empty text is a setting");
    stage.send(delete("THEME/1").env("PRODUCTION")).await;
    assert_eq!(stage.send(get("THEME/1").env("PRODUCTION")).await, None);
    assert!(stage.send(get("THEME/1")).await.is_some(), "the other one is still there");
    let error = stage.fail(delete("THEME/1").env("PRODUCTION")).await;
    assert_eq!((error.is_not_found(), error.code()), (true, Some("clever.core.not-found")));
    let wrong = Call::<Value>::raw(Method::PUT, "/v4/console/settings/THEME").json(&json!("dark"));
    assert_eq!(stage.fail(wrong).await.status(), Some(StatusCode::UNSUPPORTED_MEDIA_TYPE));
}
