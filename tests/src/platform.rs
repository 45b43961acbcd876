//! The platform as a test sees it.

mod progress;
mod streams;

use crate::{Fault, Keys, Options, Recorded, Seed, server::Server, shared::Shared};
use std::sync::Arc;

/// A running stand-in for the platform, on a port of its own on the loopback interface.
///
/// It runs on a thread of its own with its own runtime, so it can be started and dropped anywhere, inside a
/// runtime or outside. Dropping it ends all connections and waits for the thread.
///
/// # Panics
///
/// Dropping it panics if a scripted [`Fault`] could not be carried out (a body truncated behind its end, a
/// [`Flow`](crate::Flow) that asks for more events than its stream has): such a test did not test what it says.
#[derive(Debug)]
pub struct Platform {
    shared: Arc<Shared>,
    server: Server,
    seed: Seed,
}

impl Platform {
    /// Starts a platform with the default [`Options`].
    ///
    /// # Panics
    ///
    /// If there is no port or no thread to be had.
    #[track_caller]
    pub fn start() -> Self {
        Self::start_with(Options::default())
    }

    /// Starts a platform.
    ///
    /// # Panics
    ///
    /// If there is no port or no thread to be had.
    #[track_caller]
    #[expect(clippy::panic, reason = "a test without its platform has nothing to say")]
    pub fn start_with(options: Options) -> Self {
        let (shared, seed) = Shared::new(options);
        let shared = Arc::new(shared);
        match Server::start(Arc::clone(&shared)) {
            Ok(server) => Self { shared, server, seed },
            Err(error) => panic!("the platform cannot start: {error}"),
        }
    }

    /// Where to send requests: `http://127.0.0.1:<port>` and the base path, without a slash at the end.
    pub fn base_url(&self) -> String {
        format!("http://{}{}", self.server.address(), self.shared.options.base_path)
    }

    /// The keys that it accepts.
    pub fn credentials(&self) -> Keys {
        self.shared.options.keys.clone()
    }

    /// The ids of what exists from the start.
    pub fn seed(&self) -> &Seed {
        &self.seed
    }

    /// The requests so far, in the order in which they were received whole.
    ///
    /// A request is there, with its status, before its answer leaves.
    pub fn requests(&self) -> Vec<Recorded> {
        self.shared.log.entries()
    }

    /// Waits until at least `count` requests were received.
    pub async fn received(&self, count: usize) {
        self.shared.log.reaches(count).await;
    }

    /// Scripts a fault. Of the pending faults that fit a request, the one that was scripted first is played.
    pub fn script(&self, fault: Fault) {
        self.shared.script.add(fault);
    }

    /// How often scripted faults are still to be played; those that are [`always`](Fault::always) played do not
    /// count. 0 at the end of a test says that all of the script took place.
    pub fn pending_faults(&self) -> usize {
        self.shared.script.uses_left()
    }

    /// Forgets the pending faults.
    pub fn clear_script(&self) {
        self.shared.script.clear();
    }

    /// How many connections are open now. One counts from when it was accepted, which may be a little after the
    /// client takes it for open.
    pub fn connections(&self) -> usize {
        self.server.connections()
    }

    /// Waits until exactly `count` connections are open: 0 to see that a client has hung up, after it was seen to
    /// be there ([`received`](Self::received), [`Gate::arrivals`](crate::Gate::arrivals)).
    pub async fn connections_reach(&self, count: usize) {
        self.server.connections_reach(count).await;
    }
}

impl Drop for Platform {
    fn drop(&mut self) {
        self.server.stop();
        let errors = self.shared.script.take_errors();
        if !std::thread::panicking() {
            assert!(errors.is_empty(), "faults that could not be carried out: {}", errors.join("; "));
        }
    }
}

#[cfg(test)]
mod tests;
