//! Bodies of tokens, made for these tests.
#![allow(clippy::unwrap_used)]

use super::*;

const TOKEN: &str = r#"{
    "id": "biscuit_96cd", "biscuit": "EnYK-s3cr3t", "name": "shop", "description": "For the shop",
    "labels": { "creator": "user_5f0c", "owner": "orga_9a1c", "region": "eu",
                "resource_id": "kv_01HX", "service": "materia-db-kv" },
    "tags": ["prod"], "type": "KV", "status": { "of": "tomorrow" },
    "redacted_start": "EnY", "redacted_end": "3t", "revocation_id": "c0ffee",
    "creation_date": "2025-03-01T10:00:00Z", "update_date": "2025-03-02T10:00:00.5Z",
    "revocation_date": null
}"#;

#[test]
fn a_token_is_read() {
    let token: Token = serde_json::from_str(TOKEN).unwrap();
    assert_eq!(token.id, "biscuit_96cd");
    assert_eq!(token.biscuit.unwrap().expose(), "EnYK-s3cr3t");
    assert_eq!(token.tags, ["prod"]);
    assert_eq!(token.kind.unwrap(), "KV");
    assert_eq!(token.status, None, "it is not text");
    assert_eq!(token.redacted_start.as_deref(), Some("EnY"));
    assert_eq!(token.revocation_id.as_deref(), Some("c0ffee"));
    assert_eq!(token.update_date.unwrap().to_string(), "2025-03-02T10:00:00.5Z");
    assert_eq!(token.revocation_date, None);

    let labels = token.labels.unwrap();
    assert_eq!(labels.owner.unwrap(), "orga_9a1c");
    assert_eq!(labels.resource_id.as_deref(), Some("kv_01HX"));
}

#[test]
fn the_token_itself_is_not_printed() {
    let token: Token = serde_json::from_str(TOKEN).unwrap();
    assert!(!format!("{token:?}").contains("s3cr3t"));
}

#[test]
fn a_token_needs_its_id_only() {
    let token: Token = serde_json::from_str(r#"{"id":"biscuit_1","tags":null,"labels":{}}"#).unwrap();
    assert!(token.tags.is_empty() && token.biscuit.is_none());
    assert_eq!(token.labels.unwrap().creator, None);
}

#[test]
fn pages_are_asked_for() {
    assert_eq!(
        list_organisation_tokens("orga_1").from(11).size(10).target(),
        "/v4/iam/organisations/orga_1/iam/tokens?from=11&size=10"
    );
    assert_eq!(list_token_revocations().size(10).target(), "/v4/iam/tokens/revocations?size=10");
}
