//! Bodies of the proxy, made for these tests.
#![allow(clippy::unwrap_used)]

use cc_client::Call;
use serde::Serialize;
use serde_json::{Value, json};

use super::*;

const URL: &str = "rediss://:hunter2@example.com:6379";

fn body_of<P: Serialize>(parameters: P) -> Value {
    serde_json::to_value(Database::new(URL).with(parameters)).unwrap()
}

#[track_caller]
fn sends<P: Serialize>(parameters: P, mut expected: Value) {
    expected["backendUrl"] = json!(URL);
    assert_eq!(body_of(parameters), expected);
}

#[test]
fn each_operation_carries_the_database_and_its_own_parameters() {
    sends(Command::new("PING"), json!({ "command": "PING", "args": [] }));
    sends(
        Command::new("SET").arg("a").args(["b", "EX"]).arg(String::from("1")),
        json!({ "command": "SET", "args": ["a", "b", "EX", "1"] }),
    );
    sends(CommandLine::new("GET \"a b\""), json!({ "commandLine": "GET \"a b\"" }));
    sends(ScanKeys::new(), json!({}));
    sends(
        ScanKeys::new().cursor(7).count(15).kind(KeyType::SortedSet).pattern("u:*"),
        json!({ "cursor": 7, "count": 15, "type": "zset", "match": "u:*" }),
    );
    sends(Key::new("k"), json!({ "key": "k" }));
    sends(StringKey::new("k", "v"), json!({ "key": "k", "value": "v" }));
    sends(
        HashKey::new("k", [("f", "v")]),
        json!({ "key": "k", "elements": [{ "field": "f", "value": "v" }] }),
    );
    sends(Scan::new("k"), json!({ "key": "k" }));
    sends(
        Scan::new("k").cursor(1).count(2).pattern("*"),
        json!({ "key": "k", "cursor": 1, "count": 2, "match": "*" }),
    );
    sends(SetHashField::new("k", "f", "v"), json!({ "key": "k", "field": "f", "value": "v" }));
    sends(HashField::new("k", "f"), json!({ "key": "k", "field": "f" }));
    sends(ListKey::new("k", ["a", "b"]), json!({ "key": "k", "elements": ["a", "b"] }));
    sends(ScanList::new("k"), json!({ "key": "k" }));
    sends(ScanList::new("k").cursor(1).count(2), json!({ "key": "k", "cursor": 1, "count": 2 }));
    sends(ListIndex::new("k", 3), json!({ "key": "k", "index": 3 }));
    sends(ListElement::new("k", 3, "v"), json!({ "key": "k", "index": 3, "value": "v" }));
    sends(PushListElement::new("k", "v"), json!({ "key": "k", "value": "v" }));
    sends(
        PushListElement::new("k", "v").position(ListPosition::Head),
        json!({ "key": "k", "value": "v", "position": "head" }),
    );
    sends(SetKey::new("k", ["m"]), json!({ "key": "k", "elements": ["m"] }));
    sends(SetMember::new("k", "m"), json!({ "key": "k", "element": "m" }));
}

#[test]
fn no_debug_form_shows_the_url_or_what_a_command_is_given() {
    let database = Database::new(URL);
    let operation = database.with(Key::new("k"));
    let call: Call<StringKey> = get_string(&operation);
    let shown = format!("{database:?} {operation:#?} {call:?}");
    assert!(shown.contains("[redacted]") && !shown.contains("hunter2"), "{shown}");

    let shown = format!("{:?} {:?}", Command::new("AUTH").arg("hunter2"), CommandLine::new("AUTH hunter2"));
    assert!(shown.contains("AUTH") && !shown.contains("hunter2"), "{shown}");
}

#[test]
fn a_reply_is_text_a_number_nothing_or_a_list_of_those() {
    let read = |body: Value| serde_json::from_value::<CommandResult>(body).unwrap().result;
    assert_eq!(read(json!({ "result": "PONG" })), Reply::Text("PONG".to_owned()));
    assert_eq!(read(json!({ "result": 42 })), Reply::Number(42.into()));
    assert_eq!(read(json!({ "result": null })), Reply::Nil);
    assert_eq!(read(json!({})), Reply::Nil);
    assert_eq!(
        read(json!({ "result": ["a", [1, null]] })),
        Reply::List(vec![
            Reply::Text("a".to_owned()),
            Reply::List(vec![Reply::Number(1.into()), Reply::Nil])
        ])
    );
    assert_eq!(read(json!({ "result": { "a": true } })), Reply::Other(json!({ "a": true })));
}

