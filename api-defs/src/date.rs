//! Dates in answers, whatever their form.
//!
//! The platform writes dates as milliseconds since 1970 (most of v2), as ISO 8601 text (v4), as
//! ISO 8601 followed by `[UTC]` (a few add-ons), or as a bare date. All of them are read as a
//! [`Timestamp`].
//!
//! ```
//! #[derive(serde::Deserialize)]
//! struct Backup {
//!     #[serde(deserialize_with = "api_defs::date::required")]
//!     created: jiff::Timestamp,
//!     #[serde(default, deserialize_with = "api_defs::date::optional")]
//!     deleted: Option<jiff::Timestamp>,
//! }
//!
//! let backup: Backup = serde_json::from_str(r#"{ "created": 1700000000123, "deleted": null }"#)?;
//! assert_eq!(backup.created.to_string(), "2023-11-14T22:13:20.123Z");
//! assert!(backup.deleted.is_none());
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! Text without an offset from UTC is refused rather than guessed at, a bare date apart, which
//! stands for its midnight in UTC. Digits of a second past the ninth are dropped.

use std::borrow::Cow;
use std::fmt;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::Serializer;
use serde::de::{Deserializer, Error, Visitor};

/// Reads a date that must be there.
///
/// # Errors
///
/// The value is absent, `null`, or not one of the forms above.
pub fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    deserializer.deserialize_any(DateVisitor)
}

/// Reads a date that may be `null`, and absent under `#[serde(default)]`.
///
/// # Errors
///
/// The value is neither `null` nor one of the forms above.
pub fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    deserializer.deserialize_option(OptionVisitor)
}

/// Writes a date as ISO 8601 in UTC with milliseconds, as the JavaScript client sends it. What is
/// finer is cut off.
///
/// # Errors
///
/// Those of the serializer.
pub fn iso8601<S: Serializer>(date: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{date:.3}"))
}

/// The millisecond behind a date, as a bound in a query: whether the API counts a bound in or out,
/// what is of that date is within it.
pub(crate) fn just_after(date: Timestamp) -> Option<String> {
    let after = date.checked_add(jiff::SignedDuration::from_millis(1)).ok()?;
    Some(format!("{after:.3}"))
}

struct OptionVisitor;

impl<'de> Visitor<'de> for OptionVisitor {
    type Value = Option<Timestamp>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{EXPECTED}, or null")
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        required(deserializer).map(Some)
    }
}

const EXPECTED: &str = "a date (milliseconds since 1970, ISO 8601 with an offset, or YYYY-MM-DD)";

struct DateVisitor;

impl Visitor<'_> for DateVisitor {
    type Value = Timestamp;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_i64<E: Error>(self, milliseconds: i64) -> Result<Timestamp, E> {
        Timestamp::from_millisecond(milliseconds)
            .map_err(|_| E::custom(format_args!("date out of range: {milliseconds} ms")))
    }

    fn visit_u64<E: Error>(self, milliseconds: u64) -> Result<Timestamp, E> {
        // Beyond `i64` is beyond any date as well, and is reported as such.
        self.visit_i64(i64::try_from(milliseconds).unwrap_or(i64::MAX))
    }

    fn visit_f64<E: Error>(self, milliseconds: f64) -> Result<Timestamp, E> {
        // Whole and rest apart: their sum in nanoseconds would not fit the precision of an `f64`.
        // The casts saturate, and what saturates is out of range.
        let whole = milliseconds.floor();
        let nanoseconds = ((milliseconds - whole) * 1e6).round() as i64;
        if !milliseconds.is_finite() {
            return Err(E::custom("date out of range"));
        }
        let timestamp = self.visit_i64(whole as i64)?;
        timestamp
            .checked_add(jiff::SignedDuration::from_nanos(nanoseconds))
            .map_err(|_| E::custom(format_args!("date out of range: {milliseconds} ms")))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
        parse(text).ok_or_else(|| E::custom(format_args!("invalid date {text:?}, expected {EXPECTED}")))
    }
}

/// Reads a date in text.
pub(crate) fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let text = text.strip_suffix("[UTC]").unwrap_or(text);
    if text.len() == "YYYY-MM-DD".len() {
        let date: Date = text.parse().ok()?;
        return Some(date.to_zoned_datetime(TimeZone::UTC).ok()?.timestamp());
    }
    at_most_nanoseconds(text).parse().ok()
}

