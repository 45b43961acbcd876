//! Add-ons.

mod backup;
mod env;
mod migration;

use super::{application::env_view, catalogue};
pub(crate) use backup::Backup;
pub(crate) use env::initial as initial_env;
pub(crate) use migration::{Migration, Target};
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
    /// The name of a zone.
    pub(crate) region: String,
    /// The version that was asked for, if one was.
    pub(crate) version: Option<String>,
    pub(crate) created: u64,
    pub(crate) env: BTreeMap<String, String>,
    pub(crate) tags: Vec<String>,
    /// The oldest first.
    pub(crate) migrations: Vec<Migration>,
    /// The oldest first.
    pub(crate) backups: Vec<Backup>,
}

impl Addon {
    /// `Addon`.
    pub(crate) fn view(&self) -> Value {
        let zone = catalogue::zone(&self.region);
        json!({
            "id": self.id,
            "realId": self.real_id,
            "name": self.name,
            "region": self.region,
            "zoneId": zone.map(|zone| zone.id),
            "provider": catalogue::addon_provider(&self.provider_id),
            "plan": catalogue::plan_by_slug(&self.provider_id, &self.plan_slug),
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
            "customerTags": self.tags,
        })
    }

    /// `AddonDetails`, which say the same as the variables. A Redis has neither user nor database.
    pub(crate) fn details(&self) -> Value {
        let hosts = self.env.iter().find(|(name, _)| name.ends_with("_HOST"));
        let host = hosts.map_or("postgresql.example.com", |(_, host)| host.as_str());
        let mut details = json!({ "id": self.real_id, "host": host, "password": "password" });
        if self.provider_id == "redis-addon" {
            details["port"] = 3000.into();
            return details;
        }
        details["port"] = 5432.into();
        details["user"] = "user".into();
        details["database"] = "base".into();
        details
    }

    /// The id of the add-on's one virtual machine.
    pub(crate) fn instance_id(&self) -> String {
        let number = self.id.split_once('_').map_or(self.id.as_str(), |(_, number)| number);
        format!("instance_{number}")
    }

    /// `InstanceV2`, of the add-on's one virtual machine.
    pub(crate) fn instance_view(&self) -> Value {
        json!({
            "id": self.instance_id(),
            "appId": self.real_id,
            "ip": "192.0.2.20",
            "appPort": 5432,
            "state": "UP",
            "flavor": { "name": "XS", "mem": 1024, "cpus": 1, "price": 0.0222 },
            "commit": null,
            "deployNumber": 1,
            "deployId": null,
            "instanceNumber": 0,
            "displayName": "Quiet Heron",
            "creationDate": self.created,
        })
    }

    /// Ends the migration that is running, if one is, and brings about what it was for.
    pub(crate) fn finish_migrations(&mut self, now: u64) {
        for migration in &mut self.migrations {
            let Some(target) = migration.finish(now) else { continue };
            self.plan_slug = target.plan_slug;
            self.region = target.region;
            self.version = target.version;
        }
    }
}
