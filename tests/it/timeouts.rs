//! Time limits, each at its level.
//!
//! Limits are real where sockets are: they are short, and what they limit never ends. Where the
//! order of limits matters, the services are scripted and the time is tokio's.

use std::future::pending;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use api_defs::Owner;
use api_defs::v2::application;
use cc_client::layer::RetryLayer;
use cc_client::{Body, BoxError, Call, Client, ClientBuilder, Error, ErrorKind, Retry, Transport};
use http::{Method, Request, Response, StatusCode};
use platform_double::{Fault, Gate, Platform};
use tower::{Service, service_fn};

use crate::harness::{causes, client, client_of, line, quick_retry};

const SHORT: Duration = Duration::from_millis(50);

#[track_caller]
fn assert_timeout(error: &Error) {
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.is_timeout() && !error.is_connect());
    assert_eq!(error.route().unwrap().function(), "get_all");
}

/// A transport that answers 503 a few times and then never again, and how often it was asked.
fn dying(
    answers: u32,
) -> (
    impl Service<Request<Body>, Response = Response<Body>, Error = BoxError, Future: Send> + Clone + Send,
    Arc<AtomicU32>,
) {
    let asked = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&asked);
    let service = service_fn(move |_| {
        let number = count.fetch_add(1, Ordering::SeqCst);
        async move {
            if number >= answers {
                return pending().await;
            }
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
            Ok::<_, BoxError>(response)
        }
    });
    (service, asked)
}

fn builder() -> ClientBuilder {
    Client::builder().retry(quick_retry())
}

// With sockets

#[tokio::test]
async fn headers_that_never_come() {
    let platform = Platform::start();
    let client = client(&platform).attempt_timeout(SHORT).build().unwrap();
    platform.script(Fault::real().held(&Gate::new()).always());

    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

    assert_timeout(&error);
    assert_eq!((error.attempts(), error.status()), (4, None));
    assert_eq!(
        line(&error),
        "GET /v2/organisations/<id>/applications: an attempt took longer than 50ms (4 attempts)"
    );
    // Nobody waits for the answers any more.
    platform.connections_reach(0).await;
}

#[tokio::test]
async fn a_body_that_never_comes() {
    let platform = Platform::start();
    let client = client(&platform).attempt_timeout(SHORT).build().unwrap();
    platform.script(Fault::real().stalled().always());

    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

    assert_timeout(&error);
    assert_eq!(error.attempts(), 4);
    line(&error);
    platform.connections_reach(0).await;
}

#[tokio::test]
async fn a_body_that_comes_too_slowly() {
    let platform = Platform::start();
    let client = client(&platform).retry(RetryLayer::never()).attempt_timeout(SHORT);
    let client = client.build().unwrap();
    // Each byte comes in time, but not all of them.
    platform.script(Fault::real().slowed(1, Duration::from_millis(10)));

    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

    assert_timeout(&error);
    assert_eq!(error.attempts(), 1);
}

#[tokio::test]
async fn a_stall_that_passes_is_retried() {
    let platform = Platform::start();
    let client = client(&platform).attempt_timeout(Duration::from_millis(500)).build().unwrap();
    platform.script(Fault::real().stalled());

    let applications = application::get_all(Owner::Me).send(&client).await.unwrap();

    assert_eq!(applications.len(), 1);
    assert!(platform.requests().len() > 1);
}

#[tokio::test]
async fn a_post_that_took_too_long_is_not_sent_again() {
    let platform = Platform::start();
    let client = client(&platform).attempt_timeout(SHORT).build().unwrap();
    platform.script(Fault::real().stalled().always());

    let error = Call::<()>::raw(Method::POST, "/v2/x").send(&client).await.unwrap_err();

    assert!(error.is_timeout());
    assert_eq!(error.attempts(), 1);
    assert!(platform.requests().len() <= 1);
    assert!(line(&error).ends_with("an attempt took longer than 50ms"));
}

#[tokio::test]
async fn the_limit_of_the_whole_call_covers_headers_and_body() {
    let platform = Platform::start();
    let patient = client(&platform).build().unwrap();
    let client = client(&platform).timeout(SHORT).build().unwrap();
    platform.script(Fault::real().held(&Gate::new()).times(2));
    platform.script(Fault::real().stalled().times(2));
    let text = "the call took longer than 50ms";

    for _ in ["headers", "body"] {
        let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();
        assert_timeout(&error);
        assert_eq!((error.attempts(), line(&error).ends_with(text)), (1, true));

        let call = application::get_all(Owner::Me).timeout(SHORT);
        let error = call.send(&patient).await.unwrap_err();
        assert_timeout(&error);
        assert_eq!((error.attempts(), line(&error).ends_with(text)), (1, true));
    }

    platform.connections_reach(0).await;
}

