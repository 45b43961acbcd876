//! The dates of the configuration file: ISO 8601.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

const MILLIS_A_MINUTE: i64 = 60 * 1000;
const MILLIS_A_DAY: i64 = 24 * 60 * MILLIS_A_MINUTE;

/// Reads `2027-01-31T10:00:00.000Z`, another offset from UTC, or a bare day, which begins in UTC.
///
/// A time without an offset is nobody's time, so it is no date.
pub(super) fn read(text: &str) -> Option<SystemTime> {
    let text = text.trim();
    let (day, time) = match text.find(['T', 't', ' ']) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let millis = day_number(day)? * MILLIS_A_DAY + time.map_or(Some(0), millis_of)?;
    let distance = Duration::from_millis(millis.unsigned_abs());
    match millis {
        0.. => UNIX_EPOCH.checked_add(distance),
        _ => UNIX_EPOCH.checked_sub(distance),
    }
}

/// Writes a date as clever-tools does: `2027-01-31T10:00:00.000Z`.
pub(super) fn write(date: SystemTime) -> String {
    let millis = match date.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_millis()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |millis| -millis),
    };
    let (year, month, day) = date_of(millis.div_euclid(MILLIS_A_DAY));
    let millis = millis.rem_euclid(MILLIS_A_DAY);
    let (minutes, millis) = (millis / MILLIS_A_MINUTE, millis % MILLIS_A_MINUTE);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}.{:03}Z",
        minutes / 60,
        minutes % 60,
        millis / 1000,
        millis % 1000
    )
}

/// The number of a day such as `2027-01-31`, counted from 1970.
fn day_number(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let mut part = |len| number(parts.next()?, len);
    let date = (part(4)?, part(2)?, part(2)?);
    let day = days_until(date);
    // There is no 31st of February.
    (parts.next().is_none() && date_of(day) == date).then_some(day)
}

/// The milliseconds from the start of the day in UTC until `10:00:00.000+01:00`.
fn millis_of(time: &str) -> Option<i64> {
    let (clock, offset) = time.split_at(time.find(['Z', 'z', '+', '-'])?);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = clock.split(':');
    let (hour, minute) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    let second = parts.next().map_or(Some(0), |second| number(second, 2))?;
    // A leap second is a second like any other.
    if hour > 23 || minute > 59 || second > 60 || parts.next().is_some() {
        return None;
    }
    let thousandths = number(fraction, fraction.len().clamp(1, 9))?;
    let millis = thousandths * 1000 / 10_i64.pow(u32::try_from(fraction.len()).ok()?);
    Some((hour * 60 + minute - minutes_of(offset)?) * MILLIS_A_MINUTE + second * 1000 + millis)
}

/// The minutes by which the clocks of `Z`, `+01:00` or `-0330` are ahead of UTC.
fn minutes_of(offset: &str) -> Option<i64> {
    let sign = match offset.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return (offset.len() == 1).then_some(0),
    };
    let digits = offset[1..].replacen(':', "", 1);
    let minutes = match digits.len() {
        2 => number(&digits, 2)? * 60,
        _ => number(&digits, 4)? / 100 * 60 + number(&digits, 4)? % 100,
    };
    Some(sign * minutes)
}

/// A number of so many digits and nothing else.
fn number(text: &str, len: usize) -> Option<i64> {
    let digits = text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// The days from the first one of 1970 until this one, in the Gregorian calendar. Years are counted
/// from March, so that the day which may be missing is their last.
fn days_until((year, month, day): (i64, i64, i64)) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * DAYS_AN_ERA + year * 365 + year / 4 - year / 100 + day_of_year - DAYS_BEFORE_1970
}

/// The other way round.
fn date_of(day: i64) -> (i64, i64, i64) {
    let day = day + DAYS_BEFORE_1970;
    let (era, day) = (day.div_euclid(DAYS_AN_ERA), day.rem_euclid(DAYS_AN_ERA));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day)
}

/// 400 years, after which the calendar is the same again.
const DAYS_AN_ERA: i64 = 146_097;
/// From the first of March of the year 0.
const DAYS_BEFORE_1970: i64 = 719_468;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn millis(text: &str) -> Option<i64> {
        let date = read(text)?;
        Some(match date.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_millis()).unwrap(),
            Err(before) => -i64::try_from(before.duration().as_millis()).unwrap(),
        })
    }

    #[test]
    fn the_forms_of_a_date_are_read() {
        for (text, expected) in [
            ("1970-01-01T00:00:00.000Z", 0),
            ("2000-02-29T12:34:56.789Z", 951_827_696_789),
            ("2000-02-29T13:34:56.789+01:00", 951_827_696_789),
            ("2000-02-29t09:04:56.789-0330", 951_827_696_789),
            ("2000-02-29 14:34:56.789123456+02", 951_827_696_789),
            ("2000-02-29T12:34Z", 951_827_640_000),
            ("2000-02-29", 951_782_400_000),
            ("2016-12-31T23:59:60z", 1_483_228_800_000),
            ("2001-01-01T00:00:00.5Z", 978_307_200_500),
            (" 1969-12-31T23:59:59.999Z\n", -1),
        ] {
            assert_eq!(millis(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "soon",
            "1893456000",
            "2001-02-29",
            "2000-13-01",
            "2000-00-01",
            "2000-1-1",
            "2000-01-01-01",
            "2000-01-01T00:00:00",
            "2000-01-01T24:00:00Z",
            "2000-01-01T00:60:00Z",
            "2000-01-01T00:00:61Z",
            "2000-01-01T00:00:00.Z",
            "2000-01-01T00:00:00.1234567890Z",
            "2000-01-01T00:00:00:00Z",
            "2000-01-01T00:00:00Zulu",
            "2000-01-01T00:00:00+1",
            "2000-01-01T00:00:00+é",
            "2000-01-01T00:00:00+01:00:00",
            "+200-01-01",
            "2000-01-0é",
        ] {
            assert_eq!(millis(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_written_in_the_form_that_is_read() {
        for text in ["2000-02-29T12:34:56.789Z", "1970-01-01T00:00:00.000Z", "0001-03-01T00:00:00.001Z"] {
            assert_eq!(write(read(text).unwrap()), text);
        }
        let finer = read("2000-02-29T12:34:56.789Z").unwrap() + Duration::from_nanos(100);
        assert_eq!(write(finer), "2000-02-29T12:34:56.789Z");
    }

    #[test]
    fn each_day_of_an_era_is_the_one_after_the_last() {
        let mut last = date_of(-1);
        for day in 0..DAYS_AN_ERA {
            let date = date_of(day);
            assert_eq!(days_until(date), day);
            assert!(date > last, "{date:?} after {last:?}");
            last = date;
        }
        assert_eq!(last, (2369, 12, 31));
    }
}
