//! `login`: both ways, against a stand-in of its own and against one in this process.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Stdio};

use api_defs::Owner;
use api_defs::v2::oauth_consumer::{OauthConsumerSettings, create, get_secret};
use api_defs::v2::user::get_profile;
use cc_client::Client;
use cc_client::credentials::Settings;
use http::StatusCode;
use platform_double::Platform;
use serde_json::{Value, json};

use super::{Example, Ran};
use crate::kit::{client_of, keys_of};

/// A folder of its own for each test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        drop(fs::remove_dir_all(&path));
        Self(path)
    }

    /// Where the CLI keeps its logins, if this is its configuration.
    fn file(&self) -> PathBuf {
        self.0.join("clever-cloud").join("clever-tools.json")
    }

    fn content(&self) -> Value {
        serde_json::from_slice(&fs::read(self.file()).unwrap()).unwrap()
    }

    fn write(&self, content: &Value) {
        fs::create_dir_all(self.file().parent().unwrap()).unwrap();
        fs::write(self.file(), content.to_string()).unwrap();
    }

    /// What the CLI would log in with.
    fn settings(&self, alias: Option<&str>) -> Settings {
        let folder = self.0.to_str().unwrap().to_owned();
        let vars = |name: &str| (name == "XDG_CONFIG_HOME").then(|| folder.clone());
        Settings::from_clever_tools_with_vars(vars, alias).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// The program, which keeps its logins in this folder.
fn login(folder: &Folder, arguments: &[&str]) -> Example {
    Example::new("login", arguments).env("XDG_CONFIG_HOME", folder.0.to_str().unwrap())
}

/// The variables of the CLI for a platform of one's own.
fn at(example: Example, platform: &Platform) -> Example {
    let keys = platform.credentials();
    example
        .env("API_HOST", &platform.base_url())
        .env("AUTH_BRIDGE_HOST", &platform.base_url())
        .env("CONSOLE_URL", "http://console.example")
        .env("OAUTH_CONSUMER_KEY", &keys.consumer_key)
        .env("OAUTH_CONSUMER_SECRET", &keys.consumer_secret)
}

/// The same for a program to which browsers come back on the loopback interface.
async fn coming_back_at(example: Example, platform: &Platform) -> Example {
    let client = client_of(platform).credentials(keys_of(platform)).build().unwrap();
    let wanted = OauthConsumerSettings::new("login", "http://127.0.0.1");
    let consumer = create(Owner::Me, &wanted).send(&client).await.unwrap();
    let secret = get_secret(Owner::Me, &consumer.key).send(&client).await.unwrap().unwrap().secret;
    at(example, platform)
        .env("OAUTH_CONSUMER_KEY", consumer.key.as_str())
        .env("OAUTH_CONSUMER_SECRET", secret.expose())
}

/// A program that waits for its user. It does not outlive its test.
struct Waiting {
    child: Child,
    stdout: BufReader<ChildStdout>,
    url: String,
}

impl Waiting {
    /// Runs it until it has printed where to go.
    fn start(mut example: Example) -> Self {
        let command = example.command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut url = String::new();
        while !url.starts_with("http") {
            url.clear();
            assert_ne!(stdout.read_line(&mut url).unwrap(), 0, "it ended before it said where to go");
            url = url.trim().to_owned();
        }
        Self { child, stdout, url }
    }

    /// A parameter of the address to go to.
    fn parameter(&self, name: &str) -> String {
        let (_, query) = self.url.split_once('?').unwrap();
        query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}="))).unwrap().to_owned()
    }

    fn end(mut self) -> Ran {
        let (mut stdout, mut stderr) = (String::new(), String::new());
        self.stdout.read_to_string(&mut stdout).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        let status = self.child.wait().unwrap();
        Ran { succeeded: status.success(), code: status.code(), stdout, stderr }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What a browser gets there: the status and the page.
async fn browse(url: &str) -> (StatusCode, String) {
    let answer = reqwest::get(url).await.unwrap();
    assert_eq!(answer.headers()["content-type"], "text/html;charset=utf-8");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    (answer.status(), answer.text().await.unwrap())
}

async fn assert_logs_in(settings: Settings, platform: &Platform) {
    let client = Client::builder().settings(settings).build().unwrap();
    let user = get_profile().send(&client).await.unwrap();
    assert_eq!(user.id.as_str(), platform.seed().user_id);
}

/// Nothing of what a file keeps secret is printed.
fn assert_hides(ran: &Ran, folder: &Folder) {
    let content = folder.content();
    let profile = &content["profiles"][0];
    for secret in ["/token", "/secret", "/overrides/OAUTH_CONSUMER_SECRET"] {
        let secret = profile.pointer(secret).unwrap().as_str().unwrap();
        assert!(!ran.stdout.contains(secret), "{}", ran.stdout);
    }
}

#[tokio::test]
async fn the_browser_comes_back_and_the_login_is_that_of_the_cli() {
    let (platform, folder) = (Platform::start(), Folder::new("login-callback"));
    let waiting = Waiting::start(coming_back_at(login(&folder, &[]), &platform).await);
    let authorize = format!("{}/v2/oauth/authorize?oauth_token=", platform.base_url());
    assert!(waiting.url.starts_with(&authorize), "{}", waiting.url);

    let callback = platform.consent(&waiting.parameter("oauth_token")).unwrap();
    assert!(callback.starts_with("http://127.0.0.1:"), "{callback}");
    let (origin, _) = callback.split_once("/callback").unwrap();
    // What browsers and other pages ask for does not end the wait.
    let idle = std::net::TcpStream::connect(origin.strip_prefix("http://").unwrap()).unwrap();
    assert_eq!(browse(&format!("{origin}/favicon.ico")).await.0, StatusCode::NOT_FOUND);
    let other = format!("{origin}/callback?oauth_token=other&oauth_verifier=v");
    assert_eq!(browse(&other).await.0, StatusCode::BAD_REQUEST);

    let (status, page) = browse(&callback).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("You can close this window"), "{page}");
    let ran = waiting.end();
    drop(idle);
    assert!(ran.succeeded, "{}", ran.stderr);
    assert!(ran.stdout.contains("Logged in as ada@example.com, until 20"), "{}", ran.stdout);
    assert!(ran.stdout.contains("the profile `default`, the active one, of "), "{}", ran.stdout);
    assert_hides(&ran, &folder);

    let content = folder.content();
    let profile = &content["profiles"][0];
    assert_eq!(content["version"], 1);
    assert_eq!(
        [&profile["alias"], &profile["email"], &profile["overrides"]["CONSOLE_URL"]],
        ["default", "ada@example.com", "http://console.example"]
    );
    let settings = folder.settings(None);
    assert!(!settings.is_expired(std::time::SystemTime::now()));
    assert_logs_in(settings, &platform).await;
}

#[tokio::test]
async fn the_console_gives_a_token_and_other_profiles_stay() {
    let (platform, folder) = (Platform::start(), Folder::new("login-console"));
    let home = json!({ "alias": "home", "token": "h", "secret": "s", "more": 1 });
    folder.write(&json!({ "version": 1, "profiles": [home] }));
    let waiting = Waiting::start(at(login(&folder, &["--console", "--alias", "work"]), &platform));
    let start = "http://console.example/cli-oauth?cli_version=";
    assert!(waiting.url.starts_with(start), "{}", waiting.url);
    platform.log_in_cli(&waiting.parameter("cli_token"));
    let ran = waiting.end();
    assert!(ran.succeeded, "{}", ran.stderr);
    assert_hides(&ran, &folder);

    let profiles = folder.content()["profiles"].clone();
    assert_eq!((&profiles[0]["alias"], &profiles[1]), (&json!("work"), &home));
    for alias in [None, Some("work")] {
        assert_logs_in(folder.settings(alias), &platform).await;
    }
}

/// It goes where the profile was from, and not where the environment says.
#[tokio::test]
async fn a_profile_logs_in_again_where_it_is_from() {
    let (platform, folder) = (Platform::start(), Folder::new("login-again"));
    let keys = platform.credentials();
    folder.write(&json!({ "version": 1, "profiles": [{
        "alias": "work", "token": "old", "secret": "s", "expirationDate": "2001-01-01T00:00:00.000Z",
        "overrides": {
            "API_HOST": platform.base_url(),
            "OAUTH_CONSUMER_KEY": keys.consumer_key, "OAUTH_CONSUMER_SECRET": keys.consumer_secret,
        },
    }] }));
    let error = Client::builder().settings(folder.settings(None)).build().unwrap_err();
    assert!(error.to_string().contains("profile \"work\" expired on 2001-01-01"), "{error}");

    let example = login(&folder, &["--console", "--alias", "work"]).env("API_HOST", "http://127.0.0.1:1");
    let waiting = Waiting::start(example);
    platform.log_in_cli(&waiting.parameter("cli_token"));
    let ran = waiting.end();
    assert!(ran.succeeded, "{}", ran.stderr);
    assert_eq!(folder.content()["profiles"].as_array().unwrap().len(), 1);
    assert_logs_in(folder.settings(None), &platform).await;
}

#[tokio::test]
async fn a_refusal_is_told_and_keeps_nothing() {
    let (platform, folder) = (Platform::start(), Folder::new("login-refused"));
    let waiting = Waiting::start(coming_back_at(login(&folder, &[]), &platform).await);
    let token = waiting.parameter("oauth_token");
    let callback = platform.consent(&token).unwrap();
    let (address, _) = callback.split_once('?').unwrap();
    let refusal = format!("{address}?oauth_token={token}&oauth_problem=user_refused");
    let (status, page) = browse(&refusal).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("access was refused"), "{page}");
    assert_eq!(waiting.end().complaint(), "access was refused: user_refused\n");
    assert!(!folder.file().exists());
}

