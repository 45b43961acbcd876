//! Keys that hold fields with values.

use super::{Scan, answer, check_new, failure, open};
use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::redis::{HASH, Stored, Wrong, scan},
};
use http::Method;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::POST, "/key/hash/_create", create),
        Route::new(Method::POST, "/key/hash/_scan", scan_fields),
        Route::new(Method::POST, "/key/hash/_set", set),
        Route::new(Method::POST, "/key/hash/_delete", delete),
    ]
}

fn create(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let key = fields.required_text("key")?;
    let mut hash = BTreeMap::new();
    for element in fields.objects("elements")?.unwrap_or_default() {
        hash.insert(element.given_text("field")?, element.given_text("value")?);
    }
    if hash.is_empty() {
        return Err(Failure::bad_field("elements", "nothing", "must be given"));
    }
    check_new(database, &key)?;
    let elements: Vec<Value> = hash.iter().map(|(field, value)| element(field, value)).collect();
    database.keys.insert(key.clone(), Stored::Hash(hash));
    answer(json!({ "key": key, "elements": elements }))
}

fn scan_fields(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let (key, wanted) = (fields.required_text("key")?, Scan::read(&fields)?);
    let hash = database.get(&key, HASH).map_err(failure(&key))?;
    let (cursor, found) = scan(hash.iter(), wanted.cursor, wanted.count);
    let found = found.into_iter().filter(|(field, _)| wanted.wants(field));
    let elements: Vec<Value> = found.map(|(field, value)| element(field, value)).collect();
    answer(json!({ "key": key, "cursor": cursor, "elements": elements }))
}

/// Makes the key if it is missing.
fn set(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let (key, field) = (fields.required_text("key")?, fields.given_text("field")?);
    let value = fields.given_text("value")?;
    let hash = database.get_or(&key, Stored::Hash(BTreeMap::new()), HASH).map_err(failure(&key))?;
    let added = hash.insert(field.clone(), value.clone()).is_none();
    answer(json!({ "key": key, "field": field, "value": value, "added": added }))
}

/// The key goes with its last field.
fn delete(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let (key, field) = (fields.required_text("key")?, fields.given_text("field")?);
    let deleted = match database.get(&key, HASH) {
        Ok(hash) => hash.remove(&field).is_some(),
        Err(Wrong::Missing) => false,
        Err(wrong) => return Err(failure(&key)(wrong)),
    };
    database.tidy(&key);
    answer(json!({ "key": key, "field": field, "deleted": deleted }))
}

fn element(field: &str, value: &str) -> Value {
    json!({ "field": field, "value": value })
}
