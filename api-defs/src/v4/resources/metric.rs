//! Series of measures.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer};

use crate::lenient;
use crate::list::null_as_default;
use crate::open_enum::open_enum;

/// What was measured of one thing, over time.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct MetricSeries {
    /// What was measured.
    pub name: MetricKind,
    /// The measures.
    #[serde(default, deserialize_with = "null_as_default")]
    pub data: Vec<MetricPoint>,
}

/// A measure.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct MetricPoint {
    /// When it was taken. On the wire these are microseconds since 1970.
    #[serde(default, deserialize_with = "microseconds")]
    pub timestamp: Option<Timestamp>,
    /// The value, on the wire a number or its text; `None` if there is none. The unit is not
    /// documented.
    #[serde(default, deserialize_with = "lenient::float")]
    pub value: Option<f64>,
}

/// Reads microseconds since 1970; what are none is read as absent.
fn microseconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    let microseconds = lenient::number(deserializer)?;
    Ok(microseconds.and_then(|microseconds| Timestamp::from_microsecond(microseconds).ok()))
}

open_enum! {
    /// What is measured of a resource.
    MetricKind {
        /// The use of its processors.
        Cpu = "cpu",
        /// The use of its memory.
        Memory = "mem",
        /// The load of its machine over a minute, as Unix has it.
        Load1 = "load1",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    // Made for this test.
    const SERIES: &str = r#"[
        { "name": "cpu", "data": [{ "timestamp": 1700000000123456, "value": "0.25" },
                                  { "timestamp": 1700000120123456.0, "value": 1.5 },
                                  { "timestamp": null, "value": null },
                                  { "timestamp": 1e300, "value": "none" }, {}] },
        { "name": "disk", "data": null }
    ]"#;

    #[test]
    fn series_are_read_to_the_microsecond() {
        let series: Vec<MetricSeries> = serde_json::from_str(SERIES).unwrap();
        assert_eq!(series[0].name, MetricKind::Cpu);
        let points: Vec<_> = series[0]
            .data
            .iter()
            .map(|point| (point.timestamp.map(|at| at.to_string()), point.value))
            .collect();
        assert_eq!(
            points,
            [
                (Some("2023-11-14T22:13:20.123456Z".to_owned()), Some(0.25)),
                (Some("2023-11-14T22:15:20.123456Z".to_owned()), Some(1.5)),
                (None, None),
                (None, None),
                (None, None),
            ]
        );
        assert_eq!(series[1].name, MetricKind::from("disk"));
        assert!(series[1].data.is_empty());
    }
}
