//! Calls the utilities, one call a line: to try them, and to compare them with another
//! implementation line by line.
//!
//! ```text
//! echo '{"fn": "parseEnvText", "args": ["A=1"]}' | cargo run --example util
//! ```
//!
//! Each line of the standard input is `{"fn": "…", "args": […]}`. Each is answered by a line:
//! `{"ok": …}` or `{"error": "…"}`; blank ones are passed over. A bad line is an error of its own,
//! and the rest goes on. Arguments that are missing or `null` have their default.
//!
//! Environment variables (`util::env`); a mode is `simple` or `strict`:
//!
//! ```text
//! parseEnvText(text, mode)                -> { variables: [{ name, value }], errors: [{ type, name?, pos? }] }
//! parseEnvJson(text, mode)                -> the same
//! toJson(variables)                       -> text
//! toNameEqualsValueString(variables, { addExports }) -> text
//! toNameValueObject(variables)            -> { name: value }
//! toArray({ name: value })                -> variables
//! validateName(name, mode)                -> boolean
//! readsBack(value)                        -> boolean
//! unixLineEnds(text)                      -> text
//! ```
//!
//! Domains (`util::domain`, `util::domain_diagnosis`); errors are codes such as `invalid-format`:
//!
//! ```text
//! parseDomain(domain)                     -> { hostname, pathname, isWildcard }
//! getHostWithWildcard(hostname, isWildcard) -> text
//! getDomainUrl(hostname, pathPrefix, isWildcard, isHttpOnly) -> text
//! isTestDomain(hostname)                  -> boolean
//! isTestDomainWithSubdomain(hostname)     -> boolean
//! domainToUrl(domain)                     -> text
//! sortDomains([{ hostname, pathPrefix, isWildcard, isPrimary }]) -> the same, sorted
//! choosePrimaryDomain([domain])           -> domain, or null
//! diagnoseDomain({ hostname, pathPrefix, isApex }, { aRecords, cnameRecords }, { aRecords, cnameRecord })
//!                                         -> { domain, summary, details: [{ code, record }] }
//! ```
//!
//! Applications and payments (`util::application_status`, `util::application`, `util::payment`):
//!
//! ```text
//! getApplicationStatus(application, [deployment], [instance]) -> text
//! getBranches(application)                -> [branch], or null where they have to be read
//! checkPayment({ isTrusted, cleverEnterprise, paymentMethods }) -> 1, 2, 3, or null
//! checkPayments(personal, [organisation]) -> [{ type, orga }]
//! ```
//!
//! Network groups and drains (`util::network_group`, `util::drain`):
//!
//! ```text
//! newNetworkGroupId()                     -> text
//! newExternalMemberId()                   -> text
//! getMemberDomainName(memberId, networkGroupId) -> text
//! getMemberKind(memberId)                 -> text
//! getRealIdPrefix(providerId)             -> text, or null
//! canJoinNetworkGroup(providerId, planSlug) -> boolean
//! toDrain(answer)                         -> { id, applicationId, kind, target, status, updatedAt, … }
//! toDrainRecipient(target)                -> recipient
//! ```
//!
//! Dates, names and addresses (`util::micros`, `date`, `util::collation`, `util::authorized_url`):
//!
//! ```text
//! microsToIso(micros)                     -> text
//! isoToMicros(text)                       -> number; now, without an argument
//! normalizeDate(number, text or null)     -> text, or null
//! compareNames(a, b)                      -> -1, 0 or 1
//! sortNames([name])                       -> the same, sorted
//! getUrl(baseUrl, path, authorization)    -> text
//! ```

mod arguments;
mod domains;
mod drains;
mod names;
mod owned;
mod variables;

use std::io::{BufRead, Write};
use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use self::arguments::Arguments;

/// The answer to a call, or why there is none.
type Answer = Result<Value, String>;

/// A function by its name, with its arguments and its answer as a person reads them.
struct Function {
    name: &'static str,
    form: &'static str,
    run: fn(&Arguments<'_>) -> Answer,
}

fn functions() -> impl Iterator<Item = &'static Function> {
    [variables::FUNCTIONS, domains::FUNCTIONS, owned::FUNCTIONS, drains::FUNCTIONS, names::FUNCTIONS]
        .into_iter()
        .flatten()
}

fn main() -> ExitCode {
    let done = match std::env::args().nth(1).as_deref() {
        None => run(std::io::stdin().lock(), std::io::stdout().lock()),
        Some("--help" | "-h") => help(std::io::stdout().lock()),
        Some(other) => Err(format!("`{other}` is not understood, try `--help`")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn help(mut output: impl Write) -> Result<(), String> {
    let mut text = String::from(
        "Calls the utilities. Each line of the standard input is {\"fn\": \"…\", \"args\": […]},\n\
         and is answered by a line: {\"ok\": …} or {\"error\": \"…\"}. The functions are:\n\n",
    );
    for Function { name, form, .. } in functions() {
        text.extend(["  ", name, form, "\n"]);
    }
    written(output.write_all(text.as_bytes())).map(drop)
}

fn run(input: impl BufRead, mut output: impl Write) -> Result<(), String> {
    for line in input.split(b'\n') {
        let line = line.map_err(|error| format!("the standard input can't be read: {error}"))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let printed = match answer(&line) {
            Ok(value) => serde_json::to_string(&Printed::Ok(value)),
            Err(error) => serde_json::to_string(&Printed::Error(error)),
        };
        let printed = printed.map_err(|error| error.to_string())?;
        if !written(writeln!(output, "{printed}"))? {
            break;
        }
    }
    Ok(())
}

/// Whether there is still somebody who reads: a closed pipe (`| head`) is the end.
fn written(result: std::io::Result<()>) -> Result<bool, String> {
    match result {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(error.to_string()),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Printed {
    Ok(Value),
    Error(String),
}

#[derive(Deserialize)]
struct Line<'a> {
    r#fn: String,
    #[serde(borrow, default)]
    args: Option<Vec<&'a RawValue>>,
}

fn answer(line: &[u8]) -> Answer {
    let line = std::str::from_utf8(line).map_err(|error| format!("the line is not UTF-8: {error}"))?;
    let line: Line<'_> = serde_json::from_str(line)
        .map_err(|error| format!("the line is not {{\"fn\": …, \"args\": […]}}: {error}"))?;
    let function = functions()
        .find(|function| function.name == line.r#fn)
        .ok_or_else(|| format!("no function is named `{}`", line.r#fn))?;
    (function.run)(&Arguments::new(line.args.unwrap_or_default()))
}
