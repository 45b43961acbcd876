//! Answers that are used more than once.

mod recording;
mod store;

use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use tokio::time::Instant;
use tower_layer::Layer;
use tower_service::Service;

use self::recording::Recording;
use self::store::{Limits, Store};
use super::sameness::{Sameness, acts};
use super::{HttpFuture, HttpService};
use crate::call::CallSettings;
use crate::{Body, BoxError};

/// What one call wants of a [`CacheLayer`], see [`Call::cache`](crate::Call::cache). Without the
/// layer it means nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cache {
    /// An answer that came less than this ago will do; one that has to be asked for is kept for
    /// so long.
    For(Duration),
    /// The platform is asked, whatever is kept, and its answer is kept for so long.
    Reload(Duration),
    /// Nothing is looked for and nothing kept.
    Off,
}

/// Keeps answers, and gives them to later calls that ask for the same.
///
/// Nothing is kept unless a call says so with [`Call::cache`](crate::Call::cache), or the layer
/// does for all calls with [`ttl`](Self::ttl).
///
/// ```
/// use std::time::Duration;
/// use cc_client::layer::{Cache, CacheLayer, Cached};
/// use cc_client::{Call, Client};
/// use http::Method;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), cc_client::Error> {
/// # let script = cc_client::testing::Script::new().json("[1]").json("[2]");
/// let client = Client::builder().layer(CacheLayer::new()).transport(script).build()?;
/// let zones = || Call::<Vec<u32>>::raw(Method::GET, "/v4/products/zones");
///
/// let minute = Duration::from_secs(60);
/// assert_eq!(zones().cache(Cache::For(minute)).send(&client).await?, [1]);
/// let (parts, again) = zones().cache(Cache::For(minute)).send_with_parts(&client).await?;
/// assert_eq!(again, [1]);
/// assert!(parts.extensions.get::<Cached>().is_some());
/// assert_eq!(zones().cache(Cache::Reload(minute)).send(&client).await?, [2]);
/// # Ok(())
/// # }
/// ```
///
/// # What is kept
///
/// The whole answer to a GET, with its status and headers, if it is a success. Errors never are,
/// and neither are streams, nor answers that are longer than the limit. What the server says of
/// caching (`Cache-Control`) is not looked at: the time is yours to choose.
///
/// Requests ask for the same if their URLs are the same, as sent, and so are their headers
/// `Accept`, `Accept-Encoding`, `Accept-Language`, `Authorization` and `User-Agent`. A request with
/// any other header (`X-Clever-Password`, a request id) or with a body goes through. So put this
/// layer above those that add such headers.
///
/// A GET that does something, which is declared `retry = never`, is only kept if its call asks
/// for it.
///
/// # What is not
///
/// **Nothing is invalidated by writes.** A call that must see what was written before says
/// [`Cache::Reload`], or [`clear`](Self::clear) forgets everything.
///
/// # Who sees it
///
/// The client signs below this layer, so a cache belongs to the identity of one client. Each
/// client that the layer is given to, or a clone of it, has entries of its own, unless
/// [`shared`](Self::shared) says otherwise. If your own layers or [`Authenticate`] put different
/// users on the requests of one client, say it in the request's `Authorization`, above this
/// layer, or use a client for each.
///
/// [`Authenticate`]: crate::Authenticate
#[derive(Clone)]
pub struct CacheLayer {
    ttl: Option<Duration>,
    limits: Limits,
    /// Those that this layer and its clones made, for as long as their clients live.
    stores: Arc<Mutex<Vec<Weak<Store>>>>,
    shared: Option<Arc<OnceLock<Arc<Store>>>>,
}

/// Marks an answer that was kept; in the extensions of the response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cached {
    /// How long ago it came.
    pub age: Duration,
}

/// No time for calls that say nothing, 1,000 answers, 16 MiB.
impl Default for CacheLayer {
    fn default() -> Self {
        let limits = Limits { entries: 1_000, bytes: 16 * 1024 * 1024 };
        Self { ttl: None, limits, stores: Arc::default(), shared: None }
    }
}

impl CacheLayer {
    /// A cache for calls that ask for it.
    pub fn new() -> Self {
        Self::default()
    }

