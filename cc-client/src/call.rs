//! A prepared call: a value that can be looked at, adjusted and sent.

mod draft;
mod send;

use std::fmt;
use std::marker::PhantomData;
use std::sync::LazyLock;
use std::time::Duration;

use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::uri::{PathAndQuery, Uri};
use http::{Method, Request};
use serde::Serialize;

#[doc(hidden)]
pub use self::draft::{Draft, JsonBody, append_query, set_query};
pub use self::send::{Send, SendWithParts};
use crate::argument::Value;
use crate::layer::{Cache, describe};
use crate::route::{BodyKind, Retry, Route, StreamKind};
use crate::{Answer, Body, Client, Error, Form, target};

/// A call that is ready to be sent and answers a `T`.
///
/// Functions that are declared with [`endpoint`](crate::endpoint) return one; it does no I/O
/// and needs no client until it is sent. A fault in the arguments is kept and given by
/// [`send`](Call::send) or [`try_into_request`](Call::try_into_request), before anything is
/// sent.
///
/// ```
/// use std::time::Duration;
/// use cc_client::{Call, Retry};
/// use http::Method;
///
/// let call = Call::<serde_json::Value>::raw(Method::POST, "/v2/some/new/endpoint")
///     .query("dry-run", "yes")
///     .header("x-reason", "trial")
///     .json(&serde_json::json!({ "name": "cat" }))
///     .timeout(Duration::from_secs(10))
///     .retry(Retry::Safe);
///
/// assert_eq!(call.target(), "/v2/some/new/endpoint?dry-run=yes");
/// let request = call.try_into_request()?;
/// assert_eq!(request.headers()["content-type"], "application/json");
/// # Ok::<(), cc_client::Error>(())
/// ```
#[must_use = "a call does nothing until it is sent"]
pub struct Call<T> {
    prepared: Prepared,
    answer: PhantomData<fn() -> T>,
}

/// What a [`Call`] holds, whatever it answers.
pub(crate) struct Prepared {
    pub(crate) route: Option<&'static Route>,
    method: Method,
    target: String,
    body: Body,
    /// What few calls have, behind a pointer: a call is moved several times on its way.
    adjusted: Option<Box<Adjusted>>,
    fault: Option<Error>,
}

/// What was set on one call.
#[derive(Default, Clone)]
struct Adjusted {
    headers: HeaderMap,
    settings: CallSettings,
}

/// What one call asks of the layers; in the extensions of its request if anything is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct CallSettings {
    /// The time limit of the whole call, retries and waits included, instead of the client's.
    pub timeout: Option<Duration>,
    /// Whether it may be sent again, instead of what its endpoint says.
    pub retry: Option<Retry>,
    /// The longest body to accept, in bytes, instead of the client's limit.
    pub response_limit: Option<usize>,
    /// The request opens a [stream](mod@crate::stream): a success is passed on with its body
    /// unread, and [`timeout`](Self::timeout) ends there.
    pub stream: Option<StreamKind>,
    /// What it wants of a [`CacheLayer`](crate::layer::CacheLayer), instead of what the layer says.
    pub cache: Option<Cache>,
    /// Whether it shares requests with others, where there is a
    /// [`CoalesceLayer`](crate::layer::CoalesceLayer); it does unless it says no.
    pub coalesce: Option<bool>,
}

impl CallSettings {
    /// The settings that a request carries.
    pub fn of<B>(request: &Request<B>) -> Self {
        request.extensions().get().copied().unwrap_or_default()
    }
}

/// What can be sent: a [`Call`], and what a function with optional parameters returns.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a call", label = "can't be sent")]
pub trait IntoCall {
    /// What the platform answers.
    type Answer: Answer;

    /// The call itself.
    fn into_call(self) -> Call<Self::Answer>;
}

impl<T: Answer> IntoCall for Call<T> {
    type Answer = T;

    fn into_call(self) -> Call<T> {
        self
    }
}

impl<T> Call<T> {
    pub(crate) fn from_prepared(prepared: Prepared) -> Self {
        Self { prepared, answer: PhantomData }
    }

    pub(crate) fn into_prepared(self) -> Prepared {
        self.prepared
    }

    /// A call to an endpoint that nobody declared.
    ///
    /// `target` is a path, with a query or not, percent-encoded already; an absolute URL is
    /// accepted too, and gets credentials only if it is on the client's own host. The answer
    /// is read as `T` says; for one that may be missing, declare the endpoint.
    pub fn raw(method: Method, target: impl Into<String>) -> Self {
        let target = target.into();
        let fault = target::fault_of(&target).map(Error::invalid_call);
        Self::from_prepared(Prepared {
            route: None,
            method,
            target,
            body: Body::default(),
            adjusted: None,
            fault,
        })
    }

