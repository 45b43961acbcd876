//! Time is paused in all of them.
#![allow(clippy::unwrap_used)]

use std::cell::Cell;
use std::future::{Future, IntoFuture, pending, ready};
use std::ops::ControlFlow;
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;

use tokio::time::{Instant, advance, sleep};

use super::{PollError, until};

const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Nothing yet, from a run that takes this long.
async fn early(takes: Duration) -> Result<Option<u32>, &'static str> {
    sleep(takes).await;
    Ok(None)
}

#[tokio::test(start_paused = true)]
async fn it_runs_at_once_and_again_after_each_end() {
    let (start, mut begun) = (Instant::now(), Vec::new());
    let found = until(|| {
        begun.push(start.elapsed().as_secs());
        let found = (begun.len() == 3).then_some("it");
        async move {
            sleep(seconds(4)).await;
            Ok::<_, ()>(found)
        }
    });
    assert_eq!(found.delay(seconds(2)).await, Ok("it"));
    assert_eq!((begun, start.elapsed()), (vec![0, 6, 12], seconds(16)));
}

#[tokio::test(start_paused = true)]
async fn by_default_it_asks_each_second_for_half_a_minute() {
    let (start, runs) = (Instant::now(), Cell::new(0));
    let polled = until(|| {
        runs.set(runs.get() + 1);
        early(Duration::ZERO)
    });
    assert_eq!(polled.await, Err(PollError::Timeout(seconds(30))));
    assert_eq!((runs.get(), start.elapsed()), (30, seconds(30)));
}

#[tokio::test(start_paused = true)]
async fn the_deadline_does_not_cut_a_run_whose_find_counts_however_late() {
    let start = Instant::now();
    let late = || async {
        sleep(seconds(10)).await;
        Ok::<_, ()>(Some("late"))
    };
    assert_eq!(until(late).timeout(seconds(1)).await, Ok("late"));
    assert_eq!(start.elapsed(), seconds(10));

    let start = Instant::now();
    let error = until(|| early(seconds(10))).timeout(seconds(1)).await.unwrap_err();
    assert!(error.is_timeout() && !error.is_interrupted());
    assert_eq!(error.to_string(), "it was not so within 1s");
    assert_eq!((error.into_failure(), start.elapsed()), (None, seconds(10)));
}

#[tokio::test(start_paused = true)]
async fn nobody_waits_for_a_run_that_would_begin_after_the_deadline() {
    let start = Instant::now();
    let polled = until(|| early(Duration::ZERO)).delay(seconds(60)).timeout(seconds(90));
    assert_eq!(polled.await, Err(PollError::Timeout(seconds(90))));
    assert_eq!(start.elapsed(), seconds(90));
}

#[tokio::test(start_paused = true)]
async fn without_any_time_nothing_is_run() {
    let ran = Cell::new(false);
    let run = || {
        ran.set(true);
        ready(Ok::<_, ()>(Some(())))
    };
    assert_eq!(until(run).timeout(Duration::ZERO).await, Err(PollError::Timeout(Duration::ZERO)));
    assert!(!ran.get());
}

#[tokio::test(start_paused = true)]
async fn without_a_limit_it_goes_on_and_on() {
    for limit in [None, Some(Duration::MAX)] {
        let mut runs = 0;
        let found = until(|| {
            runs += 1;
            ready(Ok::<_, ()>((runs == 10_000).then_some(runs)))
        });
        assert_eq!(found.timeout(limit).await, Ok(10_000));
    }
    let mut ran = false;
    let mut endless = pin!(
        until(|| {
            assert!(!std::mem::replace(&mut ran, true), "a delay without end");
            early(Duration::ZERO)
        })
        .delay(Duration::MAX)
        .timeout(None)
        .into_future()
    );
    assert!(tokio::time::timeout(seconds(1_000_000), &mut endless).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn an_error_ends_it_and_is_given() {
    let mut runs = 0;
    let failing = until(|| {
        runs += 1;
        ready(if runs == 2 { Err(runs.to_string()) } else { Ok(None::<()>) })
    });
    let error = failing.await.unwrap_err();
    assert_eq!(error.to_string(), "2");
    assert!(!error.is_timeout() && !error.is_interrupted());
    assert_eq!((error.into_failure().as_deref(), runs), (Some("2"), 2));
}

#[tokio::test(start_paused = true)]
async fn control_flow_says_it_as_well() {
    let mut runs = 0;
    let found = until(|| {
        runs += 1;
        ready(Ok::<_, ()>(if runs < 3 { ControlFlow::Continue("early") } else { ControlFlow::Break(runs) }))
    });
    assert_eq!(found.await, Ok(3));
}

#[tokio::test(start_paused = true)]
async fn a_handle_stops_it_in_a_run_in_a_wait_and_before_the_start() {
    let interrupted = Err(PollError::<()>::Interrupted);
    for takes in [1, 3] {
        let polling = until(move || async move {
            sleep(seconds(takes)).await;
            Ok::<_, ()>(None::<u32>)
        });
        let (handle, start) = (polling.handle(), Instant::now());
        let polled = tokio::spawn(polling.delay(seconds(9)).into_future());
        sleep(seconds(2)).await;
        handle.clone().stop();
        assert_eq!(polled.await.unwrap(), interrupted);
        assert_eq!(start.elapsed(), seconds(2));
        handle.stop();
    }
    let ran = Cell::new(false);
    let polling = until(|| {
        ran.set(true);
        ready(Ok(Some(1)))
    });
    polling.handle().stop();
    assert_eq!((polling.await, ran.get()), (interrupted, false));
}

/// Tells when it is dropped.
struct Dropped<'a>(&'a Cell<bool>);

impl Drop for Dropped<'_> {
    fn drop(&mut self) {
        self.0.set(true);
    }
}

#[tokio::test(start_paused = true)]
async fn to_drop_it_or_to_stop_it_is_to_drop_the_run() {
    for stopped in [true, false] {
        let dropped = Cell::new(false);
        let polling = until(|| {
            let guard = Dropped(&dropped);
            async move {
                let never: Result<Option<u32>, ()> = pending().await;
                drop(guard);
                never
            }
        });
        let handle = polling.handle();
        let mut polled = Box::pin(polling.into_future());
        let mut poll = || polled.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        assert!(poll().is_pending());
        advance(seconds(3600)).await;
        assert!(poll().is_pending() && !dropped.get());
        if stopped {
            handle.stop();
            assert!(poll().is_ready() && dropped.get());
        } else {
            drop(polled);
            assert!(dropped.get());
        }
    }
}
