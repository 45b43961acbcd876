//! `envdiff`: what differs, by name, and values only if they are asked for.

use api_defs::v2::application::{EnvVars, update_all_env_vars};
use platform_double::Platform;

use super::{Example, Ran};
use crate::harness::client;

async fn platform() -> Platform {
    let platform = Platform::start();
    let seed = platform.seed();
    let env = EnvVars::from_iter([("PORT", "8080"), ("GREETING", "a\nb"), ("EXTRA", "s3cr3t")]);
    let client = client(&platform).build().unwrap();
    let call = update_all_env_vars(seed.organisation_id.as_str(), seed.dependency_id.as_str(), &env);
    call.send(&client).await.unwrap();
    platform
}

fn envdiff(platform: &Platform, options: &[&str]) -> Ran {
    let seed = platform.seed();
    let ids = [seed.organisation_id.as_str(), &seed.application_id, &seed.dependency_id];
    Example::new("envdiff", &[&ids, options].concat()).on(platform).run()
}

#[tokio::test]
async fn names_that_differ_are_told_without_values() {
    let ran = envdiff(&platform().await, &[]);
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (Some(1), "+EXTRA\n~GREETING\n", ""));
}

#[tokio::test]
async fn values_are_told_on_demand_each_on_one_line() {
    let ran = envdiff(&platform().await, &["--values"]);
    let lines = "+EXTRA=\"s3cr3t\"\n-GREETING=\"héllo, wörld\"\n+GREETING=\"a\\nb\"\n";
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), lines));
}

#[tokio::test]
async fn what_an_application_is_given_counts_on_demand() {
    let ran = envdiff(&platform().await, &["--linked"]);
    assert_eq!(ran.stdout, "-API_URL\n+EXTRA\n~GREETING\n-POSTGRESQL_ADDON_URI\n");
}

#[tokio::test]
async fn an_application_is_like_itself() {
    let platform = platform().await;
    let seed = platform.seed();
    let (owner, app) = (seed.organisation_id.as_str(), seed.application_id.as_str());
    let ran = Example::new("envdiff", &[owner, app, owner, app]).on(&platform).run();
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (Some(0), "", ""));
}

#[tokio::test]
async fn the_users_own_applications_are_compared_too() {
    let platform = platform().await;
    let seed = platform.seed();
    let ids = [&seed.organisation_id, &seed.application_id, "me", &seed.own_application_id];
    let ran = Example::new("envdiff", &ids).on(&platform).run();
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), "-GREETING\n-PORT\n"));
}

#[tokio::test]
async fn trouble_is_no_difference() {
    let platform = platform().await;
    let owner = platform.seed().organisation_id.as_str();
    let app = platform.seed().application_id.as_str();
    for (arguments, complaint) in [
        (&[owner, app, "app_none"][..], format!("{owner} has no application app_none\n")),
        (&[owner, app], "envdiff wants two applications with their owner; see envdiff --help\n".to_owned()),
        (&["--value"], "--value is unknown; see envdiff --help\n".to_owned()),
    ] {
        let ran = Example::new("envdiff", arguments).on(&platform).run();
        assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr), (Some(2), "", complaint));
    }
}

#[test]
fn it_helps_and_shows_itself_offline() {
    let help = Example::new("envdiff", &["--help"]).run().printed();
    assert!(help.contains("usage: envdiff") && help.contains("--values"), "{help}");
    let ran = Example::new("envdiff", &["--double"]).run();
    assert_eq!(
        (ran.code, ran.stdout.as_str(), ran.stderr.as_str()),
        (Some(1), "-GREETING\n+MODE\n~PORT\n", "")
    );
}
