//! The task that owns a socket.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{SinkExt as _, Stream as _};
use tokio::io::AsyncWriteExt as _;
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::{CapacityError, Error as SocketError};
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Message, Role, WebSocketConfig};

use super::queue::{LetGo, Sender, first};
use super::{Config, authorization};
use crate::route::{Heartbeat, StreamAuth, StreamEnd};
use crate::stream::connection::{End, Step};
use crate::stream::heartbeat::{Control, control, limit_of};
use crate::stream::silence::Silence;
use crate::stream::upgraded::Io;
use crate::{Error, ErrorKind};

/// How long a message of ours may take to leave, and the last one to be sent.
const SEND_LIMIT: Duration = Duration::from_secs(10);
const CLOSE_LIMIT: Duration = Duration::from_secs(1);

/// The answer to a heartbeat.
const PONG: &str = r#"{"type":"heartbeat","heartbeat_msg":"pong"}"#;

type WebSocket = WebSocketStream<Box<dyn Io>>;

/// Moves messages from a socket into the queue, and answers those that ask for it.
pub(super) struct Pump {
    config: Config,
    sender: Sender,
    silence: Silence,
}

/// Why the task ends.
enum Stop {
    /// Nobody wants more.
    LetGo,
    End(End),
}

impl From<LetGo> for Stop {
    fn from(LetGo: LetGo) -> Self {
        Self::LetGo
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::End(End::Broken(error))
    }
}

impl Pump {
    pub(super) fn new(config: Config, sender: Sender) -> Self {
        let silence = Silence::new(config.silence);
        Self { config, sender, silence }
    }

    pub(super) async fn run(mut self, mut io: Box<dyn Io>) {
        let limits = WebSocketConfig::default()
            .read_buffer_size(16 * 1024)
            .write_buffer_size(0)
            .max_write_buffer_size(1024 * 1024)
            .max_message_size(Some(self.config.message_limit))
            .max_frame_size(Some(self.config.message_limit));
        let asked = self.ask_to_enter(&mut io).await;
        let mut socket = WebSocket::from_raw_socket(io, Role::Client, Some(limits)).await;
        let stop = match asked {
            Ok(()) => self.drive(&mut socket).await,
            Err(stop) => stop,
        };
        if let Stop::End(end) = stop {
            // Whether somebody still wants to know is not for this task to care.
            drop(self.sender.send(Step::End(end)).await);
        }
        // RFC 6455 §7.1.1: an endpoint says that it leaves. A server that does not take it in
        // time is left all the same.
        drop(timeout(CLOSE_LIMIT, socket.close(None)).await);
    }

    async fn drive(&mut self, socket: &mut WebSocket) -> Stop {
        if let Err(stop) = self.enter(socket).await {
            return stop;
        }
        loop {
            if let Err(stop) = self.relay(socket).await {
                return stop;
            }
        }
    }

    /// Sends the authorization, where it goes by message. The library would log the frame.
    async fn ask_to_enter(&mut self, io: &mut Box<dyn Io>) -> Result<(), Stop> {
        let StreamAuth::Message(_) = self.config.stream.auth else { return Ok(()) };
        let Some(authorization) = &self.config.authorization else {
            let detail = "the stream authenticates by its first message, and the client has nothing to put into \
                          it: give it credentials";
            return Err(Error::new(ErrorKind::Credentials, detail).into());
        };
        let frame = authorization::frame(authorization)?;
        let writing = async {
            io.write_all(&frame).await?;
            io.flush().await
        };
        let written = first(self.config.opening().within(writing), self.sender.let_go()).await??;
        Ok(written.map_err(Error::transport)?)
    }

    /// Waits until the server lets us in, within the time of an opening.
    async fn enter(&mut self, socket: &mut WebSocket) -> Result<(), Stop> {
        if let StreamAuth::Message(_) = self.config.stream.auth {
            let opening = self.config.opening();
            opening.within(self.wait_for_welcome(socket)).await??;
        }
        Ok(self.sender.send(Step::Ready).await?)
    }

    async fn wait_for_welcome(&mut self, socket: &mut WebSocket) -> Result<(), Stop> {
        loop {
            let message = self.receive(socket).await?;
            match control(&message) {
                Some(Control::Ready) => return Ok(()),
                Some(Control::Unauthorized) => return Err(authorization::refused(&message).into()),
                Some(Control::Ping(delay)) => self.answer(socket, delay).await?,
                None => self.sender.send(Step::Item { data: message, id: None }).await?,
            }
        }
    }

