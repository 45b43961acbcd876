//! The socket under a connection, with the things that HTTP does not offer: to reset it, to know that what was
//! written has left, and to know that the client takes nothing more.

use super::Connections;
use crate::count::Counted;
use std::{
    future::poll_fn,
    io,
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    task::{Context, Poll, Waker},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    sync::watch,
};

/// What an exchange and its socket tell each other.
#[derive(Debug, Default)]
pub(crate) struct Wire {
    reset: AtomicBool,
    flushes: AtomicU64,
    waiting: Mutex<Option<Waker>>,
}

impl Wire {
    /// Has the socket reset the connection, rather than close it, when it is dropped.
    pub(crate) fn reset(&self) {
        self.reset.store(true, Ordering::Relaxed);
    }

    /// How often everything that was written so far has been handed to the system.
    pub(crate) fn flushes(&self) -> u64 {
        self.flushes.load(Ordering::Relaxed)
    }

    /// Is ready once there was a flush after the `seen`th.
    pub(crate) fn poll_flushed(&self, seen: u64, context: &Context<'_>) -> Poll<()> {
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(context.waker().clone());
        if self.flushes() > seen { Poll::Ready(()) } else { Poll::Pending }
    }

    /// Waits for a flush after the `seen`th.
    pub(crate) async fn flushed_after(&self, seen: u64) {
        poll_fn(|context| self.poll_flushed(seen, context)).await;
    }

    fn flushed(&self) {
        self.flushes.fetch_add(1, Ordering::Relaxed);
        if let Some(waker) = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).take() {
            waker.wake();
        }
    }
}

/// A TCP stream that heeds its [`Wire`]. It counts as an open connection for as long as it lives, whatever is
/// spoken over it.
#[derive(Debug)]
pub(crate) struct Socket {
    stream: TcpStream,
    wire: Arc<Wire>,
    all_blocked: watch::Sender<usize>,
    blocked: Option<Counted>,
    _open: Counted,
}

impl Socket {
    pub(crate) fn new(stream: TcpStream, wire: Arc<Wire>, connections: &Connections) -> Self {
        let all_blocked = connections.blocked.clone();
        Self { stream, wire, all_blocked, blocked: None, _open: Counted::new(&connections.open) }
    }

    /// Notes whether the system took what was written.
    fn note(&mut self, written: &Poll<io::Result<usize>>) {
        match written {
            Poll::Pending if self.blocked.is_none() => self.blocked = Some(Counted::new(&self.all_blocked)),
            Poll::Pending => {}
            Poll::Ready(_) => self.blocked = None,
        }
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        if self.wire.reset.load(Ordering::Relaxed) {
            // With a linger time of zero the system sends RST instead of FIN.
            let _ = self.stream.set_zero_linger();
        }
    }
}

impl AsyncRead for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Socket {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, buf);
        self.note(&written);
        written
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, bufs);
        self.note(&written);
        written
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// Is called once everything that HTTP had to say was written, which makes it the sign that it has left.
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        if flushed.is_ready() {
            self.wire.flushed();
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.wire.reset.load(Ordering::Relaxed) {
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
