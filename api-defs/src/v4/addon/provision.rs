//! Orders of add-ons, as they are passed to providers.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ids::{OwnerId, RealAddonId, UserId, ZoneName};
use crate::list::null_as_default;
use crate::secret::Redacted;

/// The order of an add-on. Nothing in it is documented to be needed, nor what the values mean.
///
/// ```
/// use api_defs::v4::addon::ProvisionAddon;
///
/// let order = ProvisionAddon::new().owner("orga_1").plan("BETA").region("par");
/// ```
///
/// `Debug` shows no URL, no token and no value of an option.
#[derive(Clone, PartialEq, Eq, Default, Serialize)]
pub struct ProvisionAddon {
    #[serde(skip_serializing_if = "Option::is_none")]
    callback_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    heroku_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logplex_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logs_collector: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<BTreeMap<String, String>>,
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
        self.callback_url = Some(url.into());
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
        self.logplex_token = Some(token.into());
        self
    }

    /// Where the add-on sends its logs.
    #[must_use]
    pub fn logs_collector(mut self, collector: impl Into<String>) -> Self {
        self.logs_collector = Some(collector.into());
        self
    }

    /// The options of the add-on by name, all of them.
    #[must_use]
    pub fn options<N: Into<String>, V: Into<String>>(
        mut self,
        options: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let options = options.into_iter().map(|(name, value)| (name.into(), value.into()));
        self.options = Some(options.collect());
        self
    }

    /// Who is to own the add-on.
    #[must_use]
    pub fn owner(mut self, owner: impl Into<OwnerId>) -> Self {
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
    pub fn user(mut self, user: impl Into<UserId>) -> Self {
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

impl fmt::Debug for ProvisionAddon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let options = self.options.as_ref().map(|options| names(options.keys()));
        f.debug_struct("ProvisionAddon")
            .field("callback_url", &self.callback_url.as_ref().map(|_| Redacted))
            .field("heroku_id", &self.heroku_id)
            .field("logplex_token", &self.logplex_token.as_ref().map(|_| Redacted))
            .field("logs_collector", &self.logs_collector.as_ref().map(|_| Redacted))
            .field("options", &options)
            .field("owner_id", &self.owner_id)
            .field("plan", &self.plan)
            .field("region", &self.region)
            .field("user_id", &self.user_id)
            .field("version", &self.version)
            .finish()
    }
}

/// What a provider answers to an order. `Debug` shows the names in
/// [`config`](Self::config) and not their values.
#[derive(Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct ProvisionedAddon {
    /// The id of the product behind the add-on, such as `tardis_…`.
    pub id: Option<RealAddonId>,
    /// What the applications linked to the add-on are to know, by name: credentials for one. Each
    /// value of a Tardis is text.
    #[serde(default, deserialize_with = "null_as_default")]
    pub config: BTreeMap<String, Value>,
    /// A sentence for people.
    pub message: Option<String>,
}

impl fmt::Debug for ProvisionedAddon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProvisionedAddon")
            .field("id", &self.id)
            .field("config", &names(self.config.keys()))
            .field("message", &self.message)
            .finish()
    }
}

/// A map without its values.
fn names<'a>(keys: impl Iterator<Item = &'a String>) -> BTreeMap<&'a String, Redacted> {
    keys.map(|name| (name, Redacted)).collect()
}
