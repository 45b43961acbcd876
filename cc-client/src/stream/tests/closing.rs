//! Pausing, closing, dropping: what is ended is ended at once.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::{Sleep, sleep, timeout};
use tower_layer::Layer;
use tower_service::Service;

use super::stage::Then;
use super::*;

const MOMENT: Duration = Duration::from_millis(1);

#[tokio::test(start_paused = true)]
async fn a_paused_stream_has_no_connection_and_goes_on_behind_the_last_item() {
    let stage = Stage::new([
        Answer::events(events(1..=5), Then::Stays),
        Answer::events(events(3..=5) + END, Then::Stays),
    ]);
    let mut stream = numbers().open(&stage.client()).await.unwrap();
    let handle = stream.handle();
    for n in 1..=2 {
        assert_eq!(stream.next().await.unwrap().unwrap().n, n);
    }
    handle.pause();
    assert_eq!((handle.state(), stage.open()), (StreamState::Paused, 0));
    assert!(timeout(Duration::from_secs(3600), stream.next()).await.is_err());
    handle.resume();
    assert_eq!(all(stream).await, [3, 4, 5]);
    assert_eq!(stage.asked()[1].last_event_id.as_deref(), Some("2:0"));
    assert_eq!(stage.openings(), 2);
}

#[tokio::test(start_paused = true)]
async fn pausing_wakes_a_stream_that_waits_and_resuming_wakes_one_that_is_paused() {
    let stage = Stage::new([Answer::events("", Then::Stays), Answer::events(event(1), Then::Stays)]);
    let mut stream = numbers().heartbeat_timeout(None).open(&stage.client()).await.unwrap();
    let handle = stream.handle();
    let reader = tokio::spawn(async move { stream.next().await.unwrap().unwrap().n });
    tokio::time::sleep(MOMENT).await;
    handle.pause();
    tokio::time::sleep(MOMENT).await;
    assert_eq!((handle.state(), stage.open()), (StreamState::Paused, 0));
    handle.resume();
    assert_eq!(reader.await.unwrap(), 1);
}

#[tokio::test(start_paused = true)]
async fn there_is_never_a_second_connection() {
    let stage =
        Stage::new([Answer::events(event(1), Then::Breaks), Answer::events(event(2) + END, Then::Stays)]);
    let mut stream = numbers().reconnect(steady()).open(&stage.client()).await.unwrap();
    let handle = stream.handle();
    handle.resume();
    handle.resume();
    assert_eq!(stream.next().await.unwrap().unwrap().n, 1);
    // While it waits to connect again.
    assert!(timeout(MOMENT, stream.next()).await.is_err());
    let second = Duration::from_secs(1);
    assert_eq!(handle.state(), StreamState::Waiting { retry: 1, delay: second });
    assert_eq!(handle.retry_count(), 1);
    handle.resume();
    assert!(timeout(MOMENT, stream.next()).await.is_err());
    assert_eq!(stage.openings(), 1);
    assert_eq!(all(stream).await, [2]);
    assert_eq!(stage.openings(), 2);
}

#[tokio::test(start_paused = true)]
async fn pausing_and_resuming_in_one_go_is_no_failure() {
    let stage =
        Stage::new([Answer::events(event(1), Then::Stays), Answer::events(event(2) + END, Then::Stays)]);
    let mut stream = numbers().open(&stage.client()).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().n, 1);
    stream.handle().pause();
    stream.handle().resume();
    let told = told(stream.with_lifecycle()).await;
    assert_eq!(told, ["opened", "2", "closed: ended by the server: UNTIL_REACHED"]);
}

#[tokio::test(start_paused = true)]
async fn a_closed_stream_is_closed_at_once_whatever_it_was_doing() {
    let answers: [fn() -> Answer; 4] = [
        || Answer::Silence,
        || Answer::events(events(1..=3), Then::Stays),
        || Answer::events("", Then::Stays),
        || Answer::Refused(503, vec![]),
    ];
    for answer in answers {
        let stage = Stage::new([answer()]);
        let mut stream = numbers().open_lazily(&stage.client()).unwrap();
        let handle = stream.handle();
        let _ = timeout(MOMENT, stream.next()).await;
        handle.close();
        let closed = StreamState::Closed(CloseReason::ClosedByCaller);
        assert_eq!((handle.state(), stage.open()), (closed.clone(), 0));
        assert!(stream.next().await.is_none());
        handle.resume();
        assert!(stream.next().await.is_none());
        assert_eq!((handle.state(), stage.openings()), (closed, 1));
    }
}

