//! What was asked and answered, for those who look for a fault.

mod body;
mod names;
mod record;
mod text;
mod url;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::{Request, Response};
use tokio::time::Instant;
use tower_layer::Layer;
use tower_service::Service;

use self::names::Names;
use self::record::Asked;
use crate::{Body, BoxError};

pub use self::body::DebugBody;
pub use self::record::DebugRecord;

/// Hands a [`DebugRecord`] of each request and its answer to a function of yours: with URL,
/// headers and bodies, and without what is known to be secret.
///
/// ```
/// use cc_client::layer::DebugLayer;
/// use cc_client::{Call, Client};
/// use http::Method;
/// # use std::sync::{Arc, Mutex};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), cc_client::Error> {
/// # let script = cc_client::testing::Script::new().json(r#"{"id":"user_1"}"#);
/// # let seen = Arc::new(Mutex::new(String::new()));
/// # let see = Arc::clone(&seen);
/// # let show = move |line: String| *see.lock().unwrap() = line;
/// // As text; `record.json()` is one JSON document.
/// let debug = DebugLayer::new(move |record| show(record.to_string()));
/// let client = Client::builder().attempt_layer(debug).transport(script).build()?;
///
/// let call = Call::<serde_json::Value>::raw(Method::GET, "/v2/self?cli_token=hunter2");
/// call.header("x-clever-password", "hunter2").send(&client).await?;
/// # let seen = seen.lock().unwrap();
/// # assert!(seen.contains("x-clever-password: ***"), "{seen}");
/// # assert!(seen.starts_with("GET https://api.clever-cloud.com/v2/self?cli_token=***: 200 OK in "));
/// # assert!(!seen.contains("hunter2"));
/// # Ok(())
/// # }
/// ```
///
/// Around attempts, as here, it sees what is really sent: each attempt, and nothing that a cache
/// answers. Around calls it sees each call once. A request that is dropped before it is answered
/// has no record.
///
/// # What is hidden
///
/// A value that is hidden is shown as `***`, wherever it is:
///
/// * headers that are marked as sensitive, as all are that are set on a call, `Authorization`,
///   `Proxy-Authorization`, `Cookie`, `Set-Cookie`, `X-Clever-Password`, and those whose name says
///   that they are secret;
/// * in the query, `authorization`, `token`, `cli_token`, `oauth_…`, `code`, `key` and what else is
///   named like a secret; user names and passwords of URLs; in the path, what follows `tokens` and
///   its like, and where an endpoint declares a placeholder like `<token>`, all that is not declared;
/// * in JSON and forms, fields that are named like a secret (`password`, `secret`, `token`,
///   `apiKey`, `backendUrl`…), the values of environment variables, and all values in what is sent to
///   and answered by endpoints for logins, tokens and passwords;
/// * in any text, passwords in URLs, `name=value` where the name is that of a secret, and what looks
///   like a token;
/// * every body that is neither JSON nor a form, because nothing tells what in it is secret.
///
/// [`hide`](Self::hide) adds names. A secret under a name that says nothing shows: **look at a record
/// before you send it to somebody.**
#[derive(Clone)]
pub struct DebugLayer {
    shared: Arc<Shared>,
}

#[derive(Clone)]
struct Shared {
    tell: Arc<dyn Fn(DebugRecord) + Send + Sync>,
    names: Names,
    body_limit: usize,
}

impl DebugLayer {
    /// `tell` gets a record when an answer has come, or a failure. It is called by the task of the
    /// call, so it should not take long.
    pub fn new(tell: impl Fn(DebugRecord) + Send + Sync + 'static) -> Self {
        let shared = Shared { tell: Arc::new(tell), names: Names::default(), body_limit: 256 * 1024 };
        Self { shared: Arc::new(shared) }
    }

    /// Hides the headers, parameters and fields of this name too, in any spelling: `apiKey`,
    /// `api_key` and `API-Key` are one.
    pub fn hide(mut self, name: &str) -> Self {
        Arc::make_mut(&mut self.shared).names.hide(name);
        self
    }

    /// How long a body may be to be shown, in bytes; 256 KiB by default. Of a longer one the length
    /// is told.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        Arc::make_mut(&mut self.shared).body_limit = bytes;
        self
    }
}

impl<S> Layer<S> for DebugLayer {
    type Service = DebugService<S>;

    fn layer(&self, inner: S) -> DebugService<S> {
        DebugService { inner, shared: Arc::clone(&self.shared) }
    }
}

/// The service of [`DebugLayer`].
#[derive(Clone)]
pub struct DebugService<S> {
    inner: S,
    shared: Arc<Shared>,
}

impl<S, B> Service<Request<Body>> for DebugService<S>
where
    S: Service<Request<Body>, Response = Response<B>>,
    S::Error: Into<BoxError>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = DebugFuture<S::Future>;

    #[inline]
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(cx).map_err(Into::into)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let asked = Asked::of(&request);
        let (start, shared) = (Instant::now(), Arc::clone(&self.shared));
        DebugFuture { answer: self.inner.call(request), told: Some(Told { asked, start, shared }) }
    }
}

pin_project_lite::pin_project! {
    /// The future of [`DebugService`].
    #[allow(missing_debug_implementations)]
    pub struct DebugFuture<F> {
        #[pin]
        answer: F,
        told: Option<Told>,
    }
}

/// What is to be told when the answer is there.
struct Told {
    asked: Asked,
    start: Instant,
    shared: Arc<Shared>,
}

impl<F, B, E> Future for DebugFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    E: Into<BoxError>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Output = Result<Response<Body>, BoxError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let result =
            ready!(this.answer.poll(cx)).map(|response| response.map(Body::wrap)).map_err(Into::into);
        if let Some(Told { asked, start, shared }) = this.told.take() {
            let record = asked.into_record(&result, start.elapsed(), &shared.names, shared.body_limit);
            (shared.tell)(record);
        }
        Poll::Ready(result)
    }
}

impl fmt::Debug for DebugLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DebugLayer")
            .field("names", &self.shared.names)
            .field("body_limit", &self.shared.body_limit)
            .finish_non_exhaustive()
    }
}

impl<S> fmt::Debug for DebugService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DebugService").field("names", &self.shared.names).finish_non_exhaustive()
    }
}
