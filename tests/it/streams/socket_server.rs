//! A server of WebSockets that does what a test says.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::server::{Request, Response};
use tokio_tungstenite::tungstenite::protocol::Message;

/// A socket that a client has opened.
pub(crate) type Socket = WebSocketStream<TcpStream>;

/// The server. Each connection is given to a function of the test's own.
pub(crate) struct SocketServer {
    address: SocketAddr,
    heads: Arc<Mutex<Vec<http::HeaderMap>>>,
    open: watch::Receiver<usize>,
}

impl SocketServer {
    /// Plays `talk` on each connection, with its number; the connection is dropped behind it.
    pub(crate) async fn start<F, T>(talk: F) -> Self
    where
        F: Fn(usize, Socket) -> T + Send + 'static,
        T: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heads: Arc<Mutex<Vec<http::HeaderMap>>> = Arc::default();
        let (count, open) = watch::channel(0);
        let seen = Arc::clone(&heads);
        tokio::spawn(async move {
            let mut number = 0;
            while let Ok((stream, _)) = listener.accept().await {
                let seen = Arc::clone(&seen);
                #[allow(clippy::result_large_err)] // The library's own type.
                let note = move |request: &Request, response: Response| {
                    seen.lock().unwrap().push(request.headers().clone());
                    Ok(response)
                };
                let Ok(socket) = tokio_tungstenite::accept_hdr_async(stream, note).await else { continue };
                let talk = talk(number, socket);
                number += 1;
                count.send_modify(|open| *open += 1);
                let count = count.clone();
                tokio::spawn(async move {
                    talk.await;
                    count.send_modify(|open| *open -= 1);
                });
            }
        });
        Self { address, heads, open }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The headers of each handshake.
    pub(crate) fn heads(&self) -> Vec<http::HeaderMap> {
        self.heads.lock().unwrap().clone()
    }

    pub(crate) async fn connections_reach(&self, number: usize) {
        self.open.clone().wait_for(|open| *open == number).await.unwrap();
    }
}

/// Sends one message; the client may have left.
pub(crate) async fn say(socket: &mut Socket, message: Value) {
    drop(socket.send(Message::text(message.to_string())).await);
}

/// The next message that is text; `None` when the client has left.
pub(crate) async fn hear(socket: &mut Socket) -> Option<Value> {
    loop {
        match socket.next().await?.ok()? {
            Message::Text(text) => return serde_json::from_str(&text).ok(),
            Message::Close(_) => return None,
            _ => {}
        }
    }
}

/// Lets a client in, whatever its authorization. Gives that.
pub(crate) async fn let_in(socket: &mut Socket) -> Option<String> {
    let message = hear(socket).await?;
    assert_eq!(message["message_type"], "oauth");
    say(socket, json!({ "message_type": "socket_ready" })).await;
    Some(message["authorization"].as_str()?.to_owned())
}

pub(crate) fn ping(delay_in_ms: u64) -> Value {
    json!({ "type": "heartbeat", "heartbeat_msg": "ping", "heartbeat_delay_ms": delay_in_ms })
}

pub(crate) fn pong() -> Value {
    json!({ "type": "heartbeat", "heartbeat_msg": "pong" })
}

/// Waits until the client has left.
pub(crate) async fn until_left(socket: &mut Socket) {
    while let Some(Ok(message)) = socket.next().await {
        if message.is_close() {
            // The library answers it with the next step.
            drop(socket.flush().await);
        }
    }
}
