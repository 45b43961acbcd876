//! The index of a resolver, and the one summary that is fetched at a time.
//!
//! Those who wait for a summary all drive the same future, so nobody is held up by one who waits no
//! more, or who is not polled. No lock is held while anything is awaited.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use cc_client::layer::Cache;
use cc_client::{BoxError, Client, Error};
use futures_util::FutureExt;
use futures_util::future::{Shared as SharedFuture, WeakShared};

use super::index::Ids;
use super::{Index, ResolveError, Resource, Store};
use crate::v2::user::get_summary;

/// What clones of a resolver share.
pub(super) struct Shared {
    client: Client,
    store: Option<Box<dyn Store>>,
    read: OnceLock<()>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    index: Arc<Index>,
    /// The number of the summary that the index is made from; 0 if it is from the store.
    number: u64,
    /// How many summaries were asked for.
    begun: u64,
    flight: Option<WeakShared<Flying>>,
    misses: HashMap<Ask, Instant>,
    store_fault: Option<String>,
}

/// A summary under way. Its end is in the state by then.
type Flying = Pin<Box<dyn Future<Output = Result<(), Arc<Error>>> + Send>>;

/// What somebody wants to know.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Ask {
    Owner(Resource),
    /// The other id of an add-on.
    OtherId(Resource),
}

/// What was found.
pub(super) struct Found<T> {
    pub(super) value: T,
    /// It may have been outdated when it was asked for.
    pub(super) cached: bool,
}

/// How many ids are known not to be there, at most.
const MISSES: usize = 1024;

impl Shared {
    pub(super) fn new(client: Client, store: Option<Box<dyn Store>>) -> Self {
        Self { client, store, read: OnceLock::new(), state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks it up, and once more in a new summary if it is not there. For so long a miss is known to
    /// be one.
    pub(super) async fn find<T>(
        self: &Arc<Self>,
        ask: Ask,
        misses: Duration,
        look: impl Fn(&Index) -> Option<T>,
    ) -> Result<Found<T>, ResolveError> {
        self.read_store();
        let begun = {
            let state = self.state();
            if let Some(value) = look(&state.index) {
                return Ok(Found { value, cached: true });
            }
            if state.misses.get(&ask).is_some_and(|missed| missed.elapsed() < misses) {
                return Err(ask.not_found());
            }
            state.begun
        };
        let (index, number) = self.refresh(begun, |index| look(index).is_some()).await?;
        match look(&index) {
            Some(value) => Ok(Found { value, cached: number <= begun }),
            None => {
                self.remember_miss(ask.clone(), misses);
                Err(ask.not_found())
            }
        }
    }

    /// An index that is newer than this call, or that holds what is wanted already.
    pub(super) async fn refresh_now(
        self: &Arc<Self>,
        done: impl Fn(&Index) -> bool,
    ) -> Result<Arc<Index>, ResolveError> {
        let begun = self.state().begun;
        Ok(self.refresh(begun, done).await?.0)
    }

    /// Fetches summaries until there is one that was asked for after so many others, or one that
    /// holds what is wanted. A summary that was under way already may be older than the question: if
    /// it has no answer, that is not final. So this is one summary, or two.
    async fn refresh(
        self: &Arc<Self>,
        begun: u64,
        done: impl Fn(&Index) -> bool,
    ) -> Result<(Arc<Index>, u64), ResolveError> {
        loop {
            let flight = {
                let mut state = self.state();
                if state.number > begun || done(&state.index) {
                    return Ok((Arc::clone(&state.index), state.number));
                }
                self.flight(&mut state)
            };
            flight.await.map_err(ResolveError::Summary)?;
        }
    }

    /// The summary that is under way, or a new one.
    fn flight(self: &Arc<Self>, state: &mut State) -> SharedFuture<Flying> {
        // One that everybody gave up is gone.
        if let Some(flight) = state.flight.as_ref().and_then(WeakShared::upgrade) {
            return flight;
        }
        state.begun += 1;
        let (this, number) = (Arc::clone(self), state.begun);
        let flying: Flying = Box::pin(async move {
            let fetched = this.fetch(number).await;
            this.state().flight = None;
            fetched.map_err(Arc::new)
        });
        let flight = flying.shared();
        state.flight = flight.downgrade();
        flight
    }

    async fn fetch(&self, number: u64) -> Result<(), Error> {
        // Neither an answer that was kept nor one on its way to somebody else: they may be too old.
        let call = get_summary().into_call().cache(Cache::Off).coalesce(false);
        let ids: Ids = call.answering().send(&self.client).await?;
        let index = Arc::new(Index::from(ids));
        {
            let mut state = self.state();
            state.index = Arc::clone(&index);
            state.number = number;
        }
        if let Some(store) = &self.store {
            self.note(store.write(&index));
        }
        Ok(())
    }

    /// Reads the store at the first need.
    fn read_store(&self) {
        let Some(store) = &self.store else { return };
        self.read.get_or_init(|| match store.read() {
            Ok(Some(index)) => {
                let mut state = self.state();
                // A summary is newer than what was kept.
                if state.number == 0 {
                    state.index = Arc::new(index);
                }
            }
            Ok(None) => {}
            Err(error) => self.note(Err(error)),
        });
    }

    fn note(&self, result: Result<(), BoxError>) {
        let fault = result.err().map(|error| error.to_string());
        #[cfg(feature = "tracing")]
        if let Some(error) = &fault {
            tracing::warn!(%error, "the index of owners and ids can't be kept, or what was kept can't be read");
        }
        self.state().store_fault = fault;
    }

    pub(super) fn store_fault(&self) -> Option<String> {
        self.state().store_fault.clone()
    }

    pub(super) fn index(&self) -> Arc<Index> {
        Arc::clone(&self.state().index)
    }

    fn remember_miss(&self, ask: Ask, misses: Duration) {
        if misses.is_zero() {
            return;
        }
        let mut state = self.state();
        if state.misses.len() >= MISSES {
            state.misses.retain(|_, missed| missed.elapsed() < misses);
        }
        if state.misses.len() < MISSES {
            state.misses.insert(ask, Instant::now());
        }
    }
}

impl Ask {
    fn not_found(&self) -> ResolveError {
        let (Self::Owner(resource) | Self::OtherId(resource)) = self;
        ResolveError::NotFound(resource.clone())
    }
}