#[tokio::test(start_paused = true)]
async fn closing_wakes_a_stream_that_waits() {
    let stage = Stage::new([Answer::events("", Then::Stays)]);
    let stream = numbers().heartbeat_timeout(None).open(&stage.client()).await.unwrap();
    let handle = stream.handle();
    let reader = tokio::spawn(told(stream.with_lifecycle()));
    tokio::time::sleep(MOMENT).await;
    handle.close();
    assert_eq!(reader.await.unwrap(), ["opened", "closed: closed"]);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_stream_leaves_no_connection_even_if_a_handle_lives() {
    for answer in [Answer::Silence, Answer::events(events(1..=3), Then::Stays)] {
        let stage = Stage::new([answer]);
        let mut stream = numbers().open_lazily(&stage.client()).unwrap();
        let handle = stream.handle();
        let _ = timeout(MOMENT, stream.next()).await;
        assert_eq!(stage.open(), 1);
        drop(stream);
        assert_eq!(stage.open(), 0);
        assert_eq!(handle.state(), StreamState::Closed(CloseReason::ClosedByCaller));
    }
}

#[tokio::test(start_paused = true)]
async fn an_opening_that_is_dropped_leaves_nothing() {
    let stage = Stage::new([Answer::Silence]);
    let client = stage.client();
    assert!(timeout(MOMENT, numbers().open(&client)).await.is_err());
    assert_eq!((stage.openings(), stage.open()), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_is_closed_or_paused_before_it_began_asks_for_nothing() {
    let stage = Stage::new([Answer::events(event(1) + END, Then::Stays)]);
    let mut stream = numbers().open_lazily(&stage.client()).unwrap();
    stream.handle().close();
    assert!(stream.next().await.is_none());
    assert_eq!(stage.openings(), 0);

    let mut stream = numbers().open_lazily(&stage.client()).unwrap();
    stream.handle().pause();
    assert!(timeout(Duration::from_secs(60), stream.next()).await.is_err());
    assert_eq!((stream.handle().state(), stage.openings()), (StreamState::Paused, 0));
    stream.handle().resume();
    assert_eq!(all(stream).await, [1]);
}

#[tokio::test(start_paused = true)]
async fn what_is_told_at_the_opening_holds() {
    let stage =
        Stage::new([Answer::events(event(1), Then::Stays), Answer::events(event(1) + END, Then::Stays)]);
    let mut stream = numbers().open_lazily(&stage.client()).unwrap().with_lifecycle();
    let handle = stream.handle();
    assert!(matches!(stream.next().await, Some(Ok(StreamEvent::Opened))));
    assert_eq!(handle.state(), StreamState::Open);
    handle.pause();
    assert!(timeout(Duration::from_secs(60), stream.next()).await.is_err());
    assert_eq!((handle.state(), stage.open()), (StreamState::Paused, 0));
    handle.resume();
    assert_eq!(told(stream).await[..2], ["opened", "1"]);
}

#[tokio::test(start_paused = true)]
async fn a_stream_may_be_told_anything_from_another_thread_while_it_is_polled() {
    // Whatever the order in which the two meet, the end is the end.
    for _ in 0..200 {
        let (sender, live) = Answer::live();
        let stage = Stage::new([live]);
        let mut stream = numbers().open(&stage.client()).await.unwrap();
        let handle = stream.handle();
        let other = std::thread::spawn(move || {
            for n in 1..=20 {
                let _ = sender.send(event(n).into());
            }
            handle.close();
        });
        let mut last = 0;
        while let Some(item) = stream.next().await {
            let n = item.unwrap().n;
            assert_eq!(n, last + 1);
            last = n;
        }
        other.join().unwrap();
        assert_eq!(stage.open(), 0);
    }
}

/// A layer that is ready only some time after its last call, as one that limits a rate.
#[derive(Clone, Copy)]
struct Slow;

struct SlowService<S> {
    inner: S,
    rest: Option<Pin<Box<Sleep>>>,
}

impl<S> Layer<S> for Slow {
    type Service = SlowService<S>;

    fn layer(&self, inner: S) -> SlowService<S> {
        SlowService { inner, rest: None }
    }
}

impl<S: Service<R>, R> Service<R> for SlowService<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        if let Some(rest) = &mut self.rest {
            ready!(rest.as_mut().poll(cx));
        }
        self.rest = None;
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: R) -> S::Future {
        self.rest = Some(Box::pin(sleep(Duration::from_secs(1))));
        self.inner.call(request)
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_nobody_polls_does_not_keep_others_from_the_client() {
    let stage = Stage::new((0..3).map(|_| Answer::events(END, Then::Stays)));
    let client = Client::builder().layer(Slow).transport(stage.clone()).build().unwrap();
    drop(numbers().open(&client).await.unwrap());
    // It waits for the layer, and is left alone.
    let mut left = numbers().open_lazily(&client).unwrap();
    assert!(timeout(MOMENT, left.next()).await.is_err());
    let opened = timeout(Duration::from_secs(5), numbers().open(&client)).await;
    assert!(opened.is_ok_and(|opened| opened.is_ok()), "the client was blocked");
    assert_eq!(all(left).await, [0; 0]);
}
