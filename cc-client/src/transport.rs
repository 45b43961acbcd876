//! The bundled transport, and the only place that knows reqwest.

use std::fmt;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, OnceLock};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HeaderValue};
use http::{Method, Request, Response, StatusCode};
use http_body::{Body as _, Frame, SizeHint};
use tower_service::Service;

use crate::call::CallSettings;
use crate::layer::Fallible;
use crate::route::StreamKind;
use crate::stream::Upgraded;
use crate::{Body, BoxError, Error, ErrorKind};

/// Sends requests with [reqwest](reqwest).
///
/// Proxies are taken from the environment, TLS roots from the system. Redirections are not
/// followed, because a signature is for one URL; a `tower_http` `FollowRedirectLayer`, given
/// to [`attempt_layer`](crate::ClientBuilder::attempt_layer), follows them with each hop signed
/// anew, on the client's own host only.
///
/// Streams go over connections of their own, and over HTTP/1.1: over HTTP/2 a stream that is not
/// read takes room from the calls beside it, and a WebSocket can't be opened.
#[derive(Clone)]
pub struct Transport {
    client: reqwest::Client,
    /// The client for streams, made when the first one is opened.
    streams: Arc<OnceLock<reqwest::Client>>,
    /// Makes it.
    configure: Option<Arc<Configure>>,
}

type Configure = dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync;

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
    /// They hold for streams too, for which they are asked for once more. A time limit that is
    /// set here (`timeout`, `read_timeout`) ends streams that are well.
    ///
    /// # Errors
    ///
    /// If reqwest refuses the settings.
    pub fn configure(
        change: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        let client = build(change(defaults()))?;
        Ok(Self { client, streams: Arc::default(), configure: Some(Arc::new(change)) })
    }

    /// The client for a request.
    fn client_for(&self, stream: Option<StreamKind>) -> Result<&reqwest::Client, Error> {
        let (Some(_), Some(configure)) = (stream, &self.configure) else { return Ok(&self.client) };
        match self.streams.get() {
            Some(client) => Ok(client),
            None => {
                let client = build(configure(defaults()).http1_only())?;
                Ok(self.streams.get_or_init(|| client))
            }
        }
    }
}

fn defaults() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(10))
        .redirect(reqwest::redirect::Policy::none())
}

fn build(builder: reqwest::ClientBuilder) -> Result<reqwest::Client, Error> {
    builder.build().map_err(|source| {
        Error::new(ErrorKind::Config, "the transport could not be set up").with_source(source)
    })
}

/// Shows nothing of reqwest's client: its default headers may be secret.
impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport").finish_non_exhaustive()
    }
}

/// A client of your own, as it is: its time limits and redirections apply too, to streams as
/// well. For a WebSocket over TLS it must be made with `http1_only`.
impl From<reqwest::Client> for Transport {
    fn from(client: reqwest::Client) -> Self {
        Self { client, streams: Arc::default(), configure: None }
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
        let stream = CallSettings::of(&request).stream;
        let client = match self.client_for(stream) {
            Ok(client) => client,
            Err(error) => return Fallible::failed(error),
        };
        match into_reqwest(request) {
            Ok(request) => Fallible::running(Sending::new(client, request, stream)),
            Err(error) => Fallible::failed(error),
        }
    }
}

pin_project_lite::pin_project! {
    /// The future of a request that reqwest took.
    #[allow(missing_debug_implementations)]
    pub struct Sending {
        #[pin]
        state: State,
    }
}

pin_project_lite::pin_project! {
    #[project = StateProjection]
    enum State {
        Pending {
            #[pin]
            answer: <reqwest::Client as Service<reqwest::Request>>::Future,
            websocket: bool,
        },
        /// Rare and large, so it has a box of its own.
        Upgrading { upgrade: Pin<Box<dyn Future<Output = Result<Response<Body>, Error>> + Send>> },
    }
}

impl Sending {
    fn new(mut client: &reqwest::Client, request: reqwest::Request, stream: Option<StreamKind>) -> Self {
        let websocket = stream == Some(StreamKind::WebSocket);
        Self { state: State::Pending { answer: client.call(request), websocket } }
    }
}

impl Future for Sending {
    type Output = Result<Response<Body>, Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut state = self.project().state;
        loop {
            match state.as_mut().project() {
                StateProjection::Pending { answer, websocket } => {
                    let response = ready!(answer.poll(cx)).map_err(into_error)?;
                    if !*websocket || response.status() != StatusCode::SWITCHING_PROTOCOLS {
                        let response = http::Response::from(response);
                        return Poll::Ready(Ok(response.map(|body| Body::wrap(FromReqwest { body }))));
                    }
                    state.set(State::Upgrading { upgrade: Box::pin(upgrade(response)) });
                }
                StateProjection::Upgrading { upgrade } => return upgrade.as_mut().poll(cx),
            }
        }
    }
}

/// Takes the connection over from HTTP.
async fn upgrade(response: reqwest::Response) -> Result<Response<Body>, Error> {
    let mut switched = Response::new(Body::empty());
    *switched.status_mut() = response.status();
    *switched.headers_mut() = response.headers().clone();
    let io = response.upgrade().await.map_err(into_error)?;
    switched.extensions_mut().insert(Upgraded::new(io));
    Ok(switched)
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
