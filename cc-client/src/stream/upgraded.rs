//! A connection that has left HTTP.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncRead, AsyncWrite};

/// The connection behind an answer with status 101
/// ([RFC 9110 §7.8](https://www.rfc-editor.org/rfc/rfc9110#section-7.8)), in the extensions of
/// that answer.
///
/// The bundled transport puts it there when a WebSocket is opened. A transport of your own does
/// the same, if it is to carry WebSockets; layers pass it on by keeping the extensions.
#[derive(Clone)]
pub struct Upgraded {
    io: Arc<Mutex<Option<Box<dyn Io>>>>,
}

/// Bytes in both directions.
pub(crate) trait Io: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}

impl Upgraded {
    /// Hands a connection over. The first byte read from it is the first one behind the answer.
    pub fn new(io: impl AsyncRead + AsyncWrite + Send + Unpin + 'static) -> Self {
        Self { io: Arc::new(Mutex::new(Some(Box::new(io)))) }
    }

    /// The connection, once.
    pub(crate) fn take(&self) -> Option<Box<dyn Io>> {
        self.io.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl fmt::Debug for Upgraded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upgraded").finish_non_exhaustive()
    }
}
