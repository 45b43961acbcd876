//! Dates as microseconds since 1970, in which metrics count.
//!
//! ```
//! use api_defs::util::micros;
//!
//! let date = micros::from_iso("2020-03-11T11:11:11.111345Z")?;
//! assert_eq!(date, 1_583_925_071_111_345);
//! assert_eq!(micros::to_iso(date + micros::HOUR)?, "2020-03-11T12:11:11.111345Z");
//! # Ok::<(), micros::MicrosError>(())
//! ```

use std::fmt;

use jiff::Timestamp;

use crate::date;

/// A second in microseconds.
pub const SECOND: i64 = 1_000_000;

/// An hour in microseconds.
pub const HOUR: i64 = 3_600 * SECOND;

/// Why something is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MicrosError {
    /// The text is not one of the forms of [`date`](mod@date).
    Unreadable,
    /// The date is not in the years -9999 to 9999.
    OutOfRange,
}

impl fmt::Display for MicrosError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "this is not a date in ISO 8601 with an offset from UTC",
            Self::OutOfRange => "the date is not in the years -9999 to 9999",
        })
    }
}

impl std::error::Error for MicrosError {}

/// The current date.
pub fn now() -> i64 {
    from_timestamp(Timestamp::now())
}

/// The date of a number of microseconds, negative before 1970.
///
/// # Errors
///
/// It is [out of range](MicrosError::OutOfRange).
pub fn to_timestamp(micros: i64) -> Result<Timestamp, MicrosError> {
    Timestamp::from_microsecond(micros).map_err(|_| MicrosError::OutOfRange)
}

/// The microseconds of a date; what is finer is dropped, towards the past.
pub fn from_timestamp(date: Timestamp) -> i64 {
    let towards_1970 = date.as_microsecond();
    if date.subsec_nanosecond() % 1_000 < 0 { towards_1970 - 1 } else { towards_1970 }
}

/// The date as ISO 8601 in UTC with six decimals.
///
/// # Errors
///
/// It is [out of range](MicrosError::OutOfRange).
pub fn to_iso(micros: i64) -> Result<String, MicrosError> {
    to_timestamp(micros).map(|date| format!("{date:.6}"))
}

/// The microseconds of a date in text: ISO 8601 with an offset, or a bare date, which is its
/// midnight in UTC. Decimals past the sixth are dropped.
///
/// # Errors
///
/// It is [unreadable](MicrosError::Unreadable). A text without an offset is, rather than guessed
/// at.
pub fn from_iso(text: &str) -> Result<i64, MicrosError> {
    date::parse(text).map(from_timestamp).ok_or(MicrosError::Unreadable)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn six_decimals_are_written_always() {
        for (micros, iso) in [
            (1_583_925_071_111_345, "2020-03-11T11:11:11.111345Z"),
            (1_583_925_071_000_000, "2020-03-11T11:11:11.000000Z"),
            (0, "1970-01-01T00:00:00.000000Z"),
            (1, "1970-01-01T00:00:00.000001Z"),
            // Before 1970 as well.
            (-1, "1969-12-31T23:59:59.999999Z"),
            (-1_000_000, "1969-12-31T23:59:59.000000Z"),
            (-1_500, "1969-12-31T23:59:59.998500Z"),
        ] {
            assert_eq!(to_iso(micros).unwrap(), iso);
            assert_eq!(from_iso(iso).unwrap(), micros);
        }
    }

    #[test]
    fn any_number_of_decimals_and_any_offset_is_read() {
        for (iso, micros) in [
            ("2020-03-11T11:11:11Z", 1_583_925_071_000_000),
            ("2020-03-11T11:11:11.1Z", 1_583_925_071_100_000),
            ("2020-03-11T11:11:11.111Z", 1_583_925_071_111_000),
            ("2020-03-11T11:11:11.1113Z", 1_583_925_071_111_300),
            ("2020-03-11T11:11:11.11134Z", 1_583_925_071_111_340),
            ("2020-03-11T11:11:11.111345999Z", 1_583_925_071_111_345),
            ("2020-03-11T11:11:11.1113459999999Z", 1_583_925_071_111_345),
            ("2020-03-11T12:11:11.111345+01:00", 1_583_925_071_111_345),
            ("1969-12-31T23:59:59.9999995Z", -1),
            ("2020-03-11", 1_583_884_800_000_000),
        ] {
            assert_eq!(from_iso(iso), Ok(micros), "{iso}");
        }
    }

    #[test]
    fn what_is_no_date_is_an_error() {
        for text in
            ["", "now", "2020-03-11T11:11:11", "2020-13-01", "1583925071111345", "2020-03-11T11:11:11.Z"]
        {
            assert_eq!(from_iso(text), Err(MicrosError::Unreadable), "{text}");
        }
        for micros in [i64::MIN, i64::MAX, 253_402_300_800 * SECOND] {
            assert_eq!(to_iso(micros), Err(MicrosError::OutOfRange), "{micros}");
            assert_eq!(to_timestamp(micros), Err(MicrosError::OutOfRange), "{micros}");
        }
    }

    #[test]
    fn dates_are_cut_towards_the_past() {
        for (nanoseconds, micros) in
            [(1_999, 1), (-1, -1), (-1_000, -1), (-1_001, -2), (-1_000_000_001, -1_000_001)]
        {
            let date = Timestamp::from_nanosecond(nanoseconds).unwrap();
            assert_eq!(from_timestamp(date), micros, "{nanoseconds}");
        }
        assert!(now() > 1_583_925_071_111_345);
        assert_eq!(HOUR, 3_600_000_000);
    }

    proptest! {
        #[test]
        fn all_dates_go_both_ways(micros in -377_705_023_201 * SECOND..=253_402_207_200 * SECOND) {
            prop_assert_eq!(from_iso(&to_iso(micros).unwrap()), Ok(micros));
            prop_assert_eq!(from_timestamp(to_timestamp(micros).unwrap()), micros);
        }

        #[test]
        fn any_text_is_a_date_or_not(text: String, near in "[0-9TZ:.+ -]{0,30}") {
            let _ = (from_iso(&text), from_iso(&near));
        }
    }
}
