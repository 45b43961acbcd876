//! One request for several calls that ask for the same at the same time.

mod flight;
mod outcome;
mod table;
#[cfg(test)]
mod tests;

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::request::Parts;
use http::{Request, Response};
use tokio::runtime::Handle;
use tokio::time::{Instant, Sleep};
use tower_layer::Layer;
use tower_service::Service;

use self::flight::{Ended, Landed, Seat};
use self::outcome::{call_limit, fetch};
use self::table::{Key, Table, Wish};
use super::cache::Cache;
use super::sameness::{Sameness, acts};
use super::{HttpFuture, HttpService};
use crate::call::CallSettings;
use crate::{Body, BoxError, Error, Route};

/// Sends one request for all calls that ask for the same while it is on its way, and gives its
/// answer to each of them.
///
/// ```
/// use cc_client::Client;
/// use cc_client::layer::{CacheLayer, CoalesceLayer};
///
/// // A cache goes above: what is kept is not even asked for.
/// let client = Client::builder().layer(CacheLayer::new()).layer(CoalesceLayer::new()).build()?;
/// # Ok::<(), cc_client::Error>(())
/// ```
///
/// Calls ask for the same as described at [`CacheLayer`](super::CacheLayer): a GET of the same URL
/// with the same headers and none beyond the usual ones, which opens no stream and is not declared
/// `retry = never`. [`Call::coalesce`](crate::Call::coalesce) leaves one out, and a call with
/// [`Cache::Reload`](super::Cache::Reload) waits for no answer that was asked for before it.
///
/// # Whose request it is
///
/// Everybody's: no task is spawned, the calls that wait for it drive it together. It goes on when
/// the call that began it is dropped, and is dropped with the last of them. A call that panics in
/// it, or rather what is below it, leaves the others to begin anew. Calls of different runtimes
/// share nothing: a connection ends with the runtime that opened it.
///
/// A layer below must not wait for a call of the same client that asks for the same: it would be
/// waiting for itself.
///
/// # Time limits
///
/// Each call keeps its own. One that follows fails by itself when its own
/// [`timeout`](crate::Call::timeout) is over. One whose limit is longer than that of the request on
/// its way sends its own, and when the limit of the request ends it, those who still have time send
/// one more, together. The client's limit for calls without one of their own counts for each of
/// them from its own beginning.
///
/// # Failures
///
/// Answers are shared whatever their status, and so are failures, since the layers below tried again
/// already what could be tried: a platform out of reach is not asked once more for each call. An
/// [`Error`] is the same for all; the error of another layer, or of a transport of your own, is
/// the [`source`](std::error::Error::source) of a [`SharedError`] where several calls share it.
///
/// # Writes
///
/// **A call may get an answer that was asked for before a write of its own.** Who has just
/// written says [`Cache::Reload`](super::Cache::Reload), or `coalesce(false)`.
///
/// The layer shares nothing between two clients that it is given to.
#[derive(Debug, Clone)]
pub struct CoalesceLayer {
    response_limit: usize,
}

impl Default for CoalesceLayer {
    fn default() -> Self {
        Self { response_limit: 32 * 1024 * 1024 }
    }
}

impl CoalesceLayer {
    /// For all calls that do not say otherwise.
    pub fn new() -> Self {
        Self::default()
    }

    /// The longest answer to collect, in bytes, 32 MiB by default; a call may have its own.
    ///
    /// It counts where a layer below streams the answer, a decompression for one. What is there as
    /// a whole is shared as it is.
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.response_limit = bytes;
        self
    }
}

impl<S, B> Layer<S> for CoalesceLayer
where
    S: Service<Request<Body>, Response = Response<B>> + Send + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Service = CoalesceService;

    fn layer(&self, inner: S) -> CoalesceService {
        let response_limit = self.response_limit;
        CoalesceService { inner: HttpService::new(inner), table: Arc::default(), response_limit }
    }
}

/// The service of [`CoalesceLayer`]. It is always ready: the readiness of what is below is awaited
/// by the request, once for all who share it.
#[derive(Clone)]
pub struct CoalesceService {
    inner: HttpService,
    table: Arc<Table>,
    response_limit: usize,
}

impl Service<Request<Body>> for CoalesceService {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = HttpFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> HttpFuture {
        let settings = CallSettings::of(&request);
        if settings.coalesce == Some(false) || acts(&request) {
            return self.inner.send(request);
        }
        let Some(sameness) = Sameness::of(&request) else { return self.inner.send(request) };
        let CallSettings { retry, response_limit, .. } = settings;
        // The runtime is known when it is polled.
        let key = Key { sameness, retry, response_limit, runtime: None };
        let route = Route::of(&request);
        let call = Sharing {
            key,
            settings,
            request: request.into_parts().0,
            route,
            inner: self.inner.clone(),
            table: Arc::clone(&self.table),
            response_limit: response_limit.unwrap_or(self.response_limit),
        };
        Box::pin(call.run())
    }
}

