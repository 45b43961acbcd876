//! The whole library, against a stand-in for the platform, real sockets and scripted services.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod examples;
mod ui;
mod scratch_crate;
