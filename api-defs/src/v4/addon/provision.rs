//! Orders of add-ons, as they are passed to providers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{OwnerId, RealAddonId, UserId, ZoneName};
use crate::list::null_as_default;
use crate::secret::{SecretValue, SentSecret};

/// The order of an add-on. Nothing in it is documented to be needed, nor what the values mean.
///
/// ```
/// use api_defs::v4::addon::ProvisionAddon;
///
/// let order = ProvisionAddon::new().owner_id("orga_1").plan("BETA").region("par");
/// ```
///
/// `Debug` shows no URL, no token and no value of an option.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ProvisionAddon {
    #[serde(skip_serializing_if = "Option::is_none")]
    callback_url: Option<SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    heroku_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logplex_token: Option<SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logs_collector: Option<SentSecret>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    options: BTreeMap<String, SentSecret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner_id: Option<OwnerId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<ZoneName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
}

impl ProvisionAddon {
    /// An order that says nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where the provider asks for more about the add-on.
    #[must_use]
    pub fn callback_url(mut self, url: impl Into<String>) -> Self {
        self.callback_url = Some(SentSecret::from(url));
        self
    }

    /// The add-on by the id that whoever passes the order on has for it.
    #[must_use]
    pub fn heroku_id(mut self, id: impl Into<String>) -> Self {
        self.heroku_id = Some(id.into());
        self
    }

    /// The token with which the add-on sends its logs.
    #[must_use]
    pub fn logplex_token(mut self, token: impl Into<String>) -> Self {
        self.logplex_token = Some(SentSecret::from(token));
        self
    }

    /// Where the add-on sends its logs.
    #[must_use]
    pub fn logs_collector(mut self, collector: impl Into<String>) -> Self {
        self.logs_collector = Some(SentSecret::from(collector));
        self
    }

    /// Sets an option; which ones there are is up to the provider.
    #[must_use]
    pub fn option(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.insert(name.into(), SentSecret::from(value));
        self
    }

    /// Who is to own the add-on.
    #[must_use]
    pub fn owner_id(mut self, owner: impl Into<OwnerId>) -> Self {
        self.owner_id = Some(owner.into());
        self
    }

    /// The plan.
    #[must_use]
    pub fn plan(mut self, plan: impl Into<String>) -> Self {
        self.plan = Some(plan.into());
        self
    }

    /// Where it is to run.
    #[must_use]
    pub fn region(mut self, region: impl Into<ZoneName>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Who orders it.
    #[must_use]
    pub fn user_id(mut self, user: impl Into<UserId>) -> Self {
        self.user_id = Some(user.into());
        self
    }

    /// The version that it is to run.
    #[must_use]
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }
}

/// What a provider answers to an order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ProvisionedAddon {
    /// The id of the product behind the add-on, such as `tardis_…`.
    pub id: Option<RealAddonId>,
    /// What the applications linked to the add-on are to know, by name: credentials for one. Each
    /// value of a Tardis is text.
    #[serde(default, deserialize_with = "null_as_default")]
    pub config: BTreeMap<String, SecretValue>,
    /// A sentence for people.
    pub message: Option<String>,
}
