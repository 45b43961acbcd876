//! Each call's own time limit.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::stage::{self, MINUTE, Stage, get, get_within, poll, text};
use crate::{BoxError, Error, ErrorKind};

const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[track_caller]
fn assert_late(error: BoxError, message: &str) {
    let error = error.downcast::<Error>().unwrap();
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Timeout, message));
}

#[tokio::test(start_paused = true)]
async fn a_follower_fails_by_itself_and_the_others_wait_on() {
    let stage = Stage::new();
    let service = stage.limited(MINUTE);
    let start = Instant::now();
    let leader = tokio::spawn(stage::send(&service, get("/a")));
    stage.arrivals(1).await;
    let follower = tokio::spawn(stage::send(&service, get_within("/a", seconds(5))));
    assert_late(follower.await.unwrap().unwrap_err(), "the call took longer than 5s");
    assert_eq!(start.elapsed(), seconds(5));
    stage.answer("/a", "late");
    assert_eq!(text(leader.await.unwrap().unwrap()), "late");
    assert_eq!(stage.sent().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_follower_without_any_time_may_still_take_what_is_there() {
    let stage = Stage::new();
    let service = stage.limited(MINUTE);
    let mut leader = stage::send(&service, get("/a"));
    assert!(poll(&mut leader).is_pending());
    let late = stage::send(&service, get_within("/a", Duration::ZERO)).await;
    assert_late(late.unwrap_err(), "the call took longer than 0ns");
    stage.answer("/a", "there");
    let there = stage::send(&service, get_within("/a", Duration::ZERO)).await;
    assert_eq!(text(there.unwrap()), "there");
}

#[tokio::test(start_paused = true)]
async fn who_has_more_time_than_the_request_on_its_way_sends_its_own() {
    let stage = Stage::new();
    let service = stage.limited(MINUTE);
    let short = tokio::spawn(stage::send(&service, get_within("/a", seconds(2))));
    stage.arrivals(1).await;
    let long = tokio::spawn(stage::send(&service, get_within("/a", seconds(9))));
    stage.arrivals(2).await;
    // Now the longer one is the one to follow, for all who have less time.
    let following = tokio::spawn(stage::send(&service, get_within("/a", seconds(4))));
    let longest = tokio::spawn(stage::send(&service, get("/a")));
    stage.arrivals(3).await;
    assert_late(short.await.unwrap().unwrap_err(), "the call took longer than 2s");
    assert_late(following.await.unwrap().unwrap_err(), "the call took longer than 4s");
    assert_late(long.await.unwrap().unwrap_err(), "the call took longer than 9s");
    stage.answer("/a", "late");
    assert_eq!(text(longest.await.unwrap().unwrap()), "late");
    assert_eq!(stage.limits(), [Some(2), Some(9), None]);
    assert_eq!((stage.dropped(), stage.table_len(&service)), (2, 0));
}

#[tokio::test(start_paused = true)]
async fn those_with_time_left_send_one_more_request_together() {
    for own in [None, Some(seconds(60))] {
        let stage = Stage::new();
        let service = stage.limited(MINUTE);
        let request = || own.map_or_else(|| get("/a"), |own| get_within("/a", own));
        let start = Instant::now();
        let mut calls = Vec::new();
        for _ in 0..6 {
            calls.push(tokio::spawn(stage::send(&service, request())));
            sleep(seconds(10)).await;
        }
        stage.arrivals(2).await;
        assert_eq!(start.elapsed(), MINUTE);
        // It lasts for as long as the last one of them has time.
        assert_eq!(stage.limits(), [own.map(|own| own.as_secs()), Some(50)]);
        let mut ends = Vec::new();
        for call in calls.drain(..5) {
            assert_late(call.await.unwrap().unwrap_err(), "the call took longer than 60s");
            ends.push(start.elapsed().as_secs());
        }
        assert_eq!(ends, [60, 70, 80, 90, 100]);
        stage.answer("/a", "late");
        assert_eq!(text(calls.remove(0).await.unwrap().unwrap()), "late");
        assert_eq!((stage.sent().len(), stage.table_len(&service)), (2, 0));
    }
}

#[tokio::test(start_paused = true)]
async fn the_limit_of_the_client_counts_from_each_calls_own_beginning() {
    let stage = Stage::new();
    let service = stage.limited(MINUTE);
    let start = Instant::now();
    let leader = tokio::spawn(stage::send(&service, get("/a")));
    sleep(seconds(50)).await;
    let follower = tokio::spawn(stage::send(&service, get("/a")));
    assert_late(leader.await.unwrap().unwrap_err(), "the call took longer than 60s");
    assert_eq!(start.elapsed(), seconds(60));
    assert_late(follower.await.unwrap().unwrap_err(), "the call took longer than 60s");
    assert_eq!(start.elapsed(), seconds(110));
    assert_eq!((stage.limits(), stage.dropped()), (vec![None, Some(50)], 2));
}

#[tokio::test(start_paused = true)]
async fn a_follower_that_takes_over_keeps_the_time_that_it_has() {
    let stage = Stage::new();
    let service = stage.limited(MINUTE);
    let start = Instant::now();
    let leader = tokio::spawn(stage::send(&service, get_within("/a", seconds(20))));
    sleep(seconds(5)).await;
    let follower = tokio::spawn(stage::send(&service, get_within("/a", seconds(18))));
    sleep(seconds(1)).await;
    leader.abort();
    // The request ends with the time of who began it; then there are three seconds left.
    assert_late(follower.await.unwrap().unwrap_err(), "the call took longer than 18s");
    assert_eq!(start.elapsed(), seconds(23));
    assert_eq!(stage.limits(), [Some(20), Some(3)]);
}

#[tokio::test(start_paused = true)]
async fn limits_beyond_the_reach_of_the_clock_are_none() {
    let stage = Stage::new();
    let service = stage.limited(MINUTE);
    let calls = [0, 1].map(|_| tokio::spawn(stage::send(&service, get_within("/a", Duration::MAX))));
    sleep(seconds(1_000_000)).await;
    assert_eq!(stage.sent().len(), 1);
    stage.answer("/a", "at last");
    for call in calls {
        assert_eq!(text(call.await.unwrap().unwrap()), "at last");
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_late_for_some_is_not_for_others() {
    let stage = Stage::new();
    let service = stage.limited(MINUTE);
    let calls: Vec<_> = (1..=9)
        .rev()
        .map(|limit| tokio::spawn(stage::send(&service, get_within("/a", seconds(limit)))))
        .collect();
    sleep(Duration::from_millis(4_500)).await;
    stage.answer("/a", "there");
    for (limit, call) in (1..=9).rev().zip(calls) {
        assert_eq!(call.await.unwrap().is_ok(), limit > 4);
    }
    assert_eq!(stage.sent().len(), 1);
}
