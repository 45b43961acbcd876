//! Add-ons as other services' answers show them.

use jiff::Timestamp;
use serde::Deserialize;

use crate::date;
use crate::ids::{AddonId, RealAddonId, ZoneId, ZoneName};
use crate::list::null_as_default;
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
    /// The names of the environment variables that it gives to the applications linked to it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub config_keys: Vec<String>,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    // Made for this test.
    const ADDON: &str = r#"{
        "id": "addon_4f2c3a7e", "name": "orders-db", "realId": "postgresql_8d1b6f90",
        "region": "par", "zoneId": "b0b3b0a2-9d0b-4d2e-8f0f-0a1d1f1b7f11",
        "provider": { "id": "postgresql-addon", "name": "PostgreSQL", "status": "RELEASE",
                      "regions": ["par"], "plans": null },
        "plan": { "id": "plan_5d8e9596", "name": "XS Small Space", "slug": "xs_sml", "price": 17.5,
                  "features": [{ "name": "Max DB size", "type": "BYTES", "value": "1 GB",
                                 "computable_value": "1073741824", "name_code": "disk-size" }],
                  "zones": ["par"], "price_id": "postgresql.xs_sml" },
        "creationDate": 1700000000123,
        "configKeys": ["POSTGRESQL_ADDON_URI", "POSTGRESQL_ADDON_PASSWORD"]
    }"#;

    #[test]
    fn an_addon_is_read() {
        let addon: Addon = serde_json::from_str(ADDON).unwrap();
        assert_eq!(addon.id, "addon_4f2c3a7e");
        assert_eq!(addon.real_id.unwrap(), "postgresql_8d1b6f90");
        assert_eq!(addon.region.unwrap(), "par");
        assert_eq!(addon.provider.unwrap().id, "postgresql-addon");
        let plan = addon.plan.unwrap();
        assert_eq!(plan.id, "plan_5d8e9596");
        assert_eq!(plan.price_id.as_deref(), Some("postgresql.xs_sml"));
        assert_eq!(plan.features[0].computable_value.as_deref(), Some("1073741824"));
        assert_eq!(addon.creation_date.unwrap().as_millisecond(), 1_700_000_000_123);
        assert_eq!(addon.config_keys.len(), 2);
    }

    #[test]
    fn only_the_id_is_needed() {
        let addon: Addon = serde_json::from_str(r#"{"id":"addon_1","plan":null,"configKeys":null}"#).unwrap();
        assert_eq!(addon.id, "addon_1");
        assert!(addon.plan.is_none() && addon.config_keys.is_empty());
    }
}
