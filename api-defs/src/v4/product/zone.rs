//! Zones as answers show them.

use serde::Deserialize;

use crate::ids::{ZoneId, ZoneName};
use crate::lenient;
use crate::list::null_as_default;

/// A place where applications and add-ons run.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Zone {
    /// The id, a UUID.
    pub id: Option<ZoneId>,
    /// The name, such as `par`.
    pub name: ZoneName,
    /// The country, in English.
    pub country: Option<String>,
    /// The country, as an ISO 3166-1 code of two letters.
    pub country_code: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The name for people, where it is not the city's.
    pub display_name: Option<String>,
    /// Degrees of latitude, north of the equator positive.
    pub lat: Option<f64>,
    /// Degrees of longitude, east of Greenwich positive.
    pub lon: Option<f64>,
    /// The addresses that requests out of the zone come from.
    #[serde(rename = "outboundIPs", default, deserialize_with = "null_as_default")]
    pub outbound_ips: Vec<String>,
    /// What the zone is, such as who runs it or which norms it fulfils.
    #[serde(default, deserialize_with = "null_as_default")]
    pub tags: Vec<String>,
    /// How the zone is. Which values there are is not documented; what is not text is read as
    /// absent.
    #[serde(default, deserialize_with = "lenient::text")]
    pub status: Option<String>,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    // Made for this test.
    const ZONE: &str = r#"{
        "id": "b0b3b0a2-9d0b-4d2e-8f0f-0a1d1f1b7f11", "name": "par", "country": "France",
        "countryCode": "FR", "city": "Paris", "displayName": null, "lat": 48.87, "lon": 2.33,
        "outboundIPs": ["192.0.2.0/24"], "tags": ["infra:clever-cloud"], "status": "ACTIVE"
    }"#;

    #[test]
    fn a_zone_is_read() {
        let zone: Zone = serde_json::from_str(ZONE).unwrap();
        assert_eq!(zone.name, "par");
        assert_eq!(zone.country_code.as_deref(), Some("FR"));
        assert_eq!((zone.lat, zone.lon), (Some(48.87), Some(2.33)));
        assert_eq!(zone.outbound_ips, ["192.0.2.0/24"]);
        assert_eq!(zone.tags, ["infra:clever-cloud"]);
        assert_eq!(zone.status.unwrap(), "ACTIVE");
    }

    #[test]
    fn a_zone_needs_its_name_only() {
        let zone: Zone = serde_json::from_str(r#"{"name":"mtl","outboundIPs":null}"#).unwrap();
        assert_eq!(zone.name, "mtl");
        assert!(zone.outbound_ips.is_empty() && zone.id.is_none());
    }
}