    /// Takes one message from the socket to where it belongs.
    async fn relay(&mut self, socket: &mut WebSocket) -> Result<(), Stop> {
        let message = self.receive(socket).await?;
        let control = match self.config.stream.heartbeat {
            Heartbeat::Message => control(&message),
            _ => None,
        };
        match control {
            Some(Control::Ping(delay)) => self.answer(socket, delay).await,
            Some(Control::Unauthorized) => Err(authorization::refused(&message).into()),
            Some(Control::Ready) => Ok(()),
            None => Ok(self.sender.send(Step::Item { data: message, id: None }).await?),
        }
    }

    /// The next message. Frames that control the connection are answered on the way.
    async fn receive(&mut self, socket: &mut WebSocket) -> Result<Bytes, Stop> {
        loop {
            let (silence, sender) = (&mut self.silence, &self.sender);
            let next = poll_fn(|cx| match Pin::new(&mut *socket).poll_next(cx) {
                Poll::Ready(message) => Poll::Ready(Ok(message)),
                Poll::Pending => silence.poll(cx).map(Err),
            });
            let message = match first(next, sender.let_go()).await? {
                Ok(message) => message,
                Err(limit) => return Err(Stop::End(End::Silent(limit))),
            };
            self.silence.contact();
            match message {
                Some(Ok(Message::Text(text))) => return Ok(text.into()),
                Some(Ok(Message::Binary(data))) => return Ok(data),
                Some(Ok(Message::Close(frame))) => return Err(self.closed(frame)),
                // The library answers a ping with the next read or write, which may be far off.
                Some(Ok(_)) => self.flush(socket).await?,
                Some(Err(SocketError::Capacity(error))) => {
                    self.sender.send(Step::Fault(too_large(error))).await?;
                    let detail = "the connection was given up behind a message that is too long";
                    return Err(Error::new(ErrorKind::Protocol, detail).into());
                }
                Some(Err(error)) => return Err(Error::transport(error).into()),
                None => return Err(Stop::End(End::Early)),
            }
        }
    }

    /// Answers a heartbeat, which says when the next one is due.
    async fn answer(&mut self, socket: &mut WebSocket, delay: Option<Duration>) -> Result<(), Stop> {
        if let Some(limit) = delay.and_then(|delay| limit_of(delay, self.config.heartbeat_factor)) {
            self.silence.set_limit(limit);
        }
        // That a heartbeat came matters less than what waits already.
        self.sender.offer(Step::Heartbeat);
        self.send(socket, Message::text(PONG)).await
    }

    async fn send(&mut self, socket: &mut WebSocket, message: Message) -> Result<(), Stop> {
        sent(first(timeout(SEND_LIMIT, socket.send(message)), self.sender.let_go()).await?)
    }

    async fn flush(&mut self, socket: &mut WebSocket) -> Result<(), Stop> {
        sent(first(timeout(SEND_LIMIT, socket.flush()), self.sender.let_go()).await?)
    }

    /// The server closes the socket, RFC 6455 §5.5.1.
    fn closed(&self, frame: Option<CloseFrame>) -> Stop {
        let reason = match frame {
            Some(frame) if frame.reason.is_empty() => format!("the server closed the socket: {}", frame.code),
            Some(frame) => format!("the server closed the socket: {} {}", frame.code, frame.reason),
            None => "the server closed the socket".to_owned(),
        };
        match self.config.stream.end {
            StreamEnd::Eof => Stop::End(End::Ended(reason)),
            StreamEnd::Event(_) | StreamEnd::Never => Error::new(ErrorKind::Transport, reason).into(),
        }
    }
}

fn sent(sent: Result<Result<(), SocketError>, tokio::time::error::Elapsed>) -> Result<(), Stop> {
    match sent {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(Error::transport(error).into()),
        Err(_) => Err(Error::timeout("sending on the WebSocket", SEND_LIMIT).into()),
    }
}

fn too_large(error: CapacityError) -> Error {
    let detail = "a message is longer than the limit; `event_limit` raises it";
    Error::new(ErrorKind::TooLarge, detail).with_source(error)
}
