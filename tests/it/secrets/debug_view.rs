//! What the debug view shows of requests and answers: all but what is secret.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use api_defs::Owner;
use api_defs::v2::application::{EnvVars, get_all_exposed_env_vars, update_all_exposed_env_vars};
use api_defs::v2::user;
use cc_client::credentials::ApiToken;
use cc_client::layer::{AuthLayer, CacheLayer, CoalesceLayer, DebugLayer, DebugRecord};
use cc_client::oauth1::{Keys, SignatureMethod, Signer};
use cc_client::testing::Script;
use cc_client::{Authenticate, Body, BoxError, Call, Error, Form, endpoint};
use http::{HeaderValue, Method, Request, Response, Uri};
use serde_json::{Value, json};
use tokio::time::sleep;
use tower::{ServiceBuilder, ServiceExt, service_fn};

use super::{CORE, ascii_secret, assert_debug_hides, assert_hidden, logs, secret};
use crate::kit::{client_of, create_thing, get_thing, keys_of, scripted, unavailable};

/// Keeps the records of a client.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<DebugRecord>>>);

impl Seen {
    fn layer(&self) -> DebugLayer {
        let seen = Arc::clone(&self.0);
        DebugLayer::new(move |record| seen.lock().unwrap().push(record))
    }

    /// The records so far, of which none shows a secret in any form.
    #[track_caller]
    fn take(&self) -> Vec<DebugRecord> {
        let records: Vec<_> = self.0.lock().unwrap().drain(..).collect();
        for record in &records {
            assert_hidden("the text", &record.to_string());
            let json = record.json().to_string();
            assert_hidden("the document", &json);
            assert!(!json.contains(char::is_control), "{json}");
            assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), serde_json::to_value(record).unwrap());
            assert_debug_hides(record);
        }
        records
    }
}

/// One exchange, of which the record is looked at.
async fn watch(request: Request<Body>, response: Response<Body>) -> DebugRecord {
    let seen = Seen::default();
    let service = ServiceBuilder::new().layer(seen.layer()).service(Script::new().response(response));
    service.oneshot(request).await.unwrap();
    let mut records = seen.take();
    assert_eq!(records.len(), 1);
    records.remove(0)
}

fn get(url: &str) -> Request<Body> {
    Call::<Value>::raw(Method::GET, url).try_into_request().unwrap()
}

fn empty() -> Response<Body> {
    Response::new(Body::empty())
}

