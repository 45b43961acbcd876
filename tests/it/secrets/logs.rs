//! What is logged, by us and by everyone below us, at the finest level.

use api_defs::Owner;
use api_defs::v2::application::{EnvVars, get_all_exposed_env_vars, update_all_exposed_env_vars};
use api_defs::v2::user;
use cc_client::credentials::ApiToken;
use cc_client::layer::RetryLayer;
use cc_client::oauth1::SignatureMethod;
use cc_client::{Call, Client, ClientBuilder};
use http::Method;
use platform_double::{Fault, Keys, Options, Platform};
use serde_json::{Value, json};
use std::time::Duration;
use tower_http::follow_redirect::FollowRedirectLayer;
use tower_http::trace::TraceLayer;

use super::{CORE, ascii_secret, assert_hidden, secret};
use crate::capture::Capture;
use crate::kit::{client_of, keys_of};

/// A platform whose keys are secrets that would be found.
pub(super) fn platform() -> Platform {
    Platform::start_with(Options::default().keys(Keys {
        consumer_key: "key".to_owned(),
        consumer_secret: secret("consumer"),
        token: secret("token"),
        token_secret: secret("token secret"),
        api_token: ascii_secret(),
    }))
}

/// A client for each way to sign, each with a redirection that is followed and one that is not.
fn clients(platform: &Platform) -> Vec<Client> {
    let plain = || client_of(platform).retry(RetryLayer::default().backoff(Duration::ZERO, Duration::ZERO));
    let signed = |method| plain().credentials(keys_of(platform)).signature(method);
    let builders: Vec<fn(ClientBuilder) -> ClientBuilder> = vec![
        |builder| builder,
        |builder| builder.attempt_layer(FollowRedirectLayer::new()),
        // Headers are logged here, those that the signature adds are below.
        |builder| {
            let spans = || tower_http::trace::DefaultMakeSpan::new().include_headers(true);
            builder
                .layer(TraceLayer::new_for_http().make_span_with(spans()))
                .attempt_layer(TraceLayer::new_for_http().make_span_with(spans()))
        },
    ];
    let mut clients = Vec::new();
    for layered in builders {
        clients.push(layered(plain().credentials(ApiToken::new(ascii_secret()).unwrap())).build().unwrap());
        for method in [SignatureMethod::Plaintext, SignatureMethod::HmacSha1, SignatureMethod::HmacSha512] {
            clients.push(layered(signed(method)).build().unwrap());
        }
    }
    clients
}

/// Successes and failures of every kind, with secrets in bodies, headers and answers.
async fn use_it(platform: &Platform, client: &Client) {
    let application = platform.seed().own_application_id.as_str();
    let env = EnvVars::from_iter([("TOKEN", secret("env"))]);
    update_all_exposed_env_vars(Owner::Me, application, &env).send(client).await.unwrap();
    let read = get_all_exposed_env_vars(Owner::Me, application).send(client).await.unwrap().unwrap();
    assert_eq!(read.get("TOKEN"), Some(secret("env").as_str()));

    let profile = || user::get_profile().header("x-clever-password", &ascii_secret());
    profile().send(client).await.unwrap();
    let path = ("GET", "/v2/self");
    let json = json!([{ "token": secret("answer") }]);
    for (fault, succeeds) in [
        (Fault::status(503).header("retry-after", "0").json(&json), true),
        (Fault::reset(), true),
        (Fault::status(401).json(&json), false),
        (Fault::status(500).header("set-cookie", &format!("session={CORE}")).json(&json), false),
        (Fault::status(200).json(&json), false),
        (Fault::status(200).body("application/json", format!("{{\"id\": \"{CORE}")), false),
        (Fault::close().times(4), false),
        (Fault::real().truncated(9).times(4), false),
    ] {
        platform.script(fault.on(path.0, path.1));
        assert_eq!(profile().send(client).await.is_ok(), succeeds);
        platform.clear_script();
    }
    // Followed by some of the clients.
    let target = format!("{}/v2/self/id", platform.base_url());
    platform.script(Fault::redirect(302, &target).on(path.0, path.1));
    let _ = Call::<Value>::raw(Method::GET, "/v2/self").send(client).await;
    platform.clear_script();
}

#[tokio::test]
async fn no_secret_is_logged() {
    let platform = platform();
    let capture = Capture::start();
    for client in clients(&platform) {
        use_it(&platform, &client).await;
    }
    let text = capture.text();
    assert_hidden("the log", &text);
    for expected in ["clever_cloud.call", "reqwest::", "hyper_util::", "tower_http::", "Sensitive"] {
        assert!(text.contains(expected), "{expected} was not captured, so this test says nothing");
    }
}

#[tokio::test]
async fn no_secret_of_a_url_is_logged() {
    let platform = platform();
    let capture = Capture::start();
    let client =
        client_of(&platform).credentials(keys_of(&platform)).attempt_layer(FollowRedirectLayer::new());
    let client = client.build().unwrap();
    let call = || Call::<Value>::raw(Method::GET, "/v2/self").query("token", &secret("query"));
    call().send(&client).await.unwrap();
    let location = format!("{}/v2/self/id?token={CORE}", platform.base_url());
    platform.script(Fault::redirect(307, &location));
    call().send(&client).await.unwrap();
    assert_eq!(platform.requests()[2].query, Some(format!("token={CORE}")));
    let location = format!("https://me:{CORE}@127.0.0.1:1/?token={CORE}");
    platform.script(Fault::redirect(307, &location).times(4));
    call().send(&client).await.unwrap_err();
    platform.clear_script();
    platform.script(Fault::close().always());
    call().send(&client).await.unwrap_err();
    user::get_cli_tokens(&*secret("cli")).send(&client).await.unwrap_err();
    assert_hidden("the log", &capture.text());
}
