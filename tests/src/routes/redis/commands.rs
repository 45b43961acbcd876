//! Commands, by word and by line.

use super::{answer, open};
use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::redis::{shown, words},
};
use http::Method;
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::POST, "/command", command),
        Route::new(Method::POST, "/command/cli", command_line),
    ]
}

/// What the database refuses is a 400 with its message.
fn command(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let arguments = fields.texts("args")?.unwrap_or_default();
    let result = database.run(&fields.required_text("command")?, &arguments);
    answer(json!({ "result": result.map_err(Failure::bad_request)? }))
}

/// What the database refuses is told, under 200.
fn command_line(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (fields, database) = open(context)?;
    let words = words(&fields.required_text("commandLine")?).unwrap_or_default();
    let result = match words.split_first() {
        Some((command, arguments)) => database.run(command, arguments),
        None => Err("ERR Invalid argument(s)".to_owned()),
    };
    answer(match result {
        Ok(value) => json!({ "success": true, "result": shown(&value) }),
        Err(error) => json!({ "success": false, "result": [error] }),
    })
}
