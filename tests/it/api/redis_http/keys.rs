//! Strings, and keys of any type.

use api_defs::redis_http::{
    Database, HashKey, Key, KeyType, ListKey, ScanKeys, SetKey, StringKey, create_hash, create_list,
    create_set, create_string, delete_key, get_string, scan_keys, update_string,
};
use http::StatusCode;
use platform_double::Fault;

use super::{check_missing, check_taken, check_wrong_kind, database, stage};
use crate::api::stage::Stage;

pub(super) async fn all(stage: &Stage) {
    strings(stage).await;
    scans(stage).await;
}

#[tokio::test]
async fn a_string_is_created_read_updated_and_deleted() {
    strings(&stage()).await;
}

async fn strings(stage: &Stage) {
    let database = database();
    let key = || database.with(Key::new("greeting"));
    let wanted = database.with(StringKey::new("greeting", "héllo \"wörld\"\n"));
    check_missing(&stage.fail(update_string(&wanted)).await);
    let created = stage.send(create_string(&wanted)).await;
    assert_eq!(created, StringKey::new("greeting", "héllo \"wörld\"\n"));
    assert!(!format!("{database:?}{wanted:?}").contains("s3cr3t"));
    let sent = stage.last_request();
    assert_eq!((sent.header("authorization"), sent.path.as_str()), (None, "/key/string/_create"));
    assert_eq!(stage.send(get_string(&key())).await, created);
    check_taken(&stage.fail(create_string(&wanted)).await);

    let empty = StringKey::new("greeting", "");
    assert_eq!(stage.send(update_string(&database.with(empty.clone()))).await, empty);
    assert_eq!(stage.send(get_string(&key())).await, empty);
    // Each URL is a database of its own.
    let other = Database::new("redis://redis.example.com:6379");
    check_missing(&stage.fail(get_string(&other.with(Key::new("greeting")))).await);

    let deleted = stage.send(delete_key(&key())).await;
    assert_eq!((deleted.key.as_str(), deleted.deleted), ("greeting", true));
    assert!(!stage.send(delete_key(&key())).await.deleted);
    check_missing(&stage.fail(get_string(&key())).await);

    let error = stage.fail(get_string(&Database::new("https://redis.example.com").with(Key::new("a")))).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));
    assert!(error.to_string().contains("backendUrl"), "{error}");
    assert_eq!(
        stage.fail(get_string(&database.with(Key::new("")))).await.status(),
        Some(StatusCode::BAD_REQUEST)
    );

    // What only reads is sent again.
    let unavailable = |path| Fault::status(503).header("retry-after", "0").on("POST", path);
    stage.platform.script(unavailable("/key/string/_get"));
    assert_eq!(stage.fail(get_string(&key())).await.attempts(), 2);
    stage.platform.script(unavailable("/key/string/_create"));
    assert_eq!(stage.fail(create_string(&wanted)).await.attempts(), 1);
}

#[tokio::test]
async fn keys_are_found_part_by_part_by_pattern_and_by_type() {
    scans(&stage()).await;
}

async fn scans(stage: &Stage) {
    let database = database();
    for number in 0..5 {
        stage.send(create_string(&database.with(StringKey::new(format!("user:{number}"), "x")))).await;
    }
    stage.send(create_list(&database.with(ListKey::new("jobs", ["a"])))).await;
    stage.send(create_set(&database.with(SetKey::new("tags", ["a"])))).await;
    stage.send(create_hash(&database.with(HashKey::new("settings", [("a", "b")])))).await;
    check_wrong_kind(&stage.fail(get_string(&database.with(Key::new("jobs")))).await);

    let (mut found, mut cursor, mut parts) = (Vec::new(), 0, 0);
    loop {
        let scan = stage.send(scan_keys(&database.with(ScanKeys::new().cursor(cursor).count(3)))).await;
        assert!(scan.keys.len() <= 3 && scan.total == Some(8), "{scan:?}");
        found.extend(scan.keys);
        (cursor, parts) = (scan.cursor, parts + 1);
        if cursor == 0 {
            break;
        }
    }
    assert_eq!(parts, 3);
    let names: Vec<_> = found.iter().map(|key| (key.name.as_str(), key.kind.clone().unwrap())).collect();
    use KeyType::{Hash, List, Set, String};
    let users = ["user:0", "user:1", "user:2", "user:3", "user:4"].map(|name| (name, String));
    assert_eq!(names[..3], [("jobs", List), ("settings", Hash), ("tags", Set)]);
    assert_eq!(names[3..], users);
    let whole = stage.send(scan_keys(&database.with(ScanKeys::new()))).await;
    assert_eq!((whole.cursor, whole.keys), (0, found.clone()));

    let scan = |scan: ScanKeys| stage.send(scan_keys(&database.with(scan)));
    assert_eq!(scan(ScanKeys::new().pattern("user:[1-3]")).await.keys, found[4..7]);
    assert_eq!(scan(ScanKeys::new().kind(KeyType::Set)).await.keys, found[2..3]);
    assert_eq!(scan(ScanKeys::new().kind(KeyType::Stream)).await.keys, []);
    // A part may be empty although there is more.
    let part = scan(ScanKeys::new().count(3).pattern("user:*")).await;
    assert_eq!((part.keys.len(), part.cursor != 0), (0, true));
    let error = stage.fail(scan_keys(&database.with(ScanKeys::new().count(0)))).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
}
