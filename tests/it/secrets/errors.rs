//! Errors of every kind, each with secrets wherever they may come from.

use std::collections::BTreeMap;

use api_defs::v2::application::{EnvVar, EnvVars};
use api_defs::v2::user::CliToken;
use cc_client::credentials::Settings;
use cc_client::oauth1::Keys;
use cc_client::testing::Script;
use cc_client::{Answer, Body, Call, Client, Error, ErrorKind, Form, Text};
use http::{Method, Response};
use platform_double::{Fault, Platform};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{CORE, ascii_secret, assert_error_hides, secret};
use crate::kit::{client_of, create_thing, get_thing, scripted};

#[track_caller]
fn assert_hides(error: &Error, kind: ErrorKind) {
    assert_eq!(error.kind(), kind, "{error:?}");
    assert_error_hides(error);
}

/// The failure of a call with secrets in its path, query, headers and body.
async fn failure(script: Script) -> Error {
    let client = scripted(script).credentials(Keys::new("key", secret("a"), secret("b"), secret("c")));
    let call = create_thing(&json!({ "password": secret("body") })).query("token", &secret("query"));
    let call = call.header("x-password", &ascii_secret()).retry(cc_client::Retry::Safe);
    call.send(&client.response_limit(9000).build().unwrap()).await.unwrap_err()
}

#[tokio::test]
async fn invalid_calls() {
    let client = scripted(Script::new()).build().unwrap();
    let raw = |target: String| Call::<()>::raw(Method::GET, target);
    for call in [
        raw(format!("no path {CORE}")),
        raw(format!("/v2/self?token={CORE}\u{7f} <>")),
        raw(format!("https://me:{CORE}@[/")),
        raw(format!("{CORE}://")),
        raw("/v2".to_owned()).header("x-password", &format!("{CORE}\n")),
        raw("/v2".to_owned()).json(&Unserializable),
        create_thing(&json!({})).header("x\n", CORE).answering(),
    ] {
        let error = call.send(&client).await.unwrap_err();
        assert_hides(&error, ErrorKind::InvalidCall);
    }
    let dots = get_thing("..").query("token", CORE).header("x", CORE).into_call();
    assert_hides(dots.fault().unwrap(), ErrorKind::InvalidCall);
}

/// Its error is made by serde, which does not know what is secret.
struct Unserializable;

impl serde::Serialize for Unserializable {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("cannot be written"))
    }
}

#[test]
fn credentials_and_settings() {
    let vars = |host: String| {
        move |name: &str| match name {
            "CC_API_TOKEN" => Some(ascii_secret()),
            "CC_API_HOST" => Some(host.clone()),
            _ => None,
        }
    };
    for host in [format!("https://me:{CORE}@a.example"), format!("https://a.example?t={CORE}"), CORE.into()] {
        let error = Error::from(Settings::from_vars(vars(host)).unwrap_err());
        assert_hides(&error, ErrorKind::Credentials);
    }
    let line = |name: &str| (name == "CC_API_TOKEN").then(|| format!("{CORE}\n"));
    assert_hides(&Settings::from_vars(line).unwrap_err().into(), ErrorKind::Credentials);

    for url in [
        format!("https://me:{CORE}@a.example"),
        format!("https://a.example/?token={CORE}"),
        format!("https://[{CORE}"),
        format!("{CORE}://a.example"),
        format!("/{CORE}"),
    ] {
        assert_hides(&Client::builder().base_url(&url).build().unwrap_err(), ErrorKind::Config);
    }
    let agent = Client::builder().user_agent(&format!("{CORE}\n")).build().unwrap_err();
    assert_hides(&agent, ErrorKind::Config);
}

#[tokio::test]
async fn broken_connections() {
    let platform = Platform::start();
    platform.script(Fault::close().always());
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    for (base, kind) in [
        (platform.base_url(), ErrorKind::Transport),
        (format!("http://127.0.0.1:{port}"), ErrorKind::Connect),
        ("http://nowhere.invalid".to_owned(), ErrorKind::Connect),
    ] {
        let client = Client::builder().base_url(&base).retry(cc_client::layer::RetryLayer::never());
        let client =
            client.credentials(Keys::new("key", secret("a"), secret("b"), secret("c"))).build().unwrap();
        let call = get_thing(secret("id")).query("token", &secret("q")).header("x-password", &ascii_secret());
        assert_hides(&call.send(&client).await.unwrap_err(), kind);
        let base = base.replace("://", &format!("://me:{CORE}@"));
        let call = Call::<()>::raw(Method::GET, format!("{base}/{CORE}?token={CORE}"));
        // RFC 9110 §4.2.4.
        assert_hides(&call.send(&client).await.unwrap_err(), ErrorKind::InvalidCall);
    }
}

