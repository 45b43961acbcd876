//! How far a call under way has come, for the time limits above the layers that know it.
//!
//! A limit drops what is below it in the middle of an attempt, with all that it knows. A cell
//! that both shared would cost each call an allocation; a cell of the thread, which belongs to
//! one call for as long as that is polled, costs none.

use std::cell::Cell;

use http::StatusCode;

/// What is known of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Progress {
    /// How many attempts were made, the one under way included.
    pub(super) attempts: u32,
    /// The status of the answer whose body is being read.
    pub(super) status: Option<StatusCode>,
    /// Whether the attempt under way was answered at all: by a redirection, say.
    pub(super) answered: bool,
}

/// What is polled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// A whole call. It may be polled within another one: a layer that fetches a token.
    Call,
    /// All attempts of a call: how far they come is how far the call around them has come.
    Attempts,
    /// One attempt, whose status is that of the call around it.
    Attempt,
}

impl Progress {
    pub(super) const START: Self = Self { attempts: 1, status: None, answered: false };
}

thread_local! {
    static PROGRESS: Cell<Progress> = const { Cell::new(Progress::START) };
}

/// Polls a call or an attempt that has come so far, and notes how far it is then.
pub(super) fn polling<T>(progress: &mut Progress, scope: Scope, poll: impl FnOnce() -> T) -> T {
    let outer = PROGRESS.replace(*progress);
    let polled = poll();
    *progress = PROGRESS.get();
    PROGRESS.set(match scope {
        Scope::Call => outer,
        Scope::Attempts => *progress,
        Scope::Attempt => {
            Progress { status: progress.status, answered: outer.answered || progress.answered, ..outer }
        }
    });
    polled
}

/// Notes that the call which is polled now makes another attempt.
pub(super) fn attempt(number: u32) {
    PROGRESS.set(Progress { attempts: number, ..Progress::START });
}

/// Notes that the attempt which is polled now was answered, up to the body.
pub(super) fn answered(status: StatusCode) {
    PROGRESS.set(Progress { status: Some(status), answered: true, ..PROGRESS.get() });
}

/// Whether anything answered the attempt which is polled now: it did leave then.
pub(super) fn was_answered() -> bool {
    PROGRESS.get().answered
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::{Progress, Scope, answered, attempt, polling};

    #[test]
    fn calls_within_calls_count_for_themselves() {
        let (mut outer, mut inner) = (Progress::START, Progress::START);
        polling(&mut outer, Scope::Call, || attempt(2));
        polling(&mut outer, Scope::Call, || {
            polling(&mut inner, Scope::Call, || {
                attempt(5);
                answered(StatusCode::OK);
            });
            attempt(3);
            polling(&mut inner, Scope::Call, || {});
        });
        assert_eq!(outer, Progress { attempts: 3, ..Progress::START });
        assert_eq!(inner, Progress { attempts: 5, status: Some(StatusCode::OK), answered: true });
    }

    #[test]
    fn an_answer_to_an_attempt_is_one_to_its_call_until_the_next_attempt() {
        let (mut call, mut try_one) = (Progress::START, Progress::START);
        polling(&mut call, Scope::Call, || {
            attempt(2);
            polling(&mut try_one, Scope::Attempt, || answered(StatusCode::OK));
        });
        assert_eq!(call, Progress { attempts: 2, status: Some(StatusCode::OK), answered: true });
        polling(&mut call, Scope::Call, || attempt(3));
        assert_eq!(call, Progress { attempts: 3, ..Progress::START });
    }
}
