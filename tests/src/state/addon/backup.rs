//! Backups of an add-on.

use crate::streams::date;
use serde_json::{Value, json};

/// How long a backup is kept.
const KEPT: u64 = 7 * 24 * 60 * 60 * 1000;

/// One backup.
#[derive(Debug)]
pub(crate) struct Backup {
    pub(crate) id: String,
    pub(crate) created: u64,
}

impl Backup {
    /// `Backup`, of an add-on with this real id. Dates have six digits after the second. No command to restore it
    /// is there: clients make it from the add-on's details.
    pub(crate) fn view(&self, real_id: &str) -> Value {
        let file = format!("https://backups.example.com/{real_id}/{}", self.id);
        json!({
            "backup_id": self.id,
            "entity_id": real_id,
            "status": "SUCCESS",
            "creation_date": microseconds(self.created),
            "delete_at": microseconds(self.created + KEPT),
            "download_url": format!("{file}?signature=s1gnature"),
        })
    }
}

fn microseconds(milliseconds: u64) -> String {
    date::format(milliseconds).replace('Z', "000Z")
}
