//! Backups of add-ons: what there is to download and restore.

mod command;
mod model;

#[cfg(test)]
mod tests;

use cc_client::endpoint;

pub use command::{RestorableBackup, get_restorable_backups};
pub use model::Backup;

use crate::ids::{OwnerId, RealAddonId};

/// The backups of an add-on.
#[endpoint(GET "/v2/backups/<ownerId>/<ref>")]
pub fn get_backups(
    owner_id: OwnerId,
    /// The add-on by its real id, which is not the one that the endpoints of
    /// [`addon`](super::addon) take.
    r#ref: RealAddonId,
) -> Vec<Backup>;
