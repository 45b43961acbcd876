//! The `Debug` form of every type that can hold a secret.

use std::collections::BTreeMap;

use api_defs::Owner;
use api_defs::v2::application::{
    self, Application, CreateApplication, EnvVar, EnvVars, LinkedAddonEnv, LinkedApplicationEnv,
    RuntimeChoice, SetEnvVar, UpdateApplication,
};
use api_defs::v2::user::{self, CliToken, MfaBackupCode, MfaKind, OauthToken};
use bytes::Bytes;
use cc_client::credentials::{ApiToken, Credentials, Settings};
use cc_client::layer::{
    AuthLayer, CollectLayer, DescribeLayer, HostLayer, HttpService, RetryLayer, TimeoutLayer, TraceLayer,
};
use cc_client::oauth1::{Keys, SignatureMethod, Signer};
use cc_client::testing::Script;
use cc_client::{Authenticate, Body, BoxError, Call, Client, Form, Text, Transport};
use http::{HeaderMap, HeaderValue, Method, Request, Uri};
use http_body_util::Full;
use serde_json::{Value, json};
use tower::{Layer, Service};

use super::{CORE, ascii_secret, assert_debug_hides, assert_hidden, secret};
use crate::kit::{create_thing, get_thing, poll_once, scripted};

fn keys() -> Keys {
    Keys::new("key", secret("consumer"), secret("token"), secret("token secret"))
}

fn api_token() -> ApiToken {
    ApiToken::new(ascii_secret()).unwrap()
}

const METHODS: [SignatureMethod; 3] =
    [SignatureMethod::Plaintext, SignatureMethod::HmacSha1, SignatureMethod::HmacSha512];

#[test]
fn credentials() {
    assert_debug_hides(&keys());
    assert_debug_hides(&Keys::consumer_only("key", secret("consumer")));
    assert_debug_hides(&Credentials::from(keys()));
    assert_debug_hides(&Credentials::from(api_token()));
    assert_debug_hides(&Credentials::with_public_consumer(secret("token"), secret("token secret")));
    assert_debug_hides(&api_token());
    assert_debug_hides(&api_token().authorization());
    let vars =
        |name: &str| Some(if name == "CC_API_HOST" { "https://a.example".into() } else { ascii_secret() });
    assert_debug_hides(&Settings::from_vars(vars).unwrap());
    for method in METHODS {
        let signer = Signer::new(&keys(), method).nonce(|| secret("nonce")).clock(|| 1);
        assert_debug_hides(&signer);
        let uri = Uri::from_static("https://a.example/");
        assert_debug_hides(&signer.authorization(&Method::GET, &uri, None).unwrap());
    }
}

/// Authentication of a user's own, that marks its header as told.
struct Own;

impl Authenticate for Own {
    fn authenticate(&self, request: &mut Request<Body>) -> Result<(), BoxError> {
        let mut header = HeaderValue::try_from(ascii_secret())?;
        header.set_sensitive(true);
        request.headers_mut().insert("authorization", header);
        Ok(())
    }
}

#[test]
fn clients_and_transports() {
    let builders = [
        Client::builder().credentials(keys()),
        Client::builder().credentials(api_token()),
        Client::builder().auth(Own),
    ];
    for builder in builders {
        assert_debug_hides(&builder);
        assert_debug_hides(&builder.build().unwrap());
    }
    let mut headers = HeaderMap::new();
    headers.insert("x-password", ascii_secret().parse().unwrap());
    let proxy = reqwest::Proxy::all(format!("http://me:{CORE}@proxy.example")).unwrap();
    let transport =
        Transport::configure(move |reqwest| reqwest.default_headers(headers.clone()).proxy(proxy.clone()));
    let transport = transport.unwrap();
    assert_debug_hides(&transport);
    assert_debug_hides(&Client::builder().transport(transport));
}

#[tokio::test]
async fn layers_services_and_scripts() {
    let script = Script::new().json(json!({ "token": secret("answer") }).to_string()).status(204);
    let base = Uri::from_static("https://a.example");
    let auth = AuthLayer::new(Signer::new(&keys(), SignatureMethod::HmacSha1), &base).unwrap();
    assert_debug_hides(&auth);
    let mut signing = auth.layer(script.clone());
    let request = Request::get("https://a.example/").body(Body::from(secret("body"))).unwrap();
    signing.call(request).await.unwrap();
    assert_eq!(script.requests().len(), 1);

    assert_debug_hides(&signing);
    assert_debug_hides(&HostLayer::new(base).unwrap().layer(signing.clone()));
    assert_debug_hides(&DescribeLayer::new(HeaderValue::from_static("cats")).layer(signing.clone()));
    assert_debug_hides(&RetryLayer::default().layer(signing.clone()));
    assert_debug_hides(&TimeoutLayer::total(None).layer(signing.clone()));
    assert_debug_hides(&CollectLayer::new(1).layer(signing.clone()));
    assert_debug_hides(&TraceLayer.layer(signing.clone()));
    assert_debug_hides(&HttpService::new(signing));
    // It holds a signed request now, and an answer with a secret.
    assert_debug_hides(&script);
    for request in script.requests() {
        assert_debug_hides(&request);
    }
}