    /// The time limit of the whole call, retries and waits included.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.prepared.adjust().settings.timeout = Some(timeout);
        self
    }

    /// Whether the request may be sent again.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.prepared.adjust().settings.retry = Some(retry);
        self
    }

    /// The longest answer to accept, in bytes.
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.prepared.adjust().settings.response_limit = Some(bytes);
        self
    }

    /// Whether an answer that is kept will do, and for how long to keep the one to this call, in a
    /// client with a [`CacheLayer`](crate::layer::CacheLayer). It says what can be kept: a header
    /// that is set here keeps the answer out, for one.
    pub fn cache(mut self, cache: Cache) -> Self {
        self.prepared.adjust().settings.cache = Some(cache);
        self
    }

    /// Whether to wait for a request that is on its way and asks for the same, in a client with a
    /// [`CoalesceLayer`](crate::layer::CoalesceLayer); by default it does.
    pub fn coalesce(mut self, coalesce: bool) -> Self {
        self.prepared.adjust().settings.coalesce = Some(coalesce);
        self
    }

    /// Sets a header; a header of the same name is replaced, the client's own included.
    /// Layers that log headers leave it out, because it may be a secret.
    ///
    /// A name or value that HTTP does not allow is a fault of the call.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(mut value)) => {
                value.set_sensitive(true);
                self.prepared.adjust().headers.insert(name, value);
            }
            (Err(_), _) => self.fail(|| format!("`{}` is not a header's name", name.escape_debug())),
            // The value may be a secret.
            (_, Err(_)) => {
                self.fail(|| format!("the value of the header `{name}` has characters that are not allowed"))
            }
        }
        self
    }

    /// Adds a pair to the query; both parts are percent-encoded here.
    pub fn query(mut self, name: &str, value: &str) -> Self {
        target::append_pair(&mut self.prepared.target, name, &Value::Text(value));
        self
    }

    /// Gives the call a JSON body.
    pub fn json(self, body: &(impl Serialize + ?Sized)) -> Self {
        self.with_body(json_body(body))
    }

    /// Gives the call a body in `application/x-www-form-urlencoded`.
    pub fn form(self, body: &Form<impl Serialize>) -> Self {
        self.with_body(form_body(body))
    }

    /// Gives the call any body.
    pub fn body(self, body: impl Into<Body>) -> Self {
        self.with_body(Ok(body.into()))
    }

    fn with_body(mut self, body: Result<Body, Error>) -> Self {
        self.prepared.set_body(body);
        self
    }

    fn fail(&mut self, detail: impl FnOnce() -> String) {
        self.prepared.fault.get_or_insert_with(|| Error::invalid_call(detail()));
    }

    /// The endpoint, if it was declared.
    pub fn route(&self) -> Option<&'static Route> {
        self.prepared.route
    }

    /// The HTTP method.
    pub fn method(&self) -> &Method {
        &self.prepared.method
    }

    /// The path with the query, percent-encoded, as it will be sent.
    pub fn target(&self) -> &str {
        &self.prepared.target
    }

    /// The path, percent-encoded.
    pub fn path(&self) -> &str {
        self.target().split('?').next().unwrap_or_default()
    }

    /// The pairs of the query in sending order, decoded.
    pub fn query_pairs(&self) -> Vec<(String, String)> {
        let query = self.target().split_once('?').map_or("", |(_, query)| query);
        serde_urlencoded::from_str(query).unwrap_or_default()
    }

    /// The headers that were set on this call, without those that describe it (`Accept`,
    /// `Content-Type`) and the client's own.
    pub fn headers(&self) -> &HeaderMap {
        static NONE: LazyLock<HeaderMap> = LazyLock::new(HeaderMap::new);
        self.prepared.adjusted.as_ref().map_or(&NONE, |adjusted| &adjusted.headers)
    }

    /// The body.
    pub fn request_body(&self) -> &Body {
        &self.prepared.body
    }

    /// What the call asks of the layers.
    pub fn settings(&self) -> CallSettings {
        self.prepared.settings()
    }

    /// The fault that will keep the call from being sent, if there is one.
    pub fn fault(&self) -> Option<&Error> {
        self.prepared.fault.as_ref()
    }

    /// The same call, with its answer read in another form. What the declaration says of a
    /// missing answer stays: `()` has none, and `Option` has none on 404, which is an error for a
    /// form that has no "none".
    pub fn answering<U>(self) -> Call<U> {
        Call::from_prepared(self.prepared)
    }

    /// The same call once more. A fault stays with the first, and a body that is a stream.
    pub(crate) fn again(&self) -> Self {
        Self::from_prepared(self.prepared.again())
    }

    /// The request that would be sent, before any layer: its target has no host and it
    /// carries no credentials.
    ///
    /// # Errors
    ///
    /// If an argument, a header or the body does not fit.
    pub fn try_into_request(self) -> Result<Request<Body>, Error> {
        let mut request = self.prepared.into_request()?;
        describe::describe(&mut request);
        describe::expose_route(&mut request);
        Ok(request)
    }
}

