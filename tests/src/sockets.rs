//! The WebSockets of platform events.

use bytes::Bytes;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{mpsc, watch};
use tokio_tungstenite::tungstenite::Message;

/// The letter that fills oversized messages.
const FILLING: &str = "x";

/// What a test says to the clients of the events socket, and what they said.
///
/// Given by [`Platform::sockets`](crate::Platform::sockets). Whatever is sent goes to all sockets that are
/// [open](Self::open) at that time, which are those whose client was let in, and is not kept for others; each
/// method says how many there were.
///
/// ```
/// use platform_double::{Options, Platform};
/// use serde_json::json;
///
/// # tokio::runtime::Runtime::new().unwrap().block_on(async {
/// let platform = Platform::start_with(Options::default().heartbeats_by_hand());
/// let sockets = platform.sockets();
/// // … a client connects: sockets.open_reach(1).await …
/// sockets.event(&json!({ "event": "DEPLOYMENT_SUCCESS", "data": { "appId": "app_1" } }));
/// platform.heartbeat(); // … and the client answers: sockets.pongs_reach(1).await …
/// sockets.close(1012, "service restart");
/// # });
/// ```
#[derive(Debug, Clone)]
pub struct Sockets(Arc<Registry>);

/// All sockets, and what came from them.
#[derive(Debug)]
pub(crate) struct Registry {
    speakers: Mutex<Vec<(u64, mpsc::UnboundedSender<Command>)>>,
    messages: Mutex<Vec<String>>,
    entered: watch::Sender<u64>,
    open: watch::Sender<usize>,
    pongs: watch::Sender<usize>,
    ping_answers: watch::Sender<usize>,
}

impl Default for Registry {
    fn default() -> Self {
        Self {
            speakers: Mutex::default(),
            messages: Mutex::default(),
            entered: watch::Sender::new(0),
            open: watch::Sender::new(0),
            pongs: watch::Sender::new(0),
            ping_answers: watch::Sender::new(0),
        }
    }
}

/// What a conversation is told to do.
#[derive(Debug, Clone)]
pub(crate) enum Command {
    Send(Message),
    /// The heartbeat of the API, whatever it says.
    Heartbeat,
    Close(u16, String),
    Cut,
    Reset,
    Silence,
}

/// The place of a socket in the registry, for as long as it is open.
#[derive(Debug)]
pub(crate) struct Membership {
    registry: Arc<Registry>,
    number: u64,
}

impl Registry {
    /// A socket whose client was let in: from now on it hears what is sent.
    pub(crate) fn enter(self: &Arc<Self>) -> (Membership, mpsc::UnboundedReceiver<Command>) {
        let (speaker, listener) = mpsc::unbounded_channel();
        self.entered.send_modify(|entered| *entered += 1);
        let number = *self.entered.borrow();
        let mut speakers = lock(&self.speakers);
        speakers.push((number, speaker));
        self.open.send_replace(speakers.len());
        drop(speakers);
        (Membership { registry: Arc::clone(self), number }, listener)
    }

    /// Notes a message of a client.
    pub(crate) fn heard(&self, message: &Message) {
        match message {
            Message::Text(text) => {
                lock(&self.messages).push(text.to_string());
                if is_pong(text) {
                    self.pongs.send_modify(|pongs| *pongs += 1);
                }
            }
            Message::Pong(_) => self.ping_answers.send_modify(|answers| *answers += 1),
            _ => {}
        }
    }

    /// Tells every open socket, and says how many these are.
    pub(crate) fn tell(&self, command: &Command) -> usize {
        let speakers = lock(&self.speakers);
        speakers.iter().filter(|(_, speaker)| speaker.send(command.clone()).is_ok()).count()
    }
}

impl Drop for Membership {
    fn drop(&mut self) {
        let mut speakers = lock(&self.registry.speakers);
        speakers.retain(|(number, _)| *number != self.number);
        self.registry.open.send_replace(speakers.len());
    }
}

impl Sockets {
    pub(crate) fn new(registry: Arc<Registry>) -> Self {
        Self(registry)
    }

    /// How many sockets are open: their client was let in, and neither side has ended them.
    pub fn open(&self) -> usize {
        *self.0.open.borrow()
    }

    /// Waits until exactly `count` sockets are open.
    pub async fn open_reach(&self, count: usize) {
        // `self` holds the sender, so the wait cannot end otherwise. So it is below.
        let _ = self.0.open.subscribe().wait_for(|&open| open == count).await;
    }

    /// Sends an event. Its field `data` becomes a JSON text if it is not one already, as on the platform.
    pub fn event(&self, event: &Value) -> usize {
        let mut event = event.clone();
        if let Some(data) = event.get_mut("data").filter(|data| !data.is_string()) {
            *data = data.to_string().into();
        }
        self.text(event.to_string())
    }

    /// Sends a text message as it is.
    pub fn text(&self, text: impl Into<String>) -> usize {
        self.send(Message::text(text.into()))
    }

    /// Sends a text message of `length` letters `x`.
    pub fn oversized(&self, length: usize) -> usize {
        self.text(FILLING.repeat(length))
    }

    /// Sends a binary message.
    pub fn binary(&self, bytes: impl Into<Bytes>) -> usize {
        self.send(Message::Binary(bytes.into()))
    }

    /// Sends a WebSocket Ping (RFC 6455 §5.5.2), which is not the heartbeat of the API.
    pub fn ping(&self, bytes: impl Into<Bytes>) -> usize {
        self.send(Message::Ping(bytes.into()))
    }

    /// Sends a Close frame (RFC 6455 §5.5.1) and waits for the client's.
    pub fn close(&self, code: u16, reason: &str) -> usize {
        self.0.tell(&Command::Close(code, reason.to_owned()))
    }

    /// Closes the connections without a Close frame.
    pub fn cut(&self) -> usize {
        self.0.tell(&Command::Cut)
    }

    /// Resets the connections.
    pub fn reset(&self) -> usize {
        self.0.tell(&Command::Reset)
    }

    /// Says nothing more, neither heartbeats nor answers; the connections stay open until the clients leave.
    pub fn silence(&self) -> usize {
        self.0.tell(&Command::Silence)
    }

    /// The text messages that came from clients, behind the one with their credentials, pongs included.
    pub fn messages(&self) -> Vec<String> {
        lock(&self.0.messages).clone()
    }

    /// How many heartbeats were answered (`{"type":"heartbeat","heartbeat_msg":"pong"}`), on all sockets.
    pub fn pongs(&self) -> usize {
        *self.0.pongs.borrow()
    }

    /// Waits until at least `count` heartbeats were answered.
    pub async fn pongs_reach(&self, count: usize) {
        let _ = self.0.pongs.subscribe().wait_for(|&pongs| pongs >= count).await;
    }

    /// Waits until at least `count` WebSocket Pings were answered with a Pong frame.
    pub async fn ping_answers_reach(&self, count: usize) {
        let _ = self.0.ping_answers.subscribe().wait_for(|&answers| answers >= count).await;
    }

    fn send(&self, message: Message) -> usize {
        self.0.tell(&Command::Send(message))
    }
}

fn is_pong(text: &str) -> bool {
    let pong = json!({ "type": "heartbeat", "heartbeat_msg": "pong" });
    serde_json::from_str::<Value>(text).is_ok_and(|message| message == pong)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
