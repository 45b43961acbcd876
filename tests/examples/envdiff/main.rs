//! Compares the environment variables of two applications.
//!
//! ```text
//! cargo run --example envdiff -- orga_… app_… app_…
//! cargo run --example envdiff -- orga_… app_… me app_… --linked --values
//! cargo run --example envdiff -- --double
//! ```

mod compare;
#[path = "../shared/owner.rs"]
mod owner;
#[path = "../shared/platform.rs"]
mod platform;

use std::process::ExitCode;

use api_defs::v2::application::{EnvVars, Environment, get_environment, update_all_env_vars};
use cc_client::Client;
use platform_double::Platform;

use self::compare::{Difference, compare};
use self::owner::owner;
use self::platform::{AnyError, client_of, end, own_client};

const HELP: &str = "\
Compares the environment variables of two applications.

usage: envdiff OWNER APPLICATION [OWNER] APPLICATION [--linked] [--values]
       envdiff --double [--linked] [--values]

  OWNER      an organisation or a user by id, or `me`
  --linked   also what the applications get from add-ons and other applications
  --values   shows values, secrets among them
  --double   two applications of a stand-in for the platform, in this process

One line a difference, by name:
  -NAME      only the first application has it
  +NAME      only the second one has it
  ~NAME      both have it, with different values

Ends with 0 if there is no difference, 1 if there is one, 2 in trouble.
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    end(run().await)
}

#[derive(Debug, Default)]
struct Arguments {
    ids: Vec<String>,
    linked: bool,
    values: bool,
    double: bool,
    help: bool,
}

impl Arguments {
    fn parse(given: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self::default();
        for argument in given {
            match argument.as_str() {
                "--linked" => arguments.linked = true,
                "--values" => arguments.values = true,
                "--double" => arguments.double = true,
                "--help" | "-h" => arguments.help = true,
                option if option.starts_with('-') => {
                    return Err(format!("{option} is unknown; see envdiff --help"));
                }
                _ => arguments.ids.push(argument),
            }
        }
        Ok(arguments)
    }
}

async fn run() -> Result<(String, u8), AnyError> {
    let arguments = Arguments::parse(std::env::args().skip(1))?;
    if arguments.help {
        return Ok((HELP.to_owned(), 0));
    }
    if arguments.double {
        let platform = Platform::start();
        let client = client_of(&platform)?;
        let seed = platform.seed();
        let (owner, left, right) = (&seed.organisation_id, &seed.application_id, &seed.dependency_id);
        let variables = EnvVars::from_iter([("MODE", "api"), ("PORT", "9000")]);
        update_all_env_vars(owner.as_str(), right.as_str(), &variables).send(&client).await?;
        return differences(&client, (owner, left), (owner, right), &arguments).await;
    }
    let (left, right) = match &arguments.ids[..] {
        [owner, left, right] => ((owner, left), (owner, right)),
        [a, left, b, right] => ((a, left), (b, right)),
        _ => return Err("envdiff wants two applications with their owner; see envdiff --help".into()),
    };
    differences(&own_client()?, left, right, &arguments).await
}

/// Each side is an owner and an application.
async fn differences(
    client: &Client,
    left: (&String, &String),
    right: (&String, &String),
    arguments: &Arguments,
) -> Result<(String, u8), AnyError> {
    let (left, right) = tokio::try_join!(
        variables(client, left, arguments.linked),
        variables(client, right, arguments.linked)
    )?;
    let differences = compare(&left, &right);
    let text: String = differences.iter().map(|difference| lines(difference, arguments.values)).collect();
    Ok((text, u8::from(!differences.is_empty())))
}

/// The variables of an application; its own ones go before those that it gets.
async fn variables(
    client: &Client,
    (whose, application): (&String, &String),
    linked: bool,
) -> Result<EnvVars, AnyError> {
    let environment = get_environment(client, owner(whose), application.as_str()).await?;
    let Environment { own, dependencies, addons, .. } =
        environment.ok_or_else(|| format!("{whose} has no application {application}"))?;
    let mut variables = EnvVars::default();
    if linked {
        let given = addons.into_iter().map(|addon| addon.env);
        let given = given.chain(dependencies.into_iter().map(|dependency| dependency.env));
        variables.extend(given.flatten().map(|variable| (variable.name, variable.value)));
    }
    variables.extend(own.into_iter().map(|variable| (variable.name, variable.value)));
    Ok(variables)
}

/// One line for a difference, or with values one for each side. Values are in quotes, on one line.
fn lines(difference: &Difference<'_>, values: bool) -> String {
    let name = difference.name.escape_debug();
    let side = |mark, value| format!("{mark}{name}={value:?}\n");
    match (difference.left, difference.right, values) {
        (left, right, true) => {
            let left = left.map(|value| side('-', value)).unwrap_or_default();
            left + &right.map(|value| side('+', value)).unwrap_or_default()
        }
        (_, None, false) => format!("-{name}\n"),
        (None, _, false) => format!("+{name}\n"),
        (Some(_), Some(_), false) => format!("~{name}\n"),
    }
}
