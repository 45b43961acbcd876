//! Lengths of time in a query.

use std::time::Duration;

use cc_client::argument::Value;
use cc_client::{Arg, Argument, TextArgument};

/// A length of time in a query, where it is written as an ISO 8601 duration.
///
/// A [`Duration`] is accepted wherever an argument is a `Period`, and so is text such as `PT30M`.
///
/// ```
/// use std::time::Duration;
/// use api_defs::v4::resources::get_organisation_application_metrics;
///
/// let call = get_organisation_application_metrics("orga_1", "app_1")
///     .interval(Duration::from_secs(5400))
///     .span("PT5M");
/// assert!(call.target().ends_with("?interval=PT5400S&span=PT5M"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period(Duration);

impl From<Duration> for Period {
    fn from(duration: Duration) -> Self {
        Self(duration)
    }
}

impl Argument for Period {
    fn value(&self) -> Value<'_> {
        iso(self.0)
    }
}

impl TextArgument for Period {}

impl Arg<Period> for Duration {
    fn value(&self) -> Value<'_> {
        iso(*self)
    }
}

/// In seconds alone, with a fraction if there is one: `PT5400S`, `PT0.25S`.
fn iso<'a>(duration: Duration) -> Value<'a> {
    let (seconds, nanoseconds) = (duration.as_secs(), duration.subsec_nanos());
    let text = match nanoseconds {
        0 => format!("PT{seconds}S"),
        _ => format!("PT{}S", format!("{seconds}.{nanoseconds:09}").trim_end_matches('0')),
    };
    Value::Owned(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::{MetricKind, get_organisation_application_metrics};
    use super::*;
    use crate::ids::RealAddonId;

    #[test]
    fn a_duration_is_written_in_seconds() {
        for (duration, expected) in [
            (Duration::ZERO, "PT0S"),
            (Duration::from_secs(1800), "PT1800S"),
            (Duration::from_millis(250), "PT0.25S"),
            (Duration::new(10, 1), "PT10.000000001S"),
            (Duration::MAX, "PT18446744073709551615.999999999S"),
        ] {
            assert_eq!(iso(duration), Value::Owned(expected.to_owned()));
            assert_eq!(Argument::value(&Period::from(duration)), Value::Owned(expected.to_owned()));
        }
    }

    #[test]
    fn each_choice_is_sent() {
        let call = get_organisation_application_metrics("o", RealAddonId::from("redis_1"))
            .only([MetricKind::Cpu, MetricKind::Load1])
            .interval(Duration::from_secs(3600))
            .span(Period::from(Duration::from_secs(60)))
            .end("2026-11-23T10:00:00Z".parse::<jiff::Timestamp>().unwrap())
            .fill(false);
        assert_eq!(
            call.target(),
            "/v4/stats/organisations/o/resources/redis_1/metrics?only=cpu&only=load1&interval=PT3600S\
             &span=PT60S&end=2026-11-23T10%3A00%3A00.000Z&fill=false"
        );
    }
}
