//! Logging in: both ways, from the first request to a client with the token.

use std::time::Duration;

use api_defs::login::{Authorization, CallbackFault, Login, LoginError, Token};
use api_defs::v2::oauth::{GrantForm, authorize_token};
use api_defs::v2::oauth_consumer::OauthRight;
use api_defs::v2::session::{self, LoginForm};
use api_defs::v2::{self_, user};
use cc_client::credentials::LoginSettings;
use cc_client::credentials::clever_tools::ConfigFile;
use cc_client::oauth1::Keys;
use cc_client::testing::Script;
use cc_client::{Client, Error, ErrorKind, Form};
use http::Method;
use http::header::{AUTHORIZATION, LOCATION, SET_COOKIE};
use platform_double::Platform;
use tokio::time::Instant;

use crate::kit::{answer, client_of};

/// Where the consumer of the stand-in's keys is.
const CALLBACK: &str = "https://www.example.com/callback";

fn settings_of(platform: &Platform) -> LoginSettings {
    let keys = platform.credentials();
    let mut settings = LoginSettings::default();
    settings.consumer = Keys::consumer_only(keys.consumer_key, keys.consumer_secret);
    settings.host = platform.base_url().parse().unwrap();
    settings.bridge = settings.host.clone();
    settings
}

fn login_at(platform: &Platform) -> Login {
    Login::new(settings_of(platform)).unwrap()
}

/// A login whose requests are answered by a script.
fn scripted(script: &Script) -> Login {
    let client = Client::builder().transport(script.clone()).build().unwrap();
    Login::with_client(client, LoginSettings::default())
}

fn token_of(authorization: &Authorization) -> String {
    authorization.url().split_once("oauth_token=").unwrap().1.to_owned()
}

async fn profile_of(token: &Token) -> Result<user::Profile, Error> {
    user::get_profile().send(&Client::builder().settings(token.settings()).build()?).await
}

#[tokio::test]
async fn a_user_logs_in_and_the_program_acts_for_her() {
    let platform = Platform::start();
    let authorization = login_at(&platform).request(CALLBACK).await.unwrap();
    let start = format!("{}/v2/oauth/authorize?oauth_token=", platform.base_url());
    assert!(authorization.url().starts_with(&start), "{}", authorization.url());

    let callback = platform.consent(&token_of(&authorization)).unwrap();
    assert!(callback.starts_with(CALLBACK), "{callback}");
    let verified = authorization.verify(&callback).unwrap();
    assert_eq!(verified.user().unwrap().as_str(), platform.seed().user_id);
    let token = verified.token().await.unwrap();

    let in_a_year = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(366 * 24);
    assert!(!token.is_expired(jiff::Timestamp::now()));
    assert!(token.is_expired(in_a_year), "{:?}", token.expires_at());
    assert_eq!(profile_of(&token).await.unwrap().id.as_str(), platform.seed().user_id);

    // What asked for the token carried no credentials but its own.
    let asked = platform.requests().into_iter().filter(|request| request.path.starts_with("/v2/oauth/"));
    let asked: Vec<_> = asked.collect();
    assert_eq!(asked.len(), 2);
    for request in asked {
        assert_eq!(request.method, Method::POST);
        assert!(request.header("authorization").is_none());
        assert_eq!(request.query, None, "an address is written down in many places");
    }
}

