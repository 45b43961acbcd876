//! Otoroshi add-ons: gateways to APIs, run by the platform.
//!
//! An add-on is an application with a Redis database, see [`Otoroshi::resources`].

mod model;

#[cfg(test)]
mod tests;

use cc_client::{Text, endpoint};

pub use model::{Otoroshi, OtoroshiApi};

use super::addon_providers::{UpdateVersion, VersionCheck};
use crate::ids::RealAddonId;

/// An Otoroshi add-on; `None` if there is none of this id.
#[endpoint(GET "/v4/addon-providers/addon-otoroshi/addons/<addonId>", js = none)]
pub fn get(addon_id: RealAddonId) -> Option<Otoroshi>;

/// The configuration of the add-on, as YAML.
///
/// It may hold secrets: take care where it goes.
#[endpoint(
    GET "/v4/addon-providers/addon-otoroshi/addons/<addonId>/config.yaml",
    accept = "application/yaml",
    js = none,
)]
pub fn get_config(addon_id: RealAddonId) -> Text;

/// Starts the instances of the add-on again.
#[endpoint(POST "/v4/addon-providers/addon-otoroshi/addons/<addonId>/reboot", js = none)]
pub fn reboot(addon_id: RealAddonId);

/// Builds the add-on anew and starts it again.
#[endpoint(POST "/v4/addon-providers/addon-otoroshi/addons/<addonId>/rebuild", js = none)]
pub fn rebuild(addon_id: RealAddonId);

// Versions

/// The version that the add-on runs, and those that it could run.
#[endpoint(GET "/v4/addon-providers/addon-otoroshi/addons/<addonId>/version/check", js = none)]
pub fn check_version(addon_id: RealAddonId) -> VersionCheck;

/// Moves the add-on to another version, one of those of [`check_version`].
#[endpoint(POST "/v4/addon-providers/addon-otoroshi/addons/<addonId>/version/update", js = none)]
pub fn update_version(addon_id: RealAddonId, version: &UpdateVersion) -> Otoroshi;

// Network group

/// Gives the add-on a network group of its own, whose id is in [`Otoroshi::features`].
#[endpoint(POST "/v4/addon-providers/addon-otoroshi/addons/<addonId>/networkgroup", js = none)]
pub fn create_network_group(addon_id: RealAddonId) -> Otoroshi;

/// Takes the add-on's network group away, see [`create_network_group`].
#[endpoint(DELETE "/v4/addon-providers/addon-otoroshi/addons/<addonId>/networkgroup", js = none)]
pub fn delete_network_group(addon_id: RealAddonId);
