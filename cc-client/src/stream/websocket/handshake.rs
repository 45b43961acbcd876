//! The opening handshake of a WebSocket, RFC 6455 §4.1.

use http::header::{
    CONNECTION, HeaderValue, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL,
    SEC_WEBSOCKET_VERSION, UPGRADE,
};
use http::{HeaderMap, HeaderName, Response};
use tokio_tungstenite::tungstenite::handshake::client::generate_key;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use crate::{Body, Error, ErrorKind};

/// Sets the headers of a handshake; gives the key that its answer must know.
pub(in crate::stream) fn prepare(headers: &mut HeaderMap) -> String {
    let key = generate_key();
    headers.insert(CONNECTION, HeaderValue::from_static("Upgrade"));
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
    headers.insert(SEC_WEBSOCKET_VERSION, HeaderValue::from_static("13"));
    // A key is base64, which is a header's value.
    if let Ok(value) = HeaderValue::from_str(&key) {
        headers.insert(SEC_WEBSOCKET_KEY, value);
    }
    key
}

/// Sees that an answer with status 101 is one to the handshake with this key.
///
/// # Errors
///
/// With the header that does not fit.
pub(in crate::stream) fn check(response: &Response<Body>, key: &str) -> Result<(), Error> {
    let headers = response.headers();
    let wrong = |name: HeaderName| {
        let detail = format!("the answer to the WebSocket handshake has a wrong `{name}`");
        Err(Error::new(ErrorKind::Protocol, detail).with_status(response.status(), headers.clone()))
    };
    if !has_token(headers, &UPGRADE, "websocket") {
        return wrong(UPGRADE);
    }
    if !has_token(headers, &CONNECTION, "upgrade") {
        return wrong(CONNECTION);
    }
    if headers
        .get(SEC_WEBSOCKET_ACCEPT)
        .is_none_or(|value| value != derive_accept_key(key.as_bytes()).as_str())
    {
        return wrong(SEC_WEBSOCKET_ACCEPT);
    }
    // None was asked for.
    if headers.contains_key(SEC_WEBSOCKET_PROTOCOL) {
        return wrong(SEC_WEBSOCKET_PROTOCOL);
    }
    Ok(())
}

/// Whether the token is in the list that a header holds, whatever its case.
fn has_token(headers: &HeaderMap, name: &HeaderName, token: &str) -> bool {
    let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|value| value.trim().eq_ignore_ascii_case(token))
}
