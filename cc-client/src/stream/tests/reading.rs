//! What a connection that holds gives.

use super::stage::Then;
use super::*;

#[tokio::test(start_paused = true)]
async fn items_come_in_order_until_the_server_ends_the_stream() {
    let stage = Stage::new([Answer::events(events(1..=3) + HEARTBEAT + &event(4) + END, Then::Stays)]);
    let stream = numbers().open(&stage.client()).await.unwrap();
    let handle = stream.handle();
    assert_eq!(handle.state(), StreamState::Open);
    assert_eq!(all(stream).await, [1, 2, 3, 4]);
    assert_eq!(handle.state(), ended_by_server());
    assert_eq!((stage.openings(), stage.open()), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn events_of_other_names_are_passed_over() {
    let noise = "data: {\"n\":7}\n\nevent: OTHER\nid: 9\ndata: {\"n\":8}\n\n: comment\n\nevent: NUMBER\n\n";
    let stage = Stage::new([Answer::events([noise, &event(1), noise, END].concat(), Then::Stays)]);
    let stream = numbers().open(&stage.client()).await.unwrap();
    let handle = stream.handle();
    assert_eq!(all(stream).await, [1]);
    assert_eq!(handle.last_event_id().as_deref(), Some("1:0"));
}

#[tokio::test(start_paused = true)]
async fn an_item_that_does_not_fit_is_an_error_in_its_place() {
    let broken = "event: NUMBER\nid: 2:0\ndata: {\"n\":\"secret\"}\n\n";
    let stage = Stage::new([Answer::events([&event(1), broken, &event(3), END].concat(), Then::Stays)]);
    let mut stream = numbers().open(&stage.client()).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().n, 1);
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.route().map(Route::function), Some("numbers"));
    assert!(error.to_string().contains("at n: ") && !error.to_string().contains("secret"), "{error}");
    assert_eq!(stream.handle().last_event_id().as_deref(), Some("2:0"));
    assert_eq!(all(stream).await, [3]);
}

#[tokio::test(start_paused = true)]
async fn an_event_that_is_too_long_is_an_error_in_its_place() {
    let long = format!("event: NUMBER\nid: 2:0\ndata: {{\"n\":2,\"x\":\"{}\"}}\n\n", "x".repeat(2000));
    let stage = Stage::new([Answer::events([&event(1), &long, &event(3), END].concat(), Then::Stays)]);
    let mut stream = numbers().event_limit(1000).open(&stage.client()).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().n, 1);
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert!(error.to_string().contains("`event_limit`"), "{error}");
    assert_eq!(all(stream).await, [3]);
}

#[tokio::test(start_paused = true)]
async fn the_cursor_is_that_of_the_last_delivered_event() {
    let heartbeat_with_id = "event: HEARTBEAT\nid: 99\ndata:\n\n";
    let without_id = "event: NUMBER\ndata: {\"n\":2}\n\n";
    let empty_id = "event: NUMBER\nid:\ndata: {\"n\":3}\n\n";
    let text = [&event(1), heartbeat_with_id, without_id, empty_id, &event(4)].concat();
    let stage = Stage::new([Answer::events(text, Then::Stays)]);
    let mut stream = numbers().open(&stage.client()).await.unwrap();
    let handle = stream.handle();
    assert_eq!(handle.last_event_id(), None);
    for cursor in ["1:0", "1:0", "1:0", "4:0"] {
        stream.next().await.unwrap().unwrap();
        assert_eq!(handle.last_event_id().as_deref(), Some(cursor));
    }
}

#[tokio::test(start_paused = true)]
async fn only_what_is_wanted_is_yielded_and_everything_counts() {
    let stage = Stage::new([Answer::events(events(1..=9), Then::Stays)]);
    let call = with_limit(6).only(|item| item.n % 2 == 0).only(|item| item.n > 2);
    let stream = call.open(&stage.client()).await.unwrap();
    let handle = stream.handle();
    assert_eq!(all(stream).await, [4, 6]);
    assert_eq!(handle.state(), StreamState::Closed(CloseReason::LimitReached));
}

#[tokio::test(start_paused = true)]
async fn the_lifecycle_shows_what_the_items_do_not() {
    let stage = Stage::new([
        Answer::events(event(1) + HEARTBEAT, Then::Breaks),
        Answer::Refused(503, vec![]),
        Answer::events(event(2) + END, Then::Stays),
    ]);
    let stream = numbers().reconnect(steady()).open(&stage.client()).await.unwrap();
    let expected = [
        "opened",
        "1",
        "heartbeat",
        "retry 1 in 1s: SSE /v4/numbers: the connection broke",
        "retry 2 in 1s: SSE /v4/numbers: 503 Service Unavailable",
        "opened",
        "2",
        "closed: ended by the server: UNTIL_REACHED",
    ];
    assert_eq!(told(stream.with_lifecycle()).await, expected);
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_waits_to_be_polled_does_nothing_before() {
    let stage = Stage::new([Answer::events(event(1) + END, Then::Stays)]);
    let stream = numbers().open_lazily(&stage.client()).unwrap();
    assert_eq!((stream.handle().state(), stage.openings()), (StreamState::Init, 0));
    assert_eq!(all(stream).await, [1]);
}

#[test]
fn streams_and_handles_go_to_other_threads() {
    fn is_sent_and_shared<T: Send + Sync + Unpin>() {}
    is_sent_and_shared::<EventStream<Numbered>>();
    is_sent_and_shared::<Lifecycle<Numbered>>();
    is_sent_and_shared::<crate::stream::Open<Numbered>>();
    is_sent_and_shared::<crate::stream::StreamHandle>();
    fn is_sent<T: Send>() {}
    is_sent::<StreamCall<Numbered>>();
}
