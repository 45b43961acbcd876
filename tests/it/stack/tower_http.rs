//! Layers of tower-http as they come, around calls and around attempts.

use std::future::pending;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use cc_client::layer::RetryLayer;
use cc_client::oauth1::SignatureMethod;
use cc_client::testing::Script;
use cc_client::{Body, BoxError, Client, ClientBuilder, Error, ErrorKind};
use flate2::Compression;
use flate2::write::GzEncoder;
use http::{HeaderValue, Request, Response, StatusCode};
use platform_double::{Fault, Platform};
use serde_json::Value;
use tower::service_fn;
use tower_http::decompression::DecompressionLayer;
use tower_http::follow_redirect::FollowRedirectLayer;
use tower_http::request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::set_header::SetRequestHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::kit::{answer, client_of, get_thing, keys_of, scripted, unavailable};

/// Numbers requests.
#[derive(Clone, Default)]
struct Counter(Arc<AtomicUsize>);

impl MakeRequestId for Counter {
    fn make_request_id<B>(&mut self, _: &Request<B>) -> Option<RequestId> {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        Some(RequestId::new(HeaderValue::from(number)))
    }
}

fn header<'a>(request: &'a Request<Body>, name: &str) -> &'a str {
    request.headers()[name].to_str().unwrap()
}

