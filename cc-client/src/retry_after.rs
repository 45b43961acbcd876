//! The `Retry-After` header, RFC 9110 §10.2.3.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::RETRY_AFTER;

/// How long to wait: a number of seconds or an HTTP date. A date in the past means no wait;
/// `None` if the header is missing or is neither.
pub(crate) fn read(headers: &HeaderMap) -> Option<Duration> {
    read_at(headers, SystemTime::now())
}

fn read_at(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // More seconds than fit is a wait that no deadline allows, not a wrong header.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(value: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, value.parse().unwrap());
        // 1994-11-06T08:49:00Z
        read_at(&headers, SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_740))
    }

    #[test]
    fn reads_seconds() {
        assert_eq!(read("120"), Some(Duration::from_secs(120)));
        assert_eq!(read(" 0 "), Some(Duration::ZERO));
        assert_eq!(read("99999999999999999999999"), Some(Duration::from_secs(u64::MAX)));
    }

    #[test]
    fn reads_the_three_forms_of_a_date() {
        let expected = Some(Duration::from_secs(37));
        assert_eq!(read("Sun, 06 Nov 1994 08:49:37 GMT"), expected);
        assert_eq!(read("Sunday, 06-Nov-94 08:49:37 GMT"), expected);
        assert_eq!(read("Sun Nov  6 08:49:37 1994"), expected);
    }

    #[test]
    fn a_date_in_the_past_means_now() {
        assert_eq!(read("Sun, 06 Nov 1994 08:48:00 GMT"), Some(Duration::ZERO));
    }

    #[test]
    fn refuses_what_is_neither() {
        for value in ["", "soon", "-1", "1.5", "+3"] {
            assert_eq!(read(value), None, "{value}");
        }
    }
}