/// The consent is given by way of the platform's own forms, as a browser would.
#[tokio::test]
async fn a_user_grants_a_part_of_what_she_may() {
    let platform = Platform::start();
    let browser = client_of(&platform).build().unwrap();
    let authorization = login_at(&platform).request(CALLBACK).await.unwrap();

    let form = LoginForm::new("ada@example.com", &platform.seed().password).from_authorize(true);
    let entered = session::login(Form(form)).send(&browser).await.unwrap_err();
    let session = entered.headers()[SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
    let cookies = format!("cctk={}; {session}", token_of(&authorization));
    let form = GrantForm::new([OauthRight::AccessPersonalInformation]);
    let granted = authorize_token(Form(form)).header("cookie", &cookies).send(&browser).await.unwrap_err();
    let callback = granted.headers()[LOCATION].to_str().unwrap();

    let token = authorization.verify(callback).unwrap().token().await.unwrap();
    let client = Client::builder().settings(token.settings()).build().unwrap();
    let current = self_::get_current_token_info().send(&client).await.unwrap();
    let shown = format!("{current:?}");
    assert!(shown.contains("access_personal_information: Some(true)"), "{shown}");
    assert!(shown.contains("manage_ssh_keys: Some(false)"), "{shown}");
}

#[tokio::test]
async fn a_login_is_kept_where_the_cli_finds_it() {
    let platform = Platform::start();
    let authorization = login_at(&platform).request(CALLBACK).await.unwrap();
    let callback = platform.consent(&token_of(&authorization)).unwrap();
    let token = authorization.verify(&callback).unwrap().token().await.unwrap();
    let user = profile_of(&token).await.unwrap();

    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("login-kept");
    let file = ConfigFile::at(folder.join("clever-tools.json"));
    file.save(&token.profile("work", &user).unwrap()).unwrap();
    let read = file.profile(None).unwrap();
    assert_eq!(read.email(), Some("ada@example.com"));
    // The file holds milliseconds, and so does the platform's date.
    assert_eq!(read.expires_at(), token.settings().expires_at);
    let client = Client::builder().settings(read.settings().unwrap()).build().unwrap();
    assert_eq!(user::get_profile().send(&client).await.unwrap(), user);
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn a_verifier_is_good_for_one_token_and_none_that_was_made_up() {
    let platform = Platform::start();
    let authorization = login_at(&platform).request(CALLBACK).await.unwrap();
    let made_up = format!("{CALLBACK}?oauth_token={}&oauth_verifier=v3rifier", token_of(&authorization));
    let error = authorization.verify(&made_up).unwrap().token().await.unwrap_err();
    let LoginError::Refused(refused) = &error else { panic!("{error:?}") };
    assert_eq!((refused.kind(), refused.attempts()), (ErrorKind::Unauthorized, 1));
    let shown = format!("{error} {error:?}");
    assert!(shown.starts_with("POST /v2/oauth/access_token: 401 [2001] "), "{shown}");
    for secret in ["v3rifier", &platform.credentials().consumer_secret] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[tokio::test]
async fn a_consumer_that_the_platform_does_not_know_is_refused() {
    let platform = Platform::start();
    let mut settings = settings_of(&platform);
    settings.consumer = Keys::consumer_only("nobody", "s3cr3t");
    let error = Login::new(settings).unwrap().request(CALLBACK).await.unwrap_err();
    assert!(matches!(error, LoginError::Refused(_)), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("s3cr3t"));
}

#[tokio::test]
async fn a_callback_that_is_no_consent_has_its_own_error() {
    let platform = Platform::start();
    let [one, other] = [login_at(&platform), login_at(&platform)];
    let (one, other) = (one.request(CALLBACK).await.unwrap(), other.request(CALLBACK).await.unwrap());
    let of_other = platform.consent(&token_of(&other)).unwrap();
    let error = one.verify(&of_other).unwrap_err();
    assert_eq!(*error.fault(), CallbackFault::OtherToken);

    let refusal = format!("{CALLBACK}?oauth_problem=user_refused");
    let error = LoginError::from(error.into_authorization().verify(&refusal).unwrap_err());
    assert_eq!(error.to_string(), "access was refused: user_refused");
    assert!(matches!(error, LoginError::Callback(CallbackFault::Refused { .. })), "{error:?}");
}

#[tokio::test]
async fn trouble_is_no_refusal_and_a_page_is_no_token() {
    for (status, refuses) in
        [(503, false), (429, false), (500, false), (302, false), (400, true), (403, true)]
    {
        let error = scripted(&Script::new().status(status)).request(CALLBACK).await.unwrap_err();
        assert_eq!(matches!(error, LoginError::Refused(_)), refuses, "{status}: {error:?}");
        assert_eq!(matches!(error, LoginError::Failed(_)), !refuses, "{status}: {error:?}");
    }
    let page = answer(200, ("content-type", "text/html"), "<html>s3cr3t</html>");
    let error = scripted(&Script::new().response(page)).request(CALLBACK).await.unwrap_err();
    assert!(matches!(error, LoginError::Unreadable(_)), "{error:?}");
    let form = answer(200, ("content-type", "text/plain"), "oauth_token_secret=s3cr3t");
    let error = scripted(&Script::new().response(form)).request(CALLBACK).await.unwrap_err();
    assert!(matches!(error, LoginError::Unreadable(_)), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("s3cr3t"), "{error}");
}

const CLI_TOKEN: &str = r#"{"token":"t0k3n","secret":"s3cr3t","expirationDate":"2030-01-01T00:00:00.000Z"}"#;

/// A script that says so many times that the user is not done.
fn not_yet(times: u32) -> Script {
    (0..times).fold(Script::new(), |script, _| script.status(404))
}

#[tokio::test(start_paused = true)]
async fn the_console_is_asked_every_two_seconds_until_it_has_a_token() {
    let script = not_yet(3).json(CLI_TOKEN);
    let console = scripted(&script).console();
    let word = console.url().split_once("&cli_token=").unwrap().1.to_owned();
    let start = Instant::now();
    let token = console.wait().await.unwrap();

    assert_eq!(start.elapsed().as_secs(), 6);
    assert_eq!(token.expires_at().unwrap().to_string(), "2030-01-01T00:00:00Z");
    let requests = script.requests();
    assert_eq!(requests.len(), 4);
    for request in requests {
        assert_eq!(request.method(), Method::GET);
        let target = request.uri().path_and_query().unwrap();
        assert_eq!(*target, format!("/v2/self/cli_tokens?cli_token={word}").as_str());
        assert!(request.headers().get(AUTHORIZATION).is_none());
    }
}

#[tokio::test(start_paused = true)]
async fn the_console_is_asked_sixty_times_at_most() {
    let script = not_yet(61);
    let start = Instant::now();
    let error = scripted(&script).console().wait().await.unwrap_err();
    assert!(matches!(error, LoginError::TimedOut), "{error:?}");
    assert!(error.to_string().contains("try again"), "{error}");
    assert_eq!((script.requests().len(), script.remaining()), (60, 1));
    assert_eq!(start.elapsed().as_secs(), 118);
}

#[tokio::test(start_paused = true)]
async fn a_login_that_nobody_waits_for_asks_no_more() {
    let script = not_yet(60);
    let wait = scripted(&script).console().wait();
    assert!(tokio::time::timeout(Duration::from_secs(5), wait).await.is_err());
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(script.requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn the_console_may_refuse_or_talk_of_something_else() {
    let page = answer(200, ("content-type", "text/html"), "<html>Maintenance</html>");
    let error = scripted(&not_yet(1).response(page)).console().wait().await.unwrap_err();
    assert!(matches!(error, LoginError::Unreadable(_)), "{error:?}");

    let half = r#"{"token":"t0k3n"}"#;
    let error = scripted(&Script::new().json(half)).console().wait().await.unwrap_err();
    assert!(matches!(error, LoginError::Unreadable(_)), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("t0k3n"));

    for status in [401, 403, 400] {
        let script = not_yet(2).status(status);
        let error = scripted(&script).console().wait().await.unwrap_err();
        assert!(matches!(error, LoginError::Refused(_)), "{error:?}");
        assert_eq!(script.requests().len(), 3);
    }
}

/// One answer of a gateway is no reason to begin anew.
#[tokio::test(start_paused = true)]
async fn the_wait_for_the_console_survives_what_passes() {
    let script = not_yet(1).status(502).status(404).json(CLI_TOKEN);
    assert!(scripted(&script).console().wait().await.is_ok());
    assert_eq!(script.remaining(), 0);
}

#[tokio::test]
async fn a_user_logs_in_by_the_console() {
    let platform = Platform::start();
    let console = login_at(&platform).console();
    let word = console.url().split_once("&cli_token=").unwrap().1.to_owned();
    platform.log_in_cli(&word);
    let token = console.wait().await.unwrap();
    assert_eq!(profile_of(&token).await.unwrap().email.as_deref(), Some("ada@example.com"));
}

/// What the platform refuses is refused by it, whatever the date says.
#[tokio::test]
async fn a_token_that_was_ended_is_unauthorized() {
    let platform = Platform::start();
    let console = login_at(&platform).console();
    platform.log_in_cli(console.url().split_once("&cli_token=").unwrap().1);
    let token = console.wait().await.unwrap();
    let client = Client::builder().settings(token.settings()).build().unwrap();
    user::revoke_tokens().send(&client).await.unwrap();
    let error = user::get_profile().send(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unauthorized);
}

/// The clock of this machine says that it has ended; only the platform knows.
#[tokio::test]
async fn a_login_that_has_ended_is_told_before_anything_is_sent() {
    let platform = Platform::start();
    let console = login_at(&platform).console();
    platform.log_in_cli(console.url().split_once("&cli_token=").unwrap().1);
    let mut settings = console.wait().await.unwrap().settings();
    settings.expires_at = Some(std::time::UNIX_EPOCH);
    let before = platform.requests().len();
    let error = Client::builder().settings(settings.clone()).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().starts_with("the login expired on 1970-01-01T00:00:00.000Z"), "{error}");
    assert_eq!(platform.requests().len(), before);

    settings.expires_at = None;
    let client = Client::builder().settings(settings).build().unwrap();
    assert!(user::get_profile().send(&client).await.is_ok());
}

#[tokio::test]
async fn no_connection_is_no_refusal() {
    let mut settings = LoginSettings::default();
    // Nobody listens there.
    settings.host = "http://127.0.0.1:1".parse().unwrap();
    let error = Login::new(settings).unwrap().request(CALLBACK).await.unwrap_err();
    let LoginError::Failed(error) = error else { panic!("{error:?}") };
    assert!(error.is_connect(), "{error}");
}
