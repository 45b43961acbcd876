//! Redirections: credentials stay at home, and each hop has a signature of its own.

use api_defs::Owner;
use api_defs::v2::application;
use cc_client::credentials::ApiToken;
use cc_client::oauth1::SignatureMethod;
use cc_client::{Call, ErrorKind};
use http::{Method, StatusCode};
use platform_double::{Fault, Platform};
use serde_json::{Value, json};
use tower_http::follow_redirect::FollowRedirectLayer;

use crate::harness::{causes, client, client_of, line};

const PATH: &str = "/v2/self/applications";

/// The names and values of all headers, as one text.
fn headers(recorded: &platform_double::Recorded) -> String {
    format!("{:?}", recorded.headers)
}

#[tokio::test]
async fn without_a_layer_a_redirection_is_an_error_that_names_its_target() {
    let (home, abroad) = (Platform::start(), Platform::start());
    let client = client(&home).build().unwrap();
    let target = format!("{}/v2/elsewhere", abroad.base_url());
    for status in [301, 302, 303, 307, 308] {
        home.script(Fault::redirect(status, &format!("{target}?key=s3cr3t#part")));

        let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.attempts(), 1);
        assert_eq!(causes(&error), [""; 0]);
        let line = line(&error);
        assert!(line.ends_with(&format!("a redirection that was not followed (to {target})")), "{line}");
        assert!(!format!("{error:?}").contains("s3cr3t"));
    }
    assert_eq!(abroad.requests().len(), 0);
}

#[tokio::test]
async fn a_password_in_the_target_is_not_shown() {
    let home = Platform::start();
    let client = client(&home).build().unwrap();
    home.script(Fault::redirect(302, "https://ada:s3cr3t@elsewhere.example:8443/x@y"));

    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

    assert!(line(&error).ends_with("(to https://elsewhere.example:8443/x@y)"), "{error}");
}

#[tokio::test]
async fn credentials_do_not_follow_to_another_host() {
    let abroad = Platform::start();
    for method in [SignatureMethod::Plaintext, SignatureMethod::HmacSha1, SignatureMethod::HmacSha512] {
        let home = Platform::start();
        let client =
            client(&home).signature(method).attempt_layer(FollowRedirectLayer::new()).build().unwrap();
        let seen = abroad.requests().len();
        home.script(Fault::redirect(301, &format!("{}{PATH}?x=1", abroad.base_url())));
        abroad.script(Fault::status(200).json(&json!([])));

        let applications = application::get_all(Owner::Me).send(&client).await.unwrap();

        assert!(applications.is_empty());
        let at_home = &home.requests()[0];
        assert!(at_home.header("authorization").unwrap().starts_with("OAuth "));
        let away = &abroad.requests()[seen];
        assert_eq!(away.target(), format!("{PATH}?x=1"));
        assert_eq!(away.header("authorization"), None);
        assert_eq!(away.header("accept"), Some("application/json"));
        assert!(!headers(away).contains("oauth"), "{}", headers(away));
    }
}

#[tokio::test]
async fn a_token_does_not_follow_to_another_host() {
    let (home, abroad) = (Platform::start(), Platform::start());
    let token = home.credentials().api_token;
    let client = client_of(&home.base_url())
        .credentials(ApiToken::new(token.clone()).unwrap())
        .attempt_layer(FollowRedirectLayer::new())
        .build()
        .unwrap();
    home.script(Fault::redirect(307, &format!("{}{PATH}", abroad.base_url())));
    abroad.script(Fault::status(200).json(&json!([])));

    application::get_all(Owner::Me).send(&client).await.unwrap();

    assert_eq!(home.requests()[0].header("authorization"), Some(&*format!("Bearer {token}")));
    assert!(!headers(&abroad.requests()[0]).contains(&token));
}

#[tokio::test]
async fn a_redirection_and_back_is_signed_at_home_alone() {
    let (home, abroad) = (Platform::start(), Platform::start());
    let client = client(&home)
        .signature(SignatureMethod::HmacSha1)
        .attempt_layer(FollowRedirectLayer::new())
        .build()
        .unwrap();
    home.script(Fault::redirect(302, &format!("{}/v2/away", abroad.base_url())));
    abroad.script(Fault::redirect(302, &format!("{}{PATH}", home.base_url())));

    let applications = application::get_all(Owner::Me).send(&client).await.unwrap();

    assert_eq!(applications.len(), 1, "the platform took the second signature");
    assert_eq!(home.requests().len(), 2);
    assert_eq!(abroad.requests()[0].header("authorization"), None);
}

