//! Redis databases over HTTP, one kind of key a file.

mod commands;
mod hashes;
mod keys;
mod lists;
mod sets;

use api_defs::redis_http::Database;
use cc_client::Error;
use http::StatusCode;

use super::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    let stage = || Stage::new(Acting::Organisation, called);
    commands::all(&stage()).await;
    hashes::all(&stage()).await;
    keys::all(&stage()).await;
    lists::all(&stage()).await;
    sets::all(&stage()).await;
}

fn stage() -> Stage {
    Stage::new(Acting::Organisation, &Called::default())
}

/// A database, empty at first.
fn database() -> Database {
    Database::new("rediss://:s3cr3t@redis.example.com:6379")
}

/// The key holds something else than what was asked for.
fn check_wrong_kind(error: &Error) {
    assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));
    assert!(error.to_string().contains("WRONGTYPE") && !error.to_string().contains("s3cr3t"), "{error}");
}

/// There is no such key.
fn check_missing(error: &Error) {
    assert_eq!((error.is_not_found(), error.code()), (true, Some("4004")));
}

/// There is such a key already.
fn check_taken(error: &Error) {
    assert_eq!((error.status(), error.code()), (Some(StatusCode::CONFLICT), Some("4090")));
}