/// One call among those that share requests.
struct Sharing {
    key: Key,
    settings: CallSettings,
    /// Its request, which has no body; a copy is sent with each flight that it begins.
    request: Parts,
    route: Option<&'static Route>,
    inner: HttpService,
    table: Arc<Table>,
    response_limit: usize,
}

impl Sharing {
    async fn run(mut self) -> Result<Response<Body>, BoxError> {
        self.key.runtime = Handle::try_current().ok().map(|runtime| runtime.id());
        let start = Instant::now();
        // That of the call. What the client has for calls without one is told by its end.
        let mut limit = self.settings.timeout;
        // How long a flight lasts that this call begins.
        let mut lead = limit;
        let mut fresh = matches!(self.settings.cache, Some(Cache::Reload(_)));
        loop {
            let left = limit.map(|limit| limit.saturating_sub(start.elapsed()));
            let seat = self.table.seat(&self.key, Wish { left, lead, fresh });
            let Some(landed) = self.watch(&seat, left).await else {
                return Err(self.late(limit.unwrap_or_default()).into());
            };
            drop(seat);
            // Those of a flight that came to nothing gather on the next one.
            fresh = false;
            let (result, longest) = match landed {
                Landed::Alone(result) => (result, None),
                Landed::With(Ended::Shared(outcome)) => (outcome.give(), outcome.longest()),
                Landed::With(Ended::Broken { longest }) => {
                    lead = longest.map(|longest| longest.saturating_duration_since(Instant::now()));
                    continue;
                }
            };
            let Some(ended) = result.as_ref().err().and_then(call_limit) else { return result };
            // The time of the request was over; that of this call need not be.
            let own = *limit.get_or_insert(ended);
            let left = own.saturating_sub(start.elapsed());
            if left.is_zero() {
                return result.map_err(|error| self.relimited(error, own));
            }
            let longest = longest.map(|longest| longest.saturating_duration_since(Instant::now()));
            lead = Some(longest.map_or(left, |longest| longest.max(left)));
        }
    }

    /// The request of a flight with this time limit.
    fn send(&self, limit: Option<Duration>) -> HttpFuture {
        let body = Body::empty().with_route(self.route);
        let mut request = Request::from_parts(self.request.clone(), body);
        if limit != self.settings.timeout {
            request.extensions_mut().insert(CallSettings { timeout: limit, ..self.settings });
        }
        Box::pin(fetch(self.inner.send(request), self.response_limit))
    }

    /// Waits for the end of a flight; `None` if the time is over before. The layers below see to
    /// the limit of the flight itself.
    async fn watch(&self, seat: &Seat, left: Option<Duration>) -> Option<Landed> {
        let left = left.filter(|left| !(seat.leads() && seat.limit() == Some(*left)));
        let deadline = left.and_then(|left| Instant::now().checked_add(left));
        let mut timer: Option<Pin<Box<Sleep>>> = None;
        poll_fn(|cx| {
            if let Poll::Ready(landed) = seat.poll(|| self.send(seat.limit()), cx) {
                return Poll::Ready(Some(landed));
            }
            let Some(deadline) = deadline else { return Poll::Pending };
            let timer = timer.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(deadline)));
            timer.as_mut().poll(cx).map(|()| None)
        })
        .await
    }

    fn late(&self, limit: Duration) -> Error {
        Error::timeout("the call", limit).with_route(self.route)
    }

    /// The end of a flight by a time limit, as that of this call.
    fn relimited(&self, error: BoxError, limit: Duration) -> BoxError {
        match error.downcast::<Error>() {
            Ok(error) if error.call_limit() != Some(limit) => {
                self.late(limit).with_progress_of(*error).into()
            }
            Ok(error) => error,
            Err(error) => error,
        }
    }
}

/// The error of a layer or transport below that several calls share. It is the source.
#[derive(Clone)]
pub struct SharedError(Arc<dyn std::error::Error + Send + Sync>);

impl SharedError {
    fn new(error: Arc<dyn std::error::Error + Send + Sync>) -> Self {
        Self(error)
    }
}

impl fmt::Display for SharedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the request of several calls failed")
    }
}

impl fmt::Debug for SharedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SharedError").field(&self.0).finish()
    }
}

impl std::error::Error for SharedError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}

/// Shows how many requests are on their way, never which.
impl fmt::Debug for CoalesceService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CoalesceService")
            .field("in_flight", &self.table.len())
            .field("response_limit", &self.response_limit)
            .finish_non_exhaustive()
    }
}
