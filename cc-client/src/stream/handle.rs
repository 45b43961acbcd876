//! The handle of a stream, and what it shares with it.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::task::Waker;
use std::time::Duration;

use super::core::Core;
use crate::{Error, ErrorKind};

/// Controls a stream and tells how it is, from anywhere: it can be cloned and sent to other
/// tasks. It does not keep the stream alive.
#[derive(Clone)]
pub struct StreamHandle {
    shared: Arc<Shared>,
}

/// What a stream is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum StreamState {
    /// Nothing yet: it connects when it is first polled.
    Init,
    /// A request is on its way.
    Connecting,
    /// Connected.
    Open,
    /// It broke, and will connect again.
    Waiting {
        /// The number of the retry that comes next, counted from 1.
        retry: u32,
        /// How long it waits before that retry.
        delay: Duration,
    },
    /// Paused by [`StreamHandle::pause`].
    Paused,
    /// Ended for good.
    Closed(CloseReason),
}

/// Why a stream ended.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CloseReason {
    /// The server said that this is the end, and why: `UNTIL_REACHED`, for one. The platform
    /// does not publish the reasons it has. `UNKNOWN` if it gave none.
    EndedByServer(String),
    /// As many events came as were asked for.
    LimitReached,
    /// By [`StreamHandle::close`], or because the stream was dropped.
    ClosedByCaller,
    /// By an error that does not pass, or once too often. The stream gives it as its last item.
    Failed {
        /// Its kind.
        kind: ErrorKind,
        /// Its text.
        message: String,
    },
}

impl fmt::Display for CloseReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EndedByServer(reason) => write!(f, "ended by the server: {}", reason.escape_debug()),
            Self::LimitReached => f.write_str("the limit is reached"),
            Self::ClosedByCaller => f.write_str("closed"),
            Self::Failed { message, .. } => f.write_str(message),
        }
    }
}

impl CloseReason {
    pub(super) fn failed(error: &Error) -> Self {
        Self::Failed { kind: error.kind(), message: error.to_string() }
    }
}

impl StreamHandle {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    /// Closes the connection; the stream yields nothing until [`resume`](Self::resume). What was
    /// received and not delivered yet is asked for again then, or lost if its events have no ids.
    /// Without effect on one that is paused or has ended.
    pub fn pause(&self) {
        self.shared.tell(|status| status.paused = true);
    }

    /// Connects again and goes on behind the last item that was delivered, where the server
    /// gives its events ids. Without effect on a stream that is not paused: there is never a
    /// second connection.
    pub fn resume(&self) {
        self.shared.tell(|status| {
            if std::mem::take(&mut status.paused) && status.state != StreamState::Init {
                status.state = StreamState::Connecting;
            }
        });
    }

    /// Ends the stream for good, at once; it yields nothing more. The first reason of an end is
    /// kept.
    pub fn close(&self) {
        self.shared.tell(|status| status.close(CloseReason::ClosedByCaller));
    }

    /// What the stream is doing.
    pub fn state(&self) -> StreamState {
        let status = self.shared.status();
        match (&status.closed, status.paused) {
            (Some(reason), _) => StreamState::Closed(reason.clone()),
            (None, true) => StreamState::Paused,
            (None, false) => status.state.clone(),
        }
    }

    /// How many retries in a row were begun without a sign of life from the server in between.
    pub fn retry_count(&self) -> u32 {
        self.shared.status().retries
    }

    /// The id of the last event that was delivered, or the one that the stream was to begin
    /// behind. It moves when the item is yielded, not when it has been dealt with. Another process can go on behind it, see
    /// [`StreamCall::last_event_id`](super::StreamCall::last_event_id).
    pub fn last_event_id(&self) -> Option<String> {
        let status = self.shared.status();
        (!status.cursor.is_empty()).then(|| status.cursor.clone())
    }
}

impl fmt::Debug for StreamHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamHandle").field("state", &self.state()).finish_non_exhaustive()
    }
}

/// What a stream and its handles share.
///
/// The connection is in it, so that a handle can end it even while nobody polls the stream. It
/// has a lock of its own: while the stream is polled, code that is not ours runs (a body, a
/// layer), and a handle must not wait for that.
pub(super) struct Shared {
    /// Something was told since it was last looked: the lock below need not be taken to see that
    /// nothing was.
    told: AtomicBool,
    status: Mutex<Status>,
    core: Mutex<Core>,
}

/// What is wanted of the stream, and how far it is.
pub(super) struct Status {
    /// Wanted by the caller.
    pub(super) paused: bool,
    /// Set once.
    pub(super) closed: Option<CloseReason>,
    /// As it is without regard to `paused` and `closed`.
    pub(super) state: StreamState,
    pub(super) retries: u32,
    /// The id of the last event that was delivered, empty if none had one.
    pub(super) cursor: String,
    /// Of the task that polls the stream.
    pub(super) waker: Option<Waker>,
}

impl Status {
    pub(super) fn close(&mut self, reason: CloseReason) {
        self.closed.get_or_insert(reason);
    }

    /// Whether there is to be no connection.
    pub(super) fn is_halted(&self) -> bool {
        self.paused || self.closed.is_some()
    }

    /// What is told from now on wakes this task.
    pub(super) fn wake_with(&mut self, waker: &Waker) {
        match &mut self.waker {
            Some(known) => known.clone_from(waker),
            none => *none = Some(waker.clone()),
        }
    }
}

impl Shared {
    pub(super) fn new(core: Core, cursor: String) -> Self {
        let status =
            Status { paused: false, closed: None, state: StreamState::Init, retries: 0, cursor, waker: None };
        Self { told: AtomicBool::new(false), status: Mutex::new(status), core: Mutex::new(core) }
    }

    pub(super) fn status(&self) -> MutexGuard<'_, Status> {
        self.status.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether something was told.
    pub(super) fn is_told(&self) -> bool {
        self.told.load(Ordering::SeqCst)
    }

    /// The same, once.
    pub(super) fn was_told(&self) -> bool {
        self.is_told() && self.told.swap(false, Ordering::SeqCst)
    }

    pub(super) fn core(&self) -> MutexGuard<'_, Core> {
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what is wanted and has it done at once.
    pub(super) fn tell(&self, change: impl FnOnce(&mut Status)) {
        let (waker, idle) = {
            let mut status = self.status();
            change(&mut status);
            self.told.store(true, Ordering::SeqCst);
            (status.waker.take(), status.is_halted())
        };
        if idle {
            self.disconnect();
        }
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Sees to what was told while the stream was polled. Nobody may poll it soon.
    pub(super) fn after_poll(&self) {
        if self.is_told() && self.status().is_halted() {
            self.disconnect();
        }
    }

    /// Ends the connection, unless the stream is polled just now: it is seen to behind that poll.
    fn disconnect(&self) {
        let mut core = match self.core.try_lock() {
            Ok(core) => core,
            Err(TryLockError::Poisoned(core)) => core.into_inner(),
            Err(TryLockError::WouldBlock) => return,
        };
        // It may have been told otherwise, and have connected again, since.
        let connection = self.status().is_halted().then(|| core.disconnect());
        drop(core);
        // Behind the lock: what it holds may run code of a layer.
        drop(connection);
    }
}
