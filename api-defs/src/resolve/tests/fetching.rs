//! Many who ask, and one summary.

use std::future::Future;
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use cc_client::http::StatusCode;
use futures_util::future::join_all;

use super::stage::{Stage, poll_once};
use crate::ids::{ApplicationId, OwnerId};
use crate::resolve::{ResolveError, Resolver};

type Asking = Pin<Box<dyn Future<Output = Result<OwnerId, ResolveError>> + Send>>;

fn ask(resolver: &Resolver, id: &str) -> Asking {
    let (resolver, id) = (resolver.clone(), ApplicationId::from(id));
    Box::pin(async move { resolver.owner_of(id).await })
}

/// An ask that waits for a summary.
fn waiting(resolver: &Resolver, id: &str) -> Asking {
    let mut asking = ask(resolver, id);
    assert!(poll_once(&mut asking).is_pending());
    asking
}

#[tokio::test]
async fn a_hundred_asks_are_one_summary() {
    let stage = Stage::new();
    stage.hold();
    let resolver = stage.resolver();
    let asking: Vec<_> = (0..100).map(|_| waiting(&resolver, "app_1")).collect();
    assert_eq!(stage.summaries(), 1);
    stage.release();
    assert!(join_all(asking).await.into_iter().all(|owner| owner.unwrap() == "orga_1"));
    assert_eq!(stage.summaries(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_tasks_on_several_threads_are_one_summary() {
    for _ in 0..20 {
        let stage = Stage::new();
        stage.hold();
        let resolver = stage.resolver();
        let tasks: Vec<_> = (0..100).map(|_| tokio::spawn(ask(&resolver, "app_1"))).collect();
        stage.release();
        for task in tasks {
            assert_eq!(task.await.unwrap().unwrap(), "orga_1");
        }
        assert_eq!(stage.summaries(), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn tasks_that_are_given_up_at_any_time_hold_nobody_up() {
    for round in 0..50 {
        let stage = Stage::new();
        let resolver = stage.resolver().remember_misses(Duration::ZERO);
        let tasks: Vec<_> = (0..40)
            .map(|number| {
                let asking = ask(&resolver, if number % 3 == 0 { "app_x" } else { "app_1" });
                let limit = Duration::from_micros((number * 7 + round) % 40);
                tokio::spawn(async move {
                    match number % 2 {
                        0 => drop(tokio::time::timeout(limit, asking).await),
                        _ => drop(asking.await),
                    }
                })
            })
            .collect();
        let all = async {
            for task in tasks {
                task.await.unwrap();
            }
        };
        tokio::time::timeout(Duration::from_secs(30), all).await.unwrap();
    }
}

#[tokio::test]
async fn who_asked_first_may_go_without_harm() {
    let stage = Stage::new();
    stage.hold();
    let resolver = stage.resolver();
    let (first, second, third) =
        (waiting(&resolver, "app_1"), waiting(&resolver, "app_1"), waiting(&resolver, "app_me"));
    drop(first);
    stage.release();
    assert_eq!(second.await.unwrap(), "orga_1");
    assert_eq!(third.await.unwrap(), "user_1");
    assert_eq!(stage.summaries(), 1, "what was under way goes on");
}

#[tokio::test]
async fn who_asked_first_and_is_not_polled_any_more_holds_nobody_up() {
    let stage = Stage::new();
    stage.hold();
    let resolver = stage.resolver();
    let (first, second) = (waiting(&resolver, "app_1"), waiting(&resolver, "app_1"));
    stage.release();
    assert_eq!(tokio::time::timeout(Duration::from_secs(30), second).await.unwrap().unwrap(), "orga_1");
    assert_eq!(ask(&resolver, "app_me").await.unwrap(), "user_1");
    assert_eq!(first.await.unwrap(), "orga_1");
    assert_eq!(stage.summaries(), 1);
}

#[tokio::test]
async fn a_summary_that_everybody_gave_up_is_not_waited_for() {
    let stage = Stage::new();
    stage.hold();
    let resolver = stage.resolver();
    drop((waiting(&resolver, "app_1"), waiting(&resolver, "app_1")));
    let mut next = waiting(&resolver, "app_1");
    assert_eq!(stage.summaries(), 2);
    stage.release();
    assert!(matches!(poll_once(&mut next), Poll::Ready(Ok(owner)) if owner == "orga_1"));
}

#[tokio::test]
async fn a_failure_fails_all_who_wait_and_nobody_else() {
    let stage = Stage::new();
    stage.hold();
    stage.fail(StatusCode::FORBIDDEN);
    let resolver = stage.resolver();
    let asking: Vec<_> = (0..100).map(|_| waiting(&resolver, "app_1")).collect();
    stage.release();
    for result in join_all(asking).await {
        assert!(
            matches!(result.unwrap_err(), ResolveError::Summary(error) if error.status() == Some(StatusCode::FORBIDDEN))
        );
    }
    assert_eq!(stage.summaries(), 1);

    stage.fail(None);
    stage.release();
    assert_eq!(ask(&resolver, "app_1").await.unwrap(), "orga_1");
}

#[tokio::test]
async fn a_summary_that_is_older_than_the_question_does_not_say_no() {
    let stage = Stage::new();
    stage.hold();
    let resolver = stage.resolver();
    let first = waiting(&resolver, "app_1");
    // The summary was made before the application, which is asked for while it is on its way.
    stage.move_application("app_new", "orga_2");
    let late: Vec<_> = (0..100).map(|_| waiting(&resolver, "app_new")).collect();
    stage.release();
    assert_eq!(first.await.unwrap(), "orga_1");
    stage.release();
    assert!(join_all(late).await.into_iter().all(|owner| owner.unwrap() == "orga_2"));
    assert_eq!(stage.summaries(), 2, "all who are late share the next one");
}

#[tokio::test]
async fn a_summary_that_is_newer_than_the_question_is_not_fetched_again() {
    let stage = Stage::new();
    stage.hold();
    let resolver = stage.resolver();
    // Nobody knows of it, and all ask before the summary that says so is asked for.
    let first = waiting(&resolver, "app_x");
    let others: Vec<_> = (0..100).map(|_| waiting(&resolver, "app_x")).collect();
    stage.release();
    stage.release();
    first.await.unwrap_err();
    assert!(join_all(others).await.into_iter().all(|owner| owner.is_err()));
    assert_eq!(stage.summaries(), 2, "one for the first, and one for all that came while it was under way");
}

#[tokio::test]
async fn a_refresh_wants_what_is_newer_than_itself() {
    let stage = Stage::new();
    stage.hold();
    let resolver = stage.resolver();
    let old = waiting(&resolver, "app_1");
    let refreshing = resolver.clone();
    let mut refresh = Box::pin(async move { refreshing.refresh().await });
    assert!(poll_once(&mut refresh).is_pending());
    stage.release();
    old.await.unwrap();
    assert!(poll_once(&mut refresh).is_pending());
    stage.release();
    refresh.await.unwrap();
    assert_eq!(stage.summaries(), 2);
}
