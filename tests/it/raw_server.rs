//! A server that says whatever a test wants, HTTP or not.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};

/// A listener on loopback that serves one connection after the other on a thread of its own.
pub(crate) struct RawServer {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
}

impl RawServer {
    /// Gives each connection to `serve`; it is closed when that returns.
    pub(crate) fn start(mut serve: impl FnMut(TcpStream) + Send + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let stopped = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&stopped);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if seen.load(Ordering::SeqCst) {
                    return;
                }
                serve(stream.unwrap());
            }
        });
        Self { address, stopped }
    }

    /// Answers every request with these bytes and closes the connection.
    pub(crate) fn answering(answer: &'static [u8]) -> Self {
        Self::start(move |mut stream| {
            if read_head(&mut stream).is_some() {
                // A client that is gone needs no answer.
                let _ = stream.write_all(answer);
            }
        })
    }

    /// Answers the first request with `head`, and then with the same `piece` until `length`
    /// bytes are sent or the client hangs up. How many were sent is in the channel then.
    pub(crate) fn flooding(head: String, piece: Vec<u8>, length: usize) -> (Self, mpsc::Receiver<usize>) {
        let (report, reported) = mpsc::channel();
        let server = Self::start(move |mut stream| {
            let Some(_) = read_head(&mut stream) else { return };
            let mut sent = 0;
            let mut ongoing = stream.write_all(head.as_bytes()).is_ok();
            while ongoing && sent < length {
                ongoing = stream.write_all(&piece).is_ok();
                sent += piece.len();
            }
            let _ = report.send(sent);
        });
        (server, reported)
    }

    pub(crate) fn url(&self, scheme: &str) -> String {
        format!("{scheme}://{}", self.address)
    }
}

impl Drop for RawServer {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread up, which ends then.
        let _ = TcpStream::connect(self.address);
    }
}

/// Reads up to the end of a request's head; `None` if the client leaves before.
pub(crate) fn read_head(stream: &mut TcpStream) -> Option<()> {
    let (mut head, mut buffer) = (Vec::new(), [0; 4096]);
    while !head.windows(4).any(|window| window == b"\r\n\r\n") {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return None,
            Ok(length) => head.extend_from_slice(&buffer[..length]),
        }
    }
    Some(())
}
