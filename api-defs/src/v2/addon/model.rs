//! Add-ons as answers show them.

use jiff::Timestamp;
use serde::Deserialize;

use crate::date;
use crate::ids::{AddonId, RealAddonId, UserId, ZoneId, ZoneName};
use crate::list::null_as_default;
use crate::secret::Secret;
use crate::v2::product::{AddonPlan, AddonProvider};

/// An add-on: a database, a storage, or another service that an owner ordered.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Addon {
    /// The public id, which the v2 endpoints take.
    pub id: AddonId,
    /// The id of the product behind the add-on, which the v4 endpoints take.
    pub real_id: Option<RealAddonId>,
    /// The name that the owner gave it.
    pub name: Option<String>,
    /// Where it runs.
    pub region: Option<ZoneName>,
    /// Where it runs, by the zone's id.
    pub zone_id: Option<ZoneId>,
    /// Who provides it.
    pub provider: Option<AddonProvider>,
    /// What was ordered.
    pub plan: Option<AddonPlan>,
    /// When it was ordered.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// The names of the environment variables that it gives to the applications linked to it;
    /// [`get_all_env_vars`](super::get_all_env_vars) gives their values.
    #[serde(default, deserialize_with = "null_as_default")]
    pub config_keys: Vec<String>,
}

/// What a browser logs in to the dashboard of an add-on with.
///
/// It sends all but the address as a form, under the names that the fields have on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct AddonSso {
    /// The address that the form is posted to.
    pub url: String,
    /// The id that the provider gave to the add-on.
    pub id: Option<RealAddonId>,
    /// When the token was made, in milliseconds since 1970. It is part of what the token is made
    /// of, so it is kept as it came.
    pub timestamp: Option<i64>,
    /// The token, made of the id, the time and a secret of the provider.
    pub token: Option<Secret>,
    /// A signature; what it covers is not documented.
    pub signature: Option<Secret>,
    /// The user's e-mail address.
    pub email: Option<String>,
    /// The user's name.
    pub name: Option<String>,
    /// The user's id.
    pub user_id: Option<UserId>,
    /// A signature on what is said of the user.
    pub userinfo_signature: Option<Secret>,
    /// What the dashboard may show of the platform beside itself. On the wire it is called
    /// `nav-data`.
    #[serde(rename = "nav-data")]
    pub nav_data: Option<String>,
}