#[tokio::test(start_paused = true)]
async fn headers_are_set_in_every_attempt() {
    let set = |name, value| SetRequestHeaderLayer::overriding(name, HeaderValue::from_static(value));
    let (call, attempt) =
        (http::HeaderName::from_static("x-call"), http::HeaderName::from_static("x-attempt"));
    let script = Script::new().response(unavailable()).json("{}");
    let client = scripted(script.clone()).layer(set(call, "c")).attempt_layer(set(attempt, "a"));
    get_thing("1").send(&client.build().unwrap()).await.unwrap();
    assert_eq!(script.requests().len(), 2);
    for sent in script.requests() {
        assert_eq!((header(&sent, "x-call"), header(&sent, "x-attempt")), ("c", "a"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_request_id_is_for_a_call_or_for_an_attempt() {
    let ids = |script: &Script| -> Vec<String> {
        script.requests().iter().map(|sent| header(sent, "x-request-id").to_owned()).collect()
    };
    let script = Script::new().response(unavailable()).json("{}").json("{}");
    let of_call = scripted(script.clone())
        .layer(SetRequestIdLayer::x_request_id(Counter::default()))
        .layer(PropagateRequestIdLayer::x_request_id())
        .build()
        .unwrap();
    let (parts, _) = get_thing("1").send_with_parts(&of_call).await.unwrap();
    get_thing("1").send(&of_call).await.unwrap();
    assert_eq!(ids(&script), ["0", "0", "1"]);
    assert_eq!(parts.headers["x-request-id"], "0", "propagated to the answer");

    let script = Script::new().response(unavailable()).status(404);
    let of_attempt = scripted(script.clone())
        .attempt_layer(SetRequestIdLayer::x_request_id(Counter::default()))
        .attempt_layer(PropagateRequestIdLayer::x_request_id())
        .build()
        .unwrap();
    let error = get_thing("1").send(&of_attempt).await.unwrap_err();
    assert_eq!(ids(&script), ["0", "1"]);
    assert_eq!(error.request_id(), Some("1"));
}

/// A transport that never answers, and counts.
fn silent() -> (
    impl tower::Service<Request<Body>, Response = Response<Body>, Error = BoxError, Future: Send>
    + Clone
    + Send
    + 'static,
    Arc<AtomicUsize>,
) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let service = service_fn(move |_: Request<Body>| {
        counted.fetch_add(1, Ordering::Relaxed);
        pending::<Result<Response<Body>, BoxError>>()
    });
    (service, count)
}

#[tokio::test(start_paused = true)]
async fn a_time_limit_that_answers_408_ends_a_call_or_an_attempt() {
    let limit = || TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(3));
    let (transport, count) = silent();
    let client = scripted(transport).layer(limit()).build().unwrap();
    let error = get_thing("1").send(&client).await.unwrap_err();
    assert_eq!((error.status(), error.attempts()), (Some(StatusCode::REQUEST_TIMEOUT), 1));
    assert_eq!(count.load(Ordering::Relaxed), 1);

    let (transport, count) = silent();
    let client = scripted(transport).attempt_layer(limit()).build().unwrap();
    let error = get_thing("1").send(&client).await.unwrap_err();
    assert_eq!((error.status(), error.attempts()), (Some(StatusCode::REQUEST_TIMEOUT), 4));
    assert_eq!(count.load(Ordering::Relaxed), 4);
}

fn gzip(data: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

fn compressed(data: &[u8]) -> Fault {
    Fault::status(200).header("content-encoding", "gzip").body("application/json", gzip(data))
}

/// The two places of a decompression.
fn decompressing(builder: fn() -> ClientBuilder) -> [ClientBuilder; 2] {
    [builder().layer(DecompressionLayer::new()), builder().attempt_layer(DecompressionLayer::new())]
}

async fn fetch(platform: &Platform, builder: ClientBuilder, fault: Fault) -> Result<Value, Error> {
    platform.script(fault.always());
    let builder = builder.base_url(&platform.base_url());
    let builder = builder.retry(RetryLayer::default().backoff(Duration::ZERO, Duration::ZERO));
    let answer = get_thing("1").send(&builder.build().unwrap()).await;
    platform.clear_script();
    answer
}

#[tokio::test]
async fn answers_are_decompressed() {
    let platform = Platform::start();
    for builder in decompressing(Client::builder) {
        let answer = fetch(&platform, builder, compressed(br#"{"name":"cat"}"#)).await.unwrap();
        assert_eq!(answer["name"], "cat");
    }
    assert_eq!(platform.requests()[0].header("accept-encoding"), Some("gzip"));
    // Without the layer nothing is asked for and nothing is undone.
    let error = fetch(&platform, Client::builder(), compressed(b"{}")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(platform.requests()[2].header("accept-encoding"), None);
}

#[tokio::test]
async fn the_limit_of_an_answer_holds_for_what_comes_out_of_a_decompression() {
    const LIMIT: usize = 64 * 1024;
    let platform = Platform::start();
    let bomb = vec![b' '; 64 * LIMIT];
    let fits = [b"1".as_slice(), &vec![b' '; LIMIT - 1]].concat();
    for builder in decompressing(|| Client::builder().response_limit(LIMIT)) {
        assert!(gzip(&bomb).len() < LIMIT, "or the limit would hold before the decompression");
        let error = fetch(&platform, builder, compressed(&bomb)).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::TooLarge, 1), "{error}");
        assert_eq!(error.status(), Some(StatusCode::OK));
    }
    for builder in decompressing(|| Client::builder().response_limit(LIMIT)) {
        assert_eq!(fetch(&platform, builder, compressed(&fits)).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn what_only_claims_to_be_compressed_is_an_error() {
    let platform = Platform::start();
    for builder in decompressing(Client::builder) {
        let fault = Fault::status(200).header("content-encoding", "gzip").body("application/json", "{}");
        let error = fetch(&platform, builder, fault).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, Some(StatusCode::OK)));
        assert!(std::error::Error::source(&error).is_some());
    }
}

#[tokio::test]
async fn redirections_are_followed_with_each_hop_signed_anew() {
    for around_attempts in [true, false] {
        let platform = Platform::start();
        let target = format!("{}/v2/self/id", platform.base_url());
        platform.script(Fault::redirect(307, &target).on("GET", "/v2/things/1"));
        let builder = client_of(&platform).credentials(keys_of(&platform));
        let builder = builder.signature(SignatureMethod::HmacSha512);
        let client = match around_attempts {
            true => builder.attempt_layer(FollowRedirectLayer::new()),
            false => builder.layer(FollowRedirectLayer::new()),
        };
        get_thing("1").send(&client.build().unwrap()).await.unwrap();

        let requests = platform.requests();
        assert_eq!(requests.len(), 2);
        assert_eq!(requests[1].status, Some(StatusCode::OK), "the platform takes the second signature");
        assert_ne!(requests[0].header("authorization"), requests[1].header("authorization"));
        assert_eq!(requests[1].header("accept"), Some("application/json"));
    }
}

#[tokio::test]
async fn a_redirection_to_another_host_takes_no_credentials_along() {
    for elsewhere in [
        "https://api.example/gateway/v2/things/1",
        "http://api.example:8443/v2/things/1",
        "https://evil.example:8443/v2/things/1",
        "//evil.example/v2/things/1",
    ] {
        for around_attempts in [true, false] {
            let script = Script::new().response(answer(302, ("location", elsewhere), "")).json("{}");
            let keys = cc_client::oauth1::Keys::new("key", "secret", "token", "secret");
            let builder = scripted(script.clone()).credentials(keys);
            let client = match around_attempts {
                true => builder.attempt_layer(FollowRedirectLayer::new()),
                false => builder.layer(FollowRedirectLayer::new()),
            };
            get_thing("1").send(&client.build().unwrap()).await.unwrap();
            let sent = script.requests();
            assert!(sent[0].headers().contains_key("authorization"));
            assert!(!sent[1].headers().contains_key("authorization"), "{elsewhere}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn all_together_in_one_client() {
    use tower::limit::{ConcurrencyLimitLayer, RateLimitLayer};
    use tower::load_shed::LoadShedLayer;
    use tower::timeout::TimeoutLayer as TowerTimeoutLayer;

    let limit = Duration::from_secs(20);
    let home = answer(307, ("location", "/gateway/v2/things/2"), "");
    let zipped = Response::builder().header("content-encoding", "gzip").body(Body::from(gzip(b"{\"n\":1}")));
    let script = Script::new().response(unavailable()).response(home).response(zipped.unwrap());
    let client = scripted(script.clone())
        .layer(TraceLayer::new_for_http())
        .layer(SetRequestIdLayer::x_request_id(Counter::default()))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, limit))
        .layer(LoadShedLayer::new())
        .layer(ConcurrencyLimitLayer::new(2))
        .layer(RateLimitLayer::new(2, Duration::from_secs(1)))
        .layer(DecompressionLayer::new())
        .attempt_layer(TraceLayer::new_for_http())
        .attempt_layer(TowerTimeoutLayer::new(limit))
        .attempt_layer(RateLimitLayer::new(2, Duration::from_secs(1)))
        .attempt_layer(ConcurrencyLimitLayer::new(1))
        .attempt_layer(FollowRedirectLayer::new())
        .attempt_layer(SetRequestHeaderLayer::overriding(
            http::header::ACCEPT_LANGUAGE,
            HeaderValue::from_static("fr"),
        ))
        .build()
        .unwrap();
    let (parts, answer) = get_thing("1").send_with_parts(&client).await.unwrap();
    assert_eq!((&answer["n"], &parts.headers["x-request-id"]), (&Value::from(1), &HeaderValue::from(0)));
    let sent = script.requests();
    let paths: Vec<_> = sent.iter().map(|sent| sent.uri().path()).collect();
    assert_eq!(paths, ["/gateway/v2/things/1", "/gateway/v2/things/1", "/gateway/v2/things/2"]);
    assert!(sent.iter().all(|sent| sent.headers()["accept-language"] == "fr"));
}
