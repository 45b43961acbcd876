//! Metabase add-ons: dashboards on databases, run by the platform.
//!
//! An add-on is an application with a PostgreSQL database, see [`Metabase::resources`].

mod model;

#[cfg(test)]
mod tests;

use cc_client::endpoint;

pub use model::Metabase;

use super::addon_providers::{UpdateVersion, VersionCheck};
use crate::ids::RealAddonId;

/// A Metabase add-on; `None` if there is none of this id.
#[endpoint(GET "/v4/addon-providers/addon-metabase/addons/<addonId>", js = none)]
pub fn get(addon_id: RealAddonId) -> Option<Metabase>;

/// Starts the instances of the add-on again.
#[endpoint(POST "/v4/addon-providers/addon-metabase/addons/<addonId>/reboot", js = none)]
pub fn reboot(addon_id: RealAddonId);

/// Builds the add-on anew and starts it again.
#[endpoint(POST "/v4/addon-providers/addon-metabase/addons/<addonId>/rebuild", js = none)]
pub fn rebuild(addon_id: RealAddonId);

// Versions

/// The version that the add-on runs, and those that it could run.
#[endpoint(GET "/v4/addon-providers/addon-metabase/addons/<addonId>/version/check", js = none)]
pub fn check_version(addon_id: RealAddonId) -> VersionCheck;

/// Moves the add-on to another version, one of those of [`check_version`].
#[endpoint(POST "/v4/addon-providers/addon-metabase/addons/<addonId>/version/update", js = none)]
pub fn update_version(addon_id: RealAddonId, version: &UpdateVersion) -> Metabase;