#[tokio::test]
async fn the_transports_own_limit_keeps_the_status() {
    let platform = Platform::start();
    let transport = Transport::configure(|reqwest| reqwest.no_proxy().read_timeout(10 * SHORT)).unwrap();
    let client = client(&platform).retry(RetryLayer::never()).transport(transport).build().unwrap();
    platform.script(Fault::real().stalled());

    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

    assert_timeout(&error);
    assert_eq!((error.attempts(), error.status()), (1, Some(StatusCode::OK)));
    assert!(!causes(&error).is_empty());
    assert_eq!(
        line(&error),
        "GET /v2/organisations/<id>/applications: 200 the transport's time limit ran out"
    );
}

/// Linux drops what does not fit into the queue of a listener, so a connection to a full one
/// takes for ever. Other systems refuse it.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_connection_that_is_never_made() {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queue = Vec::new();
    while let Ok(stream) = std::net::TcpStream::connect_timeout(&address, SHORT) {
        queue.push(stream);
    }
    let transport = Transport::configure(|reqwest| reqwest.no_proxy().connect_timeout(SHORT)).unwrap();
    let client = client_of(&format!("http://{address}")).transport(transport).build().unwrap();

    let error = Call::<()>::raw(Method::POST, "/v2/x").send(&client).await.unwrap_err();

    assert_eq!(error.kind(), ErrorKind::Connect, "it never left");
    assert!(error.is_connect() && error.is_timeout());
    assert_eq!(error.attempts(), 4);
    assert!(!causes(&error).is_empty());
    assert_eq!(line(&error), format!("no connection to {address} (4 attempts)"));
}

// With scripted services

#[tokio::test]
async fn a_transport_of_ones_own_tells_a_late_connection_from_a_refused_one() {
    for (kind, late) in [(std::io::ErrorKind::TimedOut, true), (std::io::ErrorKind::ConnectionRefused, false)]
    {
        let refusing = service_fn(move |_: Request<Body>| async move {
            Err::<Response<Body>, _>(Error::connect(std::io::Error::from(kind)))
        });
        let client = builder().transport(refusing).build().unwrap();

        let error = Call::<()>::raw(Method::POST, "/v2/x").send(&client).await.unwrap_err();

        assert_eq!((error.is_timeout(), error.is_connect()), (late, true));
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 4));
        assert_eq!(line(&error), "no connection (4 attempts)");
    }
}

#[tokio::test(start_paused = true)]
async fn the_call_ends_in_the_middle_of_an_attempt_and_counts_it() {
    let (transport, asked) = dying(2);
    let client = builder().timeout(Duration::from_secs(10)).transport(transport).build().unwrap();

    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

    assert_timeout(&error);
    assert_eq!((error.attempts(), asked.load(Ordering::SeqCst)), (3, 3));
    assert_eq!(
        line(&error),
        "GET /v2/organisations/<id>/applications: the call took longer than 10s (3 attempts)"
    );
}

/// A body of which nothing ever comes.
struct Stalled;

impl http_body::Body for Stalled {
    type Data = bytes::Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<bytes::Bytes>, BoxError>>> {
        Poll::Pending
    }
}

#[tokio::test(start_paused = true)]
async fn a_limit_that_strikes_in_the_middle_of_a_body_keeps_the_status() {
    let partial = service_fn(|_| async {
        let mut response = Response::new(Body::wrap(Stalled));
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        Ok::<_, BoxError>(response)
    });
    let whole_call = builder().timeout(SHORT);
    let attempt = builder().attempt_timeout(SHORT).retry(RetryLayer::never());

    for (client, what) in [(whole_call, "the call"), (attempt, "an attempt")] {
        let client = client.transport(partial).build().unwrap();
        let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

        assert_timeout(&error);
        assert_eq!(error.status(), Some(StatusCode::PARTIAL_CONTENT));
        assert!(line(&error).ends_with(&format!("206 {what} took longer than 50ms")));

        // What one call came to is not told of the next.
        let refused = Call::<()>::raw(Method::GET, "no path").send(&client).await.unwrap_err();
        assert_eq!(refused.status(), None);
    }
}

