//! One connection.

use super::{
    exchange,
    wire::{Socket, Wire},
};
use crate::shared::Shared;
use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::sync::Arc;
use tokio::{net::TcpStream, sync::watch};

/// Serves a connection until either side ends it.
pub(crate) async fn serve(stream: TcpStream, number: u64, shared: Arc<Shared>, open: watch::Sender<usize>) {
    let _open = Open::new(open);
    // Only speed is lost without it.
    let _ = stream.set_nodelay(true);
    let wire = Arc::new(Wire::default());
    let socket = Socket::new(stream, Arc::clone(&wire));
    let service =
        service_fn(move |request| exchange::run(Arc::clone(&shared), Arc::clone(&wire), number, request));
    // An error is a client that left, or a fault that ends the connection: both are as they should be.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(socket), service).await;
}

/// Counts a connection as open for as long as it lives.
#[derive(Debug)]
struct Open(watch::Sender<usize>);

impl Open {
    fn new(count: watch::Sender<usize>) -> Self {
        count.send_modify(|open| *open += 1);
        Self(count)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.send_modify(|open| *open -= 1);
    }
}
