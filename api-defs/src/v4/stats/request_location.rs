//! Places of requests.

use serde::Deserialize;

use crate::lenient;

/// A place that requests come from.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RequestLocation {
    /// Degrees of latitude, north of the equator positive.
    #[serde(default, deserialize_with = "lenient::float")]
    pub lat: Option<f64>,
    /// Degrees of longitude, east of Greenwich positive. On the wire it is called `long`.
    #[serde(rename = "long", default, deserialize_with = "lenient::float")]
    pub lon: Option<f64>,
    /// The city; only [`live_requests`](super::live_requests) gives it.
    pub city: Option<String>,
    /// How many requests came from there.
    #[serde(default, deserialize_with = "lenient::number")]
    pub access_count: Option<u64>,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    // Made for this test.
    const PLACES: &str = r#"[
        { "lat": 47.2184, "long": -1.5536, "city": "Nantes", "accessCount": 12 },
        { "lat": 52, "long": 13, "city": null, "accessCount": 1, "fieldOfTomorrow": {} }
    ]"#;

    #[test]
    fn places_are_read() {
        let places: Vec<RequestLocation> = serde_json::from_str(PLACES).unwrap();
        assert_eq!((places[0].lat, places[0].lon), (Some(47.2184), Some(-1.5536)));
        assert_eq!((places[0].city.as_deref(), places[0].access_count), (Some("Nantes"), Some(12)));
        assert_eq!((places[1].lat, places[1].lon, &places[1].city), (Some(52.0), Some(13.0), &None));
    }

    #[test]
    fn a_place_that_is_not_known_costs_none_of_the_others() {
        let body = r#"[{},{"lat":null,"long":null,"city":"Nantes","accessCount":null}]"#;
        let places: Vec<RequestLocation> = serde_json::from_str(body).unwrap();
        assert_eq!((places[0].lat, places[0].access_count), (None, None));
        assert_eq!((places[1].lon, places[1].city.as_deref()), (None, Some("Nantes")));
    }

    #[test]
    fn a_heat_map_may_have_no_points() {
        let points: crate::List<RequestLocation> = serde_json::from_str("null").unwrap();
        assert!(points.is_empty());
    }

    #[test]
    fn the_time_is_sent() {
        let at = |text: &str| text.parse::<jiff::Timestamp>().unwrap();
        let (from, to) = (at("2026-11-23T10:00:00Z"), at("2026-11-23T11:00:00Z"));
        let query = "?applicationId=app_1&from=2026-11-23T10%3A00%3A00.000Z&to=2026-11-23T11%3A00%3A00.000Z";
        let base = "/v4/stats/organisations/orga_1";

        let call = super::super::fetch_heatmap_points("orga_1").application_id("app_1").from(from).to(to);
        assert_eq!(call.target(), format!("{base}/requests{query}"));
        let call = super::super::get_status_code_distribution("orga_1");
        let call = call.application_id("app_1").from(from).to(to);
        assert_eq!(call.target(), format!("{base}/http-status-codes{query}"));
    }
}
