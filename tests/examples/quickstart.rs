//! The first steps: list applications, read and set environment variables, meet an error.
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

use api_defs::v2::application::{Application, EnvVars, get_all, get_all_env_vars, update_all_env_vars};
use api_defs::v2::organisation::{self, Organisation};
use api_defs::{ApplicationId, Owner};
use cc_client::credentials::{CredentialsError, Settings};
use cc_client::{Client, Error, oauth1};
use platform_double::Platform;

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
            steps(&client, asked_to_write, false).await?;
        }
        Err(CredentialsError::NotSet) => {
            let platform = Platform::start();
            println!("No credentials in the environment: this is a stand-in on {}.", platform.base_url());
            steps(&client_of(&platform)?, true, true).await?;
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

async fn steps(client: &Client, write: bool, show_values: bool) -> Result<(), Error> {
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
    Ok(())
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
