//! API tokens, as the bridge makes them.

use crate::{
    context::Context,
    errors::{Code, Failure},
    reply::Reply,
    router::Route,
    state::ApiToken,
    streams::date,
};
use http::{Method, StatusCode};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/api-tokens", list),
        Route::new(Method::POST, "/api-tokens", create),
        Route::new(Method::PUT, "/api-tokens/{apiTokenId}", update),
        Route::new(Method::DELETE, "/api-tokens/{apiTokenId}", remove),
    ]
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (user, now) = (&context.state.user.id, context.state.now());
    let tokens = context.state.access.api_tokens.iter();
    Ok(Reply::json(&tokens.map(|token| token.view(user, now)).collect()))
}

/// Who asks says it in the body: address, password and, if it is asked for, a second factor. The token lets in
/// from now on.
fn create(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let fields = context.fields()?;
    let (email, password) = (fields.required_text("email")?, fields.required_text("password")?);
    let code = fields.text("mfaCode")?;
    let (name, description) = (fields.required_text("name")?, fields.text("description")?);
    let expiration = fields.required_text("expirationDate")?;
    let now = context.state.now();
    let expires = date::parse(&expiration).filter(|expires| *expires > now);
    let expires =
        expires.ok_or_else(|| Failure::bad_field("expirationDate", expiration, "must be a date to come"))?;
    let is_user = context.state.user.email.primary == email;
    let login = &mut context.state.access.login;
    if !is_user || !login.is_password(&password) {
        return Err(refused("the e-mail address or the password is wrong", "invalid-credential"));
    }
    if login.mfa.enabled && !code.is_some_and(|code| login.mfa.takes(&code)) {
        return Err(refused("the code is wrong", "invalid-mfa-code"));
    }
    let (id, secret) = (context.state.new_id("api_token"), context.state.new_id("api_secret"));
    let token = ApiToken { id, secret, name, description, created: now, expires };
    let view = token.created_view(now);
    context.state.access.api_tokens.push(token);
    Ok(Reply::json(&view))
}

/// The description goes if it is not given.
fn update(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let fields = context.fields()?;
    let (name, description) = (fields.required_text("name")?, fields.text("description")?);
    let position = position(context)?;
    let token = &mut context.state.access.api_tokens[position];
    token.name = name;
    token.description = description;
    Ok(Reply::done())
}

fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let position = position(context)?;
    context.state.access.api_tokens.remove(position);
    Ok(Reply::done())
}

/// 401 with the bridge's code.
fn refused(reason: &str, code: &'static str) -> Failure {
    let message = format!("Authentication failed: {reason}.");
    Failure::new(StatusCode::UNAUTHORIZED, 2001, message).coded(Code::Name(code))
}

fn position(context: &Context<'_>) -> Result<usize, Failure> {
    let id = context.parameter("apiTokenId");
    let found = context.state.access.api_tokens.iter().position(|token| token.id == id);
    found.ok_or_else(|| Failure::not_found("API token", &id))
}

#[cfg(test)]
mod tests;
