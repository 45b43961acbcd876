//! Stopping from elsewhere.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Waker};

/// Stops polling from elsewhere. It may be cloned and sent anywhere.
#[derive(Clone)]
pub struct PollHandle {
    shared: Arc<Shared>,
}

/// What a handle and the future that it stops know of each other.
#[derive(Default)]
pub(super) struct Shared(Mutex<State>);

#[derive(Default)]
struct State {
    stopped: bool,
    waiting: Option<Waker>,
}

impl PollHandle {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    /// Ends the polling with [`PollError::Interrupted`](super::PollError::Interrupted), even in
    /// the middle of a run, which is dropped. What ended already stays as it is; what has not
    /// begun ends at once.
    pub fn stop(&self) {
        let waiting = {
            let mut state = self.shared.lock();
            state.stopped = true;
            state.waiting.take()
        };
        if let Some(waiting) = waiting {
            waiting.wake();
        }
    }
}

impl Shared {
    /// Whether it was stopped; if not, the task is woken when it is.
    pub(super) fn is_stopped(&self, cx: &Context<'_>) -> bool {
        let mut state = self.lock();
        let replaced = match &state.waiting {
            Some(known) if known.will_wake(cx.waker()) => None,
            _ => state.waiting.replace(cx.waker().clone()),
        };
        let stopped = state.stopped;
        // To drop a waker may drop a task, and with it anything.
        drop(state);
        drop(replaced);
        stopped
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for PollHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PollHandle").field("stopped", &self.shared.lock().stopped).finish()
    }
}
