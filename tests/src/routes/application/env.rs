//! Variables of an application, its own and those that it exposes.

use super::super::{owned, success};
use crate::{
    body::text_map, context::Context, errors::Failure, reply::Reply, router::Route, state::env_view,
};
use http::Method;
use serde_json::json;
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    [
        owned(Method::GET, "/applications/{appId}/env", list),
        owned(Method::PUT, "/applications/{appId}/env", replace),
        owned(Method::PUT, "/applications/{appId}/env/{envName}", set),
        owned(Method::DELETE, "/applications/{appId}/env/{envName}", unset),
        owned(Method::GET, "/applications/{appId}/exposed_env", exposed),
        owned(Method::PUT, "/applications/{appId}/exposed_env", expose),
    ]
    .concat()
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&env_view(&context.application()?.env)))
}

/// All variables at once, and the whole application in return.
fn replace(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let env = variables(context)?;
    let application = context.application()?;
    application.env = env;
    Ok(Reply::json(&application.view()))
}

fn set(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let name = context.parameter("envName");
    check_name(&name)?;
    let value = context.fields()?.text("value")?;
    let value = value.ok_or_else(|| Failure::bad_field("value", "nothing", "must be given"))?;
    let application = context.application()?;
    application.env.insert(name, value);
    Ok(Reply::json(&application.view()))
}

/// Removing what is not there is no error.
fn unset(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let name = context.parameter("envName");
    let application = context.application()?;
    application.env.remove(&name);
    Ok(Reply::json(&application.view()))
}

fn exposed(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&json!(context.application()?.exposed_env)))
}

fn expose(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let env = variables(context)?;
    context.application()?.exposed_env = env;
    Ok(success("The exposed environment has been updated."))
}

/// A body that is an object of name to value.
fn variables(context: &Context<'_>) -> Result<BTreeMap<String, String>, Failure> {
    let body = context.json()?;
    let variables = text_map(&body);
    let variables =
        variables.ok_or_else(|| Failure::bad_request("The body must be an object of name to text."))?;
    variables.keys().try_for_each(|name| check_name(name))?;
    Ok(variables)
}

fn check_name(name: &str) -> Result<(), Failure> {
    let allowed = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.');
    if !name.is_empty() && name.chars().all(allowed) {
        return Ok(());
    }
    Err(Failure::bad_field("name", name, "must be made of letters, digits, '-', '_' and '.'"))
}
