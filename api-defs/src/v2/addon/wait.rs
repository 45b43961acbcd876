//! Migrations, once they are over.

use cc_client::Client;

use super::{Migration, MigrationStatus, get_migration};
use crate::ids::{AddonId, MigrationId, OwnerId};
use crate::wait::{Awaited, Outcome, Usual, Wait, WaitError};

/// The migration, once it is over, and how it ended. It is asked for every five seconds, for two
/// hours.
///
/// One after which the add-on was recovered has [failed](Outcome::Failed); one that was aborted
/// is [cancelled](Outcome::Cancelled). A status that is not known counts as under way.
///
/// # Errors
///
/// A request failed, the add-on has no migration of this id, or the time was over. A migration
/// that fails is an [`Outcome`] and no error.
pub async fn wait_for_migration(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    addon_id: impl Into<AddonId>,
    migration_id: impl Into<MigrationId>,
    wait: Wait,
) -> Result<Outcome<Migration>, WaitError> {
    let (owner_id, addon_id, id) = (owner_id.into(), addon_id.into(), migration_id.into());
    let awaited = Awaited::new("migration", id.as_str(), "over");
    let ask = async || {
        let migration = get_migration(&owner_id, &addon_id, &id).send(client).await?;
        let migration = awaited.present(migration)?;
        Ok(match migration.status {
            Some(MigrationStatus::Succeeded) => Some(Outcome::Succeeded(migration)),
            Some(MigrationStatus::Failed | MigrationStatus::Recovered) => Some(Outcome::Failed(migration)),
            Some(MigrationStatus::Aborted) => Some(Outcome::Cancelled(migration)),
            _ => None,
        })
    };
    wait.until(Usual::MIGRATION, awaited.clone(), ask).await
}
