//! The events socket, from a client that is not of this project.

#![allow(clippy::unwrap_used)]

use crate::{Fault, Flow, Gate, Keys, Options, Platform, testing::call};
use base64::{Engine, engine::general_purpose::STANDARD};
use futures_util::{SinkExt, StreamExt};
use hmac::{Hmac, KeyInit, Mac};
use http::StatusCode;
use serde_json::{Value, json};
use sha2::Sha512;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{
        Error, Message,
        error::ProtocolError,
        protocol::frame::{CloseFrame, coding::CloseCode},
    },
};

const SOCKET: &str = "/v2/events/event-socket";

type Client = WebSocketStream<TcpStream>;

/// A platform whose heartbeats do not come by themselves.
fn silent() -> Platform {
    Platform::start_with(Options::default().heartbeats_by_hand())
}

async fn connect(platform: &Platform) -> Result<Client, Error> {
    let url = platform.base_url().replace("http://", "ws://") + SOCKET;
    let host = platform.base_url().replace("http://", "");
    let stream = TcpStream::connect(host.split('/').next().unwrap()).await.unwrap();
    client_async(url, stream).await.map(|(client, _)| client)
}

fn bearer(platform: &Platform) -> String {
    format!("Bearer {}", platform.credentials().api_token)
}

async fn say(client: &mut Client, message: &Value) {
    client.send(Message::text(message.to_string())).await.unwrap();
}

async fn authenticate(client: &mut Client, authorization: &str) {
    say(client, &json!({ "message_type": "oauth", "authorization": authorization })).await;
}

async fn hear(client: &mut Client) -> Value {
    let message = client.next().await.unwrap().unwrap();
    serde_json::from_str(message.to_text().unwrap()).unwrap()
}

/// A client that was let in.
async fn ready(platform: &Platform) -> Client {
    let mut client = connect(platform).await.unwrap();
    authenticate(&mut client, &bearer(platform)).await;
    assert_eq!(hear(&mut client).await, json!({ "message_type": "socket_ready" }));
    client
}

#[tokio::test]
async fn events_reach_those_who_were_let_in() {
    let platform = Platform::start_with(Options::default().heartbeats_by_hand().base_path("/gateway"));
    assert_eq!(platform.event(&json!({ "event": "LOST" })), 0);
    let _stranger = connect(&platform).await.unwrap();
    let mut client = ready(&platform).await;
    assert_eq!(platform.event(&json!({ "event": "NEW", "data": { "appId": "app_1" } })), 1);
    assert_eq!(hear(&mut client).await, json!({ "event": "NEW", "data": "{\"appId\":\"app_1\"}" }));
    platform.event(&json!({ "data": "as it is" }));
    assert_eq!(hear(&mut client).await, json!({ "data": "as it is" }));
    let request = &platform.requests()[1];
    assert_eq!(
        (request.path.as_str(), request.status.unwrap().as_u16()),
        ("/gateway/v2/events/event-socket", 101)
    );
    assert_eq!((platform.connections(), platform.sockets().open()), (2, 1));
    drop(client);
    platform.sockets().open_reach(0).await;
    platform.connections_reach(1).await;
}

#[tokio::test]
async fn plaintext_credentials_are_taken_and_wrong_ones_are_answered_and_closed() {
    let platform = silent();
    let Keys { consumer_key, consumer_secret, token, token_secret, .. } = platform.credentials();
    let short = format!(
        "OAuth oauth_consumer_key=\"{consumer_key}\", oauth_token=\"{token}\", \
         oauth_signature=\"{consumer_secret}%26{token_secret}\""
    );
    let mut client = connect(&platform).await.unwrap();
    authenticate(&mut client, &short).await;
    assert_eq!(hear(&mut client).await, json!({ "message_type": "socket_ready" }));
    let full = short.replace(
        &format!("{consumer_secret}%26{token_secret}"),
        "c0nsumer%252B%252F%2526%253D%252541%2520%25C3%25A9%26t0k~n%2521%252A%2527%2528%2529%25252B%253A%2540%25C2%25A7x",
    );
    let mut client = connect(&platform).await.unwrap();
    authenticate(&mut client, &full).await;
    assert_eq!(hear(&mut client).await, json!({ "message_type": "socket_ready" }));
    let firsts = [
        json!({ "message_type": "oauth", "authorization": "Bearer wrong" }),
        json!({ "message_type": "oauth", "authorization": "Bearer a\u{0}b" }),
        json!({ "message_type": "oauth" }),
        json!({ "type": "heartbeat" }),
        json!("not an object"),
    ];
    for first in firsts {
        let mut client = connect(&platform).await.unwrap();
        say(&mut client, &first).await;
        let error = hear(&mut client).await;
        assert_eq!((&error["type"], &error["id"]), (&json!("error"), &json!(2001)), "{first}");
        assert!(error["message"].as_str().unwrap().starts_with("Authentication failed: "), "{error}");
        let Some(Ok(Message::Close(Some(frame)))) = client.next().await else { unreachable!("{first}") };
        assert_eq!(frame.code, CloseCode::Policy);
        assert!(client.next().await.is_none());
    }
}

