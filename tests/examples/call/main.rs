//! Calls any declared endpoint by name.
//!
//! ```text
//! cargo run --example call -- --list
//! cargo run --example call -- v2::application::get_all_env_vars id=orga_… appId=app_…
//! cargo run --example call -- v2.application.getAll --dry-run
//! ```
//!
//! Nothing here knows an endpoint: names, arguments and bodies come from the catalogue.

mod arguments;
mod batch;
mod prepared;

use std::process::ExitCode;

use arguments::{Command, Invocation};
use cc_client::catalogue::{self, prepare, prepare_stream};
use cc_client::{Client, Error, Route, oauth1};
use platform_double::Platform;
use serde_json::Value;

// The endpoints are in the catalogue of every program that links them.
use api_defs as _;

const HELP: &str = "\
Calls any declared endpoint of the Clever Cloud API; follows any stream, an item a line.

usage: call NAME [ARGUMENT=VALUE ...] [--body JSON] [--dry-run] [--double]
       call --list
       call --batch < LINES

  NAME         in Rust's spelling (v2::application::get_all_env_vars)
               or the JavaScript client's (v2.application.getAllEnvVars)
  ARGUMENT     in Rust's spelling (app_id) or the API's (appId); repeat it for several values;
               leave an owner out for your own account
  --body       the body as JSON; a JSON string for a body of text
  --dry-run    print the prepared request and send nothing
  --double     send it to a stand-in for the platform, in this process
  --list       print METHOD, path, Rust name and JavaScript name of every endpoint,
               a line for each JavaScript name
  --batch      read {\"route\": NAME, \"args\": {...}, \"body\": ...} from each line of the standard
               input and print its prepared request, or its error

Credentials come from CLEVER_TOKEN and CLEVER_SECRET, or CC_API_TOKEN, or else from the login of
the command line interface.";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), String> {
    match arguments::parse(std::env::args().skip(1))? {
        Command::Help => print(HELP),
        Command::List => list(),
        Command::Batch => batch::run(std::io::stdin().lock(), std::io::stdout().lock()),
        Command::Call(invocation) => call(invocation).await,
    }
}

fn list() -> Result<(), String> {
    let lines: Vec<String> = catalogue::routes().into_iter().flat_map(lines).collect();
    print(&lines.join("\n"))
}

/// A line for each JavaScript name, and one where there is none.
fn lines(route: &Route) -> Vec<String> {
    let mut names = route.js_names();
    if names.is_empty() {
        names.push(String::new());
    }
    let line = |js: String| format!("{} {}\t{}\t{js}", route.method(), route.template(), route.name());
    names.into_iter().map(line).collect()
}

async fn call(invocation: Invocation) -> Result<(), String> {
    let route = find(&invocation.name)?;
    let prepared =
        || prepare::<Value>(route, &invocation.arguments, invocation.body.as_ref()).map_err(describe);
    if invocation.dry_run {
        let line = prepared::Prepared::of(route, prepared()?).map_err(describe)?;
        return print(&serde_json::to_string(&line).map_err(|error| error.to_string())?);
    }
    let (client, _double) = client(invocation.double).map_err(describe)?;
    if route.stream().is_some() {
        return follow(&client, route, &invocation).await.map_err(describe);
    }
    let answer = prepared::send(&client, prepared()?).await.map_err(describe)?;
    print(&answer)
}

/// Prints the items of a stream, one a line, until it ends.
async fn follow(client: &Client, route: &'static Route, invocation: &Invocation) -> Result<(), Error> {
    let mut stream = prepare_stream::<Value>(route, &invocation.arguments)?.open(client).await?;
    while let Some(item) = stream.next().await {
        use std::io::Write as _;
        // A closed pipe (`| head`) is the end.
        if writeln!(std::io::stdout(), "{}", item?).is_err() {
            break;
        }
    }
    Ok(())
}

fn find(name: &str) -> Result<&'static Route, String> {
    catalogue::find(name).ok_or_else(|| format!("no endpoint is named `{name}`; --list prints them all"))
}

fn client(double: bool) -> Result<(Client, Option<Platform>), Error> {
    if double {
        let platform = Platform::start();
        let keys = platform.credentials();
        let keys = oauth1::Keys::new(keys.consumer_key, keys.consumer_secret, keys.token, keys.token_secret);
        let client = Client::builder().credentials(keys).base_url(&platform.base_url()).build()?;
        return Ok((client, Some(platform)));
    }
    let client = Client::from_env().or_else(|error| Client::from_clever_tools().map_err(|_| error))?;
    Ok((client, None))
}

/// An error and its causes, one a line.
fn describe(error: Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(error) = cause {
        text.push_str(&format!("\n  because: {error}"));
        cause = error.source();
    }
    text
}

/// Prints, and takes a closed pipe (`| head`) for what it is.
fn print(text: &str) -> Result<(), String> {
    use std::io::Write as _;
    match writeln!(std::io::stdout(), "{text}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}
