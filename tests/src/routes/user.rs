//! The user: summary, addresses, keys, password, GitHub; and other users.

mod github;
mod mfa;
mod people;

use super::success;
use crate::{context::Context, errors::Failure, reply::Reply, router::Route, state::SshKey};
use http::{Method, StatusCode};
use serde_json::{Value, json};

pub(super) fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::new(Method::GET, "/v2/summary", |context| Ok(Reply::json(&context.state.summary()))),
        Route::new(Method::GET, "/v2/self/id", |context| Ok(Reply::json(&json!(context.state.user.id)))),
        Route::new(Method::GET, "/v2/self/emails", emails),
        Route::new(Method::PUT, "/v2/self/emails/{email}", add_email),
        Route::new(Method::DELETE, "/v2/self/emails/{email}", remove_email),
        Route::new(Method::GET, "/v2/self/confirmation_email", |_| Ok(success("The e-mail has been sent."))),
        Route::new(Method::GET, "/v2/self/validate_email", validate_email),
        Route::new(Method::GET, "/v2/self/keys", ssh_keys),
        Route::new(Method::PUT, "/v2/self/keys/{key}", add_ssh_key),
        Route::new(Method::DELETE, "/v2/self/keys/{key}", remove_ssh_key),
    ];
    routes.extend(github::routes());
    routes.extend(mfa::routes());
    routes.extend(people::routes());
    routes
}

/// The addresses but the primary one; `null` when there are none.
fn emails(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let secondary = &context.state.user.email.secondary;
    let view = if secondary.is_empty() { Value::Null } else { json!(secondary) };
    Ok(Reply::json(&view))
}

/// Adds an address, or makes one of the user's the primary one (`make_primary`).
fn add_email(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let address = context.parameter("email");
    let make_primary = context.fields()?.boolean("make_primary")?.unwrap_or(false);
    if !address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')) {
        return Err(Failure::new(StatusCode::BAD_REQUEST, 550, "The e-mail address is not valid."));
    }
    let mut members = context.state.organisations.iter().flat_map(|organisation| &organisation.members);
    let user = &context.state.user.id;
    if members.any(|member| member.email == address && member.user_id != *user) {
        return Err(Failure::new(StatusCode::CONFLICT, 1004, "The e-mail address belongs to another user."));
    }
    let email = &mut context.state.user.email;
    let secondary = email.secondary.iter().position(|known| *known == address);
    match secondary {
        Some(position) if make_primary => {
            email.secondary[position] = std::mem::replace(&mut email.primary, address);
        }
        None if email.primary != address => email.secondary.push(address),
        _ => return Err(Failure::new(StatusCode::CONFLICT, 101, "The e-mail address is yours already.")),
    }
    Ok(success("The e-mail address has been added."))
}

fn remove_email(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let address = context.parameter("email");
    let secondary = &mut context.state.user.email.secondary;
    let position = secondary.iter().position(|known| *known == address);
    secondary.remove(position.ok_or_else(|| Failure::not_found("e-mail address", &address))?);
    Ok(success("The e-mail address has been removed."))
}

/// Any key does.
fn validate_email(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let key = context.query("validationKey").filter(|key| !key.is_empty());
    key.ok_or_else(|| Failure::bad_field("validationKey", "nothing", "must be given"))?;
    Ok(Reply::done())
}

fn ssh_keys(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&context.state.user.ssh_keys.iter().map(SshKey::view).collect()))
}

/// The body is the key, a bare JSON text. A key of the same name is replaced.
fn add_ssh_key(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let name = context.parameter("key");
    let body = context.json()?;
    let key = body.as_str().ok_or_else(|| Failure::bad_request("The body must be a key, a JSON text."))?;
    let keys = &mut context.state.user.ssh_keys;
    keys.retain(|known| known.name != name);
    keys.push(SshKey { name, key: key.to_owned() });
    Ok(success("The key has been added."))
}

fn remove_ssh_key(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let name = context.parameter("key");
    let keys = &mut context.state.user.ssh_keys;
    let position = keys.iter().position(|known| known.name == name);
    keys.remove(position.ok_or_else(|| Failure::not_found("key", &name))?);
    Ok(success("The key has been removed."))
}

#[cfg(test)]
mod tests;
