//! A request on its way, driven by all who wait for its answer.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use http::Response;
use tokio::time::Instant;

use super::outcome::Outcome;
use super::table::{Key, Table};
use crate::layer::HttpFuture;
use crate::{Body, BoxError};

/// One request, and the calls that wait for it: they sit in it, so to speak.
///
/// Any of them may poll the request, and all are woken when it can go on: who was woken may not
/// be polled for a long time, or never again. The lock is held to look and to change, never while
/// the request is polled or dropped, or anything else runs that is not ours.
pub(super) struct Flight {
    pub(super) key: Key,
    /// The time limit of the request; none for the client's own.
    pub(super) limit: Option<Duration>,
    table: Weak<Table>,
    state: Mutex<State>,
}

struct State {
    stage: Stage,
    seats: HashMap<u64, Seated>,
    next_seat: u64,
}

enum Stage {
    /// Nobody has polled it yet.
    Planned,
    /// Nobody polls it.
    Resting(HttpFuture),
    /// Somebody does. What wakes it meanwhile is told when they are done.
    Polled { woken: bool },
    /// It ended.
    Done(Ended),
}

/// What is known of a call that waits.
struct Seated {
    waker: Option<Waker>,
    since: Instant,
    /// The end of its time, if it has a limit of its own.
    until: Option<Instant>,
}

/// How a flight ended for a call.
#[derive(Clone)]
pub(super) enum Ended {
    /// With this for all who were there.
    Shared(Arc<Outcome>),
    /// Somebody panicked in it. Who goes on does so for as long as the last of all has time.
    Broken { longest: Option<Instant> },
}

/// What a call sees of the end.
pub(super) enum Landed {
    /// There was nobody else.
    Alone(Result<Response<Body>, BoxError>),
    With(Ended),
}

/// A place of a call on a flight. The last one who leaves ends it.
pub(super) struct Seat {
    flight: Arc<Flight>,
    number: u64,
}

impl Flight {
    pub(super) fn new(table: Weak<Table>, key: Key, limit: Option<Duration>) -> Self {
        let state = State { stage: Stage::Planned, seats: HashMap::new(), next_seat: 0 };
        Self { key, limit, table, state: Mutex::new(state) }
    }

    /// Whether its limit is no shorter than that of a call which comes now.
    pub(super) fn lasts(&self, left: Option<Duration>) -> bool {
        match (self.limit, left) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(limit), Some(left)) => left <= limit,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state while no call can be seated.
    fn settle<T>(&self, change: impl FnOnce(&mut State) -> (T, bool)) -> T {
        match self.table.upgrade() {
            Some(table) => table.settle(self, || change(&mut self.lock())),
            None => change(&mut self.lock()).0,
        }
    }

    /// Puts the request back after it was polled.
    fn rest(&self, request: HttpFuture) {
        let wakers = {
            let mut state = self.lock();
            let woken = matches!(state.stage, Stage::Polled { woken: true });
            state.stage = Stage::Resting(request);
            if woken { state.take_wakers() } else { Vec::new() }
        };
        wakers.into_iter().for_each(Waker::wake);
    }

    /// Ends it, with what the call sees that polled it.
    fn land(&self, result: Result<Response<Body>, BoxError>) -> Landed {
        let (landed, wakers) = self.settle(|state| {
            if state.seats.len() <= 1 {
                // It is not looked at again.
                state.stage = Stage::Done(Ended::Broken { longest: None });
                return ((Landed::Alone(result), Vec::new()), true);
            }
            let ended = Ended::Shared(Arc::new(Outcome::new(result, |limit| state.longest(limit))));
            state.stage = Stage::Done(ended.clone());
            ((Landed::With(ended), state.take_wakers()), true)
        });
        wakers.into_iter().for_each(Waker::wake);
        landed
    }

    /// Ends it for those who did not panic.
    fn crash(&self) {
        let wakers = self.settle(|state| {
            let ends: Option<Vec<_>> = state.seats.values().map(|seated| seated.until).collect();
            let longest = ends.and_then(|ends| ends.into_iter().max());
            state.stage = Stage::Done(Ended::Broken { longest });
            (state.take_wakers(), true)
        });
        wakers.into_iter().for_each(Waker::wake);
    }
}

impl State {
    fn take_wakers(&mut self) -> Vec<Waker> {
        self.seats.values_mut().filter_map(|seated| seated.waker.take()).collect()
    }

