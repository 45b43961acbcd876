//! Each of our layers alone, in a plain stack of tower's around a plain function.

use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use bytes::Bytes;
use cc_client::credentials::ApiToken;
use cc_client::layer::{
    Attempts, AuthLayer, CollectLayer, DescribeLayer, HostLayer, HttpService, RetryLayer, TimeoutLayer,
    TraceLayer,
};
use cc_client::testing::Script;
use cc_client::{Body, BoxError, Call, Error, ErrorKind};
use http::{HeaderValue, Method, Request, Response, Uri};
use http_body_util::Full;
use serde_json::{Value, json};
use tower::{Service, ServiceBuilder, ServiceExt, service_fn};

use crate::kit::{create_thing, get_thing, unavailable};

/// Answers with what it was asked: method, URL and headers.
async fn echo(request: Request<Body>) -> Result<Response<Body>, BoxError> {
    let headers: Vec<_> =
        request.headers().iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
    let body =
        json!({ "method": request.method().as_str(), "url": request.uri().to_string(), "headers": headers });
    Ok(Response::new(Body::from(body.to_string())))
}

fn get(target: &str) -> Request<Body> {
    Call::<Value>::raw(Method::GET, target).try_into_request().unwrap()
}

async fn text(response: Response<Body>) -> String {
    let body = http_body_util::BodyExt::collect(response.into_body()).await.unwrap().to_bytes();
    String::from_utf8(body.to_vec()).unwrap()
}

