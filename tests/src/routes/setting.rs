//! v4 settings of the user's console: texts by name, apart for each `env`.

use crate::{context::Context, errors::Failure, reply::Reply, router::Route};
use http::Method;
use serde_json::{Value, json};

const SETTINGS: &str = "/v4/console/settings";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::under(SETTINGS, Method::GET, "", list),
        Route::under(SETTINGS, Method::GET, "/{name}", get),
        Route::under(SETTINGS, Method::PUT, "/{name}", set),
        Route::under(SETTINGS, Method::DELETE, "/{name}", remove),
    ]
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let env = context.query("env").unwrap_or_default();
    let settings = context.state.settings.iter().filter(|((known, _), _)| *known == env);
    Ok(Reply::json(&settings.map(|((_, name), value)| view(name, value)).collect()))
}

fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let key = key(context);
    let value = context.state.settings.get(&key).ok_or_else(|| Failure::not_found("setting", &key.1))?;
    Ok(Reply::json(&view(&key.1, value)))
}

/// The body is the value, plain text.
fn set(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let media_type = context.media_type();
    if media_type.as_deref() != Some("text/plain") {
        return Err(Failure::unsupported_media_type("text/plain", media_type.as_deref()));
    }
    let (key, value) = (key(context), context.text());
    context.state.settings.insert(key, value);
    Ok(Reply::done())
}

fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let key = key(context);
    context.state.settings.remove(&key).ok_or_else(|| Failure::not_found("setting", &key.1))?;
    Ok(Reply::done())
}

fn key(context: &Context<'_>) -> (String, String) {
    (context.query("env").unwrap_or_default(), context.parameter("name"))
}

/// `UserSetting`.
fn view(name: &str, value: &str) -> Value {
    json!({ "name": name, "value": value })
}

#[cfg(test)]
mod tests;
