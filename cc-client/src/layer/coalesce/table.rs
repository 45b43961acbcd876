//! The requests on their way, by what they ask for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::runtime;

use super::flight::{Flight, Seat};
use crate::Retry;
use crate::layer::sameness::Sameness;

/// What calls have in common that share a request: what they ask for, how the layers below treat
/// it, and who drives it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) sameness: Sameness,
    pub(super) retry: Option<Retry>,
    pub(super) response_limit: Option<usize>,
    /// What timers and connections are bound to.
    pub(super) runtime: Option<runtime::Id>,
}

/// Holds no more than there are calls that wait. A lock on a flight is only ever taken inside the
/// lock on the table, or without it.
#[derive(Default)]
pub(super) struct Table {
    flights: Mutex<HashMap<Key, Arc<Flight>>>,
}

/// How a call wants to be seated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    /// What is left of its time; none for the client's own limit, which is not known here.
    pub(super) left: Option<Duration>,
    /// The limit of a flight that it begins.
    pub(super) lead: Option<Duration>,
    /// Whether the flights that are under way are too old for it.
    pub(super) fresh: bool,
}

impl Table {
    /// A seat on the flight of others, or on a new one.
    pub(super) fn seat(self: &Arc<Self>, key: &Key, wish: Wish) -> Seat {
        let mut flights = self.lock();
        let flight = match flights.get(key).filter(|flight| !wish.fresh && flight.lasts(wish.left)) {
            Some(flight) => Arc::clone(flight),
            None => {
                let flight = Arc::new(Flight::new(Arc::downgrade(self), key.clone(), wish.lead));
                // A flight in its place goes on for those who are on it.
                flights.insert(key.clone(), Arc::clone(&flight));
                flight
            }
        };
        Seat::take(flight, wish.left)
    }

    /// Runs something that no call can be seated during, with whether the flight is to leave the
    /// table.
    pub(super) fn settle<T>(&self, flight: &Flight, change: impl FnOnce() -> (T, bool)) -> T {
        let mut flights = self.lock();
        let (result, leaves) = change();
        let removed = match flights.get(&flight.key) {
            Some(known) if leaves && std::ptr::eq(&**known, flight) => flights.remove(&flight.key),
            _ => None,
        };
        drop(flights);
        drop(removed);
        result
    }

    pub(super) fn len(&self) -> usize {
        self.lock().len()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Arc<Flight>>> {
        self.flights.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
