//! What is asked for, page by page.
#![allow(deprecated)]

use cc_client::http::Request;
use cc_client::page::{Items, Page};
use cc_client::testing::Script;
use cc_client::{Answer, Body, Client};

use crate::redis_http::{
    Database, Scan, ScanKeys, ScanList, all_hash_fields, all_keys, all_list_elements, all_set_members,
};
use crate::{v2, v4};

/// A client that is given these bodies, and what it was asked for.
fn client(bodies: &[&str]) -> (Client, Script) {
    let script = bodies.iter().fold(Script::new(), |script, body| script.json(*body));
    (Client::builder().transport(script.clone()).build().unwrap(), script)
}

/// How many items there are.
async fn count<P: Page + Answer>(mut items: Items<P>) -> usize {
    let mut count = 0;
    while let Some(item) = items.next().await {
        item.unwrap();
        count += 1;
    }
    count
}

/// The queries, or the bodies where there are any.
fn asked(script: &Script) -> Vec<String> {
    let text = |request: &Request<Body>| match request.body().as_bytes().unwrap() {
        none if none.is_empty() => request.uri().query().unwrap_or_default().to_owned(),
        body => String::from_utf8(body.to_vec()).unwrap(),
    };
    script.requests().iter().map(text).collect()
}

#[tokio::test]
async fn tokens_are_skipped_by_what_was_delivered() {
    let page = r#"[{"id":"t1"},{"id":"t2"}]"#;
    let (client, script) = client(&[page, page, "[]"]);
    assert_eq!(count(v4::iam::list_organisation_tokens("orga_1").size(2).items(&client)).await, 4);
    assert_eq!(asked(&script), ["size=2", "from=2&size=2", "from=4&size=2"]);
}

#[tokio::test]
async fn revocations_are_texts() {
    let (client, script) = client(&[r#"["r1"]"#, "[]"]);
    assert_eq!(count(v4::iam::list_token_revocations().items(&client)).await, 1);
    assert_eq!(asked(&script), ["size=100", "from=1&size=100"]);
}

#[tokio::test]
async fn tardis_are_asked_for_by_their_place() {
    let (client, script) = client(&[
        r#"{"addons":[{"plan":"FREE"},{"plan":"FREE"}]}"#,
        r#"{"addons":[]}"#,
        r#"{"tokens":[{"token_id":"t1"}]}"#,
        r#"{"tokens":[]}"#,
    ]);
    assert_eq!(count(v4::addon::list_tardis_addons("orga_1").items(&client)).await, 2);
    let tokens = v4::addon::list_tardis_addon_tokens("orga_1", "tardis_1").only_id(true);
    assert_eq!(count(tokens.items(&client)).await, 1);
    assert_eq!(
        asked(&script),
        ["from=0&to=100", "from=2&to=102", "onlyId=true&from=0&to=100", "onlyId=true&from=1&to=101"]
    );
}

#[tokio::test]
async fn instances_go_back_in_time_and_none_of_a_millisecond_is_missed_or_doubled() {
    let instance = |id: &str, date: &str| format!(r#"{{"id":"{id}","creationDate":"{date}"}}"#);
    let (a, b) = (instance("a", "2026-01-01T00:00:02Z"), instance("b", "2026-01-01T00:00:01.500Z"));
    let c = instance("c", "2026-01-01T00:00:01.500Z");
    let bodies = [format!("[{a},{b}]"), format!("[{b},{c}]"), format!("[{b},{c}]")];
    let (client, script) = client(&bodies.each_ref().map(String::as_str));
    let items = v4::instance::get_all_application_instances("orga_1", "app_1").limit(2).items(&client);
    // The third page is full of what was there already, and no bound leads past it.
    let (mut items, mut found) = (items, Vec::new());
    let error = loop {
        match items.next().await.unwrap() {
            Ok(instance) => found.push(instance.id.to_string()),
            Err(error) => break error,
        }
    };
    assert_eq!(found, ["a", "b", "c"]);
    assert!(error.to_string().contains("a full page has nothing new"), "{error}");
    assert_eq!(
        asked(&script)[1],
        "limit=2&order=DESC&until=2026-01-01T00%3A00%3A01.501Z",
        "a bound that is counted out must not lose what is of its date"
    );
}

#[tokio::test]
async fn old_lines_go_back_in_time() {
    let line = |id: &str| format!(r#"[{{"_id":"{id}","_source":{{"@timestamp":"2026-01-01T00:00:00Z"}}}}]"#);
    let (client, script) = client(&[&line("a"), &line("b"), "[]"]);
    assert_eq!(count(v2::log::get_old_logs("app_1").items(&client)).await, 2);
    assert_eq!(asked(&script)[1], "limit=100&order=DESC&before=2026-01-01T00%3A00%3A00.001Z");
}

#[tokio::test]
async fn a_providers_addons_are_skipped_by_what_was_delivered() {
    let (client, script) = client(&[r#"[{"addon_id":"addon_1"},{"addon_id":"addon_2"}]"#, "[]"]);
    assert_eq!(count(v2::vendor::all_apps(&client)).await, 2);
    assert_eq!(asked(&script), ["", "offset=2"]);
}

#[tokio::test]
async fn scans_go_on_at_their_cursor_until_it_is_0() {
    let database = Database::new("redis://example.com");
    let (client, script) = client(&[
        r#"{"cursor":7,"total":2,"keys":[{"name":"a","type":"string"}]}"#,
        r#"{"cursor":9,"keys":[]}"#,
        r#"{"cursor":0,"keys":[{"name":"b","type":"set"}]}"#,
        r#"{"key":"h","cursor":3,"elements":[{"field":"f","value":"v"}]}"#,
        r#"{"key":"h","cursor":0,"elements":[]}"#,
        r#"{"key":"l","cursor":0,"elements":[{"index":0,"value":"v"}]}"#,
        r#"{"key":"s","cursor":0,"elements":["m"]}"#,
    ]);
    assert_eq!(count(all_keys(&client, &database, ScanKeys::new().pattern("u:*"))).await, 2);
    assert_eq!(count(all_hash_fields(&client, &database, Scan::new("h"))).await, 1);
    assert_eq!(count(all_list_elements(&client, &database, ScanList::new("l"))).await, 1);
    assert_eq!(count(all_set_members(&client, &database, Scan::new("s"))).await, 1);
    let url = r#""backendUrl":"redis://example.com""#;
    assert_eq!(
        asked(&script),
        [
            format!(r#"{{{url},"match":"u:*"}}"#),
            format!(r#"{{{url},"cursor":7,"match":"u:*"}}"#),
            format!(r#"{{{url},"cursor":9,"match":"u:*"}}"#),
            format!(r#"{{{url},"key":"h"}}"#),
            format!(r#"{{{url},"key":"h","cursor":3}}"#),
            format!(r#"{{{url},"key":"l"}}"#),
            format!(r#"{{{url},"key":"s"}}"#),
        ]
    );
}
