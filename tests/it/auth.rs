//! Who is let in: every way to sign, checked by the platform's own reading of the rules.

use std::collections::BTreeMap;

use api_defs::v2::user;
use cc_client::credentials::{ApiToken, Credentials, Settings};
use cc_client::layer::RetryLayer;
use cc_client::oauth1::{Keys, SignatureMethod};
use cc_client::testing::Script;
use cc_client::{Authenticate, Body, BoxError, Call, Client, ClientBuilder, ErrorKind, Form};
use http::{HeaderValue, Method, Request, StatusCode};
use platform_double::{Fault, Keys as PlatformKeys, Options, Platform};
use serde_json::Value;

use crate::kit::{client_of, get_thing, keys_of, scripted};

const METHODS: [SignatureMethod; 3] =
    [SignatureMethod::Plaintext, SignatureMethod::HmacSha1, SignatureMethod::HmacSha512];

/// Every reserved and every awkward character, in each of the four texts.
fn awkward_keys() -> PlatformKeys {
    PlatformKeys {
        consumer_key: "k%20 é\"&=+,;:/?#[]@!$'()*~".to_owned(),
        consumer_secret: "%26&%2526 \\\"ß\u{1f511}+=".to_owned(),
        token: "t&oauth_token=\"x\", realm=\u{20ac}".to_owned(),
        token_secret: "\u{e9}e\u{301}&&%%%41~-._".to_owned(),
        api_token: "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~".to_owned(),
    }
}

fn platforms() -> [Platform; 3] {
    [
        Platform::start(),
        Platform::start_with(Options::default().keys(awkward_keys())),
        Platform::start_with(Options::default().base_path("/gateway/a%20b")),
    ]
}

/// The ways to be let in.
fn authenticated(platform: &Platform) -> Vec<(String, Client)> {
    let mut clients: Vec<(String, Client)> = Vec::new();
    for method in METHODS {
        let client = client_of(platform).credentials(keys_of(platform)).signature(method).build();
        clients.push((format!("{method:?}"), client.unwrap()));
    }
    let token = ApiToken::new(platform.credentials().api_token).unwrap();
    clients.push(("Bearer".to_owned(), client_of(platform).credentials(token).build().unwrap()));
    clients
}

#[tokio::test]
async fn every_scheme_is_let_in() {
    for platform in platforms() {
        for (scheme, client) in authenticated(&platform) {
            let profile = user::get_profile().send(&client).await;
            let profile = profile.unwrap_or_else(|error| panic!("{scheme}: {error}"));
            assert_eq!(profile.id.as_str(), platform.seed().user_id, "{scheme}");
            let sent = platform.requests().pop().unwrap();
            let expected = if scheme == "Bearer" { "Bearer " } else { "OAuth " };
            assert!(sent.header("authorization").unwrap().starts_with(expected));
        }
    }
}

#[tokio::test]
async fn awkward_queries_are_signed_as_they_are_sent() {
    for platform in platforms() {
        for (scheme, client) in authenticated(&platform) {
            let call = Call::<Value>::raw(
                Method::GET,
                "/v2/self?z=1&a=%2F&a=a%20b&flag&empty=&a=A&%C3%A9=%e2%82%ac",
            )
            .query("a", "")
            .query("a", "é & = + % \u{1f408} ~-._!*'()")
            .query("\u{20ac} &", "2")
            .query("a", "a b")
            .query("oauth", "x");
            let error = call.send(&client).await;
            assert!(error.is_ok(), "{scheme}: {error:?}");
        }
    }
}

#[tokio::test]
async fn awkward_paths_are_signed_as_they_are_sent() {
    for platform in platforms() {
        for (scheme, client) in authenticated(&platform) {
            let answer = get_thing("a/b é%2F+&=?#:@!$'()*,;~").page(1).send(&client).await;
            // There are no such things, and the platform looks at the signature first.
            assert_eq!(answer.unwrap_err().status(), Some(StatusCode::NOT_FOUND), "{scheme}");
        }
    }
}

