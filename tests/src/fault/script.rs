//! The faults that are still to come.

use super::Fault;
use http::Method;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The pending faults, first written first, and what could not be carried out.
#[derive(Debug, Default)]
pub(crate) struct Script {
    pending: Mutex<Vec<Fault>>,
    errors: Mutex<Vec<String>>,
}

impl Script {
    pub(crate) fn add(&self, fault: Fault) {
        lock(&self.pending).push(fault);
    }

    /// Takes one use of the first fault that fits. `path` is without the base path.
    pub(crate) fn next_for(&self, method: &Method, path: &str) -> Option<Fault> {
        let mut pending = lock(&self.pending);
        let position = pending.iter().position(|fault| fault.target.matches(method, path))?;
        let fault = &mut pending[position];
        match &mut fault.times {
            Some(1) => Some(pending.remove(position)),
            Some(times) => {
                *times -= 1;
                Some(fault.clone())
            }
            None => Some(fault.clone()),
        }
    }

    /// How many uses of counted faults are left.
    pub(crate) fn uses_left(&self) -> usize {
        lock(&self.pending).iter().filter_map(|fault| fault.times).sum()
    }

    pub(crate) fn clear(&self) {
        lock(&self.pending).clear();
    }

    /// Notes a fault that could not be carried out.
    pub(crate) fn report(&self, error: String) {
        lock(&self.errors).push(error);
    }

    pub(crate) fn take_errors(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.errors))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
