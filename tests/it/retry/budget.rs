//! The retries of a client together, at one moment: the clock stands still.

use std::time::Duration;

use cc_client::layer::RetryLayer;
use cc_client::{Body, BoxError, Client};
use http::{Request, Response, StatusCode};
use tower::{Service, service_fn};

use crate::kit::{Spy, get_thing, scripted, unavailable};

/// A platform that answers things whose id is `up`, and is too busy for all others.
fn platform()
-> impl Service<Request<Body>, Response = Response<Body>, Error = BoxError, Future: Send> + Clone + Send + 'static
{
    service_fn(|request: Request<Body>| async move {
        Ok(match request.uri().path().ends_with("/up") {
            true => Response::new(Body::from("{}")),
            false => unavailable(),
        })
    })
}

fn client(retry: RetryLayer) -> (Client, Spy) {
    let spy = Spy::default();
    let client = scripted(platform()).retry(retry).attempt_layer(spy.clone()).build().unwrap();
    (client, spy)
}

/// How many retries a number of calls to the busy platform make together.
async fn retries(client: &Client, spy: &Spy, calls: usize) -> usize {
    let before = spy.count();
    for _ in 0..calls {
        let error = get_thing("down").send(client).await.unwrap_err();
        assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
    }
    spy.count() - before - calls
}

#[tokio::test(start_paused = true)]
async fn ten_calls_to_a_dead_platform_stay_within_the_budget() {
    let (client, spy) = client(RetryLayer::default());
    // One a second, counted over ten seconds, where 30 would be without a budget.
    assert_eq!(retries(&client, &spy, 10).await, 10);
    assert_eq!(retries(&client, &spy, 10).await, 0);
}

#[tokio::test(start_paused = true)]
async fn calls_at_the_same_time_share_it_too() {
    let (client, spy) = client(RetryLayer::default());
    let calls: Vec<_> = (0..20).map(|_| tokio::spawn(get_thing("down").send(&client))).collect();
    for call in calls {
        call.await.unwrap().unwrap_err();
    }
    assert_eq!(spy.count() - 20, 10);
}

#[tokio::test(start_paused = true)]
async fn clones_of_a_client_share_it() {
    let (client, spy) = client(RetryLayer::default());
    assert_eq!(retries(&client.clone(), &spy, 2).await, 6);
    assert_eq!(retries(&client.clone(), &spy, 2).await, 4);
}

#[tokio::test(start_paused = true)]
async fn clients_that_are_built_apart_do_not() {
    let (one, one_spy) = client(RetryLayer::default());
    let (other, other_spy) = client(RetryLayer::default());
    assert_eq!(retries(&one, &one_spy, 10).await, 10);
    assert_eq!(retries(&other, &other_spy, 10).await, 10);
}

#[tokio::test(start_paused = true)]
async fn five_calls_that_succeed_pay_for_one_retry() {
    let (client, spy) = client(RetryLayer::default());
    assert_eq!(retries(&client, &spy, 10).await, 10);
    for _ in 0..10 {
        get_thing("up").send(&client).await.unwrap();
    }
    assert_eq!(retries(&client, &spy, 10).await, 2);
}

#[tokio::test(start_paused = true)]
async fn time_pays_for_retries() {
    let (client, spy) = client(RetryLayer::default());
    assert_eq!(retries(&client, &spy, 10).await, 10);
    tokio::time::advance(Duration::from_secs(12)).await;
    assert_eq!(retries(&client, &spy, 10).await, 10);
}

#[tokio::test(start_paused = true)]
async fn it_is_as_large_as_set() {
    let (bounded, spy) = client(RetryLayer::default().budget(2, 0.0));
    assert_eq!(retries(&bounded, &spy, 10).await, 20);
    let (none, spy) = client(RetryLayer::default().budget(0, 0.5));
    assert_eq!(retries(&none, &spy, 10).await, 0);
    let (unbounded, spy) = client(RetryLayer::default().without_budget());
    assert_eq!(retries(&unbounded, &spy, 100).await, 300);
}

#[tokio::test(start_paused = true)]
async fn any_numbers_make_a_budget() {
    for share in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -1.0, 0.0, f32::MIN_POSITIVE, 1.5, 1e30] {
        for per_second in [0, 1, u32::MAX] {
            let (client, spy) = client(RetryLayer::default().budget(per_second, share));
            assert!(retries(&client, &spy, 1).await <= 3);
            get_thing("up").send(&client).await.unwrap();
        }
    }
}