#[tokio::test]
async fn forms_are_signed_with_their_pairs() {
    let form = Form(BTreeMap::from([("b5", "=%3D"), ("a3", "a b"), ("c@", ""), ("é", "\u{20ac}&+")]));
    for platform in platforms() {
        for (scheme, client) in authenticated(&platform) {
            for call in [
                Call::<Value>::raw(Method::PUT, "/v2/self?a3=a").form(&form),
                Call::<Value>::raw(Method::PUT, "/v2/self?a3=a")
                    .body("a=1&a=+2&b=%20&c&d=")
                    .header("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
                Call::<Value>::raw(Method::PUT, "/v2/self")
                    .body("a=1&b=2")
                    .header("content-type", "text/plain"),
            ] {
                // The platform has no use for these bodies, and looks at the signature first.
                let status = call.send(&client).await.unwrap_err().status().unwrap();
                let sent = platform.requests().pop().unwrap();
                assert_ne!(status, StatusCode::UNAUTHORIZED, "{scheme}: {:?}", sent.body);
            }
        }
    }
}

#[tokio::test]
async fn the_wrong_keys_are_refused() {
    let platform = Platform::start();
    let right = platform.credentials();
    let token = || right.token.clone();
    for wrong in [
        Keys::new("other", right.consumer_secret.clone(), token(), right.token_secret.clone()),
        Keys::new(right.consumer_key.clone(), "other", token(), right.token_secret.clone()),
        Keys::new(
            right.consumer_key.clone(),
            right.consumer_secret.clone(),
            "other",
            right.token_secret.clone(),
        ),
        Keys::new(right.consumer_key.clone(), right.consumer_secret.clone(), token(), "other"),
    ] {
        for method in METHODS {
            let client = client_of(&platform).credentials(wrong.clone()).signature(method).build().unwrap();
            let error = user::get_profile().send(&client).await.unwrap_err();
            assert_eq!(
                (error.kind(), error.is_auth()),
                (ErrorKind::Unauthorized, true),
                "{wrong:?} {method:?}"
            );
            assert_eq!(error.attempts(), 1);
        }
    }
}

#[tokio::test]
async fn without_credentials_nothing_is_signed() {
    let platform = Platform::start();
    let client = client_of(&platform).build().unwrap();
    assert_eq!(user::get_profile().send(&client).await.unwrap_err().kind(), ErrorKind::Unauthorized);
    assert_eq!(platform.requests()[0].header("authorization"), None);
}

/// Authentication of a user's own.
struct Own(Result<HeaderValue, &'static str>);

impl Authenticate for Own {
    fn authenticate(&self, request: &mut Request<Body>) -> Result<(), BoxError> {
        assert!(request.uri().authority().is_some(), "the URL is final");
        request.headers_mut().insert("authorization", self.0.clone()?);
        Ok(())
    }
}

#[tokio::test]
async fn authentication_of_ones_own_takes_the_place_of_credentials() {
    let platform = Platform::start();
    let header = format!("Bearer {}", platform.credentials().api_token).parse().unwrap();
    let client = client_of(&platform).auth(Own(Ok(header))).build().unwrap();
    platform.script(Fault::status(503).header("retry-after", "0"));
    user::get_profile().send(&client).await.unwrap();
    for sent in platform.requests() {
        assert_eq!(sent.header("authorization"), Some("Bearer api-token-0001"));
    }
}

#[tokio::test]
async fn what_cannot_be_signed_is_not_sent() {
    let platform = Platform::start();
    let client = client_of(&platform).auth(Own(Err("the vault is shut"))).build().unwrap();
    let error = get_thing("1").send(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.is_auth(), error.attempts()), (ErrorKind::Auth, true, 1));
    assert_eq!(error.route().unwrap().function(), "get_thing");
    let source = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(source, "the vault is shut");
    assert!(!error.to_string().contains(&source), "a cause is not printed twice: {error}");
    assert!(platform.requests().is_empty());
}

#[tokio::test]
async fn a_request_that_is_signed_already_stays_as_it_is() {
    let platform = Platform::start();
    let wrong = Keys::new("no", "no", "no", "no");
    for method in METHODS {
        let client = client_of(&platform).credentials(wrong.clone()).signature(method).build().unwrap();
        let bearer = format!("Bearer {}", platform.credentials().api_token);
        user::get_profile().header("authorization", &bearer).send(&client).await.unwrap();
        assert_eq!(platform.requests().pop().unwrap().header("authorization"), Some(bearer.as_str()));
    }
}

/// The URL and the `Authorization` header of a call.
async fn sent(builder: ClientBuilder<Script>, script: &Script) -> (String, Option<HeaderValue>) {
    user::get_profile().send(&builder.build().unwrap()).await.unwrap_err();
    let request = script.requests().pop().unwrap();
    (request.uri().to_string(), request.headers().get("authorization").cloned())
}

#[tokio::test]
async fn each_kind_of_credentials_has_its_host() {
    let script = (0..9).fold(Script::new(), |script, _| script.status(418));
    let builder = || Client::builder().transport(script.clone());
    let keys = || Keys::new("key", "secret", "token", "secret");
    let token = || ApiToken::new("t0ken").unwrap();

    let (url, header) = sent(builder(), &script).await;
    assert_eq!((url.as_str(), header), ("https://api.clever-cloud.com/v2/self", None));

    let (url, header) = sent(builder().credentials(keys()), &script).await;
    assert_eq!(url, "https://api.clever-cloud.com/v2/self");
    assert!(header.unwrap().is_sensitive());

    let (url, header) = sent(builder().credentials(token()), &script).await;
    let header = header.unwrap();
    assert_eq!(url, "https://api-bridge.clever-cloud.com/v2/self");
    assert!(header.is_sensitive() && header == "Bearer t0ken");

    let (url, _) = sent(builder().base_url("https://a.example/b").credentials(token()), &script).await;
    assert_eq!(url, "https://a.example/b/v2/self");

    let settings = Settings::from_vars(|name| (name == "CC_API_TOKEN").then(|| "t0ken".to_owned())).unwrap();
    assert!(matches!(settings.credentials, Credentials::ApiToken(_)));
    let (url, _) = sent(builder().settings(settings), &script).await;
    assert_eq!(url, "https://api-bridge.clever-cloud.com/v2/self");
}

#[tokio::test]
async fn an_absolute_url_gets_credentials_on_the_client_s_own_host_only() {
    let script = (0..9).fold(Script::new(), |script, _| script.json("null"));
    let client = scripted(script.clone())
        .credentials(Keys::new("key", "secret", "token", "secret"))
        .retry(RetryLayer::never())
        .build()
        .unwrap();
    for (url, signed) in [
        ("/v2/self", true),
        ("https://api.example:8443/elsewhere", true),
        ("https://API.EXAMPLE:8443/", true),
        ("http://api.example:8443/gateway/v2/self", false),
        ("https://api.example/gateway/v2/self", false),
        ("https://api.example.evil:8443/", false),
        ("https://evil.example:8443/?https://api.example:8443/", false),
    ] {
        Call::<()>::raw(Method::GET, url).send(&client).await.unwrap();
        let sent = script.requests().pop().unwrap();
        assert_eq!(sent.headers().contains_key("authorization"), signed, "{url}");
    }
}
