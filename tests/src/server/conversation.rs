//! The WebSocket of platform events (RFC 6455), from the handshake on.

use super::wire::Wire;
use crate::{
    fault::{Flow, Last, Pace, Step},
    request::Request,
    shared::Shared,
    sockets::{Command, Membership},
};
use futures_util::{SinkExt, StreamExt};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    sync::mpsc::UnboundedReceiver,
    time::{Interval, MissedTickBehavior, interval},
};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        Error, Message,
        protocol::{CloseFrame, Role},
    },
};

type Connection = TokioIo<Upgraded>;
type Socket = WebSocketStream<Connection>;

/// The close code for a client that is not let in: policy violation (RFC 6455 §7.4.1). The platform's own is not
/// known.
const REFUSED: u16 = 1008;

/// One client on the events socket.
#[derive(Debug)]
pub(crate) struct Conversation {
    shared: Arc<Shared>,
    wire: Arc<Wire>,
    handshake: Request,
    flow: Flow,
}

impl Conversation {
    pub(crate) fn new(shared: Arc<Shared>, wire: Arc<Wire>, handshake: Request, pace: Pace) -> Self {
        let flow = match pace {
            Pace::Flowing(flow) => flow,
            Pace::Stalled => Flow::new().stall(),
            Pace::Truncated(_) => Flow::new().cut(),
            Pace::Whole | Pace::Slowed(..) | Pace::Filled(_) => Flow::new().rest(),
        };
        Self { shared, wire, handshake, flow }
    }

    /// Plays the flow, then talks. It ends, and the connection with it, when either side has had enough.
    pub(crate) async fn run(self, upgrade: OnUpgrade) {
        let Ok(upgraded) = upgrade.await else { return };
        let mut connection = TokioIo::new(upgraded);
        for step in &self.flow.steps {
            match step {
                Step::Bytes(bytes) => {
                    // A client that left is noticed later.
                    let _ = connection.write_all(bytes).await;
                    let _ = connection.flush().await;
                }
                Step::Wait(gate) => gate.pass().await,
                Step::Quiet | Step::Events(_) | Step::Part(_) => {
                    self.shared.script.report("a flow on a WebSocket has no events to send".to_owned());
                    return;
                }
            }
        }
        match self.flow.last.unwrap_or(Last::End) {
            Last::Rest => {
                let socket = WebSocketStream::from_raw_socket(connection, Role::Server, None).await;
                // An error is a client that left.
                let _ = self.talk(socket).await;
            }
            Last::End | Last::Cut => {}
            Last::Reset => self.wire.reset(),
            Last::Stall => stay(&mut connection).await,
        }
    }

    async fn talk(&self, mut socket: Socket) -> Result<(), Error> {
        let Some(first) = next_text(&mut socket).await? else { return Ok(()) };
        if let Err(reason) = self.let_in(&first) {
            let error = json!({ "type": "error", "id": 2001, "message": reason });
            socket.send(Message::text(error.to_string())).await?;
            return close(socket, REFUSED, "authentication failed").await;
        }
        // Whoever has seen `socket_ready` hears what is sent from then on.
        let (membership, commands) = self.shared.sockets.enter();
        socket.send(Message::text(json!({ "message_type": "socket_ready" }).to_string())).await?;
        self.serve(socket, membership, commands).await
    }

    /// Checks the first message. The error says what is wrong with it.
    fn let_in(&self, first: &str) -> Result<(), String> {
        let message: Value = serde_json::from_str(first).unwrap_or_default();
        if message["message_type"] != "oauth" {
            return Err("Authentication failed: the first message is not of the type oauth.".to_owned());
        }
        let authorization = message["authorization"].as_str().unwrap_or_default();
        let checked = self.shared.check_socket(&self.handshake, authorization);
        checked.map_err(|reason| format!("Authentication failed: {reason}."))
    }

    async fn serve(
        &self,
        mut socket: Socket,
        membership: Membership,
        mut commands: UnboundedReceiver<Command>,
    ) -> Result<(), Error> {
        let habits = self.shared.streams.habits();
        let mut rhythm = habits.heartbeat.map(rhythm);
        loop {
            let command = tokio::select! {
                command = commands.recv() => command,
                () = tick(&mut rhythm) => Some(Command::Heartbeat),
                message = socket.next() => {
                    let Some(message) = message.transpose()? else { return Ok(()) };
                    self.shared.sockets.heard(&message);
                    continue;
                }
            };
            match command {
                Some(Command::Send(message)) => socket.send(message).await?,
                Some(Command::Heartbeat) => socket.send(Message::text(habits.v2_heartbeat())).await?,
                Some(Command::Close(code, reason)) => {
                    drop(membership);
                    return close(socket, code, &reason).await;
                }
                Some(Command::Silence) => {
                    stay(socket.get_mut()).await;
                    return Ok(());
                }
                Some(Command::Reset) => {
                    self.wire.reset();
                    return Ok(());
                }
                Some(Command::Cut) | None => return Ok(()),
            }
        }
    }
}

/// The first text message; `None` if the client leaves before.
async fn next_text(socket: &mut Socket) -> Result<Option<String>, Error> {
    while let Some(message) = socket.next().await {
        if let Message::Text(text) = message? {
            return Ok(Some(text.to_string()));
        }
    }
    Ok(None)
}

/// Sends a Close frame and waits for the client's.
async fn close(mut socket: Socket, code: u16, reason: &str) -> Result<(), Error> {
    let frame = CloseFrame { code: code.into(), reason: reason.to_owned().into() };
    socket.send(Message::Close(Some(frame))).await?;
    while let Some(message) = socket.next().await {
        message?;
    }
    Ok(())
}

/// Says nothing until the client leaves.
async fn stay(connection: &mut Connection) {
    let mut ignored = [0; 1024];
    while connection.read(&mut ignored).await.is_ok_and(|length| length > 0) {}
}

/// The first tick is at once.
fn rhythm(period: Duration) -> Interval {
    let mut interval = interval(period);
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    interval
}

async fn tick(rhythm: &mut Option<Interval>) {
    match rhythm {
        Some(interval) => _ = interval.tick().await,
        None => std::future::pending().await,
    }
}
