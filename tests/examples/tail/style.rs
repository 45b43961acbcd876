//! How a line looks.

use std::io::IsTerminal;

use api_defs::v4::log::ApplicationLog;

/// With colours or without.
pub(crate) struct Style {
    coloured: bool,
}

const RED: &str = "31";
const YELLOW: &str = "33";
const DIM: &str = "2";

impl Style {
    /// Colours for a terminal, unless `NO_COLOR` is set (<https://no-color.org>); `CLICOLOR_FORCE`
    /// wants them anyway.
    pub(crate) fn of_stdout() -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let terminal = std::io::stdout().is_terminal();
        Self { coloured: set("CLICOLOR_FORCE") || (terminal && !set("NO_COLOR")) }
    }

    /// When, and what.
    pub(crate) fn line(&self, log: &ApplicationLog) -> String {
        let date = log.date.map_or_else(String::new, |date| format!("{date:.3} "));
        // A message could move the cursor otherwise, or worse.
        let message = log.message.replace(|c: char| c.is_control() && c != '\t', "\u{fffd}");
        match self.colour(log.severity.as_deref().unwrap_or_default()) {
            Some(colour) => format!("{date}\x1b[{colour}m{message}\x1b[0m"),
            None => format!("{date}{message}"),
        }
    }

    /// The platform does not publish the names it has, so they are known by their beginnings,
    /// those of syslog.
    fn colour(&self, severity: &str) -> Option<&'static str> {
        let severity = severity.to_ascii_lowercase();
        let begins = |names: &[&str]| self.coloured && names.iter().any(|name| severity.starts_with(name));
        if begins(&["err", "crit", "alert", "emerg", "fatal"]) {
            Some(RED)
        } else if begins(&["warn"]) {
            Some(YELLOW)
        } else if begins(&["debug", "trace"]) {
            Some(DIM)
        } else {
            None
        }
    }
}