    /// How long to keep answers to calls that say nothing themselves.
    pub fn ttl(mut self, ttl: impl Into<Option<Duration>>) -> Self {
        self.ttl = ttl.into();
        self
    }

    /// How many answers to keep at most, 1,000 by default. What was not used for the longest time
    /// goes first.
    pub fn max_entries(mut self, entries: usize) -> Self {
        self.limits.entries = entries;
        self
    }

    /// How many bytes to keep at most, 16 MiB by default: bodies, headers and URLs. What was not
    /// used for the longest time goes first; an answer that is longer is not kept.
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.limits.bytes = bytes;
        self
    }

    /// From here on, all clients that are given this layer or a clone of it have one cache, with
    /// the limits that the first of them has.
    ///
    /// Only for clients with the same credentials: **what one of them may read, all can**.
    pub fn shared(mut self) -> Self {
        self.shared = Some(Arc::default());
        self
    }

    /// Forgets everything in the caches of this layer and its clones. What is asked for right now
    /// is not kept either.
    pub fn clear(&self) {
        let stores = self.stores.lock().unwrap_or_else(PoisonError::into_inner).clone();
        stores.iter().filter_map(Weak::upgrade).for_each(|store| store.clear());
    }

    fn store(&self) -> Arc<Store> {
        let made = || {
            let store = Arc::new(Store::new(self.limits));
            let mut stores = self.stores.lock().unwrap_or_else(PoisonError::into_inner);
            stores.retain(|store| store.strong_count() > 0);
            stores.push(Arc::downgrade(&store));
            store
        };
        match &self.shared {
            Some(shared) => Arc::clone(shared.get_or_init(made)),
            None => made(),
        }
    }
}

impl<S, B> Layer<S> for CacheLayer
where
    S: Service<Request<Body>, Response = Response<B>> + Send + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Service = CacheService;

    fn layer(&self, inner: S) -> CacheService {
        CacheService { inner: HttpService::new(inner), store: self.store(), ttl: self.ttl }
    }
}

/// The service of [`CacheLayer`]. It is always ready: an answer that is kept waits for nothing,
/// and the readiness of what is below is awaited by the calls that need it.
#[derive(Clone)]
pub struct CacheService {
    inner: HttpService,
    store: Arc<Store>,
    ttl: Option<Duration>,
}

/// What is to be done with a request.
struct Plan {
    key: Sameness,
    ttl: Duration,
    /// Whether a kept answer will do.
    read: bool,
}

impl CacheService {
    /// `None` for a request that just goes through.
    fn plan(&self, request: &Request<Body>) -> Option<Plan> {
        let (ttl, read) = match CallSettings::of(request).cache {
            Some(Cache::For(ttl)) => (ttl, true),
            Some(Cache::Reload(ttl)) => (ttl, false),
            Some(Cache::Off) => return None,
            None => (self.ttl.filter(|_| !acts(request))?, true),
        };
        Some(Plan { key: Sameness::of(request)?, ttl, read }).filter(|plan| !plan.ttl.is_zero())
    }
}

impl Service<Request<Body>> for CacheService {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = HttpFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> HttpFuture {
        let Some(Plan { key, ttl, read }) = self.plan(&request) else { return self.inner.send(request) };
        let (inner, store) = (self.inner.clone(), Arc::clone(&self.store));
        Box::pin(async move {
            if let Some(kept) = read.then(|| store.get(&key, ttl, Instant::now())).flatten() {
                return Ok(kept);
            }
            let asked = store.ask();
            let response = inner.send(request).await?;
            if !response.status().is_success() {
                return Ok(response);
            }
            Ok(Recording::of(response, store, key, asked, ttl))
        })
    }
}

/// Shows the settings, never what is kept.
impl fmt::Debug for CacheLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CacheLayer")
            .field("ttl", &self.ttl)
            .field("max_entries", &self.limits.entries)
            .field("max_bytes", &self.limits.bytes)
            .field("shared", &self.shared.is_some())
            .finish_non_exhaustive()
    }
}

/// Shows how much is kept, never what.
impl fmt::Debug for CacheService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (entries, bytes) = self.store.usage();
        f.debug_struct("CacheService")
            .field("ttl", &self.ttl)
            .field("entries", &entries)
            .field("bytes", &bytes)
            .finish_non_exhaustive()
    }
}
