//! The watchdog on a server's silence.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

/// How long bytes may lie unread in the system before the runtime gets to them: when the limit
/// has passed, the reader is given this much more, in which whatever came is seen.
const GRACE: Duration = Duration::from_millis(250);

/// Measures for how long a server has been silent while it was listened to.
///
/// The time runs on the monotonic clock, from the first poll that finds nothing to read. Time in
/// which nobody polls does not count: when the limit is found to have passed, the server has the
/// grace period left to be heard in.
#[derive(Debug)]
pub(super) struct Silence {
    limit: Option<Duration>,
    deadline: Option<Deadline>,
    /// Set when it is first needed and moved from then on.
    timer: Option<Pin<Box<Sleep>>>,
}

#[derive(Debug, Clone, Copy)]
enum Deadline {
    Limit(Instant),
    Grace(Instant),
}

impl Silence {
    /// `None` for no watch at all, whatever limit is set later.
    pub(super) fn new(limit: Option<Duration>) -> Self {
        Self { limit, deadline: None, timer: None }
    }

    /// From now on, this limit, if there is a watch.
    pub(super) fn set_limit(&mut self, limit: Duration) {
        self.limit = self.limit.map(|_| limit);
        self.contact();
    }

    /// The server was heard.
    pub(super) fn contact(&mut self) {
        self.deadline = None;
    }

    /// Is ready with the limit when the server has been silent for longer.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Duration> {
        let Some(limit) = self.limit else { return Poll::Pending };
        loop {
            let now = Instant::now();
            let at = match self.deadline {
                None => {
                    // A limit that is further away than the clock reaches is none.
                    let Some(at) = now.checked_add(limit) else { return Poll::Pending };
                    self.deadline = Some(Deadline::Limit(at));
                    at
                }
                Some(Deadline::Limit(at)) if at <= now => self.grant(now),
                // Nobody polled when the grace was over either.
                Some(Deadline::Grace(at)) if at + GRACE <= now => self.grant(now),
                Some(Deadline::Grace(at)) if at <= now => return Poll::Ready(limit),
                Some(Deadline::Limit(at) | Deadline::Grace(at)) => at,
            };
            ready!(self.wait(at, cx));
        }
    }

    fn grant(&mut self, now: Instant) -> Instant {
        let at = now + GRACE;
        self.deadline = Some(Deadline::Grace(at));
        at
    }

    fn wait(&mut self, at: Instant, cx: &mut Context<'_>) -> Poll<()> {
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(at)));
        // Moved only when it fires too early: most of the time the server is heard before.
        if timer.deadline() > at || timer.is_elapsed() {
            timer.as_mut().reset(at);
        }
        timer.as_mut().poll(cx)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;

    const LIMIT: Duration = Duration::from_secs(4);

    async fn polled_until_expiry(silence: &mut Silence) -> Duration {
        let start = Instant::now();
        poll_fn(|cx| silence.poll(cx)).await;
        start.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_server_is_noticed() {
        let mut silence = Silence::new(Some(LIMIT));
        let elapsed = polled_until_expiry(&mut silence).await;
        assert!(elapsed >= LIMIT + GRACE && elapsed < LIMIT + 2 * GRACE, "{elapsed:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn every_contact_begins_anew() {
        let mut silence = Silence::new(Some(LIMIT));
        for _ in 0..10 {
            let wait = tokio::time::timeout(LIMIT - GRACE, poll_fn(|cx| silence.poll(cx)));
            assert!(wait.await.is_err());
            silence.contact();
        }
        assert!(polled_until_expiry(&mut silence).await >= LIMIT);
    }

    #[tokio::test(start_paused = true)]
    async fn time_in_which_nobody_listens_is_not_silence() {
        let mut silence = Silence::new(Some(LIMIT));
        let mut once = async || poll_fn(|cx| Poll::Ready(silence.poll(cx).is_ready())).await;
        assert!(!once().await);
        for _ in 0..3 {
            tokio::time::advance(10 * LIMIT).await;
            assert!(!once().await, "the server was not given the time to be heard");
        }
        assert!(polled_until_expiry(&mut silence).await >= GRACE);
    }

    #[tokio::test(start_paused = true)]
    async fn a_limit_can_become_shorter_or_longer() {
        for (first, then) in [(60, 2), (2, 60)] {
            let mut silence = Silence::new(Some(Duration::from_secs(first)));
            assert!(poll_fn(|cx| Poll::Ready(silence.poll(cx).is_pending())).await);
            silence.set_limit(Duration::from_secs(then));
            let elapsed = polled_until_expiry(&mut silence).await;
            assert!(elapsed >= Duration::from_secs(then), "{elapsed:?}");
            assert!(elapsed < Duration::from_secs(then) + 2 * GRACE, "{elapsed:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn without_a_limit_there_is_no_silence() {
        for limit in [None, Some(Duration::MAX)] {
            let mut silence = Silence::new(limit);
            if limit.is_none() {
                silence.set_limit(LIMIT);
            }
            let wait = tokio::time::timeout(Duration::from_secs(86_400), poll_fn(|cx| silence.poll(cx)));
            assert!(wait.await.is_err());
        }
    }
}
