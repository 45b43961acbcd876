//! Follows the log of an application.
//!
//! ```text
//! cargo run --example tail -- orga_… app_…
//! cargo run --example tail -- orga_… app_… --since 10m
//! cargo run --example tail -- orga_… app_… --since 2026-11-23T10:00:00Z --limit 100
//! cargo run --example tail -- orga_… app_… --resume-file position
//! cargo run --example tail -- --double
//! ```
//!
//! Lines go to the standard output, coloured by their severity if that is a terminal; what happens
//! to the connection goes to the standard error. It survives cuts of the network; Ctrl-C ends it.
//!
//! With `--resume-file` it keeps in a file how far it came, and begins there the next time. The
//! file is written once a second and at the end; if the program is killed, the lines since then
//! come once more.
//!
//! Credentials are taken from the environment or from the login of the command line interface.
//! With `--double` it follows a stand-in for the platform, in this process.

mod arguments;
mod position;
mod style;

use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;

use api_defs::v4::log::{ApplicationLog, application_logs};
use cc_client::credentials::{CredentialsError, Settings};
use cc_client::stream::{CloseReason, Lifecycle, StreamEvent, StreamHandle, StreamState};
use cc_client::{Client, Error, oauth1};
use platform_double::Platform;
use tokio::time::{MissedTickBehavior, interval};

use self::arguments::Arguments;
use self::position::Position;
use self::style::Style;

type AnyError = Box<dyn std::error::Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), AnyError> {
    let arguments = Arguments::parse(std::env::args().skip(1))?;
    if arguments.double {
        let platform = Platform::start();
        let seed = platform.seed();
        platform.logs(&seed.application_id, 20);
        let (owner, application) = (seed.organisation_id.clone(), seed.application_id.clone());
        return follow(&client_of(&platform)?, &owner, &application, &arguments).await;
    }
    let (owner, application) = arguments.whose()?;
    let settings = match Settings::from_env() {
        Err(CredentialsError::NotSet) => Settings::from_clever_tools(None)?,
        found => found?,
    };
    let client = Client::builder().settings(settings).build()?;
    follow(&client, owner, application, &arguments).await
}

fn client_of(platform: &Platform) -> Result<Client, Error> {
    let keys = platform.credentials();
    let keys = oauth1::Keys::new(keys.consumer_key, keys.consumer_secret, keys.token, keys.token_secret);
    Client::builder().credentials(keys).base_url(&platform.base_url()).build()
}

/// Prints lines until the stream ends or the user does not want more.
async fn follow(
    client: &Client,
    owner: &str,
    application: &str,
    arguments: &Arguments,
) -> Result<(), AnyError> {
    let mut logs = application_logs(owner, application);
    if let Some(since) = arguments.since {
        logs = logs.since(since);
    }
    if let Some(limit) = arguments.limit {
        logs = logs.limit(limit);
    }
    let mut position = Position::open(arguments.resume_file.as_deref())?;
    let logs = logs.into_stream_call().last_event_id(position.last_event_id());
    let stream = logs.open_lazily(client)?.with_lifecycle();
    let handle = stream.handle();
    let ended = print_all(stream, &handle, &mut position).await;
    position.save(&handle)?;
    ended
}

async fn print_all(
    mut stream: Lifecycle<ApplicationLog>,
    handle: &StreamHandle,
    position: &mut Position,
) -> Result<(), AnyError> {
    let style = Style::of_stdout();
    let mut second = interval(Duration::from_secs(1));
    second.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut interrupt = std::pin::pin!(tokio::signal::ctrl_c());
    loop {
        let event = tokio::select! {
            event = stream.next() => event,
            _ = second.tick() => {
                position.save(handle)?;
                continue;
            }
            // The stream then says that it is closed.
            interrupted = &mut interrupt => {
                interrupted?;
                handle.close();
                stream.next().await
            }
        };
        match event {
            Some(Ok(StreamEvent::Item(log))) => {
                // A closed pipe (`| head`) is the end.
                if writeln!(std::io::stdout(), "{}", style.line(&log)).is_err() {
                    return Ok(());
                }
            }
            Some(Ok(StreamEvent::Reconnecting { delay, cause, .. })) => {
                eprintln!("{cause}; again in {delay:.1?}");
            }
            Some(Ok(StreamEvent::Closed(reason))) => {
                eprintln!("{reason}");
                return Ok(());
            }
            Some(Ok(_)) => {}
            // An item that can't be read stands in its place; the end says so itself.
            Some(Err(error)) if matches!(handle.state(), StreamState::Closed(CloseReason::Failed { .. })) => {
                return Err(error.into());
            }
            Some(Err(error)) => eprintln!("{error}"),
            None => return Ok(()),
        }
    }
}
