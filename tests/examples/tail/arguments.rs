//! The command line.

use std::path::PathBuf;

use jiff::{Span, Timestamp};

/// What was asked for.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    ids: Vec<String>,
    pub(crate) since: Option<Timestamp>,
    pub(crate) limit: Option<u64>,
    pub(crate) resume_file: Option<PathBuf>,
    pub(crate) double: bool,
}

const USAGE: &str =
    "usage: tail OWNER APPLICATION [--since TIME] [--limit N] [--resume-file FILE], or tail --double";

impl Arguments {
    pub(crate) fn parse(mut given: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self::default();
        while let Some(argument) = given.next() {
            let mut value = || given.next().ok_or_else(|| format!("{argument} wants a value; {USAGE}"));
            match argument.as_str() {
                "--since" => arguments.since = Some(time(&value()?)?),
                "--limit" => {
                    let limit = value()?;
                    let number =
                        limit.parse().map_err(|_| format!("--limit wants a number, and {limit} is none"))?;
                    arguments.limit = Some(number);
                }
                "--resume-file" => arguments.resume_file = Some(value()?.into()),
                "--double" => arguments.double = true,
                option if option.starts_with('-') => return Err(format!("{option} is unknown; {USAGE}")),
                _ => arguments.ids.push(argument),
            }
        }
        Ok(arguments)
    }

    /// The owner and the application.
    pub(crate) fn whose(&self) -> Result<(&str, &str), &'static str> {
        match &self.ids[..] {
            [owner, application] => Ok((owner, application)),
            _ => Err(USAGE),
        }
    }
}

/// A time, or how long ago it is: `10m`, `1h 30m`.
fn time(text: &str) -> Result<Timestamp, String> {
    if let Ok(time) = text.parse() {
        return Ok(time);
    }
    let ago = text.parse::<Span>().ok().filter(|span| !span.is_negative());
    let time = ago.and_then(|span| Timestamp::now().checked_sub(span).ok());
    time.ok_or_else(|| {
        format!("{text} is no time: write 2026-11-23T10:00:00Z, or how long ago it is, as 10m")
    })
}
