//! Bodies of backups, made for these tests.
#![allow(clippy::unwrap_used)]

use super::*;

const BACKUP: &str = r#"{
    "backup_id": "5f0c9a1c", "entity_id": "elasticsearch_8d1b6f90", "status": "SUCCESS",
    "creation_date": "2024-02-29T10:00:00.123456Z", "delete_at": "2024-03-30T10:00:00.654321Z",
    "download_url": "https://backups.example.com/dump?key=d0wnload",
    "link": "https://user:l1nk@search.example.com/_snapshot",
    "restore_command": "curl -u user:r3store https://search.example.com/_restore",
    "delete_command": "curl -u user:d3lete -XDELETE https://search.example.com/_snapshot"
}"#;

#[test]
fn a_backup_is_read() {
    let backup: Backup = serde_json::from_str(BACKUP).unwrap();
    assert_eq!(backup.id, "5f0c9a1c");
    assert_eq!(backup.entity_id.unwrap(), "elasticsearch_8d1b6f90");
    assert_eq!(backup.status.as_deref(), Some("SUCCESS"));
    assert_eq!(backup.creation_date.unwrap().to_string(), "2024-02-29T10:00:00.123456Z");
    assert_eq!(backup.delete_at.unwrap().to_string(), "2024-03-30T10:00:00.654321Z");
    assert!(backup.download_url.unwrap().expose().ends_with("d0wnload"));
    assert!(backup.link.unwrap().expose().contains("l1nk"));
    assert!(backup.restore_command.unwrap().expose().contains("r3store"));
    assert!(backup.delete_command.unwrap().expose().contains("d3lete"));
}

#[test]
fn no_credentials_of_a_backup_are_printed() {
    let backup: Backup = serde_json::from_str(BACKUP).unwrap();
    let shown = format!("{backup:?}");
    assert!(shown.contains("5f0c9a1c"), "{shown}");
    for secret in ["d0wnload", "l1nk", "r3store", "d3lete"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
fn a_backup_needs_its_id_only() {
    let backup: Backup = serde_json::from_str(
        r#"{"backup_id":"b","entity_id":null,"status":null,"creation_date":null,"delete_at":null,
            "download_url":null,"link":null,"restore_command":null,"delete_command":null}"#,
    )
    .unwrap();
    assert_eq!(backup.id, "b");
    assert!(backup.creation_date.is_none() && backup.download_url.is_none());
}

#[test]
fn an_addon_is_named_by_its_real_id() {
    let call = get_backups("orga_1", RealAddonId::from("postgresql_1"));
    assert_eq!(call.target(), "/v2/backups/orga_1/postgresql_1");
}
