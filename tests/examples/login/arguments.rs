//! The command line.

use std::path::PathBuf;

/// What was asked for.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) console: bool,
    pub(crate) alias: Option<String>,
    pub(crate) file: Option<PathBuf>,
    pub(crate) open: bool,
    pub(crate) logout: bool,
    pub(crate) double: bool,
}

const USAGE: &str = "usage: login [--console] [--alias NAME] [--file FILE] [--open] [--double], \
     or login --logout [--alias NAME] [--file FILE]";

impl Arguments {
    pub(crate) fn parse(mut given: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self::default();
        while let Some(argument) = given.next() {
            let mut value = || given.next().ok_or_else(|| format!("{argument} wants a value; {USAGE}"));
            match argument.as_str() {
                "--console" => arguments.console = true,
                "--alias" => arguments.alias = Some(value()?),
                "--file" => arguments.file = Some(value()?.into()),
                "--open" => arguments.open = true,
                "--logout" => arguments.logout = true,
                "--double" => arguments.double = true,
                _ => return Err(format!("{argument} is unknown; {USAGE}")),
            }
        }
        Ok(arguments)
    }
}