#[tokio::test]
async fn timeouts() {
    let platform = Platform::start();
    let gate = platform_double::Gate::new();
    platform.script(Fault::real().held(&gate).always());
    let client = client_of(&platform).credentials(Keys::new("key", secret("a"), secret("b"), secret("c")));
    let client = client.timeout(std::time::Duration::from_millis(20)).build().unwrap();
    let call = get_thing(secret("id")).query("token", &secret("query"));
    assert_hides(&call.send(&client).await.unwrap_err(), ErrorKind::Timeout);
}

fn answer(status: u16, content_type: &str, body: String) -> Script {
    let answer = Response::builder()
        .status(status)
        .header("content-type", content_type)
        .header("set-cookie", format!("session={CORE}"))
        .header("location", format!("https://me:{CORE}@a.example/path?token={CORE}#{CORE}"));
    Script::new().response(answer.body(Body::from(body)).unwrap())
}

#[tokio::test]
async fn refusals() {
    let json = json!({ "id": 4001, "message": "no", "token": secret("answer"), "env": [secret("env")] });
    for (status, kind) in [
        (401, ErrorKind::Unauthorized),
        (400, ErrorKind::Status),
        (403, ErrorKind::Status),
        (301, ErrorKind::Status),
        (307, ErrorKind::Status),
        (500, ErrorKind::Status),
    ] {
        let form = format!("oauth_token=t&oauth_token_secret={CORE}&{CORE}");
        for (content_type, body) in [
            ("application/json", json.to_string()),
            ("application/json", json!({ "token": secret("answer") }).to_string()),
            ("application/json", format!(r#"{{"token": "{CORE}"#)),
            ("application/x-www-form-urlencoded", form),
            ("text/plain", String::new()),
        ] {
            assert_hides(&failure(answer(status, content_type, body)).await, kind);
        }
    }
}

#[tokio::test]
async fn answers_that_do_not_fit() {
    /// An answer that is a form.
    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct RequestToken {
        oauth_token: u64,
        oauth_token_secret: String,
    }
    /// Its error names the value that it does not know.
    #[derive(Debug, Deserialize)]
    enum Colour {
        Red,
    }
    async fn decode<T: Answer + std::fmt::Debug>(content_type: &str, body: String) -> Error {
        let client = scripted(answer(200, content_type, body)).build().unwrap();
        get_thing("1").into_call().answering::<T>().send(&client).await.unwrap_err()
    }
    let json = "application/json";
    let text = json!(secret("text")).to_string();
    let list = json!([{ "name": "TOKEN", "value": { "nested": secret("value") } }]).to_string();
    let errors = [
        decode::<EnvVars>(json, text.clone()).await,
        decode::<Vec<EnvVar>>(json, json!([secret("value")]).to_string()).await,
        decode::<Vec<EnvVar>>(json, list).await,
        decode::<CliToken>(json, json!({ "token": secret("token"), "secret": 7 }).to_string()).await,
        decode::<u64>(json, text.clone()).await,
        decode::<bool>(json, format!("[\"{CORE}")).await,
        decode::<Colour>(json, text.clone()).await,
        decode::<Form<RequestToken>>(
            "application/x-www-form-urlencoded",
            format!("oauth_token={CORE}&oauth_token_secret={CORE}"),
        )
        .await,
    ];
    for error in errors {
        assert_hides(&error, ErrorKind::Decode);
    }
}

#[tokio::test]
async fn answers_that_are_too_long() {
    let long = json!({ "token": CORE.repeat(1000) }).to_string();
    assert_hides(&failure(answer(200, "application/json", long)).await, ErrorKind::TooLarge);
}

#[tokio::test]
async fn layers_that_fail() {
    let error = failure(Script::new().fail("refused on purpose")).await;
    assert_hides(&error, ErrorKind::Layer);
    let read = <u64 as Answer>::read(&json!(secret("text")).to_string().into()).unwrap_err();
    super::assert_debug_hides(&read);
    super::assert_hidden("a read error", &read.to_string());
    let form = <Form<BTreeMap<String, u64>> as Answer>::read(&format!("a={CORE}").into()).unwrap_err();
    super::assert_debug_hides(&form);
    let _: Text = Answer::read(&Value::Null.to_string().into()).unwrap();
}
