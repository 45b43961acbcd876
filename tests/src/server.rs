//! The listening thread.

mod connection;
mod conversation;
mod delivery;
mod exchange;
mod player;
mod wire;

use crate::shared::Shared;
use std::{io, net::SocketAddr, sync::Arc, thread::JoinHandle, time::Duration};
use tokio::{net::TcpListener, runtime, sync::watch};

/// A server on a thread of its own.
#[derive(Debug)]
pub(crate) struct Server {
    address: SocketAddr,
    stopped: watch::Sender<bool>,
    connections: Connections,
    thread: Option<JoinHandle<()>>,
}

/// The connections of now.
#[derive(Debug, Clone)]
pub(crate) struct Connections {
    open: watch::Sender<usize>,
    /// Those whose client takes nothing more until it has read.
    blocked: watch::Sender<usize>,
}

impl Server {
    /// Binds a free port of the loopback interface, then serves it from a new thread.
    pub(crate) fn start(shared: Arc<Shared>) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let listener = {
            let _entered = runtime.enter();
            TcpListener::from_std(listener)?
        };
        let stopped = watch::Sender::new(false);
        let connections = Connections { open: watch::Sender::new(0), blocked: watch::Sender::new(0) };
        let serving = accept(listener, shared, stopped.subscribe(), connections.clone());
        let thread = std::thread::Builder::new().name("platform-double".to_owned());
        // Leaving `block_on` drops the runtime, and with it all connections.
        let thread = thread.spawn(move || runtime.block_on(serving))?;
        Ok(Self { address, stopped, connections, thread: Some(thread) })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn connections(&self) -> usize {
        *self.connections.open.borrow()
    }

    pub(crate) async fn connections_reach(&self, count: usize) {
        // `self` holds the sender, so the wait cannot end otherwise.
        let _ = self.connections.open.subscribe().wait_for(|&open| open == count).await;
    }

    pub(crate) async fn blocked_reach(&self, count: usize) {
        // As above.
        let _ = self.connections.blocked.subscribe().wait_for(|&blocked| blocked == count).await;
    }

    /// Ends all connections and waits for the thread.
    pub(crate) fn stop(&mut self) {
        self.stopped.send_replace(true);
        if let Some(thread) = self.thread.take() {
            // A panic of that thread was printed where it happened.
            let _ = thread.join();
        }
    }
}

async fn accept(
    listener: TcpListener,
    shared: Arc<Shared>,
    mut stopped: watch::Receiver<bool>,
    connections: Connections,
) {
    let mut number = 0;
    loop {
        let accepted = tokio::select! {
            _ = stopped.wait_for(|&stopped| stopped) => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                number += 1;
                tokio::spawn(connection::serve(stream, number, Arc::clone(&shared), connections.clone()));
            }
            // No file descriptor left, or a client that is gone already: neither is cured by asking at once.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

#[cfg(test)]
mod tests;
