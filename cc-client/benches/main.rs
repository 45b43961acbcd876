//! What the library costs, beside a floor that is measured in the same run.
//!
//! `cargo bench -p cc-client` prints, for each subject, the time of one operation, its
//! allocations, and the ratio to the floor as min / median / max over paired rounds.
//! Allocations are exact; times are as noisy as the machine.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod by_hand;
mod loopback;
mod measure;
mod signature;
mod stack;
mod streams;

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() {
    stack::run();
    signature::run();
    loopback::run();
    streams::run();
}
