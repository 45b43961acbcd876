//! Matomo, Tardis and configuration providers: what these add-ons can do beside what every add-on
//! can.
//!
//! A Tardis is an application of Warp 10, a store of time series, with tokens to read and to write
//! it. A configuration provider holds environment variables, which the applications linked to it
//! get.
//!
//! An owner orders these add-ons like any other, with [`v2::addon`](crate::v2::addon).
//! [`create_matomo`] and [`create_tardis_addon`] take such an order in the form in which it is
//! passed to a provider.

mod config_provider;
mod matomo;
mod provision;
mod tardis;

#[cfg(test)]
mod tests;

use cc_client::endpoint;

pub use config_provider::ConfigProvider;
pub use matomo::{Matomo, MatomoToken};
pub use provision::{ProvisionAddon, ProvisionedAddon};
pub use tardis::{
    CreateTardisAddon, CreateTardisToken, RevokeTardisToken, TardisAddon, TardisAddonOptions, TardisAddons,
    TardisToken, TardisTokens,
};

use crate::ids::{OwnerId, RealAddonId, TardisTokenId};
use crate::v2::Message;
use crate::v2::application::EnvVar;

// Matomo

/// A Matomo add-on; `None` if there is none of this id.
#[endpoint(GET "/v4/addon-providers/addon-matomo/addons/<matomoId>")]
pub fn get_matomo(matomo_id: RealAddonId) -> Option<Matomo>;

/// What a token of Matomo's log-in is for.
#[endpoint(
    GET "/v4/addon-providers/addon-matomo/token/validate?<keycloakToken>",
    js = "v4.addon.getMatomoVHosts"
)]
pub fn get_matomo_vhosts(
    /// The token that Keycloak gave. It is sent as a part of the address.
    keycloak_token: &str,
) -> MatomoToken;

/// Starts the instances of a Matomo add-on again.
#[endpoint(POST "/v4/addon-providers/addon-matomo/addons/<addonId>/reboot", js = none)]
pub fn reboot_matomo(addon_id: RealAddonId);

/// Builds a Matomo add-on anew and starts it again.
#[endpoint(POST "/v4/addon-providers/addon-matomo/addons/<addonId>/rebuild", js = none)]
pub fn rebuild_matomo(addon_id: RealAddonId);

// Tardis, by its id alone

/// Creates a Tardis for the owner that the request names.
///
/// It is not sent again after a doubtful failure: a Tardis might be created twice.
#[endpoint(POST "/v4/addon-providers/addon-tardis/addons?<appOnly>")]
pub fn create_tardis(
    tardis: &CreateTardisAddon,
    /// Creates the application alone. What that leaves out is not documented; `false` unless said.
    app_only: Option<bool>,
) -> TardisAddon;

/// Deletes a Tardis; [`revert_tardis_addon_deletion`] takes that back.
#[endpoint(DELETE "/v4/addon-providers/addon-tardis/addons/<tardisId>")]
pub fn delete_tardis(tardis_id: RealAddonId);

/// A Tardis; `None` if there is none of this id.
#[endpoint(GET "/v4/addon-providers/addon-tardis/addons/<tardisId>")]
pub fn get_tardis(tardis_id: RealAddonId) -> Option<TardisAddon>;

// Tardis of an owner

/// The Tardis add-ons of an owner.
#[endpoint(
    GET "/v4/addon-providers/addon-tardis/organisations/<ownerId>/addons?<from>&<to>",
    pages = range(from, to)
)]
pub fn list_tardis_addons(
    owner_id: OwnerId,
    /// Begins with the add-on at this place, counted from 0.
    from: Option<u32>,
    /// Ends with the add-on at this place; whether that one is listed is not documented.
    to: Option<u32>,
) -> TardisAddons;

/// Creates a Tardis for an owner.
///
/// It is not sent again after a doubtful failure: a Tardis might be created twice.
#[endpoint(POST "/v4/addon-providers/addon-tardis/organisations/<ownerId>/addons?<appOnly>")]
pub fn create_tardis_addon_with_owner(
    owner_id: OwnerId,
    options: &TardisAddonOptions,
    /// Creates the application alone. What that leaves out is not documented; `false` unless said.
    app_only: Option<bool>,
) -> TardisAddon;

/// Deletes a Tardis of an owner; [`revert_tardis_addon_deletion`] takes that back.
#[endpoint(DELETE "/v4/addon-providers/addon-tardis/organisations/<ownerId>/addon/<tardisId>")]
pub fn delete_tardis_addon_with_owner(owner_id: OwnerId, tardis_id: RealAddonId);

/// A Tardis of an owner; `None` if the owner has none of this id.
#[endpoint(GET "/v4/addon-providers/addon-tardis/organisations/<ownerId>/addon/<tardisId>")]
pub fn get_tardis_addon_with_owner(owner_id: OwnerId, tardis_id: RealAddonId) -> Option<TardisAddon>;

