//! Means of payment, in the v2 API.

use crate::{context::Context, errors::Failure, reply::Reply, router::Route, routes::owned};
use http::Method;

/// `default` is before `{mId}`: no method has this token.
pub(super) fn routes() -> Vec<Route> {
    [
        owned(Method::GET, "/payments/methods", list),
        owned(Method::POST, "/payments/methods", add),
        owned(Method::GET, "/payments/methods/default", default),
        owned(Method::PUT, "/payments/methods/default", set_default),
        owned(Method::DELETE, "/payments/methods/{mId}", remove),
    ]
    .concat()
}

pub(in crate::routes) fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let methods = &context.state.billing(&owner).methods;
    Ok(Reply::json(&methods.iter().map(|method| method.view(&owner)).collect()))
}

/// `WannabePaymentMethod`, of which the token is kept.
fn add(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let token = context.fields()?.required_text("token")?;
    Ok(Reply::json(&context.state.billing(&owner).add_method(token).view(&owner)))
}

fn default(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let found = context.state.billing(&owner).methods.iter().find(|method| method.is_default);
    let found = found.ok_or_else(|| Failure::not_found("payment method", "default"))?;
    Ok(Reply::json(&found.view(&owner)))
}

fn set_default(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let token = context.fields()?.required_text("token")?;
    let chosen = context.state.billing(&owner).set_default_method(&token);
    chosen.ok_or_else(|| Failure::not_found("payment method", &token))?;
    Ok(Reply::done())
}

pub(in crate::routes) fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (owner, token) = (context.owner()?, context.parameter("mId"));
    let methods = &mut context.state.billing(&owner).methods;
    let position = methods.iter().position(|method| method.token == token);
    methods.remove(position.ok_or_else(|| Failure::not_found("payment method", &token))?);
    Ok(Reply::done())
}
