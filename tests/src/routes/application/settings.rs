//! Small things about an application: branches, build size, tags.

use super::super::owned;
use crate::{body::texts, context::Context, errors::Failure, reply::Reply, router::Route, state::catalogue};
use http::Method;
use serde_json::{Value, json};

pub(super) fn routes() -> Vec<Route> {
    [
        owned(Method::GET, "/applications/{appId}/branches", branches),
        owned(Method::PUT, "/applications/{appId}/branch", set_branch),
        owned(Method::PUT, "/applications/{appId}/buildflavor", set_build_flavor),
        owned(Method::GET, "/applications/{appId}/tags", tags),
        owned(Method::PUT, "/applications/{appId}/tags", replace_tags),
        owned(Method::PUT, "/applications/{appId}/tags/{tag}", add_tag),
        owned(Method::DELETE, "/applications/{appId}/tags/{tag}", remove_tag),
    ]
    .concat()
}

fn branches(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&json!(context.application()?.branches)))
}

/// Takes a branch that the repository does not have, as it may come with the next push.
fn set_branch(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let branch = context.fields()?.required_text("branch")?;
    context.application()?.branch = branch;
    Ok(Reply::done())
}

fn set_build_flavor(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let name = context.fields()?.required_text("flavorName")?;
    if catalogue::flavor(&name).is_none() {
        return Err(Failure::bad_field("flavorName", name, "is not a known value"));
    }
    context.application()?.build_flavor = name;
    Ok(Reply::done())
}

/// `null` when there are none.
fn tags(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&list_or_null(&context.application()?.tags)))
}

/// The body is a bare JSON list.
fn replace_tags(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let body = context.json()?;
    let tags = texts(&body).ok_or_else(|| Failure::bad_request("The body must be a list of texts."))?;
    context.application()?.tags = tags;
    self::tags(context)
}

fn add_tag(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let tag = context.parameter("tag");
    let tags = &mut context.application()?.tags;
    if !tags.contains(&tag) {
        tags.push(tag);
    }
    Ok(Reply::json(&json!(tags)))
}

/// Removing what is not there is no error.
fn remove_tag(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let tag = context.parameter("tag");
    let tags = &mut context.application()?.tags;
    tags.retain(|known| *known != tag);
    Ok(Reply::json(&json!(tags)))
}

fn list_or_null(list: &[String]) -> Value {
    if list.is_empty() { Value::Null } else { json!(list) }
}