/// With the secrets of the default keys, encoded by hand (RFC 5849 §3.6).
#[tokio::test]
async fn signatures_are_checked_for_the_events_path() {
    const KEY: &[u8] = b"c0nsumer%2B%2F%26%3D%2541%20%C3%A9&t0k~n%21%2A%27%28%29%252B%3A%40%C2%A7x";
    let platform = Platform::start_with(Options::default().heartbeats_by_hand().any_timestamp());
    let host = platform.base_url().replace("http://127.0.0.1:", "http%3A%2F%2F127.0.0.1%3A");
    for (path, answer) in [("%2Fv2%2Fevents%2F", "socket_ready"), ("%2Fv2%2Fevents%2Fevent-socket", "")] {
        let base_string = format!(
            "GET&{host}{path}&oauth_consumer_key%3Dconsumer-key-0001%26oauth_nonce%3Dn{answer}\
             %26oauth_signature_method%3DHMAC-SHA512%26oauth_timestamp%3D1%26oauth_token%3Dtoken-0001"
        );
        let mut mac = Hmac::<Sha512>::new_from_slice(KEY).unwrap();
        mac.update(base_string.as_bytes());
        let signature = STANDARD.encode(mac.finalize().into_bytes());
        let signature = signature.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
        let header = format!(
            "OAuth oauth_consumer_key=\"consumer-key-0001\", oauth_nonce=\"n{answer}\", \
             oauth_signature_method=\"HMAC-SHA512\", oauth_timestamp=\"1\", oauth_token=\"token-0001\", \
             oauth_signature=\"{signature}\""
        );
        let mut client = connect(&platform).await.unwrap();
        authenticate(&mut client, &header).await;
        let heard = hear(&mut client).await;
        assert_eq!(heard["message_type"].as_str().unwrap_or_default(), answer, "{heard}");
    }
}

#[tokio::test]
async fn heartbeats_are_sent_and_their_answers_counted() {
    let platform = Platform::start_with(Options::default().heartbeat(Duration::from_millis(30)));
    let mut client = ready(&platform).await;
    let ping = json!({ "type": "heartbeat", "heartbeat_msg": "ping", "heartbeat_delay_ms": 30 });
    for _ in 0..2 {
        assert_eq!(hear(&mut client).await, ping);
    }
    let pong = json!({ "heartbeat_msg": "pong", "type": "heartbeat" });
    for message in [&pong, &json!({ "else": 1 }), &pong] {
        say(&mut client, message).await;
    }
    platform.sockets().pongs_reach(2).await;
    assert_eq!(
        platform.sockets().messages(),
        [pong.to_string(), json!({ "else": 1 }).to_string(), pong.to_string()]
    );
    let platform = silent();
    let mut client = ready(&platform).await;
    platform.heartbeat();
    assert_eq!(hear(&mut client).await["heartbeat_delay_ms"], 2000);
}

#[tokio::test]
async fn any_message_can_be_sent() {
    let platform = silent();
    let sockets = platform.sockets();
    let mut client = ready(&platform).await;
    assert_eq!(
        sockets.text("no JSON") + sockets.binary("\0") + sockets.oversized(100_000) + sockets.ping("?"),
        4
    );
    assert_eq!(client.next().await.unwrap().unwrap(), Message::text("no JSON"));
    assert_eq!(client.next().await.unwrap().unwrap(), Message::binary("\0"));
    assert_eq!(client.next().await.unwrap().unwrap().len(), 100_000);
    assert_eq!(client.next().await.unwrap().unwrap(), Message::Ping("?".into()));
    client.flush().await.unwrap();
    sockets.ping_answers_reach(1).await;
    assert_eq!(sockets.pongs(), 0);
}

