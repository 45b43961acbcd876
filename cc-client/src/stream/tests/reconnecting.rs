//! Breaking and going on.

use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::stage::{Asked, Then};
use super::*;

fn asked(query: &str, last_event_id: Option<&str>) -> Asked {
    Asked { query: query.to_owned(), last_event_id: last_event_id.map(str::to_owned) }
}

#[tokio::test(start_paused = true)]
async fn a_broken_stream_goes_on_behind_the_last_item() {
    for then in [Then::Breaks, Then::Ends] {
        let stage = Stage::new([
            Answer::events(events(1..=2) + "event: NUMBER\nid: 3:0\ndata: {\"n", then),
            Answer::Fails(Error::connect("refused")),
            Answer::events(events(3..=4), then),
            Answer::Refused(429, vec![("retry-after", "2")]),
            Answer::events(END, then),
        ]);
        let stream = numbers().reconnect(steady()).open(&stage.client()).await.unwrap();
        let handle = stream.handle();
        assert_eq!(all(stream).await, [1, 2, 3, 4]);
        assert_eq!(handle.state(), ended_by_server());
        let cursors: Vec<_> = stage.asked().into_iter().map(|asked| asked.last_event_id).collect();
        let [two, four] = ["2:0", "4:0"].map(|id| Some(id.to_owned()));
        assert_eq!(cursors, [None, two.clone(), two, four.clone(), four]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_limit_counts_across_connections_and_ends_here() {
    let stage = Stage::new([
        Answer::events(events(1..=2), Then::Breaks),
        Answer::events(events(3..=5), Then::Breaks),
    ]);
    let call = super::super::set_stream_query(with_limit(5), "since", crate::argument::Value::Text("noon"));
    let stream = call.reconnect(steady()).open(&stage.client()).await.unwrap();
    let handle = stream.handle();
    assert_eq!(all(stream).await, [1, 2, 3, 4, 5]);
    assert_eq!(handle.state(), StreamState::Closed(CloseReason::LimitReached));
    let expected = [asked("limit=5&since=noon", None), asked("since=noon&limit=3", Some("2:0"))];
    assert_eq!(stage.asked(), expected);
    assert_eq!(stage.open(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_limit_of_nothing_asks_for_nothing() {
    let stage = Stage::new([]);
    let stream = with_limit(0).open(&stage.client()).await.unwrap();
    assert_eq!(stream.handle().state(), StreamState::Closed(CloseReason::LimitReached));
    assert_eq!(all(stream).await, [0; 0]);
    assert_eq!(stage.openings(), 0);
}

#[tokio::test(start_paused = true)]
async fn what_the_server_sends_once_more_is_dropped() {
    let stage = Stage::new([
        Answer::events(events(1..=5), Then::Breaks),
        Answer::events(events(2..=7), Then::Breaks),
        Answer::events(events(6..=8) + END, Then::Stays),
    ]);
    let stream = numbers().reconnect(steady()).open(&stage.client()).await.unwrap();
    assert_eq!(all(stream).await, Vec::from_iter(1..=8));
}

#[tokio::test(start_paused = true)]
async fn replays_do_not_use_up_the_limit() {
    let limit_reached = "event: END_OF_STREAM\ndata: {\"endedBy\":\"LIMIT\"}\n\n";
    let stage = Stage::new([
        Answer::events(events(1..=6), Then::Breaks),
        // Four were asked for, and two of the four are old.
        Answer::events(events(5..=8) + limit_reached, Then::Ends),
        Answer::events(events(9..=10), Then::Stays),
    ]);
    let stream = with_limit(10).reconnect(steady()).open(&stage.client()).await.unwrap();
    assert_eq!(all(stream).await, Vec::from_iter(1..=10));
}

#[tokio::test(start_paused = true)]
async fn a_server_that_sends_nothing_but_replays_is_believed_when_it_ends() {
    let stage = Stage::new([
        Answer::events(events(1..=6), Then::Breaks),
        Answer::events(events(5..=6) + END, Then::Ends),
        // More was asked for, and there is no more.
        Answer::events(events(5..=6) + END, Then::Ends),
    ]);
    let stream = with_limit(8).reconnect(steady()).open(&stage.client()).await.unwrap();
    let handle = stream.handle();
    assert_eq!(all(stream).await, Vec::from_iter(1..=6));
    assert_eq!(handle.state(), ended_by_server());
    assert_eq!(stage.asked()[2], asked("limit=4", Some("6:0")));
}

#[tokio::test(start_paused = true)]
async fn another_process_goes_on_where_one_stopped() {
    let stage = Stage::new([Answer::events(events(7..=9) + END, Then::Stays)]);
    let stream = numbers().last_event_id("7:0").open(&stage.client()).await.unwrap();
    assert_eq!(stream.handle().last_event_id().as_deref(), Some("7:0"));
    assert_eq!(all(stream).await, [8, 9]);
    assert_eq!(stage.asked(), [asked("", Some("7:0"))]);
}

#[tokio::test(start_paused = true)]
async fn what_does_not_pass_ends_the_stream_at_once() {
    for status in [400, 401, 403, 404, 301, 202, 204] {
        let stage = Stage::new([Answer::Refused(status, vec![])]);
        let error = numbers().open(&stage.client()).await.unwrap_err();
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(stage.openings(), 1);

        let stage = Stage::new([Answer::events(event(1), Then::Ends), Answer::Refused(status, vec![])]);
        let mut stream = numbers().open(&stage.client()).await.unwrap();
        assert!(stream.next().await.unwrap().is_ok());
        let error = stream.next().await.unwrap().unwrap_err();
        let reason = CloseReason::Failed { kind: error.kind(), message: error.to_string() };
        assert_eq!(stream.handle().state(), StreamState::Closed(reason));
        assert!(stream.next().await.is_none());
    }
}

#[tokio::test(start_paused = true)]
async fn another_content_type_is_tried_again_and_never_in_a_hurry() {
    let answers = (0..5).map(|_| Answer::Other("text/html; charset=utf-8"));
    let stage = Stage::new(answers.chain([Answer::events(END, Then::Stays)]));
    let start = Instant::now();
    let stream = numbers().reconnect(steady()).open(&stage.client()).await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(5));
    assert_eq!(all(stream).await, [0; 0]);

    // It is no sign of life, so the tries in a row are counted.
    let stage = Stage::new((0..5).map(|_| Answer::Other("text/html")));
    let error = numbers().reconnect(steady().max_retries(2)).open(&stage.client()).await.unwrap_err();
    assert_eq!((error.kind(), stage.openings()), (ErrorKind::Protocol, 3));
}

#[tokio::test(start_paused = true)]
async fn a_server_that_lets_in_and_drops_is_not_hammered() {
    let answers = (0..20).map(|_| Answer::events("", Then::Ends));
    let stage = Stage::new(answers);
    let reconnect = Reconnect::default().jitter(0.0).max_retries(10);
    let mut stream = numbers().reconnect(reconnect).open(&stage.client()).await.unwrap();
    let start = Instant::now();
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 11));
    assert_eq!(stage.openings(), 11);
    let waits: Duration = (1..=10).map(|retry| reconnect.longest_wait(retry)).sum();
    assert_eq!(start.elapsed().as_secs(), waits.as_secs());
}

#[tokio::test(start_paused = true)]
async fn a_sign_of_life_begins_the_count_anew() {
    for life in [event(1).as_str(), HEARTBEAT] {
        let answers = (0..6).map(|_| Answer::events(life, Then::Breaks));
        let stage = Stage::new(answers.chain([Answer::Refused(404, vec![])]));
        let reconnect = steady().max_retries(1);
        let mut stream = numbers().reconnect(reconnect).open(&stage.client()).await.unwrap();
        while let Some(Ok(_)) = stream.next().await {}
        assert_eq!(stage.openings(), 7);
    }
}

#[tokio::test(start_paused = true)]
async fn without_reconnection_a_break_is_the_end() {
    let stage = Stage::new([Answer::events(event(1), Then::Breaks)]);
    let mut stream = numbers().reconnect(Reconnect::never()).open(&stage.client()).await.unwrap();
    assert!(stream.next().await.unwrap().is_ok());
    assert_eq!(stream.next().await.unwrap().unwrap_err().kind(), ErrorKind::Transport);
    assert!(stream.next().await.is_none());
    assert_eq!(stage.openings(), 1);
}

#[tokio::test(start_paused = true)]
async fn silence_is_noticed_and_any_byte_is_a_sign_of_life() {
    let (sender, live) = Answer::live();
    let stage = Stage::new([live, Answer::events(END, Then::Stays)]);
    let stream = numbers().reconnect(steady()).open(&stage.client()).await.unwrap();
    let start = Instant::now();
    let reader = tokio::spawn(told(stream.with_lifecycle()));
    // One event, so slow that it takes longer than the limit, byte by byte.
    for byte in event(1).bytes() {
        tokio::time::sleep(Duration::from_secs(3)).await;
        sender.send(bytes::Bytes::copy_from_slice(&[byte])).unwrap();
    }
    let told = reader.await.unwrap();
    assert_eq!(told[1], "1");
    assert!(told[2].contains("the server was silent for longer than 4s"), "{told:?}");
    let expected = Duration::from_secs(3 * event(1).len() as u64 + 4 + 1);
    assert!(start.elapsed() >= expected && start.elapsed() < expected + Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn a_slow_consumer_is_not_the_servers_silence() {
    let (sender, live) = Answer::live();
    let stage = Stage::new([live]);
    let mut stream = numbers().open(&stage.client()).await.unwrap().with_lifecycle();
    assert!(matches!(stream.next().await, Some(Ok(StreamEvent::Opened))));
    for n in 1..=5 {
        // It listens, then has other things to do for longer than the limit.
        assert!(timeout(Duration::from_secs(1), stream.next()).await.is_err());
        tokio::time::sleep(Duration::from_secs(60)).await;
        sender.send(event(n).into()).unwrap();
        assert!(matches!(stream.next().await, Some(Ok(StreamEvent::Item(item))) if item.n == n));
    }
    assert_eq!(stage.openings(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_opening_has_a_time_limit() {
    let stage = Stage::new([Answer::Silence, Answer::events(END, Then::Stays)]);
    let start = Instant::now();
    let stream = numbers().reconnect(steady()).open_lazily(&stage.client()).unwrap();
    let told = told(stream.with_lifecycle()).await;
    assert_eq!(told[0], "retry 1 in 1s: SSE /v4/numbers: opening the stream took longer than 10s");
    assert_eq!(start.elapsed().as_secs(), 11);
}

#[tokio::test(start_paused = true)]
async fn an_open_stream_outlives_every_limit_of_calls() {
    let (sender, live) = Answer::live();
    let stage = Stage::new([live]);
    let client = Client::builder()
        .timeout(Duration::from_secs(1))
        .attempt_timeout(Duration::from_secs(1))
        .response_limit(1)
        .transport(stage.clone())
        .build()
        .unwrap();
    let mut stream = numbers().heartbeat_timeout(None).open(&client).await.unwrap();
    tokio::time::sleep(Duration::from_secs(86_400)).await;
    sender.send(event(1).into()).unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().n, 1);
}

#[tokio::test(start_paused = true)]
async fn the_server_may_set_the_first_wait() {
    let stage = Stage::new([
        Answer::events("retry: 7000\n\n".to_owned() + &event(1), Then::Breaks),
        Answer::events(END, Then::Stays),
    ]);
    let reconnect = Reconnect::default().jitter(0.0);
    let stream = numbers().reconnect(reconnect).open(&stage.client()).await.unwrap();
    let told = told(stream.with_lifecycle()).await;
    assert!(told[2].starts_with("retry 1 in 7s: "), "{told:?}");
}

#[tokio::test(start_paused = true)]
async fn an_id_that_is_no_header_is_an_id_but_no_cursor() {
    let odd = "event: NUMBER\nid: a\u{1b}b\ndata: {\"n\":2}\n\n";
    let stage = Stage::new([
        Answer::events(event(1) + odd, Then::Breaks),
        Answer::events(odd.to_owned() + &event(3) + END, Then::Stays),
    ]);
    let stream = numbers().reconnect(steady()).open(&stage.client()).await.unwrap();
    assert_eq!(all(stream).await, [1, 2, 3]);
    assert_eq!(stage.asked()[1].last_event_id.as_deref(), Some("1:0"));
}

#[tokio::test(start_paused = true)]
async fn what_is_passed_over_lets_others_run() {
    let at_once = Reconnect::default().backoff(Duration::ZERO, 1.0, Duration::ZERO);
    let unwanted = Answer::events(events(1..=5_000) + END, Then::Stays);
    let replays = [events(1..=200), events(1..=200).repeat(20) + END];
    let [first, then] = replays.map(|text| Answer::events(text, Then::Ends));
    let noise = "event: OTHER\ndata: {}\n\n".repeat(5_000) + END;
    for (answers, call) in [
        (vec![Answer::events(noise, Then::Stays)], numbers()),
        (vec![unwanted], numbers().only(|_| false)),
        (vec![first, then], numbers().only(|item| item.n > 200).reconnect(at_once)),
    ] {
        let stage = Stage::new(answers);
        let mut stream = call.open(&stage.client()).await.unwrap();
        let turns = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let seen = std::sync::Arc::clone(&turns);
        let other = tokio::spawn(async move {
            loop {
                seen.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                tokio::task::yield_now().await;
            }
        });
        assert!(stream.next().await.is_none());
        other.abort();
        assert!(turns.load(std::sync::atomic::Ordering::SeqCst) > 5);
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_asks_for_time_is_given_it() {
    let stage = Stage::new([
        Answer::Refused(429, vec![("retry-after", "20")]),
        Answer::Refused(503, vec![("retry-after", "7200")]),
    ]);
    let stream = numbers().reconnect(steady()).open_lazily(&stage.client()).unwrap();
    let told = told(stream.with_lifecycle()).await;
    assert!(told[0].starts_with("retry 1 in 20s: "), "{told:?}");
    assert!(told[1].starts_with("error: ") && told[2].starts_with("closed: "), "{told:?}");
}

#[tokio::test(start_paused = true)]
async fn a_server_may_ask_for_longer_waits_and_not_for_shorter_ones() {
    let hurry = Answer::events("retry: 0\n\n".to_owned() + &event(1), Then::Breaks);
    let stage = Stage::new([hurry, Answer::events(END, Then::Stays)]);
    let stream = numbers().reconnect(steady()).open(&stage.client()).await.unwrap();
    let told = told(stream.with_lifecycle()).await;
    assert!(told[2].starts_with("retry 1 in 1s: "), "{told:?}");
}

#[tokio::test(start_paused = true)]
async fn an_event_that_is_too_long_and_never_ends_is_no_sign_of_life() {
    let long = format!("event: NUMBER\ndata: {}", "x".repeat(2000));
    let stage = Stage::new((0..9).map(|_| Answer::events(long.clone(), Then::Breaks)));
    let call = numbers().event_limit(1000).reconnect(steady().max_retries(2));
    let mut stream = call.open(&stage.client()).await.unwrap();
    while stream.next().await.is_some() {}
    assert_eq!(stage.openings(), 3);
}

#[test]
fn a_cursor_that_is_no_header_is_told_before_anything_is_sent() {
    let error = numbers().last_event_id("a\nb").open_lazily(&Stage::new([]).client()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidCall);
}

#[tokio::test(start_paused = true)]
async fn a_stream_may_have_all_settings_of_its_own() {
    let stage = Stage::new([Answer::Silence]);
    let settings = crate::stream::StreamSettings::js_legacy();
    let error = numbers().settings(settings).open(&stage.client()).await.unwrap_err();
    assert!(error.to_string().ends_with("opening the stream took longer than 5s"), "{error}");
    assert_eq!(stage.openings(), 1);
}
