//! The layer that completes requests.

use std::task::{Context, Poll};

use cc_client::argument::{PathArgument, PathArguments};
use cc_client::call::CallSettings;
use cc_client::http::{Request, Response, StatusCode};
use cc_client::layer::{HttpFuture, HttpService};
use cc_client::route::{AnswerKind, Retry, Route};
use cc_client::{Body, BoxError, Client, Layer, Service};

use super::any::{ADDON, OWNER, REAL_ADDON};
use super::{ResolveError, Resolver, Resource};
use crate::ids::OwnerId;

/// Finds what calls leave out: an [`AnyOwner`](super::AnyOwner), and the id of an
/// [`AnyAddonId`](super::AnyAddonId) that the endpoint asks for. Every other call passes untouched.
///
/// The owner is that of the application in the path, or else that of the add-on provider, the OAuth
/// consumer or the add-on; where the path has none of them, that of the application in the query. A
/// call that has nothing of the kind fails.
///
/// ```
/// use api_defs::cc_client::{Client, Error};
/// use api_defs::resolve::{AnyAddonId, AnyOwner, ResolveLayer};
/// use api_defs::{v2, v4};
///
/// # async fn run() -> Result<(), Error> {
/// let client = Client::from_env()?;
/// let client = client.with_layer(ResolveLayer::through(&client));
///
/// let variables = v2::application::get_all_env_vars(AnyOwner, "app_1").send(&client).await?;
/// let addon = v2::addon::get(AnyOwner, AnyAddonId("postgresql_1")).send(&client).await?;
/// # Ok(())
/// # }
/// ```
///
/// [`ClientBuilder::layer`](cc_client::ClientBuilder::layer) takes it too, with a
/// [`Resolver`] whose client is another one.
///
/// # What moved
///
/// A resource may have moved since its owner was found. So if the platform answers 404 or 403 to a
/// call whose owner was known from before, the summary is fetched anew; if the owner is another one
/// now, the call is sent to it, once, and otherwise the answer is given as it is. A call of any
/// method is sent again like that: the platform has said that it did nothing. It is not if its body
/// is a stream, which can't be read twice, or if its endpoint is declared `retry = never` or the call
/// says [`Retry::Never`].
///
/// So a 404 costs a summary, also where it only means that there is nothing. And nobody can tell
/// whether the owner was outdated in a call that succeeds.
///
/// # Time
///
/// The summary has the time limits of the client that fetches it. The limit of a call, as that of the
/// opening of a stream, begins when all that it leaves out is found.
///
/// # What can't be found
///
/// Where the endpoint answers an `Option`, what can't be found is `None`, as if the platform had
/// answered 404. Any other call fails with a [`ResolveError`] as the source of its error, and is not
/// sent.
#[derive(Debug, Clone)]
pub struct ResolveLayer {
    resolver: Resolver,
}

impl ResolveLayer {
    /// A layer that asks this resolver, which others may share.
    pub fn new(resolver: Resolver) -> Self {
        Self { resolver }
    }

    /// A layer with a resolver of its own, which sends through this client.
    pub fn through(client: &Client) -> Self {
        Self::new(Resolver::new(client.clone()))
    }
}

impl Layer<HttpService> for ResolveLayer {
    type Service = ResolveService;

    fn layer(&self, inner: HttpService) -> ResolveService {
        ResolveService { resolver: self.resolver.clone(), inner }
    }
}

/// The service of [`ResolveLayer`].
#[derive(Debug, Clone)]
pub struct ResolveService {
    resolver: Resolver,
    inner: HttpService,
}

impl Service<Request<Body>> for ResolveService {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = HttpFuture;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> HttpFuture {
        match PathArguments::of(&request) {
            None => self.inner.send(request),
            Some(arguments) => Box::pin(self.clone().complete(request, arguments)),
        }
    }
}

/// An owner that was found for a request.
struct FoundOwner {
    resource: Resource,
    owner: OwnerId,
    cached: bool,
}

