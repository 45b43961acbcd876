//! The platform's first message, which carries the authorization.

use http::HeaderValue;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

use crate::error::ApiError;
use crate::{BoxError, Error, ErrorKind};

/// The message as a frame of its own, masked as those of clients are (RFC 6455 §5.3).
pub(super) fn frame(authorization: &HeaderValue) -> Result<Vec<u8>, Error> {
    encode(authorization).map_err(|source| {
        Error::new(ErrorKind::Auth, "the authorization does not fit into a message").with_source(source)
    })
}

fn encode(authorization: &HeaderValue) -> Result<Vec<u8>, BoxError> {
    #[derive(serde::Serialize)]
    struct OAuth<'a> {
        message_type: &'static str,
        authorization: &'a str,
    }
    let message = OAuth { message_type: "oauth", authorization: authorization.to_str()? };
    let mut frame = Frame::message(serde_json::to_vec(&message)?, OpCode::Data(Data::Text), true);
    frame.header_mut().mask = Some(rand::random());
    let mut bytes = Vec::new();
    frame.format(&mut bytes)?;
    Ok(bytes)
}

/// What the platform says when it does not accept the authorization.
pub(super) fn refused(message: &[u8]) -> Error {
    Error::new(ErrorKind::Unauthorized, "the platform does not accept the authorization")
        .with_api(ApiError::read(message))
}