#[tokio::test]
async fn host() {
    let layer = HostLayer::new(Uri::from_static("https://api.example/gateway")).unwrap();
    let service = ServiceBuilder::new().layer(layer).service_fn(echo);
    let answer = text(service.clone().oneshot(get("/v2/self?x=1")).await.unwrap()).await;
    assert!(answer.contains("https://api.example/gateway/v2/self?x=1"), "{answer}");
    let answer = text(service.oneshot(get("https://other.example/v2/self")).await.unwrap()).await;
    assert!(answer.contains(r#""https://other.example/v2/self""#), "{answer}");
}

#[tokio::test]
async fn describe() {
    let layer = DescribeLayer::new(HeaderValue::from_static("cats/9"));
    let service = ServiceBuilder::new().layer(layer).service_fn(|request: Request<Body>| async move {
        let route = request.extensions().get::<&'static cc_client::Route>();
        assert_eq!(route.unwrap().function(), "create_thing");
        echo(request).await
    });
    let request = create_thing(&json!({})).try_into_request().unwrap();
    let answer = text(service.oneshot(request).await.unwrap()).await;
    for header in
        ["accept: \\\"application/json", "content-type: \\\"application/json", "user-agent: \\\"cats/9"]
    {
        assert!(answer.contains(header), "{header} in {answer}");
    }
}

#[tokio::test]
async fn auth() {
    let base = Uri::from_static("https://api.example");
    let layer = AuthLayer::new(ApiToken::new("t0ken").unwrap(), &base).unwrap();
    let service = ServiceBuilder::new().layer(layer).service_fn(echo);
    let answer = text(service.clone().oneshot(get("https://api.example/v2")).await.unwrap()).await;
    assert!(answer.contains("authorization: Sensitive"), "{answer}");
    let answer = text(service.oneshot(get("https://other.example/v2")).await.unwrap()).await;
    assert!(!answer.contains("authorization"), "{answer}");
    assert!(AuthLayer::new(ApiToken::new("t0ken").unwrap(), &Uri::from_static("/v2")).is_err());
}

#[tokio::test(start_paused = true)]
async fn retry() {
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    let mut service =
        ServiceBuilder::new().layer(RetryLayer::default()).service_fn(move |_: Request<Body>| {
            let first = counted.fetch_add(1, Ordering::SeqCst) == 0;
            async move { Ok::<_, BoxError>(if first { unavailable() } else { Response::new(Body::empty()) }) }
        });
    let response = service.ready().await.unwrap().call(get("https://api.example/")).await.unwrap();
    assert_eq!((Attempts::of(response.extensions()), count.load(Ordering::SeqCst)), (2, 2));
}

#[tokio::test(start_paused = true)]
async fn timeout() {
    let silent = || service_fn(|_: Request<Body>| pending::<Result<Response<Body>, BoxError>>());
    for layer in [TimeoutLayer::total(Duration::from_secs(1)), TimeoutLayer::attempt(Duration::from_secs(1))]
    {
        let service = ServiceBuilder::new().layer(layer).service(silent());
        let request = get_thing("1").into_call().try_into_request().unwrap();
        let error = service.oneshot(request).await.unwrap_err();
        let error = error.downcast::<Error>().unwrap();
        assert!(error.is_timeout() && error.to_string().contains("1s"), "{error}");
        assert_eq!(error.route().unwrap().function(), "get_thing");
    }
}

#[tokio::test]
async fn collect() {
    let service =
        ServiceBuilder::new().layer(CollectLayer::new(5)).service_fn(|request: Request<Body>| async move {
            let body = Bytes::copy_from_slice(request.uri().path().as_bytes());
            Ok::<_, BoxError>(Response::new(Full::new(body)))
        });
    let response = service.clone().oneshot(get("/1234")).await.unwrap();
    assert_eq!(response.body().as_bytes().unwrap(), "/1234");
    let error = service.oneshot(get("/12345")).await.unwrap_err();
    assert_eq!(error.downcast::<Error>().unwrap().kind(), ErrorKind::TooLarge);
}

#[tokio::test]
async fn trace() {
    let service = ServiceBuilder::new().layer(TraceLayer).service_fn(echo);
    assert!(text(service.oneshot(get("/v2/self")).await.unwrap()).await.contains("/v2/self"));
}

#[tokio::test]
async fn erased_service() {
    let service: HttpService = HttpService::new(service_fn(echo));
    assert!(text(service.clone().oneshot(get("/v2/self")).await.unwrap()).await.contains("/v2/self"));
    let mut layered = ServiceBuilder::new().concurrency_limit(1).service(service);
    let response = layered.ready().await.unwrap().call(get("/v2/self")).await.unwrap();
    assert!(text(response).await.contains("/v2/self"));
}

#[tokio::test(start_paused = true)]
async fn all_of_them_make_a_stack_like_the_client_s() {
    let base = Uri::from_static("https://api.example");
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    let mut stack = ServiceBuilder::new()
        .layer(HostLayer::new(base.clone()).unwrap())
        .layer(DescribeLayer::new(HeaderValue::from_static("cats/9")))
        .layer(TraceLayer)
        .layer(TimeoutLayer::total(Duration::from_secs(60)))
        .layer(RetryLayer::default())
        .layer(TimeoutLayer::attempt(Duration::from_secs(10)))
        .layer(CollectLayer::new(1024))
        .layer(AuthLayer::new(ApiToken::new("t0ken").unwrap(), &base).unwrap())
        .service_fn(move |request: Request<Body>| {
            let first = counted.fetch_add(1, Ordering::SeqCst) == 0;
            async move { if first { Ok(unavailable()) } else { echo(request).await } }
        });
    let request = get_thing("1").into_call().try_into_request().unwrap();
    let answer = text(stack.ready().await.unwrap().call(request).await.unwrap()).await;
    assert!(answer.contains("https://api.example/v2/things/1"), "{answer}");
    assert!(answer.contains("authorization: Sensitive") && answer.contains("cats/9"), "{answer}");
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

#[tokio::test(start_paused = true)]
async fn a_retry_alone_does_not_take_the_answer_to_one_call_for_that_to_another() {
    let script = Script::new().json("{}").fail(Error::connect("refused")).json("{}");
    let service = ServiceBuilder::new()
        .layer(RetryLayer::default())
        .layer(CollectLayer::new(100))
        .service(script.clone());
    for _ in ["answered at once", "never left at first"] {
        let mut request = get("https://api.example/v2/things");
        *request.method_mut() = Method::POST;
        service.clone().oneshot(request).await.unwrap();
    }
    assert_eq!(script.requests().len(), 3);
}
