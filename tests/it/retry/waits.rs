//! How long a retry waits: the clock stands still but for the waits.

use std::time::Duration;

use cc_client::Error;
use cc_client::layer::RetryLayer;
use cc_client::testing::Script;
use tokio::time::{Instant, advance};

use crate::kit::{Spy, answer, get_thing, scripted, unavailable};

/// What the clock of timers may add to a wait.
const TICK: Duration = Duration::from_millis(1);

const SECOND: Duration = Duration::from_secs(1);

/// The waits between the attempts of one call.
async fn waits(retry: RetryLayer, script: Script) -> Vec<Duration> {
    let spy = Spy::default();
    let client = scripted(script).timeout(None).retry(retry).attempt_layer(spy.clone()).build().unwrap();
    let _ = get_thing("1").send(&client).await;
    spy.seen().windows(2).map(|pair| pair[1].at - pair[0].at).collect()
}

fn busy_for(retry_after: &str) -> Script {
    Script::new().response(answer(503, ("retry-after", retry_after), "")).json("{}")
}

#[tokio::test(start_paused = true)]
async fn retry_after_in_seconds_is_waited_for() {
    let waited = waits(RetryLayer::default(), busy_for("7")).await;
    assert_eq!(waited.len(), 1);
    assert!(waited[0] >= 7 * SECOND && waited[0] <= 7 * SECOND + TICK, "{waited:?}");
}

#[tokio::test(start_paused = true)]
async fn retry_after_may_be_longer_than_the_longest_wait_of_our_own() {
    let retry = RetryLayer::default().backoff(SECOND, SECOND);
    let waited = waits(retry, busy_for("60")).await;
    assert!(waited[0] >= 60 * SECOND, "{waited:?}");
}

#[tokio::test(start_paused = true)]
async fn retry_after_with_a_date_in_the_past_means_at_once() {
    let waited = waits(RetryLayer::default(), busy_for("Sun, 06 Nov 1994 08:49:37 GMT")).await;
    assert!(waited.len() == 1 && waited[0] <= TICK, "{waited:?}");
}

#[tokio::test(start_paused = true)]
async fn a_wait_of_more_than_an_hour_is_not_begun_though_nothing_limits_the_call() {
    for asked in ["3601", "99999999999999999999999", "Sat, 31 Dec 2050 23:59:59 GMT"] {
        assert!(waits(RetryLayer::default(), busy_for(asked)).await.is_empty(), "{asked}");
    }
    assert_eq!(waits(RetryLayer::default(), busy_for("3600")).await.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_deadline_is_not_begun() {
    for asked in ["31", "30", "99999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"] {
        for by_call in [false, true] {
            let script = busy_for(asked);
            let limit = Duration::from_secs(30);
            let builder = scripted(script.clone());
            let client = if by_call { builder } else { builder.timeout(limit) }.build().unwrap();
            let start = Instant::now();

            let call = get_thing("1").into_call();
            let call = if by_call { call.timeout(limit) } else { call };
            let error = call.send(&client).await.unwrap_err();

            assert_eq!(start.elapsed(), Duration::ZERO, "{asked}");
            assert_eq!(error.status().unwrap(), 503, "the answer itself is the failure: {error}");
            assert!(error.retry_after().unwrap() >= limit);
            assert_eq!((error.attempts(), script.remaining()), (1, 1));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn the_deadline_counts_the_attempts_that_went_before() {
    let script = Script::new()
        .response(answer(503, ("retry-after", "20"), ""))
        .response(answer(503, ("retry-after", "20"), ""))
        .json("{}");
    let client = scripted(script.clone()).timeout(30 * SECOND).build().unwrap();
    let start = Instant::now();
    let error = get_thing("1").send(&client).await.unwrap_err();
    assert_eq!((error.attempts(), script.remaining()), (2, 1));
    assert!(start.elapsed() <= 20 * SECOND + TICK);
}

#[tokio::test(start_paused = true)]
async fn the_deadline_counts_from_the_start_of_each_call() {
    let script = Script::new().json("{}").response(unavailable()).json("{}");
    let client = scripted(script.clone()).timeout(30 * SECOND).build().unwrap();
    get_thing("1").send(&client).await.unwrap();
    advance(3600 * SECOND).await;
    get_thing("1").send(&client).await.unwrap();
    assert_eq!(script.remaining(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_layer_has_a_deadline_of_its_own_where_the_client_has_no_limit() {
    let retry = RetryLayer::default().deadline(5 * SECOND);
    assert_eq!(waits(retry.clone(), busy_for("6")).await.len(), 0);
    assert_eq!(waits(retry.deadline(None), busy_for("6")).await.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_of_the_layer_holds_beside_the_limit_of_the_client() {
    let retry = RetryLayer::default().deadline(5 * SECOND);
    let client = |script: &Script| scripted(script.clone()).retry(retry.clone()).build().unwrap();

    let script = busy_for("6");
    get_thing("1").send(&client(&script)).await.unwrap_err();
    assert_eq!(script.remaining(), 1);

    let script = busy_for("4");
    get_thing("1").send(&client(&script)).await.unwrap();
    assert_eq!(script.remaining(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_calls_own_limit_replaces_the_clients_for_its_retries_too() {
    let script = busy_for("60");
    let client = scripted(script.clone()).timeout(30 * SECOND).build().unwrap();

    get_thing("1").timeout(90 * SECOND).send(&client).await.unwrap();

    assert_eq!(script.remaining(), 0);
}

#[tokio::test(start_paused = true)]
async fn waits_are_random_up_to_a_bound_that_doubles() {
    let retry = RetryLayer::default().attempts(6).without_budget();
    let retry = retry.backoff(Duration::from_millis(100), Duration::from_millis(500));
    let bounds = [100, 200, 400, 500, 500].map(Duration::from_millis);
    let mut drawn: [Vec<Duration>; 5] = Default::default();
    for _ in 0..300 {
        let script = (0..6).fold(Script::new(), |script, _| script.fail(Error::connect("gone")));
        for (drawn, wait) in drawn.iter_mut().zip(waits(retry.clone(), script).await) {
            drawn.push(wait);
        }
    }
    for (drawn, bound) in drawn.iter().zip(bounds) {
        let (least, most) = (drawn.iter().min().unwrap(), drawn.iter().max().unwrap());
        let mean = drawn.iter().sum::<Duration>() / 300;
        assert_eq!(drawn.len(), 300);
        assert!(*most <= bound + TICK && *most > bound.mul_f64(0.9), "{most:?} of {bound:?}");
        assert!(*least < bound.mul_f64(0.1), "{least:?} of {bound:?}");
        assert!(mean > bound.mul_f64(0.35) && mean < bound.mul_f64(0.65), "{mean:?} of {bound:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_neither_seconds_nor_a_date_is_as_if_it_were_not_there() {
    let retry = RetryLayer::default().backoff(SECOND, SECOND);
    let waited = waits(retry, busy_for("soon")).await;
    assert!(waited.len() == 1 && waited[0] <= SECOND + TICK, "{waited:?}");
}
