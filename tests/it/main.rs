//! The whole library, against a stand-in for the platform, real sockets and scripted services.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod api;
mod auth;
mod cache;
mod capture;
mod catalogue;
mod coalesce;
mod encoding;
mod errors;
mod examples;
mod harness;
mod hosts;
mod kit;
mod pages;
mod raw_server;
mod readiness;
mod redirects;
mod retry;
mod scratch_crate;
mod secrets;
mod spans;
mod sse_decoder;
mod stack;
mod streams;
mod timeouts;
mod ui;
mod wire;
