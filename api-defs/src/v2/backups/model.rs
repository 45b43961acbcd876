//! Backups as answers show them.

use jiff::Timestamp;
use serde::Deserialize;

use crate::date;
use crate::ids::{BackupId, RealAddonId};
use crate::secret::Secret;

/// A backup of an add-on. Its addresses and commands may hold credentials.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Backup {
    /// The id. On the wire it is called `backup_id`.
    #[serde(rename = "backup_id")]
    pub id: BackupId,
    /// The add-on.
    pub entity_id: Option<RealAddonId>,
    /// How far it is, in words that are not documented.
    pub status: Option<String>,
    /// When it was created.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// When it is to be deleted.
    #[serde(default, deserialize_with = "date::optional")]
    pub delete_at: Option<Timestamp>,
    /// Where it can be downloaded; [`link`](Self::link) stands in where there is none.
    pub download_url: Option<Secret>,
    /// Where it is, for backups of Elasticsearch.
    pub link: Option<Secret>,
    /// The command that restores it, for backups of Elasticsearch.
    pub restore_command: Option<Secret>,
    /// The command that deletes it, for backups of Elasticsearch.
    pub delete_command: Option<Secret>,
}
