#![allow(clippy::unwrap_used)]

use crate::{
    Platform,
    testing::{call, try_call},
};
use serde_json::json;

#[test]
fn settings_are_texts_apart_for_each_env() {
    let platform = Platform::start();
    let path = "/v4/console/settings/theme%2Fcolour";
    let set =
        |kind| try_call(&platform, "PUT", &format!("{path}?env=prod"), Some((kind, "dark"))).unwrap().status;
    assert_eq!((set("application/json"), set("text/plain")), (415, 204));
    let get = |tail: &str| call(&platform, "GET", tail, None);
    let setting = json!({ "name": "theme/colour", "value": "dark" });
    assert_eq!(get(&format!("{path}?env=prod")).json(), setting);
    assert_eq!(get(path).status, 404);
    assert_eq!(get("/v4/console/settings?env=prod").json(), json!([setting]));
    assert_eq!(get("/v4/console/settings").json(), json!([]));
    let remove = || call(&platform, "DELETE", &format!("{path}?env=prod"), None).status;
    assert_eq!((remove(), remove()), (204, 404));
}
