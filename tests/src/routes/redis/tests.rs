#![allow(clippy::unwrap_used)]

use crate::{
    Platform,
    testing::{Answer, open_with, read},
};
use serde_json::{Value, json};

const URL: &str = "redis://:s3cret@redis.example.com:3000";

/// Sends a request to the proxy, without credentials in the head.
fn send(platform: &Platform, path: &str, body: Value) -> Answer {
    let mut body = body;
    if body.get("backendUrl").is_none() {
        body["backendUrl"] = json!(URL);
    }
    let body = body.to_string();
    read(open_with(platform, "POST", path, &[], Some(("application/json", &body))).unwrap()).unwrap()
}

fn json(platform: &Platform, path: &str, body: Value) -> Value {
    let answer = send(platform, path, body);
    assert_eq!(answer.status, 200, "{path}: {}", String::from_utf8_lossy(&answer.body));
    answer.json()
}

#[test]
fn texts_are_made_read_and_changed() {
    let platform = Platform::start();
    let text = json!({ "key": "k", "value": "" });
    assert_eq!(json(&platform, "/key/string/_create", text.clone()), text);
    assert_eq!(send(&platform, "/key/string/_create", text).status, 409);
    let changed = json!({ "key": "k", "value": "v" });
    assert_eq!(json(&platform, "/key/string/_update", changed.clone()), changed);
    assert_eq!(json(&platform, "/key/string/_get", json!({ "key": "k" })), changed);
    let gone = json!({ "key": "none", "value": "v" });
    assert_eq!(send(&platform, "/key/string/_get", gone.clone()).status, 404);
    assert_eq!(send(&platform, "/key/string/_update", gone).status, 404);
    let delete = || json(&platform, "/key/_delete", json!({ "key": "k" }))["deleted"].clone();
    assert_eq!((delete(), delete()), (json!(true), json!(false)));
}

#[test]
fn keys_are_scanned_in_parts_until_the_cursor_is_zero() {
    let platform = Platform::start();
    for number in 0..25 {
        json(&platform, "/key/string/_create", json!({ "key": format!("key:{number:02}"), "value": "v" }));
    }
    json(&platform, "/key/set/_set", json!({ "key": "members", "element": "m" }));
    let (mut cursor, mut names, mut parts) = (json!(0), Vec::new(), 0);
    loop {
        let part = json(&platform, "/keys/_scan", json!({ "cursor": cursor, "count": 10 }));
        assert_eq!(part["total"], 26);
        names.extend(part["keys"].as_array().unwrap().iter().map(|key| key["name"].clone()));
        (cursor, parts) = (part["cursor"].clone(), parts + 1);
        if cursor == 0 {
            break;
        }
    }
    assert_eq!((names.len(), parts, &names[25]), (26, 3, &json!("members")));
    let found = |body: Value| json(&platform, "/keys/_scan", body)["keys"].as_array().unwrap().len();
    assert_eq!((found(json!({ "match": "key:1?" })), found(json!({ "type": "set" }))), (10, 1));
    assert_eq!(send(&platform, "/keys/_scan", json!({ "count": 0 })).status, 400);
}

#[test]
fn hashes_have_fields() {
    let platform = Platform::start();
    let elements = json!([{ "field": "a", "value": "1" }, { "field": "b", "value": "2" }]);
    let created = json(&platform, "/key/hash/_create", json!({ "key": "h", "elements": elements }));
    assert_eq!(created["elements"], elements);
    let set = |field: &str| {
        json(&platform, "/key/hash/_set", json!({ "key": "h", "field": field, "value": "3" }))["added"]
            .clone()
    };
    assert_eq!((set("a"), set("c")), (json!(false), json!(true)));
    let part = json(&platform, "/key/hash/_scan", json!({ "key": "h", "count": 2 }));
    assert_eq!((&part["cursor"], &part["elements"][0]["value"]), (&json!(2), &json!("3")));
    let rest = json(&platform, "/key/hash/_scan", json!({ "key": "h", "cursor": 2 }));
    assert_eq!(rest, json!({ "key": "h", "cursor": 0, "elements": [{ "field": "c", "value": "3" }] }));
    let delete = |field: &str| {
        json(&platform, "/key/hash/_delete", json!({ "key": "h", "field": field }))["deleted"].clone()
    };
    assert_eq!(["a", "b", "c", "d"].map(delete), [json!(true), json!(true), json!(true), json!(false)]);
    assert_eq!(send(&platform, "/key/hash/_scan", json!({ "key": "h" })).status, 404);
    assert_eq!(send(&platform, "/key/hash/_create", json!({ "key": "h", "elements": [] })).status, 400);
}