/// The text without the digits of a second past the ninth, which `jiff` does not take.
fn at_most_nanoseconds(text: &str) -> Cow<'_, str> {
    const MOST: usize = 9;
    let Some((head, tail)) = text.split_once(['.', ',']) else {
        return Cow::Borrowed(text);
    };
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    if digits <= MOST {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("{head}.{}{}", &tail[..MOST], &tail[digits..]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    struct Holder {
        #[serde(deserialize_with = "required")]
        date: Timestamp,
        #[serde(default, deserialize_with = "optional")]
        other: Option<Timestamp>,
    }

    fn read(value: &str) -> Result<String, serde_json::Error> {
        serde_json::from_str::<Holder>(&format!(r#"{{"date":{value}}}"#))
            .map(|holder| holder.date.to_string())
    }

    #[test]
    fn every_form_of_the_platform_is_read() {
        for (value, expected) in [
            ("0", "1970-01-01T00:00:00Z"),
            ("1700000000123", "2023-11-14T22:13:20.123Z"),
            ("-1", "1969-12-31T23:59:59.999Z"),
            ("1700000000123.0", "2023-11-14T22:13:20.123Z"),
            ("1.700000000123e12", "2023-11-14T22:13:20.123Z"),
            ("1700000000123.5", "2023-11-14T22:13:20.1235Z"),
            ("-0.5", "1969-12-31T23:59:59.9995Z"),
            (r#""2024-02-29T10:00:00Z""#, "2024-02-29T10:00:00Z"),
            (r#""2024-02-29T10:00:00.5Z""#, "2024-02-29T10:00:00.5Z"),
            (r#""2024-02-29T10:00:00.123456Z""#, "2024-02-29T10:00:00.123456Z"),
            (r#""2024-02-29T10:00:00.123456789123Z""#, "2024-02-29T10:00:00.123456789Z"),
            (r#""2024-02-29T10:00:00.1234567891+02:00""#, "2024-02-29T08:00:00.123456789Z"),
            (r#""2024-02-29T10:00:00+02:00""#, "2024-02-29T08:00:00Z"),
            (r#""2024-02-29T10:00:00+0200""#, "2024-02-29T08:00:00Z"),
            (r#""2024-02-29T10:00:00-05:30""#, "2024-02-29T15:30:00Z"),
            (r#""2024-02-29T10:00:00.123Z[UTC]""#, "2024-02-29T10:00:00.123Z"),
            (r#""2024-02-29T10:00Z""#, "2024-02-29T10:00:00Z"),
            (r#""2024-02-29""#, "2024-02-29T00:00:00Z"),
        ] {
            assert_eq!(read(value).unwrap(), expected, "{value}");
        }
    }

    #[test]
    fn what_is_not_a_date_is_refused_with_what_was_expected() {
        for value in [
            r#""""#,
            r#""tomorrow""#,
            r#""2024-02-30""#,
            r#""2024-02-29T25:00:00Z""#,
            r#""éééééé""#,
            r#""2024-02-29T10:00:00""#,
            r#""1700000000123""#,
            "true",
            "null",
            "[]",
        ] {
            let message = read(value).unwrap_err().to_string();
            assert!(message.contains("milliseconds since 1970"), "{value}: {message}");
        }
    }

    #[test]
    fn a_number_beyond_any_date_is_refused() {
        for value in ["9223372036854775807", "18446744073709551615", "1e300", "-1e300"] {
            let message = read(value).unwrap_err().to_string();
            assert!(message.contains("date out of range"), "{value}: {message}");
        }
    }

    #[test]
    fn an_optional_date_may_be_absent_or_null() {
        for (body, expected) in [
            (r#"{"date":0}"#, None),
            (r#"{"date":0,"other":null}"#, None),
            (r#"{"date":0,"other":1}"#, Some("1970-01-01T00:00:00.001Z")),
            (r#"{"date":0,"other":"1970-01-01"}"#, Some("1970-01-01T00:00:00Z")),
        ] {
            let holder: Holder = serde_json::from_str(body).unwrap();
            let other = holder.other.map(|date| date.to_string());
            assert_eq!(other.as_deref(), expected, "{body}");
        }
    }

    #[test]
    fn an_optional_date_that_is_there_must_be_one() {
        let body = r#"{"date":0,"other":"soon"}"#;
        let message = serde_json::from_str::<Holder>(body).unwrap_err().to_string();
        assert!(message.contains("soon"), "{message}");
    }
}