/// An answer with a body of this type.
fn answer(media_type: &str, body: impl Into<Body>) -> Response<Body> {
    Response::builder().header("content-type", media_type).body(body.into()).unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_record_shows_what_was_asked_and_answered() {
    let seen = Seen::default();
    let answer = Response::builder()
        .status(201)
        .header("content-type", "application/json")
        .header("link", "<a>")
        .header("link", "<b>");
    let answer = answer.body(Body::from(r#"{"id": "thing_1", "tags": ["x"]}"#)).unwrap();
    let slow = cc_client::layer::from_fn(|request, next: cc_client::layer::HttpService| async move {
        sleep(Duration::from_millis(12)).await;
        next.send(request).await
    });
    let client = scripted(Script::new().response(answer)).attempt_layer(seen.layer()).attempt_layer(slow);
    let client = client.user_agent("cats/9").build().unwrap();
    create_thing(&json!({ "name": "cat", "password": CORE })).send(&client).await.unwrap();

    let record = seen.take().remove(0);
    assert_eq!(
        record.to_string(),
        "POST https://api.example:8443/gateway/v2/things: 201 Created in 12ms\n\
         > accept: application/json\n\
         > content-type: application/json\n\
         > user-agent: cats/9\n\
         > {\"name\":\"cat\",\"password\":\"***\"}\n\
         < content-type: application/json\n\
         < link: <a>\n\
         < link: <b>\n\
         < {\"id\":\"thing_1\",\"tags\":[\"x\"]}"
    );
    assert_eq!(
        serde_json::to_value(&record).unwrap(),
        json!({
            "request": {
                "method": "POST",
                "url": "https://api.example:8443/gateway/v2/things",
                "route": "POST /v2/things",
                "headers": {
                    "accept": "application/json",
                    "content-type": "application/json",
                    "user-agent": "cats/9",
                },
                "body": { "name": "cat", "password": "***" },
            },
            "response": {
                "status": 201,
                "headers": { "content-type": "application/json", "link": ["<a>", "<b>"] },
                "body": { "id": "thing_1", "tags": ["x"] },
            },
            "duration_us": 12_000,
        })
    );
    assert_eq!((record.method(), record.status().unwrap().as_u16()), (&Method::POST, 201));
    assert_eq!(record.url(), "https://api.example:8443/gateway/v2/things");
    assert_eq!(record.route().unwrap().function(), "create_thing");
    assert_eq!(record.request_headers()[2], ("user-agent".to_owned(), "cats/9".to_owned()));
    assert_eq!(record.response_headers().len(), 3);
    assert_eq!(record.request_body().to_string(), r#"{"name":"cat","password":"***"}"#);
    assert!(!record.response_body().unwrap().is_empty() && record.error().is_none());
    assert_eq!(record.duration(), Duration::from_millis(12));
}

#[tokio::test(start_paused = true)]
async fn there_is_one_for_each_request_that_is_sent() {
    let seen = Seen::default();
    let script = Script::new().response(unavailable()).json("1").fail(Error::connect("refused")).json("2");
    let client = scripted(script)
        .layer(CacheLayer::new().ttl(Duration::from_secs(60)))
        .layer(CoalesceLayer::new())
        .attempt_layer(seen.layer())
        .build()
        .unwrap();
    let calls = [0, 1, 2].map(|_| tokio::spawn(get_thing("1").send(&client)));
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap(), 1);
    }
    assert_eq!(get_thing("1").send(&client).await.unwrap(), 1);
    let statuses = |seen: &Seen| -> Vec<_> {
        let records = seen.take();
        records.iter().map(|record| record.status().map(|status| status.as_u16())).collect()
    };
    assert_eq!(statuses(&seen), [Some(503), Some(200)]);
    get_thing("2").send(&client).await.unwrap();
    assert_eq!(statuses(&seen), [None, Some(200)]);
}

#[tokio::test]
async fn headers_that_are_secret() {
    let mut request = get("https://a.example/");
    let names =
        ["authorization", "proxy-authorization", "cookie", "x-clever-password", "x-api-key", "x-my-token"];
    for name in names {
        request.headers_mut().insert(name, ascii_secret().parse().unwrap());
    }
    let mut sensitive = HeaderValue::try_from(ascii_secret()).unwrap();
    sensitive.set_sensitive(true);
    request.headers_mut().insert("x-anything", sensitive.clone());
    request.headers_mut().insert("referer", format!("https://a.example/?token={CORE}").parse().unwrap());
    let response = Response::builder()
        .header("set-cookie", format!("session={CORE}; Path=/"))
        .header("set-cookie", CORE)
        .header("x-clever-password", CORE)
        .header("authorization", CORE)
        .header("x-something", sensitive)
        .header("location", format!("https://me:{CORE}@a.example/v2/self/tokens/{CORE}?code={CORE}#{CORE}"))
        .header("link", format!("<https://a.example/?a=1&cli_token={CORE}>; rel=\"next\""))
        .header("www-authenticate", format!("OAuth oauth_token=\"{CORE}\""))
        .header("x-warp10-error-message", format!("no token '{CORE}'"))
        .header("x-shown", "shown");
    let record = watch(request, response.body(Body::empty()).unwrap()).await;
    let text = record.to_string();
    for line in [
        "> authorization: ***",
        "> x-clever-password: ***",
        "> x-anything: ***",
        "< set-cookie: ***",
        "< location: https://***@a.example/v2/self/tokens/***?code=***",
        "< link: <https://a.example/?a=1&cli_token=***>; rel=\"next\"",
        "< x-shown: shown",
    ] {
        assert!(text.lines().any(|shown| shown == line), "{line} in {text}");
    }
}

/// A picture for somebody who has a token.
#[endpoint(GET "/v2/buttons/<token>/button.png?<size>")]
fn button(token: &str, size: u32) -> cc_client::Bytes;

#[tokio::test]
async fn urls_that_hold_a_secret() {
    let encoded = "Hunter2Zx9QvWk7Hunter%32";
    for (url, shown) in [
        (format!("/v2?authorization={CORE}&a=1"), "/v2?authorization=***&a=1"),
        (format!("/v2?Authorization={CORE}"), "/v2?Authorization=***"),
        (format!("/v2?AUTHORIZATION={CORE}"), "/v2?AUTHORIZATION=***"),
        (format!("/v2?a=2&token={CORE}&cli_token={CORE}"), "/v2?a=2&token=***&cli_token=***"),
        (
            format!("/v2?keycloakToken={CORE}&oauth_verifier={CORE}"),
            "/v2?keycloakToken=***&oauth_verifier=***",
        ),
        (format!("/v2?%6Fauth_x={CORE}"), "/v2?%6Fauth_x=***"),
        (format!("/v2?to=https%3A%2F%2Fme%3A{CORE}%40a.example"), "/v2?to=***"),
        (format!("/v2?{CORE}"), "/v2?***"),
        (format!("/v2/self/tokens/{encoded}"), "/v2/self/tokens/***"),
        (format!("/v2/password_forgotten/{CORE}"), "/v2/password_forgotten/***"),
    ] {
        let record = watch(get(&format!("https://a.example{url}")), empty()).await;
        assert_eq!(record.url(), format!("https://a.example{shown}"));
        assert!(!record.url().contains(encoded));
    }
    let seen = Seen::default();
    let client = scripted(Script::new().response(empty())).layer(seen.layer()).build().unwrap();
    button(CORE, 7).send(&client).await.unwrap();
    assert_eq!(seen.take()[0].url(), "https://api.example:8443/v2/buttons/<token>/button.png?size=7");
}

#[tokio::test]
async fn fields_that_are_named_like_a_secret() {
    let secrets = json!({
        "name": "shown",
        "password": secret("a"),
        "pass": secret("a"),
        "oldPassword": secret("a"),
        "secret": { "deep": [secret("a")] },
        "token": secret("a"),
        "api_token": [secret("a")],
        "apiKey": secret("a"),
        "backendUrl": format!("redis://{CORE}"),
        "uri": format!("postgres://me:{CORE}@db.example/x"),
        "message": format!("see https://a.example/?token={CORE} and password: {CORE}"),
        "within": json!({ "token": CORE }).to_string(),
        "list": [{ "client_secret": CORE }, [{ "mfaCode": 1 }]],
        "header": format!("Bearer {CORE}"),
        "env": { "ANYTHING": secret("a") },
        "variables": [{ "name": "ANYTHING", "value": secret("a") }],
    });
    let mut request = create_thing(&secrets).try_into_request().unwrap();
    *request.uri_mut() = Uri::from_static("https://a.example/v2/things");
    let record = watch(request, answer("application/json", secrets.to_string())).await;
    let shown = record.request_body().to_string();
    assert_eq!(shown, record.response_body().unwrap().to_string());
    for kept in [
        r#""name":"shown""#,
        r#""uri":"postgres://***@db.example/x""#,
        r#""variables":[{"name":"ANYTHING","value":"***"}]"#,
        r#""env":{"ANYTHING":"***"}"#,
        r#""within":"{\"token\":\"***\"}""#,
    ] {
        assert!(shown.contains(kept), "{kept} in {shown}");
    }

    let form =
        Form([("name", "shown"), ("oauth_token_secret", CORE), ("url", &format!("http://a:{CORE}@b"))]);
    let request = Call::<Value>::raw(Method::POST, "https://a.example/v2").form(&form);
    let sent = format!("oauth_token={CORE}&x=1&{CORE}");
    let response = answer("application/x-www-form-urlencoded; charset=utf-8", sent);
    let record = watch(request.try_into_request().unwrap(), response).await;
    assert_eq!(record.request_body().to_string(), "name=shown&oauth_token_secret=***&url=http://***@b/");
    assert_eq!(record.response_body().unwrap().to_string(), "oauth_token=***&x=1&***");
}

#[tokio::test]
async fn bodies_of_which_everything_is_secret() {
    for path in [
        "/v2/oauth/access_token",
        "/v2/self/tokens",
        "/v2/sessions/login",
        "/v2/self/mfa/TOTP/backupcodes",
        "/v2/self/change_password",
        "/api-tokens",
        "/v2/organisations/orga_1/addons/addon_1/sso",
        "/v2/self/applications/app_1/env",
        "/v2/self/applications/app_1/env/NAME",
        "/v2/self/applications/app_1/exposed_env",
        "/v4/addon-providers/config-provider/addons/a/env",
    ] {
        let json = json!({ "x": CORE, "list": [CORE, { "y": CORE }], "name": CORE, "value": CORE });
        let body = Body::from(json.to_string());
        let request = Request::put(format!("https://a.example{path}")).body(body).unwrap();
        watch(request, answer("application/json", json.to_string())).await;
        let form = answer("application/x-www-form-urlencoded", format!("x={CORE}&{CORE}"));
        watch(get(&format!("https://a.example{path}")), form).await;
        watch(get(&format!("https://a.example{path}")), answer("application/json", format!("\"{CORE}\"")))
            .await;
        watch(get(&format!("https://a.example{path}")), answer("application/json", format!("[\"{CORE}\"]")))
            .await;
    }
    // Without a name nothing tells what it is.
    watch(get("https://a.example/v2"), answer("application/json", format!("\"{CORE}\""))).await;
    for media_type in
        ["text/plain", "application/yaml", "text/html", "multipart/form-data", "application/json"]
    {
        let record = watch(get("https://a.example/v2"), answer(media_type, format!("{{{CORE}"))).await;
        assert_eq!(record.response_body().unwrap().to_string(), format!("(23 bytes of {media_type})"));
    }
    let text = Call::<Value>::raw(Method::POST, "https://a.example/v2").body(secret("text"));
    watch(text.try_into_request().unwrap(), empty()).await;
}

#[tokio::test]
async fn names_of_the_users_own_and_bodies_that_are_too_long() {
    let seen = Seen::default();
    let layer = seen.layer().hide("tax-number").body_limit(100);
    let response = Response::builder().header("tax-number", CORE);
    let response = response.body(Body::from(json!({ "taxNumber": CORE, "a": 1 }).to_string())).unwrap();
    let script = Script::new().response(response).json(json!(vec![CORE; 20]).to_string());
    let service = ServiceBuilder::new().layer(layer.clone()).service(script);
    service.clone().oneshot(get(&format!("https://a.example/?TaxNumber={CORE}"))).await.unwrap();
    service.oneshot(get("https://a.example/")).await.unwrap();
    let records = seen.take();
    assert_eq!(records[0].response_body().unwrap().to_string(), r#"{"a":1,"taxNumber":"***"}"#);
    assert_eq!(records[1].response_body().unwrap().to_string(), "(501 bytes of application/json)");
    assert!(format!("{layer:?}").contains("taxnumber"));
}

#[tokio::test]
async fn failures_of_others_are_not_quoted_and_ours_are() {
    let seen = Seen::default();
    let errors: [BoxError; 3] =
        [secret("told").into(), Error::connect(secret("source")).into(), Error::transport(CORE).into()];
    for error in errors {
        let service = ServiceBuilder::new().layer(seen.layer()).service(Script::new().fail(error));
        service.oneshot(get("https://a.example/")).await.unwrap_err();
    }
    let told: Vec<_> = seen.take().iter().map(|record| record.error().unwrap().to_owned()).collect();
    assert_eq!(
        told,
        ["an error of a layer or transport, which may not be shown", "no connection", "the connection broke"]
    );
}

#[tokio::test]
async fn what_a_terminal_would_obey_is_not_printed() {
    let mut request = get("https://a.example/");
    let csi = HeaderValue::from_bytes("a\u{9b}31m".as_bytes()).unwrap();
    request.headers_mut().insert("x-colour", csi);
    let body = json!({ "a": "\u{1b}[31m\u{9b}31m\u{7f}\n" }).to_string();
    let record = watch(request, answer("application/json", body)).await;
    assert!(!record.to_string().contains(|c: char| c.is_control() && c != '\n'));
    assert_eq!(record.to_string().lines().count(), 5);
}

/// Signs below the debug view, as nobody has to.
async fn below(authenticate: impl Authenticate + 'static) {
    let seen = Seen::default();
    let base = Uri::from_static("https://a.example");
    let service = ServiceBuilder::new()
        .layer(AuthLayer::new(authenticate, &base).unwrap())
        .layer(seen.layer())
        .service(service_fn(|_: Request<Body>| async { Ok::<_, BoxError>(Response::new(Body::empty())) }));
    service.oneshot(get("https://a.example/")).await.unwrap();
    assert!(seen.take()[0].to_string().contains("> authorization: ***"));
}

#[tokio::test]
async fn signatures() {
    let keys = Keys::new(CORE, secret("consumer"), secret("token"), secret("token secret"));
    for method in [SignatureMethod::Plaintext, SignatureMethod::HmacSha1, SignatureMethod::HmacSha512] {
        below(Signer::new(&keys, method)).await;
    }
    below(ApiToken::new(ascii_secret()).unwrap()).await;
}

#[tokio::test]
async fn no_secret_of_a_real_conversation_is_shown() {
    let platform = logs::platform();
    let seen = Seen::default();
    let client =
        client_of(&platform).credentials(keys_of(&platform)).attempt_layer(seen.layer()).build().unwrap();
    let application = platform.seed().own_application_id.as_str();
    let env = EnvVars::from_iter([("TOKEN", secret("env")), ("name", secret("env"))]);
    update_all_exposed_env_vars(Owner::Me, application, &env).send(&client).await.unwrap();
    get_all_exposed_env_vars(Owner::Me, application).send(&client).await.unwrap();
    user::get_profile().header("x-clever-password", &ascii_secret()).send(&client).await.unwrap();
    let _ = user::get_cli_tokens(&*secret("cli")).send(&client).await;
    let records = seen.take();
    assert!(records.len() >= 4);
    assert!(records[1].to_string().contains("TOKEN"), "the names of variables are shown: {}", records[1]);
}
