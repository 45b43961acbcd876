//! Writes on a request what its body knows: media types, endpoint, user agent.

use std::sync::Arc;
use std::task::{Context, Poll};

use http::Request;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue, USER_AGENT};
use tower_layer::Layer;
use tower_service::Service;

use crate::Body;
use crate::route::{AnswerKind, BodyKind};

/// Sets `Accept`, `Content-Type` and `User-Agent` where the request does not have them, and
/// puts the [`Route`](crate::Route) in the extensions if a layer below may look for it there.
///
/// The client puts it above your layers if there are any, and else below the retry, where the
/// headers need not be copied for each attempt.
#[derive(Debug, Clone)]
pub struct DescribeLayer {
    /// Shared, because the retry clones the services below it for each call.
    user_agent: Arc<HeaderValue>,
    expose_route: bool,
}

impl DescribeLayer {
    /// `user_agent` names the program to the platform.
    pub fn new(user_agent: HeaderValue) -> Self {
        Self { user_agent: Arc::new(user_agent), expose_route: true }
    }

    /// For a stack in which nobody looks into the extensions.
    pub(crate) fn without_extension(mut self) -> Self {
        self.expose_route = false;
        self
    }
}

impl<S> Layer<S> for DescribeLayer {
    type Service = DescribeService<S>;

    fn layer(&self, inner: S) -> DescribeService<S> {
        DescribeService { inner, layer: self.clone() }
    }
}

/// The service of [`DescribeLayer`].
#[derive(Debug, Clone)]
pub struct DescribeService<S> {
    inner: S,
    layer: DescribeLayer,
}

impl<S> Service<Request<Body>> for DescribeService<S>
where
    S: Service<Request<Body>>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    #[inline]
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<Body>) -> S::Future {
        describe(&mut request);
        request.headers_mut().entry(USER_AGENT).or_insert_with(|| HeaderValue::clone(&self.layer.user_agent));
        if self.layer.expose_route {
            expose_route(&mut request);
        }
        self.inner.call(request)
    }
}

/// Sets the media types that the endpoint and the body ask for.
pub(crate) fn describe(request: &mut Request<Body>) {
    let (route, kind) = (request.body().route(), request.body().kind());
    let headers = request.headers_mut();
    headers.entry(ACCEPT).or_insert_with(|| match route {
        Some(route) => route.accept().clone(),
        None => HeaderValue::from_static(AnswerKind::Json.media_type()),
    });
    let content_type = match route {
        Some(route) if kind == BodyKind::None || kind == route.body() => route.content_type().cloned(),
        _ => kind.media_type().map(HeaderValue::from_static),
    };
    if let Some(content_type) = content_type {
        headers.entry(CONTENT_TYPE).or_insert(content_type);
    }
}

/// Puts the endpoint in the extensions, for layers that are generic over the body.
pub(crate) fn expose_route(request: &mut Request<Body>) {
    if let Some(route) = request.body().route() {
        request.extensions_mut().insert(route);
    }
}