#[test]
fn lists_have_two_ends() {
    let platform = Platform::start();
    let created = json!({ "key": "l", "elements": ["b", "c"] });
    assert_eq!(json(&platform, "/key/list/_create", created.clone()), created);
    let push = |value: &str, position: Value| {
        let body = json!({ "key": "l", "value": value, "position": position });
        json(&platform, "/key/list/_push", body)["index"].clone()
    };
    assert_eq!((push("a", json!("head")), push("d", json!(null))), (json!(0), json!(3)));
    let get = |index: u32| send(&platform, "/key/list/_get", json!({ "key": "l", "index": index }));
    assert_eq!((get(3).json()["value"].clone(), get(4).status), (json!("d"), 404));
    let updated = json!({ "key": "l", "index": 1, "value": "B" });
    assert_eq!(json(&platform, "/key/list/_update", updated.clone()), updated);
    let part = json(&platform, "/key/list/_scan", json!({ "key": "l", "cursor": 1, "count": 2 }));
    assert_eq!((&part["cursor"], &part["total"]), (&json!(3), &json!(4)));
    assert_eq!(part["elements"], json!([{ "index": 1, "value": "B" }, { "index": 2, "value": "c" }]));
}

#[test]
fn sets_have_members_once() {
    let platform = Platform::start();
    let created = json(&platform, "/key/set/_create", json!({ "key": "s", "elements": ["a", "b", "a"] }));
    assert_eq!(created["elements"], json!(["a", "b"]));
    let set = |element: &str| {
        json(&platform, "/key/set/_set", json!({ "key": "s", "element": element }))["added"].clone()
    };
    assert_eq!((set("a"), set("c")), (json!(false), json!(true)));
    let part = json(&platform, "/key/set/_scan", json!({ "key": "s", "match": "[bc]" }));
    assert_eq!(part, json!({ "key": "s", "cursor": 0, "elements": ["b", "c"] }));
    let delete = |element: &str| {
        json(&platform, "/key/set/_delete", json!({ "key": "s", "element": element }))["deleted"].clone()
    };
    assert_eq!((delete("a"), delete("a")), (json!(true), json!(false)));
}

#[test]
fn what_is_of_another_type_is_refused_and_databases_are_apart() {
    let platform = Platform::start();
    json(&platform, "/key/string/_create", json!({ "key": "k", "value": "v" }));
    for path in ["/key/hash/_scan", "/key/list/_scan", "/key/set/_scan"] {
        let refused = send(&platform, path, json!({ "key": "k" }));
        assert_eq!((refused.status, refused.json()["type"].clone()), (400, json!("error")), "{path}");
    }
    let other = json!({ "backendUrl": "redis://elsewhere:6379" });
    assert_eq!(json(&platform, "/keys/_scan", other)["total"], 0);
    assert_eq!(send(&platform, "/keys/_scan", json!({ "backendUrl": "http://x" })).status, 400);
    assert_eq!(send(&platform, "/keys/_scan", json!({ "backendUrl": null })).status, 400);
}

#[test]
fn commands_answer_texts_numbers_null_and_nested_lists() {
    let platform = Platform::start();
    let run = |command: &str, args: &[&str]| {
        json(&platform, "/command", json!({ "command": command, "args": args }))["result"].clone()
    };
    assert_eq!((run("set", &["k", "v"]), run("GET", &["k"])), (json!("OK"), json!("v")));
    assert_eq!((run("GET", &["none"]), run("INCR", &["n"])), (json!(null), json!(1)));
    assert_eq!(run("SCAN", &["0"]), json!(["0", ["k", "n"]]));
    assert_eq!((run("TYPE", &["k"]), run("DEL", &["k", "n", "x"])), (json!("string"), json!(2)));
    let refused = send(&platform, "/command", json!({ "command": "FLY" }));
    assert_eq!(
        (refused.status, refused.json()["message"].clone()),
        (400, json!("ERR unknown command 'FLY'"))
    );
    let line = |line: &str| json(&platform, "/command/cli", json!({ "commandLine": line }));
    assert_eq!(line("SET 'a b' \"c d\""), json!({ "success": true, "result": ["OK"] }));
    assert_eq!(line("KEYS *"), json!({ "success": true, "result": ["1) \"a b\""] }));
    assert_eq!(line("INCR \"a b\"")["success"], false);
}
