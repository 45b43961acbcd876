//! The floor of a call: the same request through a tower stack that is made by hand for it.

use std::future::{Future, Ready, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use cc_client::BoxError;
use http::header::{ACCEPT, AUTHORIZATION, USER_AGENT};
use http::uri::{Authority, Scheme};
use http::{HeaderValue, Request, Response, Uri};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tower::retry::{Policy, Retry};
use tower_service::Service;

type Answer = Response<Bytes>;
type Answering = Pin<Box<dyn Future<Output = Result<Answer, BoxError>> + Send>>;

/// Path and escaping into a request.
pub(crate) fn prepare(owner: &str, application: &str) -> Request<Bytes> {
    let mut path = String::with_capacity(96);
    path.push_str("/v2/organisations/");
    path.extend(utf8_percent_encode(owner, ENCODED));
    path.push_str("/applications/");
    path.extend(utf8_percent_encode(application, ENCODED));
    path.push_str("/env");
    let mut request = Request::new(Bytes::new());
    *request.uri_mut() = Uri::try_from(path).unwrap();
    request
}

const ENCODED: &percent_encoding::AsciiSet =
    &NON_ALPHANUMERIC.remove(b'_').remove(b'-').remove(b'.').remove(b'~');

/// Retry, host and PLAINTEXT over an inner service, erased behind `&self`.
#[derive(Clone)]
pub(crate) struct ByHand {
    inner: Arc<dyn Erased>,
}

trait Erased: Send + Sync {
    fn call(&self, request: Request<Bytes>) -> Answering;
}

impl ByHand {
    pub(crate) fn new<S>(transport: S) -> Self
    where
        S: Service<Request<Bytes>, Response = Answer, Error = BoxError> + Clone + Send + Sync + 'static,
        S::Future: Send,
    {
        let host = Host {
            scheme: Scheme::HTTPS,
            authority: Authority::from_static("api.clever-cloud.com"),
            inner: Plaintext { header: authorization(), inner: transport },
        };
        Self { inner: Arc::new(Shared(Retry::new(Transient { left: 3 }, host))) }
    }

    pub(crate) async fn send(&self, request: Request<Bytes>) -> Result<Answer, BoxError> {
        let response = self.inner.call(request).await?;
        if !response.status().is_success() {
            return Err("not a success".into());
        }
        Ok(response)
    }
}

pub(crate) fn authorization() -> HeaderValue {
    let mut header = HeaderValue::from_static(
        "OAuth oauth_consumer_key=\"consumer\", oauth_token=\"token\", \
         oauth_signature_method=\"PLAINTEXT\", oauth_signature=\"secret%26secret\"",
    );
    header.set_sensitive(true);
    header
}

struct Shared<S>(S);

impl<S> Erased for Shared<S>
where
    S: Service<Request<Bytes>, Response = Answer, Error = BoxError> + Clone + Send + Sync + 'static,
    S::Future: Send,
{
    fn call(&self, request: Request<Bytes>) -> Answering {
        let mut service = self.0.clone();
        Box::pin(async move {
            std::future::poll_fn(|cx| service.poll_ready(cx)).await?;
            service.call(request).await
        })
    }
}

#[derive(Clone)]
struct Transient {
    left: u32,
}

impl Policy<Request<Bytes>, Answer, BoxError> for Transient {
    type Future = Ready<()>;

    fn retry(&mut self, _: &mut Request<Bytes>, result: &mut Result<Answer, BoxError>) -> Option<Ready<()>> {
        let failed = result.as_ref().map_or(true, |answer| answer.status().is_server_error());
        if !failed || self.left == 0 {
            return None;
        }
        self.left -= 1;
        Some(ready(()))
    }

    fn clone_request(&mut self, request: &Request<Bytes>) -> Option<Request<Bytes>> {
        Some(request.clone())
    }
}

#[derive(Clone)]
struct Host<S> {
    scheme: Scheme,
    authority: Authority,
    inner: S,
}

impl<S: Service<Request<Bytes>>> Service<Request<Bytes>> for Host<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<Bytes>) -> S::Future {
        let mut parts = std::mem::take(request.uri_mut()).into_parts();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        *request.uri_mut() = Uri::from_parts(parts).unwrap();
        self.inner.call(request)
    }
}

#[derive(Clone)]
struct Plaintext<S> {
    header: HeaderValue,
    inner: S,
}

impl<S: Service<Request<Bytes>>> Service<Request<Bytes>> for Plaintext<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<Bytes>) -> S::Future {
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT, HeaderValue::from_static("by-hand"));
        headers.insert(AUTHORIZATION, self.header.clone());
        self.inner.call(request)
    }
}
