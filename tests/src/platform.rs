//! The platform as a test sees it.

mod streams;

use crate::{Fault, Keys, Options, Recorded, Seed, server::Server, shared::Shared};
use serde_json::Value;
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

    /// Ends all deployments in progress well: their state becomes `OK`, their instances `UP` and their
    /// applications `SHOULD_BE_UP`. Nothing else moves a deployment on, so what a test reads does not depend on
    /// time.
    pub fn finish_deployments(&self) {
        self.shared.state().finish_deployments();
    }

    /// Ends all running migrations of add-ons well: their status becomes `OK`, and the add-ons have the plan, the
    /// region and the version that was asked for. Nothing else moves a migration on.
    pub fn finish_migrations(&self) {
        self.shared.state().finish_migrations();
    }

    /// Enables the drains that are `ENABLING`, and disables those that are `DISABLING`. Nothing else does it.
    pub fn finish_drains(&self) {
        self.shared.state().finish_drains();
    }

    /// Brings about what was asked of network groups, their members and their peers: those that were made are
    /// there from now on, those that were deleted are gone. Nothing else does it.
    pub fn finish_network_groups(&self) {
        self.shared.state().finish_network_groups();
    }

    /// The user logs in, in a browser, for a command-line tool that made up the word `cli_token`: a token waits for
    /// it at `GET /v2/self/cli_tokens`.
    pub fn log_in_cli(&self, cli_token: &str) {
        self.shared.state().log_in_cli(cli_token.to_owned());
    }

    /// The user consents, in a browser, to what a program asks for with this request token: she grants all rights
    /// that it may have. Says where her browser goes then; `None` if there is no such token.
    pub fn consent(&self, oauth_token: &str) -> Option<String> {
        self.shared.state().consent(oauth_token)
    }

    /// The user has set up a second factor: logins ask for it from now on, and
    /// [`Seed::mfa_code`](crate::Seed::mfa_code) is right.
    pub fn enable_mfa(&self) {
        self.shared.state().access.login.mfa.enable();
    }

    /// What scripts of Warp 10 leave on the stack from now on, a JSON list; an empty one at the start. It is not for
    /// the count of status codes, which has a stack of its own.
    pub fn warp10_stack(&self, stack: &Value) {
        self.shared.state().warp_stack = stack.clone();
    }

    /// Makes a backup of an add-on, named by its real id, and says its id. `None` if there is no such add-on.
    pub fn back_up(&self, real_id: &str) -> Option<String> {
        self.shared.state().back_up(real_id)
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
