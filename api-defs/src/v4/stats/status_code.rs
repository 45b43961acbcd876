//! How often requests were answered with which status.

use jiff::Timestamp;
use serde::Deserialize;

use crate::date;
use crate::list::null_as_default;

/// How often requests of some time were answered with which status.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct StatusCodeBucket {
    /// The time; how much of it is not documented.
    #[serde(deserialize_with = "date::required")]
    pub date: Timestamp,
    /// The statuses that occurred.
    #[serde(default, deserialize_with = "null_as_default")]
    pub statuses: Vec<StatusCodeCount>,
}

impl StatusCodeBucket {
    /// How many requests there were, whatever the status.
    pub fn total(&self) -> u64 {
        self.statuses.iter().map(|status| status.count).fold(0, u64::saturating_add)
    }
}

/// How often a status occurred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct StatusCodeCount {
    /// The status. One below 100, such as -1, is none of HTTP.
    pub code: i32,
    /// How often.
    #[serde(default, deserialize_with = "null_as_default")]
    pub count: u64,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    // Made for this test.
    const BUCKETS: &str = r#"[
        { "date": "2026-11-23T10:00:00Z", "statuses": [{ "code": 200, "count": 12 }, { "code": -1, "count": 3 },
                                                       { "code": 500, "count": null }] },
        { "date": 1700000000123, "statuses": null }
    ]"#;

    #[test]
    fn buckets_are_read() {
        let buckets: Vec<StatusCodeBucket> = serde_json::from_str(BUCKETS).unwrap();
        assert_eq!(buckets[0].date.to_string(), "2026-11-23T10:00:00Z");
        assert_eq!(buckets[0].statuses[0], StatusCodeCount { code: 200, count: 12 });
        assert_eq!((buckets[0].statuses[1].code, buckets[0].statuses[2].count), (-1, 0));
        assert_eq!(buckets[1].date.as_millisecond(), 1_700_000_000_123);
        assert!(buckets[1].statuses.is_empty());
    }

    #[test]
    fn requests_of_all_statuses_are_counted() {
        let buckets: Vec<StatusCodeBucket> = serde_json::from_str(BUCKETS).unwrap();
        assert_eq!((buckets[0].total(), buckets[1].total()), (15, 0));
    }
}