/// Takes the deletion of a Tardis back, so that it is in use again.
#[endpoint(POST "/v4/addon-providers/addon-tardis/organisations/<ownerId>/addon/<tardisId>/revert")]
pub fn revert_tardis_addon_deletion(owner_id: OwnerId, tardis_id: RealAddonId) -> Message;

// Tokens of a Tardis

/// The tokens of a Tardis.
#[endpoint(
    GET "/v4/addon-providers/addon-tardis/organisations/<ownerId>/addon/<tardisId>/tokens?<onlyId>&<from>&<to>",
    pages = range(from, to)
)]
pub fn list_tardis_addon_tokens(
    owner_id: OwnerId,
    tardis_id: RealAddonId,
    /// Only ids and names: the tokens themselves and their dates are left out. `false` unless
    /// said.
    only_id: Option<bool>,
    /// Begins with the token at this place, counted from 0.
    from: Option<u32>,
    /// Ends with the token at this place; whether that one is listed is not documented.
    to: Option<u32>,
) -> TardisTokens;

/// Creates a token to read or to write a Tardis.
///
/// It is not sent again after a doubtful failure: two tokens might be created.
#[endpoint(POST "/v4/addon-providers/addon-tardis/organisations/<ownerId>/addon/<tardisId>/tokens")]
pub fn create_tardis_token(
    owner_id: OwnerId,
    tardis_id: RealAddonId,
    token: &CreateTardisToken,
) -> TardisToken;

/// Deletes a token by its id.
///
/// [`revoke_and_delete_tardis_addon_token`] does it by the token itself.
#[endpoint(DELETE "/v4/addon-providers/addon-tardis/organisations/<ownerId>/addon/<tardisId>/token/<tokenId>")]
pub fn delete_tardis_addon_token(owner_id: OwnerId, tardis_id: RealAddonId, token_id: TardisTokenId);

/// A token of a Tardis; `None` if the Tardis has none of this id.
#[endpoint(GET "/v4/addon-providers/addon-tardis/organisations/<ownerId>/addon/<tardisId>/token/<tokenId>")]
pub fn get_tardis_token(
    owner_id: OwnerId,
    tardis_id: RealAddonId,
    token_id: TardisTokenId,
) -> Option<TardisToken>;

/// Revokes a token and deletes it, whichever Tardis it is of.
#[endpoint(POST "/v4/addon-providers/addon-tardis/token/revoke")]
pub fn revoke_and_delete_tardis_addon_token(token: &RevokeTardisToken);

// Configuration providers

/// A configuration provider with its variables; `None` if there is none of this id.
#[endpoint(GET "/v4/addon-providers/config-provider/addons/<configurationProviderId>")]
pub fn get_config_provider(configuration_provider_id: RealAddonId) -> Option<ConfigProvider>;

/// The variables of a configuration provider; `None` if there is none of this id.
#[endpoint(GET "/v4/addon-providers/config-provider/addons/<configurationProviderId>/env")]
pub fn get_config_provider_env(configuration_provider_id: RealAddonId) -> Option<Vec<EnvVar>>;

/// Replaces the variables of a configuration provider by these, and answers them.
///
/// A variable that is not among them is removed.
#[endpoint(PUT "/v4/addon-providers/config-provider/addons/<configurationProviderId>/env")]
pub fn update_config_provider_env(configuration_provider_id: RealAddonId, env: &[EnvVar]) -> Vec<EnvVar>;

// Orders, as they are passed to a provider

/// Sets a Matomo up for an order.
///
/// The platform's documentation has the path without `/v4`. It is not sent again after a doubtful
/// failure: a Matomo might be created twice.
#[endpoint(POST "/v4/v2/providers/addon-matomo/resources")]
pub fn create_matomo(order: &ProvisionAddon) -> ProvisionedAddon;

/// Deletes a Matomo.
///
/// The platform's documentation has the path without `/v4`.
#[endpoint(DELETE "/v4/v2/providers/addon-matomo/resources/<matomoId>")]
pub fn delete_matomo(matomo_id: RealAddonId);

/// Sets a Tardis up for an order.
///
/// The platform's documentation has the path without `/v4`. It is not sent again after a doubtful
/// failure: a Tardis might be created twice.
#[endpoint(POST "/v4/v2/providers/addon-tardis/resources")]
pub fn create_tardis_addon(order: &ProvisionAddon) -> ProvisionedAddon;

/// Deletes a Tardis that was set up by [`create_tardis_addon`].
///
/// The platform's documentation has the path without `/v4`.
#[endpoint(DELETE "/v4/v2/providers/addon-tardis/resources/<tardisId>")]
pub fn delete_tardis_addon(tardis_id: RealAddonId);

/// A Tardis that was set up by [`create_tardis_addon`]; `None` if there is none of this id.
///
/// The platform's documentation has the path without `/v4`.
#[endpoint(GET "/v4/v2/providers/addon-tardis/resources/<tardisId>")]
pub fn get_tardis_addon(tardis_id: RealAddonId) -> Option<TardisAddon>;
