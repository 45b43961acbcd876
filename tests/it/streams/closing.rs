//! What is ended leaves nothing behind: no connection, no task.

use std::pin::pin;
use std::time::Duration;

use futures_util::future::select;
use tokio::runtime::Handle;
use tokio::time::timeout;

use super::server::{Ending, Play, Server, event, numbers_for};
use super::{all, client, numbers};

/// Waits until no more tasks are alive than there were.
async fn tasks_fall_to(before: usize) {
    let tasks = || Handle::current().metrics().num_alive_tasks();
    timeout(Duration::from_secs(20), async {
        while tasks() > before {
            tokio::task::yield_now().await;
        }
    })
    .await
    .unwrap_or_else(|_| panic!("{} tasks are alive, and {before} were before", tasks()));
}

#[tokio::test]
async fn dropping_a_stream_leaves_no_connection_and_no_task() {
    // In the middle of events, in a silence, before the answer.
    for play in [
        Play::events(event(1).repeat(100), Ending::Silent),
        Play::events("", Ending::Silent),
        Play::raw("", Ending::Silent),
    ] {
        let server = Server::playing([play]).await;
        let client = client(&server.url());
        tokio::task::yield_now().await;
        let before = Handle::current().metrics().num_alive_tasks();
        let mut stream = numbers().open_lazily(&client).unwrap();
        let handle = stream.handle();
        {
            let reading = pin!(async { while stream.next().await.is_some() {} });
            select(reading, pin!(server.connections_reach(1))).await;
        }
        drop(stream);
        server.connections_reach(0).await;
        tasks_fall_to(before).await;
        drop(handle);
    }
}

#[tokio::test]
async fn closing_ends_the_connection_although_nobody_polls_the_stream() {
    let server = Server::playing([Play::events(event(1).repeat(100), Ending::Silent)]).await;
    let client = client(&server.url());
    let mut stream = numbers().open(&client).await.unwrap();
    stream.next().await.unwrap().unwrap();
    server.connections_reach(1).await;
    stream.handle().close();
    server.connections_reach(0).await;
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn pausing_ends_the_connection_and_resuming_goes_on() {
    let server = Server::start(|asked| Play::events(numbers_for(asked, 6, 0), Ending::Silent)).await;
    let client = client(&server.url());
    let mut stream = numbers().open(&client).await.unwrap();
    let handle = stream.handle();
    for n in 1..=3 {
        assert_eq!(stream.next().await.unwrap().unwrap().n, n);
        // Any number of times, in any order.
        handle.pause();
        handle.pause();
        server.connections_reach(0).await;
        handle.resume();
        handle.resume();
    }
    assert_eq!(all(stream).await, [4, 5, 6]);
    assert_eq!(server.asked().len(), 4);
    server.connections_reach(0).await;
}

#[tokio::test]
async fn a_stream_is_ended_from_another_task() {
    let server = Server::playing([Play::events("", Ending::Silent)]).await;
    let client = client(&server.url());
    let stream = numbers().heartbeat_timeout(None).open(&client).await.unwrap();
    let handle = stream.handle();
    let reader = tokio::spawn(all(stream));
    server.connections_reach(1).await;
    handle.close();
    assert_eq!(reader.await.unwrap(), [0; 0]);
    server.connections_reach(0).await;
}
