//! Bodies of databases, made for these tests.
#![allow(clippy::unwrap_used)]

use super::*;

const DATABASE: &str = r#"{
    "id": "kv_01HX", "clusterId": "cluster_1", "ownerId": "orga_9a1c", "kind": "KV",
    "plan": "PLAN_OF_TOMORROW", "host": "kv.example.com", "port": 6379, "token": "kv-s3cr3t",
    "tokenId": "biscuit_1", "status": "PROVISIONED"
}"#;

#[test]
fn a_database_is_read() {
    let database: Database = serde_json::from_str(DATABASE).unwrap();
    assert_eq!(database.id, "kv_01HX");
    assert_eq!(database.cluster_id.unwrap(), "cluster_1");
    assert_eq!(database.kind, Some(DatabaseKind::KeyValue));
    assert_eq!(database.plan, Some("PLAN_OF_TOMORROW".into()));
    assert_eq!((database.host.as_deref(), database.port), (Some("kv.example.com"), Some(6379)));
    assert_eq!(database.token.unwrap().expose(), "kv-s3cr3t");
    assert_eq!(database.token_id.unwrap(), "biscuit_1");
    assert_eq!(database.status, Some(DatabaseStatus::Provisioned));
}

#[test]
fn the_token_of_a_database_is_not_printed() {
    let database: Database = serde_json::from_str(DATABASE).unwrap();
    assert!(!format!("{database:?}").contains("kv-s3cr3t"));
}

#[test]
fn a_database_needs_its_id_only() {
    let database: Database = serde_json::from_str(r#"{"id":"kv_1","token":null,"port":null}"#).unwrap();
    assert_eq!((database.token, database.port, database.status), (None, None, None));
}