#[test]
fn it_works_with_a_stand_in_of_its_own() {
    let folder = Folder::new("login-double");
    let file = folder.file();
    let file = file.to_str().unwrap();
    for arguments in [&["--double"][..], &["--double", "--console"]] {
        let printed = login(&folder, arguments).run().printed();
        assert!(printed.contains("Logged in as ada@example.com"), "{printed}");
        assert!(printed.contains("kept with `--file` only"), "{printed}");
        assert!(!folder.file().exists(), "a stand-in's login is of no use to the CLI");
        assert!(!printed.contains("clever-cloud.com"), "{printed}");

        login(&folder, &[arguments, &["--file", file, "--alias", "double"]].concat()).run().printed();
        let profile = folder.content()["profiles"][0].clone();
        assert_eq!(profile["alias"], "double");
        assert!(profile["overrides"]["API_HOST"].as_str().unwrap().starts_with("http://127.0.0.1:"));
        assert!(!folder.settings(None).is_expired(std::time::SystemTime::now()));
        fs::remove_file(file).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_browser_is_opened_when_asked_for_and_need_not_be_there() {
    let folder = Folder::new("login-open");
    let nowhere = folder.0.to_str().unwrap().to_owned();
    let printed = login(&folder, &["--double", "--open"]).env("PATH", &nowhere).run().printed();
    assert!(
        printed.contains("No browser could be started (") && printed.contains("Logged in as"),
        "{printed}"
    );
    let printed = login(&folder, &["--double"]).env("PATH", &nowhere).run().printed();
    assert!(!printed.contains("No browser"), "{printed}");
}

#[test]
fn a_log_out_removes_the_active_profile_or_the_one_that_is_named() {
    let folder = Folder::new("login-out");
    let profile = |alias| json!({ "alias": alias, "token": "t", "secret": "s" });
    folder.write(&json!({ "version": 1, "profiles": [profile("a"), profile("b"), profile("c")] }));
    let printed = login(&folder, &["--logout"]).run().printed();
    assert!(printed.starts_with("The profile `a` is gone"), "{printed}");
    login(&folder, &["--logout", "--alias", "c"]).run().printed();
    assert_eq!(folder.content()["profiles"], json!([profile("b")]));
    let printed = login(&folder, &["--logout", "--alias", "c"]).run().printed();
    assert!(printed.starts_with("There is no such profile"), "{printed}");
    login(&folder, &["--logout"]).run().printed();
    let printed = login(&folder, &["--logout"]).run().printed();
    assert!(printed.starts_with("There is no such profile"), "{printed}");
}

#[test]
fn what_cannot_work_is_said_before_anybody_is_asked() {
    let folder = Folder::new("login-faults");
    for (arguments, complaint) in [
        (&["--alias", "$env"][..], "\"$env\" means the token of the environment"),
        (&["--alias", "a b"], "\"a b\" cannot name a profile"),
        (&["--alias"], "--alias wants a value; usage: "),
        (&["--loud"], "--loud is unknown; usage: "),
    ] {
        let ran = login(&folder, arguments).run();
        assert_eq!(ran.stdout, "", "{arguments:?}");
        let told = ran.complaint();
        assert!(told.starts_with(complaint), "{told}");
    }
    folder.write(&json!({ "version": 2 }));
    let told = login(&folder, &["--console"]).run().complaint();
    assert!(told.contains("is not a known form"), "{told}");
    assert_eq!(folder.content(), json!({ "version": 2 }));
}

#[test]
fn a_consumer_that_the_platform_does_not_know_is_refused() {
    let (platform, folder) = (Platform::start(), Folder::new("login-unknown"));
    let example = at(login(&folder, &[]), &platform).env("OAUTH_CONSUMER_SECRET", "s3cr3t");
    let told = example.run().complaint();
    assert!(told.starts_with("POST /v2/oauth/request_token: 401 [2001] "), "{told}");
    assert!(!told.contains("s3cr3t"), "{told}");

    // Nor may it have browsers come back to where its consumer is not.
    let told = at(login(&folder, &[]), &platform).run().complaint();
    assert!(told.starts_with("POST /v2/oauth/request_token: 400 [4000] oauth_callback: "), "{told}");
}
