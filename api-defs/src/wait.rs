//! Waiting for what the platform does in its own time.
//!
//! Some requests are only accepted, and carried out afterwards. What waits for the end asks at
//! once, then again a while after each answer, until it is so, until the time is over or until an
//! error. To stop waiting, drop the future; what the platform does goes on.
//!
//! | until | function |
//! | --- | --- |
//! | a drain is enabled or disabled | `v4::drain::wait_for_log_drain` |
//! | a network group is there, or gone | `v4::network_group::wait_for_network_group`, `wait_until_network_group_is_gone` |
//! | a member of a group is there, or gone | `…::wait_for_network_group_member`, `…_is_gone` |
//! | a peer of a group is there, or gone | `…::wait_for_network_group_peer`, `…_is_gone` |
//! | a deployment is over | `v2::application::wait_for_deployment`, `v4::deployment::wait_for_deployment` |
//! | a migration of an add-on is over | `v2::addon::wait_for_migration` |
//!
//! Beside them are functions that ask for a change and wait for it, such as
//! `v4::drain::create_log_drain_and_wait`.
//!
//! A [`Wait`] says how often to ask, and for how long; `Wait::default()` leaves both to what is
//! waited for.
//!
//! ```no_run
//! # #[cfg(feature = "applications")]
//! # mod example {
//! use std::time::Duration;
//! use api_defs::cc_client::Client;
//! use api_defs::{Outcome, Owner, Wait, WaitError};
//! use api_defs::v2::application::wait_for_deployment;
//!
//! # async fn run(client: Client) -> Result<(), WaitError> {
//! let wait = Wait::default().timeout(Duration::from_secs(600));
//! match wait_for_deployment(&client, Owner::Me, "app_1", "deployment_1", wait).await? {
//!     Outcome::Succeeded(deployment) => println!("{:?} is running", deployment.commit),
//!     Outcome::Failed(_) => println!("it failed"),
//!     Outcome::Cancelled(_) => println!("it was cancelled"),
//! }
//! # Ok(())
//! # }
//! # }
//! ```

#[cfg(test)]
mod tests;

use std::fmt;
use std::time::Duration;

use cc_client::Error;
use cc_client::poll::{self, PollError};

/// How often to ask whether something is so, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[must_use]
pub struct Wait {
    delay: Option<Duration>,
    limit: Limit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
enum Limit {
    /// That of what is waited for.
    #[default]
    Usual,
    Of(Duration),
    None,
}

impl Wait {
    /// As often and as long as is usual for what is waited for: every second for 30 seconds, but
    /// for deployments and migrations.
    pub fn new() -> Self {
        Self::default()
    }

    /// How long to wait after an answer before asking again.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = Some(delay);
        self
    }

    /// How long to go on. A request that is on its way then is not cut, and its answer counts.
    ///
    /// With a limit of zero nothing is asked.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.limit = Limit::Of(limit);
        self
    }

    /// Goes on without end.
    pub fn no_timeout(mut self) -> Self {
        self.limit = Limit::None;
        self
    }

    /// Asks until there is a value, or an error.
    pub(crate) async fn until<T, F, A>(self, usual: Usual, awaited: Awaited, ask: F) -> Result<T, WaitError>
    where
        F: FnMut() -> A,
        A: Future<Output = Result<Option<T>, WaitError>>,
    {
        let limit = match self.limit {
            Limit::Usual => Some(usual.limit),
            Limit::Of(limit) => Some(limit),
            Limit::None => None,
        };
        let polled = poll::until(ask).delay(self.delay.unwrap_or(usual.delay)).timeout(limit).await;
        polled.map_err(|error| match error {
            PollError::Failed(error) => error,
            PollError::Timeout(limit) => WaitError::TimedOut { awaited, limit },
            // There is no handle that could.
            PollError::Interrupted => WaitError::TimedOut { awaited, limit: limit.unwrap_or_default() },
        })
    }
}

/// How often and how long something is waited for unless a [`Wait`] says otherwise.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Usual {
    delay: Duration,
    limit: Duration,
}

impl Usual {
    /// What is a matter of seconds.
    pub(crate) const SHORT: Self = Self { delay: Duration::from_secs(1), limit: Duration::from_secs(30) };

    /// A deployment: a matter of minutes, of which a build may take many.
    pub(crate) const DEPLOYMENT: Self =
        Self { delay: Duration::from_secs(2), limit: Duration::from_secs(30 * 60) };

    /// A migration, which takes as long as its data is large.
    pub(crate) const MIGRATION: Self =
        Self { delay: Duration::from_secs(5), limit: Duration::from_secs(2 * 60 * 60) };
}

/// What was waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Awaited {
    /// What kind of thing it is, such as `network group`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// What it was to be: `enabled`, `disabled`, `there`, `gone` or `over`.
    pub goal: &'static str,
}

impl Awaited {
    pub(crate) fn new(kind: &'static str, id: impl Into<String>, goal: &'static str) -> Self {
        Self { kind, id: id.into(), goal }
    }

    /// The answer of a read; an error if there is no such thing.
    pub(crate) fn present<T>(&self, answer: Option<T>) -> Result<T, WaitError> {
        answer.ok_or_else(|| WaitError::Missing { awaited: self.clone() })
    }
}

/// Why waiting ended without what was waited for.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError {
    /// The time was over. The platform goes on with what it accepted; [`Awaited::id`] names it, to
    /// wait again.
    TimedOut {
        /// What was not so.
        awaited: Awaited,
        /// The limit.
        limit: Duration,
    },
    /// There is nothing of this id, or no longer.
    Missing {
        /// What is not there.
        awaited: Awaited,
    },
    /// A request failed.
    Failed(Error),
}

impl WaitError {
    /// Whether the time was over. A request that failed by a time limit of its own is
    /// [`Failed`](Self::Failed).
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::TimedOut { .. })
    }

    /// The error of the request, if one failed.
    pub fn into_failure(self) -> Option<Error> {
        match self {
            Self::Failed(error) => Some(error),
            Self::TimedOut { .. } | Self::Missing { .. } => None,
        }
    }
}

impl From<Error> for WaitError {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// One line; that of the request that failed, if one did.
impl fmt::Display for WaitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TimedOut { awaited: Awaited { kind, id, goal }, limit } => {
                write!(f, "the {kind} {id} is not {goal} yet, {limit:?} after it was asked for")
            }
            Self::Missing { awaited: Awaited { kind, id, .. } } => write!(f, "there is no {kind} {id}"),
            Self::Failed(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for WaitError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // It prints as its own message.
            Self::Failed(error) => error.source(),
            Self::TimedOut { .. } | Self::Missing { .. } => None,
        }
    }
}

/// How something ended that can end in several ways.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "it may have failed"]
pub enum Outcome<T> {
    /// Well.
    Succeeded(T),
    /// It failed.
    Failed(T),
    /// Someone stopped it.
    Cancelled(T),
}

impl<T> Outcome<T> {
    /// Whether it ended well.
    pub fn is_success(&self) -> bool {
        matches!(self, Self::Succeeded(_))
    }

    /// What ended, however it did.
    pub fn into_inner(self) -> T {
        match self {
            Self::Succeeded(ended) | Self::Failed(ended) | Self::Cancelled(ended) => ended,
        }
    }

    /// What ended, as an error unless it ended well.
    ///
    /// # Errors
    ///
    /// It failed or was cancelled.
    pub fn into_result(self) -> Result<T, T> {
        match self {
            Self::Succeeded(ended) => Ok(ended),
            Self::Failed(ended) | Self::Cancelled(ended) => Err(ended),
        }
    }
}
