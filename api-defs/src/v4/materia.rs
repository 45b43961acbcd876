//! Materia databases. The key-value store, Materia KV, is the one kind that is known.
//!
//! [`iam::create_materia_db_kv_token`](super::iam::create_materia_db_kv_token) makes further
//! tokens for them.

mod model;

#[cfg(test)]
mod tests;

use cc_client::endpoint;

pub use model::{Database, DatabaseKind, DatabasePlan, DatabaseStatus};

use crate::ids::{OwnerId, RealAddonId};

/// One database, with how to connect to it; `None` if the owner has none of this id.
#[endpoint(GET "/v4/materia/organisations/<ownerId>/materia/databases/<id>")]
pub fn get_materia_kv_info(
    owner_id: OwnerId,
    /// The add-on by its real id; not `addon_…`.
    id: RealAddonId,
) -> Option<Database>;
