//! The HTTP proxy of Redis databases, on the same port. Whoever names a database, by `backendUrl`, is let in; each
//! URL is a database of its own, empty at first.

mod commands;
mod hashes;
mod keys;
mod lists;
mod sets;
mod strings;

use crate::{
    body::Fields,
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::redis::{Database, Wrong},
};
use http::StatusCode;

pub(super) fn routes() -> Vec<Route> {
    [commands::routes(), hashes::routes(), keys::routes(), lists::routes(), sets::routes(), strings::routes()]
        .concat()
}

/// Whether a path is the proxy's.
pub(crate) fn is_proxy(path: &str) -> bool {
    ["/command", "/keys/", "/key/"].iter().any(|prefix| path.starts_with(prefix))
}

/// The body, and the database that it is about.
fn open<'a>(context: &'a mut Context<'_>) -> Result<(Fields, &'a mut Database), Failure> {
    let fields = context.fields()?;
    let url = fields.required_text("backendUrl")?;
    if !url.starts_with("redis://") && !url.starts_with("rediss://") {
        return Err(Failure::bad_field("backendUrl", url, "must be the URL of a Redis database"));
    }
    Ok((fields, context.state.redis.entry(url).or_default()))
}

/// What is to be said of a key that cannot be used. The statuses are made up.
fn failure(key: &str) -> impl Fn(Wrong) -> Failure {
    move |wrong| match wrong {
        Wrong::Missing => Failure::not_found("key", key),
        Wrong::Kind => {
            let message = "WRONGTYPE Operation against a key holding the wrong kind of value";
            Failure::new(StatusCode::BAD_REQUEST, 4000, message)
        }
    }
}

/// What a request wants of a scan.
struct Scan {
    cursor: usize,
    count: usize,
    pattern: Option<String>,
}

impl Scan {
    /// From 0, 100 at a time, and everything, unless the request says otherwise.
    fn read(fields: &Fields) -> Result<Self, Failure> {
        let count = fields.number("count")?.unwrap_or(100);
        if count == 0 {
            return Err(Failure::bad_field("count", count, "must be at least 1"));
        }
        Ok(Self {
            cursor: fields.size("cursor")?.unwrap_or(0),
            count: usize::try_from(count).unwrap_or(usize::MAX),
            pattern: fields.text("match")?,
        })
    }

    /// As in the database, the pattern is looked at after the count: a part may have fewer.
    fn wants(&self, name: &str) -> bool {
        self.pattern.as_ref().is_none_or(|pattern| crate::state::redis::matches(pattern, name))
    }
}

/// Refuses a key that is there already.
fn check_new(database: &Database, key: &str) -> Result<(), Failure> {
    let taken = database.keys.contains_key(key);
    if taken { Err(Failure::conflict(format!("The key {key:?} exists already."))) } else { Ok(()) }
}

fn answer(view: serde_json::Value) -> Result<Reply, Failure> {
    Ok(Reply::json(&view))
}

#[cfg(test)]
mod tests;