impl ResolveService {
    async fn complete(
        self,
        mut request: Request<Body>,
        arguments: PathArguments,
    ) -> Result<Response<Body>, BoxError> {
        let is_optional = Route::of(&request).is_some_and(|route| route.answer() == AnswerKind::Optional);
        let resource = Resource::of(&request, &arguments);
        let (owner, ids) = match self.find(resource, &arguments).await {
            Ok(found) => found,
            Err(ResolveError::NotFound(_)) if is_optional => {
                let mut absent = Response::new(Body::empty());
                *absent.status_mut() = StatusCode::NOT_FOUND;
                return Ok(absent);
            }
            Err(error) => return Err(error.into_error().into()),
        };
        let cached = owner.as_ref().filter(|found| found.cached);
        let again = cached.and_then(|_| copy(&request));

        fill(&mut request, &arguments, owner.as_ref().map(|found| &found.owner), &ids)?;
        let answer = self.inner.send(request).await?;
        if !matches!(answer.status(), StatusCode::NOT_FOUND | StatusCode::FORBIDDEN) {
            return Ok(answer);
        }
        let Some(found) = cached else { return Ok(answer) };
        let moved_to = self.resolver.moved(&found.resource, &found.owner).await;
        match (moved_to, again) {
            (Some(owner), Some(mut request)) => {
                fill(&mut request, &arguments, Some(&owner), &ids)?;
                self.inner.send(request).await
            }
            _ => Ok(answer),
        }
    }

    /// Finds all that a request about this resource leaves out, as far as it is for this layer to
    /// find.
    async fn find(
        &self,
        mut resource: Option<Resource>,
        arguments: &PathArguments,
    ) -> Result<(Option<FoundOwner>, Vec<FoundId>), ResolveError> {
        let mut owner = None;
        let mut ids = Vec::new();
        for argument in arguments.iter() {
            match (argument.what(), argument.given()) {
                (Some(OWNER), _) if owner.is_none() => {
                    let resource = resource.take().ok_or(ResolveError::NoResource)?;
                    let found = self.resolver.find_owner(&resource).await?;
                    owner = Some(FoundOwner { resource, owner: found.value, cached: found.cached });
                }
                (Some(what @ ADDON), Some(given)) => {
                    let found = self.resolver.addon_id(given).await?;
                    ids.push(FoundId { what, given: given.to_owned(), found: found.into() });
                }
                (Some(what @ REAL_ADDON), Some(given)) => {
                    let found = self.resolver.real_addon_id(given).await?;
                    ids.push(FoundId { what, given: given.to_owned(), found: found.into() });
                }
                _ => {}
            }
        }
        Ok((owner, ids))
    }
}

/// An id of an add-on that was found by its other id.
struct FoundId {
    what: &'static str,
    given: String,
    found: String,
}

fn fill(
    request: &mut Request<Body>,
    arguments: &PathArguments,
    owner: Option<&OwnerId>,
    ids: &[FoundId],
) -> Result<(), cc_client::Error> {
    let find = |argument: &PathArgument| match argument.what()? {
        OWNER => owner.map(|owner| owner.as_str().to_owned()),
        what => {
            let found = ids.iter().find(|id| id.what == what && Some(&*id.given) == argument.given());
            found.map(|id| id.found.clone())
        }
    };
    arguments.fill(request, find)
}

/// A second request like this one, if it may be sent a second time.
fn copy(request: &Request<Body>) -> Option<Request<Body>> {
    let settings = CallSettings::of(request);
    let declared = Route::of(request).map_or(Retry::ByMethod, Route::retry);
    // A stream says that it is not to be sent again only because it does so itself.
    if settings.retry.unwrap_or(declared) == Retry::Never && settings.stream.is_none() {
        return None;
    }
    let mut copy = Request::new(request.body().try_clone()?);
    *copy.method_mut() = request.method().clone();
    *copy.uri_mut() = request.uri().clone();
    *copy.version_mut() = request.version();
    *copy.headers_mut() = request.headers().clone();
    *copy.extensions_mut() = request.extensions().clone();
    Some(copy)
}
