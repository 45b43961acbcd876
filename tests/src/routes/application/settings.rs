//! Small things about an application: branches, build size, tags.

use super::super::{owned, tags};
use crate::{context::Context, errors::Failure, reply::Reply, router::Route, state::catalogue};
use http::Method;
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    [
        owned(Method::GET, "/applications/{appId}/branches", branches),
        owned(Method::PUT, "/applications/{appId}/branch", set_branch),
        owned(Method::PUT, "/applications/{appId}/buildflavor", set_build_flavor),
        owned(Method::GET, "/applications/{appId}/tags", list_tags),
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

fn list_tags(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(tags::list(&context.application()?.tags))
}

fn replace_tags(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let given = tags::given(context)?;
    Ok(tags::replace(&mut context.application()?.tags, given))
}

fn add_tag(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let tag = context.parameter("tag");
    Ok(tags::add(&mut context.application()?.tags, tag))
}

fn remove_tag(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let tag = context.parameter("tag");
    Ok(tags::remove(&mut context.application()?.tags, &tag))
}
