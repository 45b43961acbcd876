//! The first steps: list applications, read and set environment variables, meet an error, follow
//! the log of an application and what happens on the platform.
//!
//! Without credentials in the environment it runs against a stand-in for the platform, in this
//! process. With them it reads from the real platform, and writes only with `--write`:
//!
//! ```text
//! cargo run --example quickstart
//! CLEVER_TOKEN=… CLEVER_SECRET=… cargo run --example quickstart
//! CLEVER_TOKEN=… CLEVER_SECRET=… cargo run --example quickstart -- --write
//! ```

use std::process::ExitCode;
use std::time::Duration;

use api_defs::v2::application::{Application, EnvVars, get_all, get_all_env_vars, update_all_env_vars};
use api_defs::v2::event::platform_events;
use api_defs::v2::organisation::{self, Organisation};
use api_defs::v2::user::get_profile;
use api_defs::v4::log::application_logs;
use api_defs::{ApplicationId, Owner, OwnerId};
use cc_client::credentials::{CredentialsError, Settings};
use cc_client::stream::{IntoStreamCall, StreamState};
use cc_client::{Client, Error, oauth1};
use platform_double::Platform;
use tokio::time::timeout;

/// What is set, and how.
const VARIABLE: (&str, &str) = ("GREETING", "hello from quickstart");

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

async fn run() -> Result<(), Box<dyn std::error::Error>> {
    let asked_to_write = std::env::args().any(|argument| argument == "--write");
    match Settings::from_env() {
        Ok(settings) => {
            println!("Credentials found: this is the real platform.");
            let client = Client::builder().settings(settings).build()?;
            steps(&client, asked_to_write, None).await?;
        }
        Err(CredentialsError::NotSet) => {
            let platform = Platform::start();
            println!("No credentials in the environment: this is a stand-in on {}.", platform.base_url());
            steps(&client_of(&platform)?, true, Some(&platform)).await?;
        }
        Err(half_set) => return Err(half_set.into()),
    }
    Ok(())
}

fn client_of(platform: &Platform) -> Result<Client, Error> {
    let keys = platform.credentials();
    let keys = oauth1::Keys::new(keys.consumer_key, keys.consumer_secret, keys.token, keys.token_secret);
    Client::builder().credentials(keys).base_url(&platform.base_url()).build()
}

/// Values are shown, and something happens to follow, on a stand-in only.
async fn steps(client: &Client, write: bool, stand_in: Option<&Platform>) -> Result<(), Error> {
    let show_values = stand_in.is_some();
    println!("\n1. Applications");
    let Some((owner, application)) = first_application(client).await? else {
        println!("   There is none: create one, and come back.");
        return Ok(());
    };

    println!("\n2. Environment of {}", application.name);
    print_env(client, &owner, &application.id, show_values).await?;

    println!("\n3. Set {}", VARIABLE.0);
    if write {
        set_variable(client, &owner, &application.id).await?;
        print_env(client, &owner, &application.id, show_values).await?;
    } else {
        println!("   Left out: the real platform is written to with `-- --write` only.");
    }

    println!("\n4. An error of the platform");
    let nowhere = "app_00000000-0000-0000-0000-000000000000";
    match get_all_env_vars(&owner, nowhere).send(client).await {
        Ok(_) => println!("   There is an application of that id after all."),
        Err(error) => {
            println!("   {error}");
            println!(
                "   status {:?}, code {:?}, {} attempt(s)",
                error.status(),
                error.code(),
                error.attempts()
            );
        }
    }

    println!("\n5. The log of {}, live", application.name);
    let owner_id = owner_id(client, &owner).await?;
    let logs = application_logs(owner_id, &application.id).limit(3);
    let write_logs = || stand_in.map(|platform| platform.logs(application.id.as_str(), 3));
    follow(logs, client, write_logs, |log| println!("   {}", log.message)).await?;

    println!("\n6. What happens on the platform, live");
    let happening = serde_json::json!({ "event": "APPLICATION_REDEPLOY", "data": "{}" });
    let let_it_happen = || stand_in.map(|platform| platform.event(&happening));
    follow(platform_events(), client, let_it_happen, |event| println!("   {event:?}")).await
}

/// How long something is followed.
const A_WHILE: Duration = Duration::from_secs(2);

/// Shows what a stream tells for a while, or until it ends.
async fn follow<S: IntoStreamCall, D>(
    stream: S,
    client: &Client,
    connected: impl FnOnce() -> D,
    show: impl Fn(S::Item),
) -> Result<(), Error> {
    let mut stream = client.open(stream).await?;
    connected();
    while let Ok(Some(item)) = timeout(A_WHILE, stream.next()).await {
        show(item?);
    }
    match stream.handle().state() {
        StreamState::Closed(reason) => println!("   Ended: {reason}."),
        _ => println!("   Enough of it: dropping the stream ends the connection."),
    }
    Ok(())
}

/// Logs are asked for by the id of their owner.
async fn owner_id(client: &Client, owner: &Owner) -> Result<OwnerId, Error> {
    match owner {
        Owner::Id(id) => Ok(id.clone()),
        _ => Ok(get_profile().send(client).await?.id.into()),
    }
}

/// Prints the applications of the account's organisations and its own, and gives the first.
async fn first_application(client: &Client) -> Result<Option<(Owner, Application)>, Error> {
    let organisations = organisation::get_all().send(client).await?.into_iter();
    let owner =
        |organisation: Organisation| (Owner::from(&organisation.id), organisation.name.unwrap_or_default());
    let mut owners = organisations.map(owner).collect::<Vec<_>>();
    owners.push((Owner::Me, "yourself".to_owned()));
    let mut first = None;
    for (owner, name) in owners {
        for application in get_all(&owner).send(client).await? {
            println!("   {} of {name}: {}", application.id, application.name);
            first.get_or_insert((owner.clone(), application));
        }
    }
    Ok(first)
}

async fn print_env(
    client: &Client,
    owner: &Owner,
    application: &ApplicationId,
    show_values: bool,
) -> Result<(), Error> {
    for variable in get_all_env_vars(owner, application).send(client).await? {
        let value = if show_values { variable.value.as_str() } else { "…" };
        println!("   {}={value}", variable.name);
    }
    Ok(())
}

async fn set_variable(client: &Client, owner: &Owner, application: &ApplicationId) -> Result<(), Error> {
    let mut variables: EnvVars =
        get_all_env_vars(owner, application).send(client).await?.into_iter().collect();
    variables.insert(VARIABLE.0, VARIABLE.1);
    update_all_env_vars(owner, application, &variables).send(client).await?;
    Ok(())
}