#[tokio::test(start_paused = true)]
async fn the_shorter_limit_strikes() {
    let shorter_attempt =
        |client: ClientBuilder| client.timeout(Duration::from_secs(9)).attempt_timeout(SHORT);
    let shorter_call = |client: ClientBuilder| client.timeout(SHORT).attempt_timeout(Duration::from_secs(9));
    for (client, attempts, what) in
        [(shorter_attempt(builder()), 4, "an attempt"), (shorter_call(builder()), 1, "the call")]
    {
        let (transport, asked) = dying(0);
        let client = client.transport(transport).build().unwrap();

        let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

        assert_timeout(&error);
        assert_eq!((error.attempts(), asked.load(Ordering::SeqCst)), (attempts, attempts));
        assert!(line(&error).contains(what));
    }
}

#[tokio::test(start_paused = true)]
async fn a_calls_own_limit_replaces_the_clients_in_both_directions() {
    let slow = service_fn(|_: Request<Body>| async {
        tokio::time::sleep(Duration::from_secs(10)).await;
        Ok::<_, BoxError>(Response::new(Body::from("[]")))
    });
    let client = builder().timeout(Duration::from_secs(5)).transport(slow).build().unwrap();
    let call = || application::get_all(Owner::Me);

    assert_timeout(&call().send(&client).await.unwrap_err());
    assert_timeout(&call().timeout(Duration::from_secs(9)).send(&client).await.unwrap_err());
    assert!(call().timeout(Duration::from_secs(11)).send(&client).await.unwrap().is_empty());
    // A limit that no clock reaches is no limit.
    assert!(call().timeout(Duration::MAX).send(&client).await.unwrap().is_empty());
}

#[tokio::test(start_paused = true)]
async fn without_limits_a_call_waits() {
    let slow = service_fn(|_: Request<Body>| async {
        tokio::time::sleep(Duration::from_secs(3600 * 24 * 7)).await;
        Ok::<_, BoxError>(Response::new(Body::from("[]")))
    });
    let client = builder().timeout(None).attempt_timeout(None).transport(slow).build().unwrap();

    assert!(application::get_all(Owner::Me).send(&client).await.unwrap().is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_limits_of_a_new_client_are_a_minute_and_five() {
    let (transport, asked) = dying(0);
    let client = Client::builder().transport(transport).build().unwrap();
    let start = tokio::time::Instant::now();

    let call = application::get_all(Owner::Me).retry(Retry::Never);
    let error = call.send(&client).await.unwrap_err();
    assert!(line(&error).ends_with("an attempt took longer than 60s"));
    assert_eq!(start.elapsed().as_secs(), 60);

    let client = Client::builder().attempt_timeout(None).transport(dying(0).0).build().unwrap();
    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();
    assert!(line(&error).ends_with("the call took longer than 300s"));
    assert_eq!(asked.load(Ordering::SeqCst), 1);
}

#[tokio::test(start_paused = true)]
async fn the_limit_of_a_layer_is_a_timeout_too() {
    let limit = || tower::timeout::TimeoutLayer::new(SHORT);

    let (transport, asked) = dying(0);
    let client = builder().layer(limit()).transport(transport).build().unwrap();
    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();
    assert_timeout(&error);
    assert_eq!(asked.load(Ordering::SeqCst), 1, "it is above the retry");
    assert_eq!(causes(&error), ["request timed out"]);
    assert_eq!(line(&error), "GET /v2/organisations/<id>/applications: a layer's time limit ran out");

    let (transport, asked) = dying(0);
    let client = builder().attempt_layer(limit()).transport(transport).build().unwrap();
    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();
    assert_timeout(&error);
    assert_eq!((error.attempts(), asked.load(Ordering::SeqCst)), (4, 4), "it is below the retry");
    assert_eq!(causes(&error), ["request timed out"]);
    assert_eq!(
        line(&error),
        "GET /v2/organisations/<id>/applications: a layer's time limit ran out (4 attempts)"
    );
}

#[tokio::test(start_paused = true)]
async fn a_layer_that_wraps_a_timeout_in_an_error_of_its_own_does_not_hide_it() {
    #[derive(Debug)]
    struct Wrapped(BoxError);
    impl std::fmt::Display for Wrapped {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("measured and failed")
        }
    }
    impl std::error::Error for Wrapped {
        fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
            Some(&*self.0)
        }
    }
    let wrap = tower::util::MapErrLayer::new(|error: BoxError| -> BoxError { Box::new(Wrapped(error)) });
    let client = builder().timeout(SHORT).layer(wrap).transport(dying(0).0).build().unwrap();

    let error = application::get_all(Owner::Me).send(&client).await.unwrap_err();

    assert_timeout(&error);
    assert_eq!(causes(&error)[0], "measured and failed");
    line(&error);
}
