//! One connection.

use super::{
    Connections, exchange,
    wire::{Socket, Wire},
};
use crate::shared::Shared;
use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::sync::Arc;
use tokio::net::TcpStream;

/// Serves a connection until either side ends it, or until it becomes a WebSocket, which has its own task.
pub(crate) async fn serve(stream: TcpStream, number: u64, shared: Arc<Shared>, connections: Connections) {
    // Only speed is lost without it.
    let _ = stream.set_nodelay(true);
    let wire = Arc::new(Wire::default());
    let socket = Socket::new(stream, Arc::clone(&wire), &connections);
    let service =
        service_fn(move |request| exchange::run(Arc::clone(&shared), Arc::clone(&wire), number, request));
    // An error is a client that left, or a fault that ends the connection: both are as they should be.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(socket), service).with_upgrades().await;
}
