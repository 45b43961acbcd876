//! Organisations in Grafana.

use serde::Deserialize;

/// An organisation in Grafana.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct GrafanaOrganisation {
    /// The number that Grafana has for it.
    pub id: u64,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn an_organisation_is_read_by_its_number() {
        // Made for this test.
        let organisation: GrafanaOrganisation =
            serde_json::from_str(r#"{"id":42,"fieldOfTomorrow":null}"#).unwrap();
        assert_eq!(organisation.id, 42);
    }
}
