//! Backups with the commands that restore them.

use std::cmp::Reverse;
use std::fmt;

use cc_client::{Client, Error};

use super::{Backup, get_backups};
use crate::ids::{AddonId, AddonProviderId, OwnerId};
use crate::secret::Secret;
use crate::together::found;
use crate::v2::addon;
use crate::v4::addon_providers::{AddonDetails, get_addon};

/// What stands in commands for the file that was downloaded.
const FILE: &str = "BACKUP_FILE";

/// A backup, and how to restore it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RestorableBackup {
    /// The backup.
    pub backup: Backup,
    /// The command that restores it, if one is known. In it, `BACKUP_FILE` stands for the file
    /// from [`Backup::download_url`].
    pub restore_command: Option<Secret>,
    /// The password that the command asks for.
    pub password: Option<Secret>,
}

/// The backups of an add-on, the newest first, each with the command that restores it; `None` if
/// the owner has no add-on of this id.
///
/// Backups of Elasticsearch come with their commands. For PostgreSQL, MySQL and MongoDB they are
/// made here, of what the provider tells of the add-on: `pg_restore` of a file in the custom
/// format, `mysql` of a file of SQL, `mongorestore` of a compressed archive. They do not hold the
/// password, which is beside them. Other add-ons have none.
///
/// # Errors
///
/// A request failed.
pub async fn get_restorable_backups(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    addon_id: impl Into<AddonId>,
) -> Result<Option<Vec<RestorableBackup>>, Error> {
    let (owner_id, addon_id) = (owner_id.into(), addon_id.into());
    let Some(addon) = addon::get(&owner_id, &addon_id).send(client).await? else { return Ok(None) };
    let Some(real_id) = addon.real_id else { return Ok(Some(Vec::new())) };
    let backups = found(get_backups(&owner_id, &real_id).send(client).await)?;
    let mut backups = backups.unwrap_or_default();
    backups.sort_by_key(|backup| Reverse(backup.creation_date));

    let tool = addon.provider.as_ref().and_then(|provider| Tool::of(&provider.id));
    let details = match (&addon.provider, tool) {
        (Some(provider), Some(_)) if backups.iter().any(|backup| backup.restore_command.is_none()) => {
            get_addon(&provider.id, &real_id).send(client).await?
        }
        _ => None,
    };
    let made = tool.zip(details.as_ref()).and_then(|(tool, details)| tool.restore(details));
    let password = details.as_ref().and_then(AddonDetails::password);
    let restorable = |backup: Backup| match (&backup.restore_command, &made) {
        (None, Some(command)) => RestorableBackup {
            restore_command: Some(Secret::new(command.clone())),
            password: password.map(|password| Secret::new(password.to_owned())),
            backup,
        },
        (command, _) => RestorableBackup { restore_command: command.clone(), password: None, backup },
    };
    Ok(Some(backups.into_iter().map(restorable).collect()))
}

/// What restores the backups of a provider.
#[derive(Debug, Clone, Copy)]
enum Tool {
    PgRestore,
    Mysql,
    MongoRestore,
}

impl Tool {
    fn of(provider: &AddonProviderId) -> Option<Self> {
        match provider.as_str() {
            "postgresql-addon" => Some(Self::PgRestore),
            "mysql-addon" => Some(Self::Mysql),
            "mongodb-addon" => Some(Self::MongoRestore),
            _ => None,
        }
    }

    /// The command for a database; none if something about it is not known.
    fn restore(self, details: &AddonDetails) -> Option<String> {
        let (host, port) = (Word(details.host()?), details.port()?);
        let (user, database) = (Word(details.user()?), Word(details.database()?));
        Some(match self {
            Self::PgRestore => format!(
                "pg_restore --host={host} --port={port} --username={user} --dbname={database} \
                 --format=custom {FILE}"
            ),
            Self::Mysql => {
                format!("mysql --host={host} --port={port} --user={user} --password {database} < {FILE}")
            }
            Self::MongoRestore => format!(
                "mongorestore --host={host} --port={port} --username={user} --db={database} --gzip \
                 --archive={FILE}"
            ),
        })
    }
}

/// A word of a command for a POSIX shell, in quotes where it needs them.
struct Word<'a>(&'a str);

impl fmt::Display for Word<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.:/@".contains(c);
        if !self.0.is_empty() && self.0.chars().all(plain) {
            f.write_str(self.0)
        } else {
            write!(f, "'{}'", self.0.replace('\'', r"'\''"))
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use super::*;

    #[test]
    fn each_database_has_its_command() {
        let details = json!({ "host": "db.example", "port": 5432, "user": "u", "database": "it's" });
        let details = serde_json::from_value(details).unwrap();
        for (provider, command) in [
            (
                "postgresql-addon",
                r"pg_restore --host=db.example --port=5432 --username=u --dbname='it'\''s' --format=custom BACKUP_FILE",
            ),
            (
                "mysql-addon",
                r"mysql --host=db.example --port=5432 --user=u --password 'it'\''s' < BACKUP_FILE",
            ),
            (
                "mongodb-addon",
                r"mongorestore --host=db.example --port=5432 --username=u --db='it'\''s' --gzip --archive=BACKUP_FILE",
            ),
        ] {
            let tool = Tool::of(&provider.into()).unwrap();
            assert_eq!(tool.restore(&details).as_deref(), Some(command));
        }
        assert!(Tool::of(&"redis-addon".into()).is_none());
    }

    #[test]
    fn what_is_not_known_makes_no_command() {
        let details = serde_json::from_value(json!({ "host": "db.example", "port": 5432 })).unwrap();
        assert_eq!(Tool::Mysql.restore(&details), None);
    }
}