#[test]
fn bodies() {
    assert_debug_hides(&Body::from(secret("body")));
    assert_debug_hides(&Body::wrap(Full::new(Bytes::from(secret("body")))));
    assert_debug_hides(&cc_client::Bytes::from(secret("body")));
    assert_debug_hides(&Text::from(secret("body")));
}

/// Calls with a secret in every place that has one.
fn calls() -> Vec<Call<Value>> {
    let owner = || Owner::Me;
    let env = EnvVars::from_iter([("TOKEN", secret("env"))]);
    let raw = || Call::<Value>::raw(Method::POST, "/v2/x");
    let form = Form(BTreeMap::from([("password", secret("form"))]));
    vec![
        application::update_all_env_vars(owner(), "app_1", &env).answering(),
        user::get_cli_tokens(&*secret("cli token")).answering(),
        user::validate_email(&*secret("key")).answering(),
        user::get_mfa_backup_codes(MfaKind::Totp).header("X-Clever-Password", &ascii_secret()).answering(),
        get_thing(secret("id")).into_call(),
        create_thing(&json!({ "password": secret("json") })),
        raw().query("token", &secret("query")).header("authorization", &ascii_secret()),
        raw().query(&secret("name"), ""),
        raw().form(&form),
        raw().json(&json!({ "password": secret("json") })),
        raw().body(Body::from(Text::from(secret("text")).0)),
        Call::raw(Method::GET, format!("https://me:{CORE}@a.example/?token={CORE}")),
    ]
}

#[tokio::test]
async fn calls_and_their_futures() {
    for call in calls() {
        assert_debug_hides(&call);
        assert_debug_hides(call.headers());
        assert_debug_hides(call.request_body());
    }
    assert_debug_hides(&get_thing("1").header("x-password", &ascii_secret()));
    let client = scripted(HttpService::new(tower::service_fn(|_: Request<Body>| {
        std::future::pending::<Result<http::Response<Body>, BoxError>>()
    })));
    let client = client.credentials(keys()).build().unwrap();
    for call in calls() {
        let mut send = call.send(&client);
        assert_debug_hides(&send);
        assert!(poll_once(&mut send).is_pending());
        assert_debug_hides(&send);
    }
    for call in calls() {
        assert_debug_hides(&call.send_with_parts(&client));
    }
    for call in calls() {
        // What is not ours to print is the URL.
        let request = call.try_into_request().unwrap();
        assert_debug_hides(request.headers());
        assert_debug_hides(request.body());
    }
}

fn read<T: serde::de::DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).unwrap()
}

#[test]
fn models() {
    let (hidden, env) = (|| secret("model"), json!([{ "name": "TOKEN", "value": secret("env") }]));
    assert_debug_hides(&read::<api_defs::Secret>(json!(hidden())));
    assert_debug_hides(&EnvVar::new("TOKEN", hidden()));
    assert_debug_hides(&EnvVars::from_iter([("TOKEN", hidden())]));
    assert_debug_hides(&SetEnvVar::new(hidden()));
    assert_debug_hides(&read::<LinkedAddonEnv>(json!({ "addon_id": "addon_1", "env": env })));
    assert_debug_hides(&read::<LinkedApplicationEnv>(json!({ "app_id": "app_1", "env": env })));
    assert_debug_hides(&read::<CliToken>(json!({ "token": hidden(), "secret": hidden() })));
    assert_debug_hides(&read::<OauthToken>(json!({ "token": hidden() })));
    assert_debug_hides(&read::<MfaBackupCode>(json!({ "code": hidden() })));

    let settings = EnvVars::from_iter([("TOKEN", hidden())]);
    let runtime = RuntimeChoice::new("node", "1", "variant");
    assert_debug_hides(&CreateApplication::new("shop", runtime, "XS").env(settings.clone()));
    assert_debug_hides(&UpdateApplication::new().env(settings));
    let application: Application = read(json!({
        "id": "app_1", "name": "shop", "ownerId": "orga_1", "env": env,
        "webhookUrl": hidden(), "webhookSecret": hidden(), "deployUrl": hidden(),
        "deployment": { "url": hidden(), "httpUrl": hidden() },
        "instance": { "defaultEnv": { "TOKEN": hidden() } },
    }));
    assert!(application.webhook_secret.is_some() && application.env.len() == 1);
    assert_debug_hides(&application);
    assert_hidden("its parts", &format!("{:?} {:?}", application.instance, application.deployment));
}
