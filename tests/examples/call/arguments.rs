//! The command line.

use cc_client::catalogue::Arguments;
use serde_json::Value;

pub(crate) enum Command {
    Help,
    List,
    Batch,
    Call(Invocation),
}

/// One endpoint with what it is given.
#[derive(Default)]
pub(crate) struct Invocation {
    pub(crate) name: String,
    pub(crate) arguments: Arguments,
    pub(crate) body: Option<Value>,
    pub(crate) dry_run: bool,
    pub(crate) double: bool,
}

pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut invocation = Invocation::default();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--help" | "-h" => return Ok(Command::Help),
            "--list" => return Ok(Command::List),
            "--batch" => return Ok(Command::Batch),
            "--dry-run" => invocation.dry_run = true,
            "--double" => invocation.double = true,
            "--body" => {
                let body = words.next().ok_or("--body needs JSON after it")?;
                let body =
                    serde_json::from_str(&body).map_err(|error| format!("--body is not JSON: {error}"))?;
                invocation.body = Some(body);
            }
            option if option.starts_with("--") => return Err(format!("unknown option {option}; try --help")),
            word => match word.split_once('=') {
                Some((name, value)) if !invocation.name.is_empty() => {
                    invocation.arguments.entry(name.to_owned()).or_default().push(value.to_owned());
                }
                _ if invocation.name.is_empty() => invocation.name = word.to_owned(),
                _ => return Err(format!("`{word}` is not ARGUMENT=VALUE; try --help")),
            },
        }
    }
    match invocation.name.is_empty() {
        true => Ok(Command::Help),
        false => Ok(Command::Call(invocation)),
    }
}
