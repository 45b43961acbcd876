//! Keys, of any type.

use super::{Scan, answer, open};
use crate::{context::Context, errors::Failure, reply::Reply, router::Route, state::redis::scan};
use http::Method;
use serde_json::{Value, json};

pub(super) fn routes() -> Vec<Route> {
    vec![Route::new(Method::POST, "/keys/_scan", scan_keys), Route::new(Method::POST, "/key/_delete", delete)]
}

fn scan_keys(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let wanted = Scan::read(&fields)?;
    let kind = fields.text("type")?;
    let (cursor, found) = scan(database.keys.iter(), wanted.cursor, wanted.count);
    let is_of_kind = |stored: &str| kind.as_ref().is_none_or(|kind| kind == stored);
    let found = found.into_iter().filter(|(name, stored)| wanted.wants(name) && is_of_kind(stored.kind()));
    let found: Vec<Value> =
        found.map(|(name, stored)| json!({ "name": name, "type": stored.kind() })).collect();
    answer(json!({ "cursor": cursor, "total": database.keys.len(), "keys": found }))
}

fn delete(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let key = fields.required_text("key")?;
    let deleted = database.keys.remove(&key).is_some();
    answer(json!({ "key": key, "deleted": deleted }))
}
