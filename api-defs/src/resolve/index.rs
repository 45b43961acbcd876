//! Who owns what, and the two ids of each add-on.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::any::is_public;
use super::{AnyAddonId, Resource};
use crate::ids::{AddonId, AddonProviderId, ApplicationId, ConsumerKey, OwnerId, RealAddonId};
use crate::list::null_as_default;

/// Who owns what, and the two ids of each add-on: what a [`Store`](super::Store) keeps.
///
/// As JSON it is what Clever Cloud's JavaScript client keeps too.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    #[serde(rename = "ownerIdIndex", default)]
    owners: Owners,
    #[serde(rename = "addonsIndex", default)]
    addons: Addons,
}

/// The owners of everything, by id.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Owners {
    application_ids: BTreeMap<ApplicationId, OwnerId>,
    addon_ids: BTreeMap<AddonId, OwnerId>,
    addon_real_ids: BTreeMap<RealAddonId, OwnerId>,
    addon_provider_ids: BTreeMap<AddonProviderId, OwnerId>,
    oauth_consumer_ids: BTreeMap<ConsumerKey, OwnerId>,
}

/// The other id of an add-on, by each of its ids.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Addons {
    addon_ids: BTreeMap<AddonId, RealAddonId>,
    addon_real_ids: BTreeMap<RealAddonId, AddonId>,
}

impl Index {
    pub(super) fn owner_of(&self, resource: &Resource) -> Option<&OwnerId> {
        let owners = &self.owners;
        match resource {
            Resource::Application(id) => owners.application_ids.get(id),
            Resource::AddonProvider(id) => owners.addon_provider_ids.get(id),
            Resource::OauthConsumer(key) => owners.oauth_consumer_ids.get(key),
            Resource::Addon(AnyAddonId(id)) => self.owner_of_addon(id),
            Resource::ApplicationOrAddon(id) => {
                owners.application_ids.get(id.as_str()).or_else(|| self.owner_of_addon(id.as_str()))
            }
        }
    }

    fn owner_of_addon(&self, id: &str) -> Option<&OwnerId> {
        match is_public(id) {
            true => self.owners.addon_ids.get(id),
            false => self.owners.addon_real_ids.get(id),
        }
    }

    pub(super) fn addon_id(&self, real: &str) -> Option<&AddonId> {
        self.addons.addon_real_ids.get(real)
    }

    pub(super) fn real_addon_id(&self, public: &str) -> Option<&RealAddonId> {
        self.addons.addon_ids.get(public)
    }

    /// Adds what somebody has. What is known already stays: whoever comes first has it.
    fn add(&mut self, space: Space) {
        let Some(owner) = space.id else { return };
        let owned = |ids: Vec<Identified>| ids.into_iter().filter_map(|thing| thing.id);
        for id in owned(space.applications) {
            self.owners.application_ids.entry(id.into()).or_insert_with(|| owner.clone());
        }
        for id in owned(space.providers) {
            self.owners.addon_provider_ids.entry(id.into()).or_insert_with(|| owner.clone());
        }
        for key in space.consumers.into_iter().filter_map(|consumer| consumer.key) {
            self.owners.oauth_consumer_ids.entry(key).or_insert_with(|| owner.clone());
        }
        for addon in space.addons {
            if let Some(id) = &addon.id {
                self.owners.addon_ids.entry(id.clone()).or_insert_with(|| owner.clone());
            }
            if let Some(real) = &addon.real_id {
                self.owners.addon_real_ids.entry(real.clone()).or_insert_with(|| owner.clone());
            }
            if let (Some(id), Some(real)) = (addon.id, addon.real_id) {
                self.addons.addon_real_ids.entry(real.clone()).or_insert_with(|| id.clone());
                self.addons.addon_ids.entry(id).or_insert(real);
            }
        }
    }
}

/// Shows how much it knows.
impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index")
            .field("applications", &self.owners.application_ids.len())
            .field("addons", &self.owners.addon_ids.len())
            .field("addon_providers", &self.owners.addon_provider_ids.len())
            .field("oauth_consumers", &self.owners.oauth_consumer_ids.len())
            .finish()
    }
}

/// Of the [summary](crate::v2::user::Summary), the ids alone: nothing else in it can keep an owner
/// from being found.
#[derive(Debug, Deserialize)]
pub(super) struct Ids {
    user: Space,
    #[serde(default, deserialize_with = "null_as_default")]
    organisations: Vec<Space>,
}

#[derive(Debug, Deserialize)]
struct Space {
    id: Option<OwnerId>,
    #[serde(default, deserialize_with = "null_as_default")]
    applications: Vec<Identified>,
    #[serde(default, deserialize_with = "null_as_default")]
    addons: Vec<Addon>,
    #[serde(default, deserialize_with = "null_as_default")]
    consumers: Vec<Consumer>,
    #[serde(default, deserialize_with = "null_as_default")]
    providers: Vec<Identified>,
}

#[derive(Debug, Deserialize)]
struct Identified {
    id: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Addon {
    id: Option<AddonId>,
    real_id: Option<RealAddonId>,
}

#[derive(Debug, Deserialize)]
struct Consumer {
    key: Option<ConsumerKey>,
}

/// The personal space comes first. It may be among the organisations once more, which is ignored.
impl From<Ids> for Index {
    fn from(ids: Ids) -> Self {
        let mut index = Self::default();
        let user = ids.user.id.clone();
        index.add(ids.user);
        for organisation in ids.organisations.into_iter().filter(|organisation| organisation.id != user) {
            index.add(organisation);
        }
        index
    }
}
