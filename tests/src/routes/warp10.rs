//! Warp 10, on the same port, and the tokens for it.

use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{WARP_APPLICATIONS, WarpToken},
};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, StatusCode};
use serde_json::{Value, json};

/// Where scripts go; the token is in them.
pub(crate) const EXEC_PATH: &str = "/api/v0/exec";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::POST, EXEC_PATH, exec),
        Route::new(Method::POST, "/v4/stats/organisations/{id}/tokens/read", token_of_owner),
        Route::new(
            Method::POST,
            "/v4/stats/organisations/{id}/resources/{resourceId}/tokens/read",
            token_of_resource,
        ),
        Route::new(Method::GET, "/v2/metrics/read/{id}", |context| old_token(context, "metrics")),
        Route::new(Method::GET, "/v2/w10tokens/accessLogs/read/{id}", |context| {
            old_token(context, "metrics.accesslogs")
        }),
    ]
}

/// The stack of a script that holds a known token: for the count of status codes a map of them, else what
/// [`Platform::warp10_stack`](crate::Platform::warp10_stack) says. Without such a token, 500.
fn exec(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let script = context.text();
    let known = |token: &WarpToken| script.contains(&format!("'{}'", token.token));
    if !context.state.warp_tokens.iter().any(known) {
        return Ok(broken("Exception at statement: Invalid token."));
    }
    let stack = if script.contains("@clevercloud/accessLogs_status_code_v1") {
        json!([{ "200": 120, "404": 3, "-1": 2 }])
    } else {
        context.state.warp_stack.clone()
    };
    Ok(Reply::json(&stack))
}

/// What is wrong is in a header, and in the body.
fn broken(message: &'static str) -> Reply {
    let mut reply = Reply::with_body(
        StatusCode::INTERNAL_SERVER_ERROR,
        HeaderValue::from_static("text/plain;charset=utf-8"),
        Bytes::from_static(message.as_bytes()),
    );
    let name = HeaderName::from_static("x-warp10-error-message");
    reply.headers.insert(name, HeaderValue::from_static(message));
    reply
}

fn token_of_owner(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.owner()?;
    token(context)
}

/// Of an application, or of an add-on by its real id.
fn token_of_resource(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (owner, id) = (context.owner()?, context.parameter("resourceId"));
    let is_addon = context.state.addon(&owner, &id).is_some();
    if !is_addon && context.state.application(&owner, &id).is_none() {
        return Err(Failure::not_found("resource", &id));
    }
    token(context)
}

/// `applications` are all if they are not given; `ttl` is taken, and changes nothing.
fn token(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let fields = context.fields()?;
    fields.text("ttl")?;
    let applications = fields.texts("applications")?;
    let unknown = applications.iter().flatten().find(|name| !WARP_APPLICATIONS.contains(&name.as_str()));
    if let Some(unknown) = unknown {
        return Err(Failure::bad_field("applications", unknown, "is not a known value"));
    }
    let all = || WARP_APPLICATIONS.iter().map(|name| (*name).to_owned()).collect();
    Ok(Reply::json(&make(context, applications.unwrap_or_else(all)).view()))
}

/// A bare JSON text: what the platform answers is not known.
fn old_token(context: &mut Context<'_>, application: &str) -> Result<Reply, Failure> {
    context.owner()?;
    Ok(Reply::json(&Value::from(make(context, vec![application.to_owned()]).token.as_str())))
}

fn make<'a>(context: &'a mut Context<'_>, applications: Vec<String>) -> &'a WarpToken {
    let (token, created) = (context.state.new_id("warp"), context.state.now());
    let tokens = &mut context.state.warp_tokens;
    tokens.push(WarpToken { token, applications, created });
    &tokens[tokens.len() - 1]
}

#[cfg(test)]
mod tests;
