//! Add-ons, as far as applications are linked to them.

use super::{application::env_view, catalogue};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// An add-on. It has two ids: the public one (`addon_…`) and the real one (`postgresql_…`).
#[derive(Debug)]
pub(crate) struct Addon {
    pub(crate) id: String,
    pub(crate) real_id: String,
    pub(crate) owner_id: String,
    pub(crate) name: String,
    pub(crate) provider_id: String,
    pub(crate) plan_slug: String,
    pub(crate) created: u64,
    pub(crate) env: BTreeMap<String, String>,
}

impl Addon {
    /// `Addon`.
    pub(crate) fn view(&self) -> Value {
        let provider = catalogue::addon_provider(&self.provider_id).unwrap_or_default();
        let plans = provider["plans"].as_array().cloned().unwrap_or_default();
        let plan = plans.into_iter().find(|plan| plan["slug"] == self.plan_slug.as_str());
        let zone = catalogue::zone(catalogue::DEFAULT_ZONE);
        json!({
            "id": self.id,
            "realId": self.real_id,
            "name": self.name,
            "region": catalogue::DEFAULT_ZONE,
            "zoneId": zone.map(|zone| zone.id),
            "provider": provider,
            "plan": plan,
            "creationDate": self.created,
            "configKeys": self.env.keys().collect::<Vec<_>>(),
        })
    }

    /// `LinkedAddonEnvironment`.
    pub(crate) fn linked_env(&self) -> Value {
        json!({
            "provider_id": self.provider_id,
            "addon_id": self.id,
            "addon_name": self.name,
            "env": env_view(&self.env),
        })
    }

    /// `AddonSummary`.
    pub(crate) fn summary(&self) -> Value {
        json!({
            "id": self.id,
            "realId": self.real_id,
            "name": self.name,
            "providerId": self.provider_id,
            "logoUrl": format!("https://assets.example.com/logos/{}.svg", self.provider_id),
            "systemTags": [],
            "customerTags": [],
        })
    }
}
