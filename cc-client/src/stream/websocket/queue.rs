//! What waits for a busy consumer, bounded.

use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};

use crate::stream::connection::Step;

/// How many messages wait at most.
const MESSAGES: usize = 1024;

/// How many bytes of messages wait at most; one that is longer waits alone.
const BYTES: usize = 4 * 1024 * 1024;

/// The socket's end.
pub(super) struct Sender {
    steps: mpsc::Sender<Waiting>,
    bytes: Arc<Semaphore>,
}

/// The consumer's end.
pub(super) struct Receiver {
    steps: mpsc::Receiver<Waiting>,
}

struct Waiting {
    step: Step,
    /// The room that it takes, given back when it is taken out.
    _room: Option<OwnedSemaphorePermit>,
}

/// The consumer has let go.
#[derive(Debug)]
pub(super) struct LetGo;

pub(super) fn bounded() -> (Sender, Receiver) {
    let (sender, receiver) = mpsc::channel(MESSAGES);
    (Sender { steps: sender, bytes: Arc::new(Semaphore::new(BYTES)) }, Receiver { steps: receiver })
}

impl Sender {
    /// Waits for room.
    pub(super) async fn send(&self, step: Step) -> Result<(), LetGo> {
        let room = match &step {
            Step::Item { data, .. } => {
                let bytes = u32::try_from(data.len().min(BYTES)).unwrap_or(u32::MAX);
                let room = Arc::clone(&self.bytes).acquire_many_owned(bytes);
                let let_go = self.steps.closed();
                Some(first(room, let_go).await?.map_err(|_| LetGo)?)
            }
            _ => None,
        };
        self.steps.send(Waiting { step, _room: room }).await.map_err(|_| LetGo)
    }

    /// Leaves it out if there is no room.
    pub(super) fn offer(&self, step: Step) {
        drop(self.steps.try_send(Waiting { step, _room: None }));
    }

    /// Is ready when the consumer has let go.
    pub(super) async fn let_go(&self) {
        self.steps.closed().await;
    }
}

impl Receiver {
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Step>> {
        self.steps.poll_recv(cx).map(|waiting| waiting.map(|waiting| waiting.step))
    }
}

/// The output of a future, unless the other one is done first.
pub(super) async fn first<T>(wanted: impl Future<Output = T>, stop: impl Future) -> Result<T, LetGo> {
    let mut wanted = std::pin::pin!(wanted);
    let mut stop = std::pin::pin!(stop);
    std::future::poll_fn(|cx| {
        if stop.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Err(LetGo));
        }
        wanted.as_mut().poll(cx).map(Ok)
    })
    .await
}
