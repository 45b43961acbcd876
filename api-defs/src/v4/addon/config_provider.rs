//! Configuration providers.

use jiff::Timestamp;
use serde::Deserialize;

use crate::date;
use crate::ids::{OwnerId, RealAddonId};
use crate::list::null_as_default;
use crate::v2::application::EnvVar;

/// A configuration provider: environment variables that several applications share.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ConfigProvider {
    /// The id, `config_…`.
    pub id: Option<RealAddonId>,
    /// Who owns it.
    pub owner_id: Option<OwnerId>,
    /// When it was ordered.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// Its variables.
    #[serde(default, deserialize_with = "null_as_default")]
    pub env: Vec<EnvVar>,
}