#[tokio::test]
async fn sockets_end_in_each_of_the_ways() {
    let platform = silent();
    let mut client = ready(&platform).await;
    platform.sockets().close(1012, "restart");
    let frame = CloseFrame { code: CloseCode::Restart, reason: "restart".into() };
    assert_eq!(client.next().await.unwrap().unwrap(), Message::Close(Some(frame)));
    assert!(client.next().await.is_none());
    let mut client = ready(&platform).await;
    platform.sockets().cut();
    let error = client.next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Protocol(ProtocolError::ResetWithoutClosingHandshake)), "{error}");
    let mut client = ready(&platform).await;
    platform.sockets().reset();
    let error = client.next().await.unwrap().unwrap_err();
    assert!(
        matches!(&error, Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionReset),
        "{error}"
    );
    platform.connections_reach(0).await;
}

#[tokio::test]
async fn a_silenced_socket_stays_until_the_client_leaves() {
    let platform = Platform::start_with(Options::default().heartbeat(Duration::from_secs(3600)));
    let mut client = ready(&platform).await;
    assert_eq!(hear(&mut client).await["type"], "heartbeat");
    platform.sockets().silence();
    platform.event(&json!({}));
    client.close(None).await.unwrap();
    assert_eq!((platform.connections(), platform.sockets().open()), (1, 1));
    drop(client);
    platform.sockets().open_reach(0).await;
    platform.connections_reach(0).await;
}

#[tokio::test]
async fn handshakes_can_be_refused_delayed_and_falsified() {
    let platform = silent();
    platform.script(Fault::status(503).header("retry-after", "1").on("GET", SOCKET));
    let Err(Error::Http(response)) = connect(&platform).await else { unreachable!() };
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    platform.script(Fault::real().header("sec-websocket-accept", "wrong").on("GET", SOCKET));
    let error = connect(&platform).await.unwrap_err();
    assert!(matches!(error, Error::Protocol(ProtocolError::SecWebSocketAcceptKeyMismatch)), "{error}");
    platform.script(Fault::close().on("GET", SOCKET));
    connect(&platform).await.unwrap_err();
    let gate = Gate::new();
    platform.script(Fault::real().held(&gate).on("GET", SOCKET));
    let ((), client) = tokio::join!(
        async {
            gate.arrivals(1).await;
            gate.open()
        },
        connect(&platform)
    );
    client.unwrap();
    assert_eq!(platform.pending_faults(), 0);
    assert_eq!(call(&platform, "GET", SOCKET, None).status, 426);
    assert_eq!(call(&platform, "POST", SOCKET, None).status, 405);
}

#[tokio::test]
async fn a_flow_is_played_between_handshake_and_conversation() {
    let platform = silent();
    let script = |flow| platform.script(Fault::real().flowing(flow).on("GET", SOCKET));
    let gate = Gate::new();
    script(Flow::new().wait(&gate).rest());
    let mut client = connect(&platform).await.unwrap();
    authenticate(&mut client, &bearer(&platform)).await;
    gate.arrivals(1).await;
    assert_eq!(platform.sockets().open(), 0);
    gate.open();
    assert_eq!(hear(&mut client).await, json!({ "message_type": "socket_ready" }));
    // A frame with a reserved bit that nobody has agreed upon (RFC 6455 §5.2).
    script(Flow::new().bytes(&b"\xf1\x00"[..]).stall());
    let error = connect(&platform).await.unwrap().next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Protocol(ProtocolError::NonZeroReservedBits)), "{error}");
    script(Flow::new().reset());
    let error = connect(&platform).await.unwrap().next().await.unwrap().unwrap_err();
    assert!(
        matches!(&error, Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionReset),
        "{error}"
    );
    platform.script(Fault::real().truncated(0).on("GET", SOCKET));
    let error = connect(&platform).await.unwrap().next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Protocol(ProtocolError::ResetWithoutClosingHandshake)), "{error}");
    platform.script(Fault::real().stalled().on("GET", SOCKET));
    let mut client = connect(&platform).await.unwrap();
    authenticate(&mut client, &bearer(&platform)).await;
    assert_eq!(platform.connections(), 2);
}