impl<T: Answer> Call<T> {
    /// Sends the call; the same as [`Client::send`].
    pub fn send(self, client: &Client) -> Send<T> {
        client.send(self)
    }

    /// Sends the call and keeps the status and headers of the answer; the same as
    /// [`Client::send_with_parts`].
    pub fn send_with_parts(self, client: &Client) -> SendWithParts<T> {
        client.send_with_parts(self)
    }
}

impl<T> TryFrom<Call<T>> for Request<Body> {
    type Error = Error;

    fn try_from(call: Call<T>) -> Result<Self, Error> {
        call.try_into_request()
    }
}

/// Shows the endpoint, never values: they may be secret.
impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("method", &self.prepared.method)
            .field("route", &self.prepared.route)
            .field("body", &self.prepared.body)
            .field("settings", &self.settings())
            .finish_non_exhaustive()
    }
}

impl Prepared {
    /// The bare request: nothing in its headers that the call did not set, so that the copy
    /// which the retry layer keeps costs nothing. A layer adds the rest to each attempt.
    pub(crate) fn into_request(self) -> Result<Request<Body>, Error> {
        if let Some(fault) = self.fault {
            return Err(fault.with_route(self.route));
        }
        let uri = parse_target(self.target).map_err(|error| error.with_route(self.route))?;
        let mut request = Request::new(self.body.with_route(self.route));
        *request.method_mut() = self.method;
        *request.uri_mut() = uri;
        if let Some(adjusted) = self.adjusted {
            *request.headers_mut() = adjusted.headers;
            if adjusted.settings != CallSettings::default() {
                request.extensions_mut().insert(adjusted.settings);
            }
        }
        Ok(request)
    }

    fn again(&self) -> Self {
        Self {
            route: self.route,
            method: self.method.clone(),
            target: self.target.clone(),
            body: self.body.try_clone().unwrap_or_default(),
            adjusted: self.adjusted.clone(),
            fault: None,
        }
    }

    /// The request that opens a declared stream.
    pub(crate) fn stream(
        route: &'static Route,
        target: String,
        headers: HeaderMap,
        settings: CallSettings,
    ) -> Self {
        Self {
            route: Some(route),
            method: route.method().clone(),
            target,
            body: Body::default(),
            adjusted: Some(Box::new(Adjusted { headers, settings })),
            fault: None,
        }
    }

    /// What a stream needs for all its openings: route, target and headers.
    pub(crate) fn into_stream(self) -> Result<(&'static Route, String, HeaderMap), Error> {
        match (self.fault, self.route) {
            (Some(fault), route) => Err(fault.with_route(route)),
            (None, None) => Err(Error::invalid_call("a stream must be declared")),
            (None, Some(route)) => {
                let headers = self.adjusted.map(|adjusted| adjusted.headers).unwrap_or_default();
                Ok((route, self.target, headers))
            }
        }
    }

    pub(crate) fn settings(&self) -> CallSettings {
        self.adjusted.as_ref().map(|adjusted| adjusted.settings).unwrap_or_default()
    }

    fn adjust(&mut self) -> &mut Adjusted {
        self.adjusted.get_or_insert_default()
    }

    fn set_body(&mut self, body: Result<Body, Error>) {
        match body {
            Ok(body) => self.body = body,
            Err(error) => {
                self.fault.get_or_insert(error);
            }
        }
    }
}

fn parse_target(target: String) -> Result<Uri, Error> {
    let invalid =
        |source: http::Error| Error::invalid_call("the target is not a path or URL").with_source(source);
    if target.starts_with('/') {
        let path =
            PathAndQuery::from_maybe_shared(bytes::Bytes::from(target)).map_err(|e| invalid(e.into()))?;
        return Ok(Uri::from(path));
    }
    let uri = Uri::from_maybe_shared(bytes::Bytes::from(target)).map_err(|e| invalid(e.into()))?;
    match uri.scheme() {
        Some(_) => Ok(uri),
        None => {
            Err(Error::invalid_call("the target is neither a path that begins with `/` nor an absolute URL"))
        }
    }
}

fn json_body(value: &(impl Serialize + ?Sized)) -> Result<Body, Error> {
    body_of(BodyKind::Json, serde_json::to_vec(value).map_err(Into::into))
}

fn form_body(form: &Form<impl Serialize>) -> Result<Body, Error> {
    body_of(BodyKind::Form, serde_urlencoded::to_string(&form.0).map(String::into_bytes).map_err(Into::into))
}

fn body_of(kind: BodyKind, encoded: Result<Vec<u8>, crate::BoxError>) -> Result<Body, Error> {
    match encoded {
        Ok(bytes) => Ok(Body::from(bytes).with_kind(kind)),
        Err(source) => Err(Error::invalid_call("the body can't be encoded").with_source(source)),
    }
}
