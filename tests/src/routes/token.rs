//! The user's tokens, and what a login left for a command-line tool.

use super::success;
use crate::{context::Context, errors::Failure, reply::Reply, router::Route, state::Token};
use http::Method;
use serde_json::{Value, json};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/v2/self/tokens", list),
        Route::new(Method::GET, "/v2/self/tokens/current", current),
        Route::new(Method::DELETE, "/v2/self/tokens", revoke_all),
        Route::new(Method::DELETE, "/v2/self/tokens/{token}", revoke),
        Route::new(Method::GET, "/v2/self/cli_tokens", cli_tokens),
    ]
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let access = &context.state.access;
    Ok(Reply::json(&access.tokens.iter().map(|token| access.token_view(token)).collect()))
}

/// A list of one, as it is documented: the token of the request or, if it came with an API token, the first one.
fn current(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let access = &context.state.access;
    let is_meant = |token: &&Token| context.token().is_none_or(|current| token.token == current);
    let current: Vec<Value> =
        access.tokens.iter().find(is_meant).map(|token| access.token_view(token)).into_iter().collect();
    Ok(Reply::json(&current.into()))
}

/// All of them, the request's own included: they let nobody in any more.
fn revoke_all(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.state.access.revoke_tokens(None);
    Ok(success("The tokens have been revoked."))
}

fn revoke(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let token = context.parameter("token");
    let tokens = &mut context.state.access.tokens;
    let position = tokens.iter().position(|known| known.token == token);
    tokens.remove(position.ok_or_else(|| Failure::not_found("token", &token))?);
    Ok(success("The token has been revoked."))
}

/// A list of one once the user has logged in for the tool that made up the word `cli_token`, and 404 before; an
/// empty list without a word.
fn cli_tokens(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let Some(word) = context.query("cli_token") else { return Ok(Reply::json(&json!([]))) };
    let access = &context.state.access;
    let left = access.login.cli_tokens.iter().find(|(known, _)| *known == word);
    let left = left.and_then(|(_, token)| access.tokens.iter().find(|known| known.token == *token));
    let left = left.ok_or_else(|| Failure::not_found("cli token", &word))?;
    Ok(Reply::json(&json!([left.cli_view()])))
}

#[cfg(test)]
mod tests;
