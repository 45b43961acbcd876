//! The command line.

use std::path::PathBuf;

pub(crate) const HELP: &str = "\
Says whether the DNS of an application's domains leads to the platform.

usage: domains OWNER APPLICATION [--cname HOST=NAME]… [--apex HOST]…
       domains OWNER APPLICATION --records FILE
       domains --double [--records FILE]

  OWNER              an organisation or a user by id, or `me`
  --cname HOST=NAME  the name that a host stands for: the system's resolver, which is asked for
                     addresses, does not tell it (see `dig +short HOST CNAME`)
  --apex HOST        it is the top of its zone, where there can be no CNAME; a host of two labels
                     is, unless the file says otherwise
  --records FILE     asks no resolver, and takes what it would say from a JSON file:
                     {\"www.example.com\": {\"a\": [\"192.0.2.1\"], \"cname\": [\"b.example.\"], \"apex\": false}}
  --double           an application of a stand-in for the platform, in this process; without a
                     file its domains have no records

Lines of tab-separated fields: the domain, how it is (managed, valid, incomplete, invalid or
no-config), what is right or wrong, and which record that is.

Ends with 0 if all domains are valid or managed, 1 if one is not, 2 in trouble.
";

/// What was asked for.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) ids: Vec<String>,
    pub(crate) records: Option<PathBuf>,
    pub(crate) cnames: Vec<(String, String)>,
    apexes: Vec<String>,
    pub(crate) double: bool,
    pub(crate) help: bool,
}

impl Arguments {
    pub(crate) fn parse(mut given: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self::default();
        while let Some(argument) = given.next() {
            let mut value =
                || given.next().ok_or_else(|| format!("{argument} wants a value; see domains --help"));
            match argument.as_str() {
                "--records" => arguments.records = Some(value()?.into()),
                "--apex" => arguments.apexes.push(value()?.to_ascii_lowercase()),
                "--cname" => {
                    let pair = value()?;
                    let (host, name) = pair
                        .split_once('=')
                        .ok_or_else(|| format!("--cname wants HOST=NAME, and {pair} is none"))?;
                    arguments.cnames.push((host.to_owned(), name.to_owned()));
                }
                "--double" => arguments.double = true,
                "--help" | "-h" => arguments.help = true,
                option if option.starts_with('-') => {
                    return Err(format!("{option} is unknown; see domains --help"));
                }
                _ => arguments.ids.push(argument),
            }
        }
        Ok(arguments)
    }

    /// Whether a host is the top of its zone, as far as can be told from its name.
    pub(crate) fn is_apex(&self, host: &str) -> bool {
        host.split('.').count() == 2 || self.apexes.iter().any(|apex| apex == host)
    }
}
