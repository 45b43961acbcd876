//! Databases as answers show them.

use serde::Deserialize;

use crate::ids::{ClusterId, IamTokenId, OwnerId, RealAddonId};
use crate::lenient;
use crate::open_enum::open_enum;
use crate::secret::Secret;

/// A Materia database.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Database {
    /// The real id of the add-on.
    pub id: RealAddonId,
    /// The machines that it is on.
    pub cluster_id: Option<ClusterId>,
    /// Who owns it.
    pub owner_id: Option<OwnerId>,
    /// What it holds.
    pub kind: Option<DatabaseKind>,
    /// How much was ordered.
    pub plan: Option<DatabasePlan>,
    /// The host to connect to.
    pub host: Option<String>,
    /// The port to connect to.
    #[serde(default, deserialize_with = "lenient::number")]
    pub port: Option<u16>,
    /// What a connection is authorised by.
    pub token: Option<Secret>,
    /// The id of that token, presumably in [`iam`](crate::v4::iam).
    pub token_id: Option<IamTokenId>,
    /// How far it is.
    pub status: Option<DatabaseStatus>,
}

open_enum! {
    /// What a [`Database`] holds.
    DatabaseKind {
        /// Values by key.
        KeyValue = "KV",
    }
}

open_enum! {
    /// How much of a [`Database`] was ordered.
    DatabasePlan {
        /// The one plan while the product is being tried out.
        Alpha = "ALPHA",
    }
}

open_enum! {
    /// How far a [`Database`] is.
    DatabaseStatus {
        /// It is being set up.
        Provisioning = "PROVISIONING",
        /// It is there.
        Provisioned = "PROVISIONED",
        /// It is to be deleted.
        ToDelete = "TO_DELETE",
        /// It is being deleted.
        Deleting = "DELETING",
        /// It is gone.
        Deleted = "DELETED",
    }
}
