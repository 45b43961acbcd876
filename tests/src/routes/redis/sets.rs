//! Keys that hold a set.

use super::{Scan, answer, check_new, failure, open};
use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::redis::{SET, Stored, Wrong, scan},
};
use http::Method;
use serde_json::json;
use std::collections::BTreeSet;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::POST, "/key/set/_create", create),
        Route::new(Method::POST, "/key/set/_scan", scan_members),
        Route::new(Method::POST, "/key/set/_set", set),
        Route::new(Method::POST, "/key/set/_delete", delete),
    ]
}

fn create(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let (key, elements) = (fields.required_text("key")?, fields.texts("elements")?.unwrap_or_default());
    let members: BTreeSet<String> = elements.into_iter().collect();
    if members.is_empty() {
        return Err(Failure::bad_field("elements", "nothing", "must be given"));
    }
    check_new(database, &key)?;
    let view = json!({ "key": key, "elements": members });
    database.keys.insert(key, Stored::Set(members));
    answer(view)
}

fn scan_members(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let (key, wanted) = (fields.required_text("key")?, Scan::read(&fields)?);
    let members = database.get(&key, SET).map_err(failure(&key))?;
    let (cursor, found) = scan(members.iter(), wanted.cursor, wanted.count);
    let found: Vec<&String> = found.into_iter().filter(|member| wanted.wants(member)).collect();
    answer(json!({ "key": key, "cursor": cursor, "elements": found }))
}

/// Makes the key if it is missing.
fn set(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let (key, element) = (fields.required_text("key")?, fields.given_text("element")?);
    let members = database.get_or(&key, Stored::Set(BTreeSet::new()), SET).map_err(failure(&key))?;
    let added = members.insert(element.clone());
    answer(json!({ "key": key, "element": element, "added": added }))
}

/// The key goes with its last member.
fn delete(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let (key, element) = (fields.required_text("key")?, fields.given_text("element")?);
    let deleted = match database.get(&key, SET) {
        Ok(members) => members.remove(&element),
        Err(Wrong::Missing) => false,
        Err(wrong) => return Err(failure(&key)(wrong)),
    };
    database.tidy(&key);
    answer(json!({ "key": key, "element": element, "deleted": deleted }))
}
