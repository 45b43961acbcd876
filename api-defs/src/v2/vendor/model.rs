//! Add-ons as their provider sees them.

use serde::Deserialize;

use crate::ids::{AddonId, AddonProviderId, OwnerId, ZoneName};
use crate::list::null_as_default;
use crate::v2::application::EnvVars;

/// An add-on of the provider.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ProvidedAddon {
    /// The public id, `addon_…`.
    pub addon_id: AddonId,
    /// The provider.
    pub provider_id: Option<AddonProviderId>,
    /// An id that is part of the scheme of Heroku.
    pub heroku_id: Option<String>,
    /// The address that tells more of it, the one of
    /// [`get_application_info`](super::get_application_info).
    pub callback_url: Option<String>,
    /// Its plan, by the plan's name for commands.
    pub plan: Option<String>,
    /// Who owns it.
    pub owner_id: Option<OwnerId>,
}

/// All that a provider can know of one of its add-ons.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ProvidedAddonInfo {
    /// The public id, `addon_…`.
    pub id: AddonId,
    /// The name that the owner gave it.
    pub name: Option<String>,
    /// The environment variables that it gives to applications.
    #[serde(default, deserialize_with = "null_as_default")]
    pub config: EnvVars,
    /// The address that tells this.
    pub callback_url: Option<String>,
    /// Who owns it.
    pub owner_id: Option<OwnerId>,
    /// The owner's name.
    pub owner_name: Option<String>,
    /// One of the owner's e-mail addresses.
    pub owner_email: Option<String>,
    /// All of the owner's e-mail addresses.
    #[serde(default, deserialize_with = "null_as_default")]
    pub owner_emails: Vec<String>,
    /// Where it runs.
    pub region: Option<ZoneName>,
    /// Part of the scheme of Heroku; the platform gives none.
    #[serde(default, deserialize_with = "null_as_default")]
    pub domains: Vec<String>,
}
