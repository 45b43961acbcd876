//! What the tests of the stack share: endpoints, and layers and services that look and count.

use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use cc_client::oauth1::Keys;
use cc_client::{Body, Client, ClientBuilder, Route, endpoint};
use http::{HeaderMap, Method, Request, Response, Uri};
use platform_double::Platform;
use serde_json::Value;
use tokio::time::Instant;
use tower::{Layer, Service};

/// Reads a thing.
#[endpoint(GET "/v2/things/<thing_id>?<page>")]
pub(crate) fn get_thing(thing_id: &str, page: Option<u32>) -> Value;

/// Makes a thing.
#[endpoint(POST "/v2/things")]
pub(crate) fn create_thing(thing: &Value) -> Value;

/// Looks for things, which changes none.
#[endpoint(POST "/v2/things/search", retry = safe)]
pub(crate) fn search_things(thing: &Value) -> Value;

/// Counts up, so that twice is not once.
#[endpoint(PUT "/v2/things/<thing_id>/count", retry = never)]
pub(crate) fn count_thing(thing_id: &str) -> Value;

/// A client of a scripted transport, on a host with a port and a path.
pub(crate) fn scripted<T>(transport: T) -> ClientBuilder<T> {
    Client::builder().base_url("https://api.example:8443/gateway").transport(transport)
}

/// A client of a platform, over a real socket and without credentials yet.
pub(crate) fn client_of(platform: &Platform) -> ClientBuilder {
    Client::builder().base_url(&platform.base_url())
}

/// The keys that a platform takes.
pub(crate) fn keys_of(platform: &Platform) -> Keys {
    let keys = platform.credentials();
    Keys::new(keys.consumer_key, keys.consumer_secret, keys.token, keys.token_secret)
}

/// An answer with a status, a header and a body.
pub(crate) fn answer(status: u16, header: (&str, &str), body: &'static str) -> Response<Body> {
    Response::builder().status(status).header(header.0, header.1).body(Body::from(body)).unwrap()
}

/// 503, to be tried again at once.
pub(crate) fn unavailable() -> Response<Body> {
    answer(503, ("retry-after", "0"), "")
}

/// A layer that keeps what passes through it.
#[derive(Clone, Default)]
pub(crate) struct Spy {
    seen: Arc<Mutex<Vec<Seen>>>,
}

/// A request as a layer saw it.
#[derive(Clone)]
pub(crate) struct Seen {
    pub(crate) at: Instant,
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Bytes>,
    pub(crate) route: Option<&'static Route>,
    pub(crate) route_in_extensions: Option<&'static Route>,
    pub(crate) mark: Option<Mark>,
}

/// Something of a user's own in the extensions of a request.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Mark(pub(crate) u8);

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

impl Spy {
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub(crate) fn count(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    fn look(&self, request: &Request<Body>) {
        self.seen.lock().unwrap().push(Seen {
            at: Instant::now(),
            method: request.method().clone(),
            uri: request.uri().clone(),
            headers: request.headers().clone(),
            body: request.body().as_bytes().cloned(),
            route: Route::of(request),
            route_in_extensions: request.extensions().get::<&'static Route>().copied(),
            mark: request.extensions().get().copied(),
        });
    }
}

impl<S> Layer<S> for Spy {
    type Service = Spying<S>;

    fn layer(&self, inner: S) -> Spying<S> {
        Spying { inner, spy: self.clone() }
    }
}

/// The service of [`Spy`].
#[derive(Clone)]
pub(crate) struct Spying<S> {
    inner: S,
    spy: Spy,
}

impl<S: Service<Request<Body>>> Service<Request<Body>> for Spying<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> S::Future {
        self.spy.look(&request);
        self.inner.call(request)
    }
}

/// Polls a future once, with nobody to wake.
pub(crate) fn poll_once<F: Future + Unpin>(future: &mut F) -> Poll<F::Output> {
    std::pin::Pin::new(future).poll(&mut Context::from_waker(Waker::noop()))
}
