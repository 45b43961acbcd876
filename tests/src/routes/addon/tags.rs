//! Tags of an add-on.

use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    routes::{owned, tags},
};
use http::Method;

pub(super) fn routes() -> Vec<Route> {
    [
        owned(Method::GET, "/addons/{addonId}/tags", list),
        owned(Method::PUT, "/addons/{addonId}/tags", replace),
        owned(Method::PUT, "/addons/{addonId}/tags/{tag}", add),
        owned(Method::DELETE, "/addons/{addonId}/tags/{tag}", remove),
    ]
    .concat()
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(tags::list(&context.addon()?.tags))
}

fn replace(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let given = tags::given(context)?;
    Ok(tags::replace(&mut context.addon()?.tags, given))
}

fn add(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let tag = context.parameter("tag");
    Ok(tags::add(&mut context.addon()?.tags, tag))
}

fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let tag = context.parameter("tag");
    Ok(tags::remove(&mut context.addon()?.tags, &tag))
}