    /// The end of the time of all who wait, where this is the limit of those without one.
    fn longest(&self, limit: Duration) -> Option<Instant> {
        self.seats.values().map(|seated| seated.until.unwrap_or_else(|| end(seated.since, limit))).max()
    }
}

/// What is polled has a waker that wakes all who wait.
impl Wake for Flight {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let wakers = {
            let mut state = self.lock();
            match &mut state.stage {
                Stage::Polled { woken } => {
                    *woken = true;
                    return;
                }
                _ => state.take_wakers(),
            }
        };
        wakers.into_iter().for_each(Waker::wake);
    }
}

impl Seat {
    /// Called inside the lock on the table.
    pub(super) fn take(flight: Arc<Flight>, left: Option<Duration>) -> Self {
        let since = Instant::now();
        let seated = Seated { waker: None, since, until: left.map(|left| end(since, left)) };
        let number = {
            let mut state = flight.lock();
            let number = state.next_seat;
            state.next_seat += 1;
            state.seats.insert(number, seated);
            number
        };
        Self { flight, number }
    }

    /// Whether the flight began with it.
    pub(super) fn leads(&self) -> bool {
        self.number == 0
    }

    /// The time limit of the request.
    pub(super) fn limit(&self) -> Option<Duration> {
        self.flight.limit
    }

    /// Polls the request, if nobody else does. `send` makes it if nobody has yet.
    pub(super) fn poll(&self, send: impl FnOnce() -> HttpFuture, cx: &Context<'_>) -> Poll<Landed> {
        let (turn, replaced) = {
            let mut state = self.flight.lock();
            let replaced = state.seats.get_mut(&self.number).and_then(|seated| seated.wait(cx.waker()));
            let turn = match &state.stage {
                Stage::Done(ended) => Turn::Over(ended.clone()),
                Stage::Polled { .. } => Turn::OfAnother,
                Stage::Planned | Stage::Resting(_) => {
                    match std::mem::replace(&mut state.stage, Stage::Polled { woken: false }) {
                        Stage::Resting(request) => Turn::Mine(Some(request)),
                        _ => Turn::Mine(None),
                    }
                }
            };
            (turn, replaced)
        };
        // To drop a waker may drop a task, and with it anything.
        drop(replaced);
        let request = match turn {
            Turn::Over(ended) => return Poll::Ready(Landed::With(ended)),
            Turn::OfAnother => return Poll::Pending,
            Turn::Mine(request) => request,
        };
        let guard = Flying(&self.flight);
        let mut request = request.unwrap_or_else(send);
        let waker = Waker::from(Arc::clone(&self.flight));
        let polled = request.as_mut().poll(&mut Context::from_waker(&waker));
        let landed = match polled {
            Poll::Pending => {
                self.flight.rest(request);
                Poll::Pending
            }
            Poll::Ready(result) => {
                drop(request);
                Poll::Ready(self.flight.land(result))
            }
        };
        std::mem::forget(guard);
        landed
    }
}

/// Whose turn it is to poll.
enum Turn {
    Mine(Option<HttpFuture>),
    OfAnother,
    Over(Ended),
}

impl Seated {
    /// Will be woken; the waker in whose place it is.
    fn wait(&mut self, waker: &Waker) -> Option<Waker> {
        match &self.waker {
            Some(known) if known.will_wake(waker) => None,
            _ => self.waker.replace(waker.clone()),
        }
    }
}

/// Is dropped only by a panic in the middle of a poll.
struct Flying<'a>(&'a Flight);

impl Drop for Flying<'_> {
    fn drop(&mut self) {
        self.0.crash();
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let left = self.flight.settle(|state| {
            let seated = state.seats.remove(&self.number);
            let empty = state.seats.is_empty();
            let request = match state.stage {
                Stage::Resting(_) if empty => {
                    let over = Stage::Done(Ended::Broken { longest: None });
                    Some(std::mem::replace(&mut state.stage, over))
                }
                _ => None,
            };
            ((seated, request), empty)
        });
        drop(left);
    }
}

/// The end of a time; far away for one beyond the reach of the clock.
fn end(start: Instant, time: Duration) -> Instant {
    const FAR: Duration = Duration::from_secs(30 * 365 * 24 * 3600);
    start.checked_add(time).unwrap_or_else(|| start + FAR)
}
