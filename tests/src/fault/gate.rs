//! Holding answers back without guessing at time.

use std::sync::Arc;
use tokio::sync::watch;

/// A gate that holds answers back until a test opens it.
///
/// Clones are the same gate. Once open, a gate stays open.
///
/// ```no_run
/// # async fn example() {
/// # let platform = platform_double::Platform::start();
/// use platform_double::{Fault, Gate};
///
/// let gate = Gate::new();
/// platform.script(Fault::real().held(&gate).on("GET", "/v2/self"));
/// // … send the request in a task …
/// gate.arrivals(1).await; // the platform has it now
/// gate.open();
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Gate(Arc<Posts>);

#[derive(Debug)]
struct Posts {
    open: watch::Sender<bool>,
    arrivals: watch::Sender<usize>,
}

impl Gate {
    /// A closed gate.
    pub fn new() -> Self {
        Self(Arc::new(Posts { open: watch::Sender::new(false), arrivals: watch::Sender::new(0) }))
    }

    /// Lets all held requests go on, and those to come.
    pub fn open(&self) {
        self.0.open.send_replace(true);
    }

    /// How many requests have come to this gate, those that went through included.
    pub fn arrived(&self) -> usize {
        *self.0.arrivals.borrow()
    }

    /// Waits until `count` requests have come to this gate.
    pub async fn arrivals(&self, count: usize) {
        // The gate holds the sender, so the wait cannot end otherwise.
        let _ = self.0.arrivals.subscribe().wait_for(|&arrived| arrived >= count).await;
    }

    /// Stands at the gate until it is open.
    pub(crate) async fn pass(&self) {
        self.0.arrivals.send_modify(|arrived| *arrived += 1);
        let _ = self.0.open.subscribe().wait_for(|&open| open).await;
    }
}

impl Default for Gate {
    fn default() -> Self {
        Self::new()
    }
}
