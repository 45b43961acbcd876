//! The bundled transport, and the only place that knows reqwest.

use std::fmt;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HeaderValue};
use http::{Method, Request, Response};
use http_body::{Body as _, Frame, SizeHint};
use tower_service::Service;

use crate::layer::Fallible;
use crate::{Body, BoxError, Error, ErrorKind};

/// Sends requests with [reqwest](reqwest).
///
/// Proxies are taken from the environment, TLS roots from the system. Redirections are not
/// followed, because a signature is for one URL; a `tower_http` `FollowRedirectLayer`, given
/// to [`attempt_layer`](crate::ClientBuilder::attempt_layer), follows them with each hop signed
/// anew, on the client's own host only.
#[derive(Clone)]
pub struct Transport {
    client: reqwest::Client,
}

impl Transport {
    /// A transport with our defaults: 10 s to connect, no redirections.
    ///
    /// # Errors
    ///
    /// If TLS can't be set up.
    pub fn new() -> Result<Self, Error> {
        Self::configure(|builder| builder)
    }

    /// Our defaults, changed: a proxy, a certificate authority, HTTP/2 settings.
    ///
    /// ```
    /// # use cc_client::Transport;
    /// # use std::time::Duration;
    /// let transport = Transport::configure(|reqwest| reqwest.connect_timeout(Duration::from_secs(3)))?;
    /// # Ok::<(), cc_client::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If reqwest refuses the settings.
    pub fn configure(
        change: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder,
    ) -> Result<Self, Error> {
        let builder = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(10))
            .redirect(reqwest::redirect::Policy::none());
        match change(builder).build() {
            Ok(client) => Ok(Self { client }),
            Err(source) => {
                let error = Error::new(ErrorKind::Config, "the transport could not be set up");
                Err(error.with_source(source))
            }
        }
    }
}

/// Shows nothing of reqwest's client: its default headers may be secret.
impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport").finish_non_exhaustive()
    }
}

/// A client of your own, as it is: its time limits and redirections apply too.
impl From<reqwest::Client> for Transport {
    fn from(client: reqwest::Client) -> Self {
        Self { client }
    }
}

impl Service<Request<Body>> for Transport {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = Fallible<Sending>;

    #[inline]
    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        match into_reqwest(request) {
            Ok(request) => Fallible::running(Sending { pending: self.client.call(request) }),
            Err(error) => Fallible::failed(error),
        }
    }
}

pin_project_lite::pin_project! {
    /// The future of a request that reqwest took.
    #[allow(missing_debug_implementations)]
    pub struct Sending {
        #[pin]
        pending: <reqwest::Client as Service<reqwest::Request>>::Future,
    }
}

impl Future for Sending {
    type Output = Result<Response<Body>, Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.project().pending.poll(cx).map(|result| match result {
            Ok(response) => Ok(http::Response::from(response).map(|body| Body::wrap(FromReqwest { body }))),
            Err(error) => Err(into_error(error)),
        })
    }
}

/// The kind of failure, which decides on a retry. The URL is taken out: its query may be
/// secret, and the route says which endpoint it was.
fn into_error(error: reqwest::Error) -> Error {
    if error.is_connect() {
        return connect_error(error);
    }
    let error = error.without_url();
    if error.is_builder() {
        return Error::invalid_call("the URL can't be sent to").with_source(error);
    }
    if error.is_timeout() {
        return Error::new(ErrorKind::Timeout, "the transport's time limit ran out").with_source(error);
    }
    Error::transport(error)
}

/// Names the host, which the route does not.
fn connect_error(error: reqwest::Error) -> Error {
    let mut detail = "no connection".to_owned();
    if let Some(host) = error.url().and_then(reqwest::Url::host_str) {
        detail.push_str(" to ");
        detail.push_str(host);
    }
    if let Some(port) = error.url().and_then(reqwest::Url::port) {
        detail.push_str(&format!(":{port}"));
    }
    let (late, error) = (error.is_timeout(), error.without_url());
    let failed = Error::new(ErrorKind::Connect, detail);
    match late {
        // reqwest's own mark of a time limit is for reqwest alone to see.
        true => failed.with_source(io::Error::new(io::ErrorKind::TimedOut, error)),
        false => failed.with_source(error),
    }
}

/// reqwest's own conversion formats the URL piece by piece, which costs allocations.
fn into_reqwest(request: Request<Body>) -> Result<reqwest::Request, Error> {
    let (parts, body) = request.into_parts();
    let authority = parts.uri.authority().map_or("", |authority| authority.as_str());
    if authority.contains('@') {
        // RFC 9110 §4.2.4: it obscures the host, and libraries log it.
        return Err(Error::invalid_call("the URL has a user name; give credentials in a header"));
    }
    let pieces = [
        parts.uri.scheme_str().unwrap_or_default(),
        "://",
        authority,
        parts.uri.path_and_query().map_or("", |path| path.as_str()),
    ];
    let url = reqwest::Url::parse(&pieces.concat())
        .map_err(|source| Error::invalid_call("the URL can't be sent to").with_source(source))?;
    let mut request = reqwest::Request::new(parts.method, url);
    *request.headers_mut() = parts.headers;
    if body.is_end_stream() && matches!(*request.method(), Method::POST | Method::PUT | Method::PATCH) {
        // RFC 9110 §8.6: a method that is meant to have content says that it has none. Some
        // gateways refuse it otherwise (411).
        request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    *request.version_mut() = parts.version;
    *request.body_mut() = into_reqwest_body(body);
    Ok(request)
}

fn into_reqwest_body(body: Body) -> Option<reqwest::Body> {
    match body.as_bytes() {
        Some(bytes) if bytes.is_empty() => None,
        Some(bytes) => Some(bytes.clone().into()),
        None => Some(reqwest::Body::wrap(Shareable { body: Mutex::new(body) })),
    }
}

/// reqwest asks for `Sync`, which a stream need not be; the lock is never contended, because
/// it is only reached through an exclusive reference.
struct Shareable {
    body: Mutex<Body>,
}

impl http_body::Body for Shareable {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let body = self.body.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner);
        Pin::new(body).poll_frame(cx)
    }
}

pin_project_lite::pin_project! {
    /// The body of an answer, with its failures as ours.
    struct FromReqwest {
        #[pin]
        body: reqwest::Body,
    }
}

impl http_body::Body for FromReqwest {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.project().body.poll_frame(cx).map_err(|error| into_error(error).into())
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