#[test]
fn what_a_command_line_prints_is_read() {
    let body = json!({ "success": false, "result": ["(error) ERR unknown command"] });
    let result: CommandLineResult = serde_json::from_value(body).unwrap();
    assert!(!result.success);
    assert_eq!(result.result, ["(error) ERR unknown command"]);
}

#[test]
fn scans_are_read_with_their_cursors() {
    let keys: KeyScan = serde_json::from_value(json!({
        "cursor": 42, "total": 1521,
        "keys": [{ "name": "a", "type": "string" }, { "name": "b", "type": "vectorset" }]
    }))
    .unwrap();
    assert_eq!((keys.cursor, keys.total), (42, Some(1521)));
    assert_eq!(keys.keys[0].kind, Some(KeyType::String));
    assert_eq!(keys.keys[1].kind.as_ref().unwrap().as_str(), "vectorset");

    let end: KeyScan = serde_json::from_value(json!({ "cursor": 0, "keys": null })).unwrap();
    assert!(end.cursor == 0 && end.total.is_none() && end.keys.is_empty());

    let hash: HashScan = serde_json::from_value(json!({
        "key": "h", "cursor": 1, "elements": [{ "field": "f", "value": "v" }]
    }))
    .unwrap();
    assert_eq!((hash.cursor, hash.elements), (1, vec![HashElement::new("f", "v")]));

    let list: ListScan = serde_json::from_value(json!({
        "key": "l", "cursor": 9, "total": 10, "elements": [{ "index": 5, "value": "e" }]
    }))
    .unwrap();
    assert_eq!((list.elements[0].index, list.elements[0].value.as_str()), (5, "e"));
    assert_eq!(list.total, Some(10));

    let set: SetScan = serde_json::from_value(json!({ "key": "s", "cursor": 0, "elements": ["m"] })).unwrap();
    assert_eq!(set.elements, ["m"]);
}

#[test]
fn changes_say_whether_something_changed() {
    let deleted: KeyDeleted = serde_json::from_value(json!({ "key": "k", "deleted": true })).unwrap();
    assert!(deleted.deleted);
    let set: HashFieldSet =
        serde_json::from_value(json!({ "key": "k", "field": "f", "value": "v", "added": false })).unwrap();
    assert_eq!((set.value.as_str(), set.added), ("v", Some(false)));
    let gone: HashFieldDeleted =
        serde_json::from_value(json!({ "key": "k", "field": "f", "deleted": false })).unwrap();
    assert!(!gone.deleted);
    let added: SetMemberAdded =
        serde_json::from_value(json!({ "key": "k", "element": "m", "added": true })).unwrap();
    assert!(added.added);
    let taken: SetMemberDeleted =
        serde_json::from_value(json!({ "key": "k", "element": "m", "deleted": true })).unwrap();
    assert_eq!((taken.element.as_str(), taken.deleted), ("m", true));
}

#[test]
fn what_is_written_and_answered_alike_goes_both_ways() {
    let string = StringKey::new("k", "v");
    assert_eq!(serde_json::from_value::<StringKey>(json!(string)).unwrap(), string);
    let hash = HashKey::new("k", [("f", "v"), ("g", "w")]);
    assert_eq!(serde_json::from_value::<HashKey>(json!(hash)).unwrap(), hash);
    let list = ListKey::new("k", ["a", "a"]);
    assert_eq!(serde_json::from_value::<ListKey>(json!(list)).unwrap(), list);
    let element = ListElement::new("k", 1, "v");
    assert_eq!(serde_json::from_value::<ListElement>(json!(element)).unwrap(), element);
    let set = SetKey::new("k", ["m"]);
    assert_eq!(serde_json::from_value::<SetKey>(json!(set)).unwrap(), set);
}
