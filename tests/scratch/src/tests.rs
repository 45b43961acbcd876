use std::sync::Mutex;
use std::time::Duration;

use cc_client::http::Method;
use cc_client::layer::{self, RetryLayer};
use cc_client::testing::Script;
use cc_client::{Call, Client, Error, ErrorKind};

use crate::{builder, get_tags, log};

#[test]
fn the_endpoint_prepares_its_request_without_a_client() {
    let call = get_tags("orga_1", "app/2");
    assert_eq!(call.method(), Method::GET);
    assert_eq!(call.target(), "/v2/organisations/orga_1/applications/app%2F2/tags");
    let route = call.route().unwrap();
    assert_eq!(route.name(), "endpoints::get_tags");
    assert_eq!(route.to_string(), "GET /v2/organisations/<id>/applications/<appId>/tags");
}

#[tokio::test]
async fn a_call_is_signed_and_read() {
    let script = Script::new().json(r#"["blue", "eu"]"#);
    let client = builder("k-1".to_owned()).transport(script.clone()).build().unwrap();

    let tags = get_tags("orga_1", "app_2").send(&client).await.unwrap();

    assert_eq!(tags, ["blue", "eu"]);
    let sent = script.requests();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].headers()["x-proxy-key"], "k-1");
    assert!(sent[0].headers()["x-proxy-key"].is_sensitive());
    assert_eq!(sent[0].uri().host(), Some("api.clever-cloud.com"));
}

#[tokio::test]
async fn each_attempt_is_signed() {
    let script = Script::new().status(503).json("[]");
    let retry = RetryLayer::default().backoff(Duration::ZERO, Duration::ZERO);
    let client = builder("k-1".to_owned()).retry(retry).transport(script.clone()).build().unwrap();

    get_tags("orga_1", "app_2").send(&client).await.unwrap();

    let sent = script.requests();
    assert_eq!(sent.len(), 2);
    assert!(sent.iter().all(|request| request.headers()["x-proxy-key"] == "k-1"));
}

#[tokio::test]
async fn a_key_that_no_header_can_hold_keeps_the_request_back() {
    let script = Script::new().json("[]");
    let client = builder("a\nb".to_owned()).transport(script.clone()).build().unwrap();

    let error = get_tags("orga_1", "app_2").send(&client).await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Layer);
    assert!(script.requests().is_empty());
}

#[tokio::test]
async fn the_log_names_endpoints_and_how_calls_ended() {
    static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let script = Script::new().json("[]").status(404).fail(Error::transport("cable cut"));
    let client = Client::builder()
        .layer(layer::from_fn(|request, next| log(|line| LINES.lock().unwrap().push(line), request, next)))
        .transport(script)
        .build()
        .unwrap();

    get_tags("orga_1", "app_2").send(&client).await.unwrap();
    get_tags("orga_1", "app_2").send(&client).await.unwrap_err();
    Call::<()>::raw(Method::POST, "/v2/else").send(&client).await.unwrap_err();

    assert_eq!(
        *LINES.lock().unwrap(),
        [
            "GET /v2/organisations/<id>/applications/<appId>/tags: 200 OK",
            "GET /v2/organisations/<id>/applications/<appId>/tags: 404 Not Found",
            "undeclared: the connection broke",
        ]
    );
}
