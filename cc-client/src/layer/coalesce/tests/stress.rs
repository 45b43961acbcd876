//! Many tasks on several threads, some of which give up.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response};
use tokio::task::{JoinSet, yield_now};
use tower_service::Service;

use super::stage;
use crate::layer::HttpFuture;
use crate::layer::coalesce::CoalesceLayer;
use crate::{Body, BoxError, Layer};

/// Answers after a few turns with the number of the request, and sees that no path is asked for
/// twice at a time.
#[derive(Clone, Default)]
struct Server {
    running: Arc<[AtomicUsize; PATHS]>,
    most: Arc<AtomicUsize>,
    sent: Arc<AtomicUsize>,
    /// Every so many requests, one panics.
    panics: Option<usize>,
}

const PATHS: usize = 3;

/// Counts down when it is dropped.
struct Running(Server, usize);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.running[self.1].fetch_sub(1, Ordering::SeqCst);
    }
}

impl Service<Request<Body>> for Server {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = HttpFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> HttpFuture {
        let path: usize = request.uri().path()[1..].parse().unwrap();
        let running = self.running[path].fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(running, Ordering::SeqCst);
        let number = self.sent.fetch_add(1, Ordering::SeqCst);
        let guard = Running(self.clone(), path);
        let panics = self.panics.is_some_and(|each| number % each == each - 1);
        Box::pin(async move {
            for _ in 0..number % 7 {
                yield_now().await;
            }
            if number.is_multiple_of(5) {
                tokio::time::sleep(Duration::from_micros(50)).await;
            }
            assert!(!panics, "as told");
            drop(guard);
            Ok(Response::new(Body::from(path.to_string())))
        })
    }
}

/// Every call that is not given up is answered, with what it asked for.
async fn storm(server: Server, rounds: usize) {
    let service = CoalesceLayer::new().layer(server.clone());
    let (answered, panicked) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    for round in 0..rounds {
        let mut calls = JoinSet::new();
        let kept = 16;
        for number in 0..2 * kept {
            let path = (number + round) % PATHS;
            let mut call = stage::send(&service, stage::get(&format!("/{path}")));
            let (answered, gives_up) = (Arc::clone(&answered), number % 2 == 1);
            calls.spawn(async move {
                if gives_up {
                    // Polled a few times, then dropped wherever it is.
                    for _ in 0..number % 4 {
                        let polled = std::future::poll_fn(|cx| Poll::Ready(call.as_mut().poll(cx)));
                        if polled.await.is_ready() {
                            return;
                        }
                        yield_now().await;
                    }
                    return;
                }
                assert_eq!(stage::text(call.await.unwrap()), path.to_string());
                answered.fetch_add(1, Ordering::SeqCst);
            });
        }
        let joined = async {
            while let Some(joined) = calls.join_next().await {
                if let Err(error) = joined {
                    assert!(error.is_panic() && server.panics.is_some());
                    panicked.fetch_add(1, Ordering::SeqCst);
                }
            }
        };
        // Far more than it takes: a call that nobody wakes would wait for ever.
        tokio::time::timeout(Duration::from_secs(30), joined).await.unwrap();
        assert_eq!(service.table.len(), 0);
    }
    let (answered, panicked) = (answered.load(Ordering::SeqCst), panicked.load(Ordering::SeqCst));
    assert!(answered + panicked >= 16 * rounds && answered <= 16 * rounds, "{answered} and {panicked}");
    assert_eq!(server.most.load(Ordering::SeqCst), 1, "the same was asked for twice at a time");
    let sent = server.sent.load(Ordering::SeqCst);
    assert!(sent < 32 * rounds, "{sent} requests for {} calls", 32 * rounds);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_call_is_lost_when_others_give_up() {
    storm(Server::default(), 300).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_call_is_lost_when_others_panic() {
    storm(Server { panics: Some(10), ..Server::default() }, 60).await;
}