#[tokio::test]
async fn at_home_each_hop_is_signed_for_its_own_url() {
    for method in [SignatureMethod::HmacSha1, SignatureMethod::HmacSha512] {
        let home = Platform::start();
        let client =
            client(&home).signature(method).attempt_layer(FollowRedirectLayer::new()).build().unwrap();
        // Absolute and relative (RFC 9110 §10.2.2), with a query that is signed too.
        home.script(Fault::redirect(301, &format!("{}/v2/moved?a=b%20c&a=%2B", home.base_url())));
        home.script(Fault::redirect(308, "/v2/self/applications?b=&b=%C3%A9"));

        let applications = application::get_all(Owner::Me).send(&client).await.unwrap();

        assert_eq!(applications.len(), 1, "the platform took the last signature");
        let requests = home.requests();
        assert_eq!(requests.len(), 3);
        assert_eq!(requests[2].status, Some(StatusCode::OK));
        assert_eq!(requests[2].target(), "/v2/self/applications?b=&b=%C3%A9");
        let nonce = |index: usize| {
            let header = requests[index].header("authorization").unwrap();
            let (_, nonce) = header.split_once("oauth_nonce=\"").unwrap();
            nonce.split('"').next().unwrap().to_owned()
        };
        assert!(nonce(0) != nonce(1) && nonce(1) != nonce(2) && nonce(0) != nonce(2));
    }
}

#[tokio::test]
async fn see_other_after_a_post_is_a_signed_get() {
    let home = Platform::start();
    let client = client(&home)
        .signature(SignatureMethod::HmacSha512)
        .attempt_layer(FollowRedirectLayer::new())
        .build()
        .unwrap();
    home.script(Fault::redirect(303, PATH));

    let call = Call::<Vec<Value>>::raw(Method::POST, "/v2/jobs").json(&json!({ "name": "cat" }));
    let answer = call.send(&client).await.unwrap();

    assert_eq!(answer.len(), 1);
    let second = &home.requests()[1];
    assert_eq!((second.method.as_str(), second.target().as_str()), ("GET", PATH));
    assert!(second.body.is_empty());
    assert_eq!(second.header("content-type"), None);
}

#[tokio::test]
async fn a_calls_own_limits_hold_after_a_redirection() {
    let home = Platform::start();
    let client = client(&home).attempt_layer(FollowRedirectLayer::new()).build().unwrap();
    home.script(Fault::redirect(302, "/v2/large"));
    home.script(Fault::oversized(1000));

    let call = application::get_all(Owner::Me).into_call().response_limit(100);
    let error = call.send(&client).await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::TooLarge);
}

#[tokio::test]
async fn a_circle_ends() {
    let home = Platform::start();
    let client = client(&home).attempt_layer(FollowRedirectLayer::new()).build().unwrap();
    home.script(Fault::redirect(302, PATH).always());

    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

    assert_eq!(error.status(), Some(StatusCode::FOUND));
    assert!(line(&error).contains("not followed"));
}

#[tokio::test]
async fn a_url_of_another_host_gets_no_credentials() {
    let (home, abroad) = (Platform::start(), Platform::start());
    for method in [SignatureMethod::Plaintext, SignatureMethod::HmacSha512] {
        let client = client(&home).signature(method).build().unwrap();
        abroad.script(Fault::status(200).json(&json!({ "name": "cat" })));

        let call = Call::<Value>::raw(Method::GET, format!("{}/v2/thing?a=b", abroad.base_url()));
        assert_eq!(call.send(&client).await.unwrap()["name"], "cat");

        let away = abroad.requests().pop().unwrap();
        assert_eq!(away.target(), "/v2/thing?a=b");
        assert_eq!(away.header("authorization"), None);

        // A full URL of the client's own host is signed.
        let call = Call::<Vec<Value>>::raw(Method::GET, format!("{}{PATH}", home.base_url()));
        assert_eq!(call.send(&client).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_header_of_ones_own_goes_where_it_is_told_to() {
    let (home, abroad) = (Platform::start(), Platform::start());
    let client = client(&home).attempt_layer(FollowRedirectLayer::new()).build().unwrap();
    let authorized = |url: String| Call::<()>::raw(Method::GET, url).header("authorization", "Basic eA==");
    abroad.script(Fault::status(204).times(2));

    authorized(format!("{}/v2/thing", abroad.base_url())).send(&client).await.unwrap();
    assert_eq!(abroad.requests()[0].header("authorization"), Some("Basic eA=="));

    // But it does not follow to where it was not sent.
    home.script(Fault::redirect(302, &format!("{}/v2/thing", abroad.base_url())));
    authorized("/v2/thing".to_owned()).send(&client).await.unwrap();
    assert_eq!(home.requests()[0].header("authorization"), Some("Basic eA=="));
    assert_eq!(abroad.requests()[1].header("authorization"), None);
}
