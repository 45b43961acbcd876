//! Keys that hold a list.

use super::{Scan, answer, check_new, failure, open};
use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::redis::{LIST, Stored, scan},
};
use http::Method;
use serde_json::{Value, json};
use std::collections::VecDeque;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::POST, "/key/list/_create", create),
        Route::new(Method::POST, "/key/list/_scan", scan_elements),
        Route::new(Method::POST, "/key/list/_get", get),
        Route::new(Method::POST, "/key/list/_update", update),
        Route::new(Method::POST, "/key/list/_push", push),
    ]
}

fn create(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let (key, elements) = (fields.required_text("key")?, fields.texts("elements")?.unwrap_or_default());
    if elements.is_empty() {
        return Err(Failure::bad_field("elements", "nothing", "must be given"));
    }
    check_new(database, &key)?;
    let view = json!({ "key": key, "elements": elements });
    database.keys.insert(key, Stored::List(elements.into()));
    answer(view)
}

fn scan_elements(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let (key, wanted) = (fields.required_text("key")?, Scan::read(&fields)?);
    let list = database.get(&key, LIST).map_err(failure(&key))?;
    let (cursor, found) = scan(list.iter().enumerate(), wanted.cursor, wanted.count);
    let found = found.into_iter().filter(|(_, value)| wanted.wants(value));
    let elements: Vec<Value> =
        found.map(|(index, value)| json!({ "index": index, "value": value })).collect();
    answer(json!({ "key": key, "cursor": cursor, "total": list.len(), "elements": elements }))
}

fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    element(context, |_| Ok(None))
}

fn update(context: &mut Context<'_>) -> Result<Reply, Failure> {
    element(context, |fields| fields.given_text("value").map(Some))
}

/// One element, which gets a new value if there is one.
fn element(
    context: &mut Context<'_>,
    value: impl Fn(&crate::body::Fields) -> Result<Option<String>, Failure>,
) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let (key, index) = (fields.required_text("key")?, fields.size("index")?);
    let index = index.ok_or_else(|| Failure::bad_field("index", "nothing", "must be given"))?;
    let value = value(&fields)?;
    let list = database.get(&key, LIST).map_err(failure(&key))?;
    let element = list.get_mut(index).ok_or_else(|| Failure::not_found("element", &index.to_string()))?;
    if let Some(value) = value {
        *element = value;
    }
    answer(json!({ "key": key, "index": index, "value": element }))
}

/// Makes the key if it is missing.
fn push(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let (key, value) = (fields.required_text("key")?, fields.given_text("value")?);
    let position = fields.text("position")?.unwrap_or_else(|| "tail".to_owned());
    if !matches!(position.as_str(), "head" | "tail") {
        return Err(Failure::bad_field("position", position, "is not a known value"));
    }
    let list = database.get_or(&key, Stored::List(VecDeque::new()), LIST).map_err(failure(&key))?;
    let index = if position == "head" {
        list.push_front(value.clone());
        0
    } else {
        list.push_back(value.clone());
        list.len() - 1
    };
    answer(json!({ "key": key, "index": index, "value": value }))
}
