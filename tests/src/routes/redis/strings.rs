//! Keys that hold a text.

use super::{answer, check_new, failure, open};
use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::redis::{Stored, TEXT},
};
use http::Method;
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::POST, "/key/string/_create", create),
        Route::new(Method::POST, "/key/string/_get", get),
        Route::new(Method::POST, "/key/string/_update", update),
    ]
}

fn create(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let (key, value) = (fields.required_text("key")?, fields.given_text("value")?);
    check_new(database, &key)?;
    database.keys.insert(key.clone(), Stored::Text(value.clone()));
    answer(json!({ "key": key, "value": value }))
}

fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let key = fields.required_text("key")?;
    let value = database.get(&key, TEXT).map_err(failure(&key))?;
    answer(json!({ "key": key, "value": value }))
}

fn update(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let (key, value) = (fields.required_text("key")?, fields.given_text("value")?);
    database.get(&key, TEXT).map_err(failure(&key))?.clone_from(&value);
    answer(json!({ "key": key, "value": value }))
}
