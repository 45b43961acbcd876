//! The handshake of the events socket (RFC 6455 §4.2).

use crate::{
    context::Context,
    errors::Failure,
    reply::{Live, Reply},
    router::Route,
    shared::SOCKET_PATH,
};
use http::{HeaderValue, Method, StatusCode, header};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::new(Method::GET, SOCKET_PATH, open)]
}

fn open(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let asked = has_token(context.header("connection"), "upgrade")
        && has_token(context.header("upgrade"), "websocket")
        && context.header("sec-websocket-version") == Some("13");
    let key = context.header("sec-websocket-key").filter(|_| asked);
    let accept = derive_accept_key(key.ok_or_else(Failure::upgrade_required)?.as_bytes());
    let accept = HeaderValue::from_str(&accept).map_err(|_| Failure::upgrade_required())?;
    let mut reply = Reply::empty(StatusCode::SWITCHING_PROTOCOLS);
    reply.headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
    reply.headers.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
    reply.headers.insert(header::SEC_WEBSOCKET_ACCEPT, accept);
    reply.live = Some(Live::Socket);
    Ok(reply)
}

/// Whether a list of tokens has this one, in any case.
fn has_token(list: Option<&str>, token: &str) -> bool {
    list.unwrap_or_default().split(',').any(|item| item.trim().eq_ignore_ascii_case(token))
}

#[cfg(test)]
mod tests;
