//! Logs in, in the browser, and keeps the login where the command line interface keeps its own.
//!
//! ```text
//! cargo run --example login -- --console
//! cargo run --example login
//! cargo run --example login -- --alias work --open
//! cargo run --example login -- --logout
//! cargo run --example login -- --double
//! ```
//!
//! With `--console` it does as `clever login`: the console gives it a token. Otherwise it is a
//! program with an OAuth consumer of its own (`OAUTH_CONSUMER_KEY` and `OAUTH_CONSUMER_SECRET`,
//! whose base URL is `http://127.0.0.1`): the browser comes back to a server in this process, which
//! answers that one request.
//!
//! It prints where to go, and opens a browser there with `--open`. Then it asks the platform who
//! logged in, and puts the profile first in the file of the CLI, or in that of `--file`, under the
//! name `default` or that of `--alias`. `--logout` removes a profile: that of `--alias`, or the
//! active one.
//!
//! With `--double` it logs in to a stand-in for the platform, in this process, whose user consents
//! by itself; what comes of it is kept only with `--file`.

mod arguments;
mod browser;
mod callback;
mod stand_in;

use std::process::ExitCode;

use api_defs::login::{Login, Token};
use api_defs::v2::user::get_profile;
use cc_client::Client;
use cc_client::credentials::clever_tools::{ConfigFile, DEFAULT_ALIAS, Profile, check_alias};
use cc_client::credentials::{CredentialsError, LoginSettings};

use self::arguments::Arguments;
use self::callback::CallbackServer;
use self::stand_in::StandIn;

type AnyError = Box<dyn std::error::Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", with_causes(&*error));
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), AnyError> {
    let arguments = Arguments::parse(std::env::args().skip(1))?;
    if arguments.logout {
        return Ok(log_out(&file(&arguments)?, arguments.alias.as_deref())?);
    }
    // What can fail by itself goes first: nobody should consent for nothing.
    let alias = arguments.alias.as_deref().unwrap_or(DEFAULT_ALIAS);
    check_alias(alias)?;
    let stand_in = arguments.double.then(StandIn::start);
    let file = match (&stand_in, &arguments.file) {
        (Some(_), None) => None,
        _ => Some(file(&arguments)?),
    };
    let settings = match &stand_in {
        Some(stand_in) if arguments.console => stand_in.settings_for_console()?,
        Some(stand_in) => stand_in.settings_for_callback().await?,
        None => settings(file.as_ref(), alias)?,
    };

    let login = Login::new(settings)?;
    let token = match arguments.console {
        true => by_console(&login, &arguments, stand_in.as_ref()).await?,
        false => by_callback(&login, &arguments, stand_in.as_ref()).await?,
    };

    let client = Client::builder().settings(token.settings()).build()?;
    let user = get_profile().send(&client).await?;
    let name = user.email.as_deref().unwrap_or(user.id.as_str());
    match token.expires_at() {
        Some(end) => println!("Logged in as {name}, until {end:.0}."),
        None => println!("Logged in as {name}."),
    }
    match file {
        Some(file) => {
            file.save(&token.profile(alias, &user)?)?;
            println!("This is now the profile `{alias}`, the active one, of {}.", file.path().display());
        }
        None => println!("This is a stand-in, whose login is kept with `--file` only."),
    }
    Ok(())
}

fn file(arguments: &Arguments) -> Result<ConfigFile, CredentialsError> {
    match &arguments.file {
        Some(path) => Ok(ConfigFile::at(path)),
        None => ConfigFile::find(),
    }
}

/// Who logs in once more does so where that profile is from; anybody else where the environment
/// says.
fn settings(file: Option<&ConfigFile>, alias: &str) -> Result<LoginSettings, CredentialsError> {
    let profiles = file.map_or_else(|| Ok(Vec::new()), ConfigFile::profiles)?;
    match profiles.iter().find(|profile| profile.alias() == alias) {
        Some(profile) => profile.login_settings(),
        None => LoginSettings::from_env(),
    }
}

/// As `clever login` does.
async fn by_console(
    login: &Login,
    arguments: &Arguments,
    stand_in: Option<&StandIn>,
) -> Result<Token, AnyError> {
    let console = login.console();
    browser::show(&console.url(), arguments.open);
    if let Some(stand_in) = stand_in {
        stand_in.log_in(&console.url());
    }
    Ok(console.wait().await?)
}

/// As a program with an OAuth consumer of its own does.
async fn by_callback(
    login: &Login,
    arguments: &Arguments,
    stand_in: Option<&StandIn>,
) -> Result<Token, AnyError> {
    let server = CallbackServer::open().await?;
    let authorization = login.request(server.url()).await?;
    let url = authorization.url();
    browser::show(&url, arguments.open);
    let comes_back = async {
        match stand_in {
            Some(stand_in) => stand_in.consent(&url).await,
            None => Ok(()),
        }
    };
    let verified = async { server.wait(authorization).await.map_err(AnyError::from) };
    let (verified, ()) = tokio::try_join!(verified, comes_back)?;
    Ok(verified.token().await?)
}

fn log_out(file: &ConfigFile, alias: Option<&str>) -> Result<(), CredentialsError> {
    let path = file.path().display();
    let profiles = file.profiles()?;
    let mut aliases = profiles.iter().map(Profile::alias);
    let Some(alias) = aliases.find(|known| alias.is_none_or(|alias| *known == alias)) else {
        println!("There is no such profile in {path}: nothing to do.");
        return Ok(());
    };
    file.remove(alias)?;
    println!("The profile `{alias}` is gone from {path}.");
    println!("Its token goes on until it ends by itself; the console can end it.");
    Ok(())
}

fn with_causes(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(error.source(), |error| error.source());
    causes.fold(error.to_string(), |line, cause| format!("{line}: {cause}"))
}
