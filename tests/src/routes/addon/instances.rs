//! The machines of an add-on: one, which is up.

use crate::{
    context::Context, errors::Failure, reply::Reply, router::Route, routes::ORGANISATION, state::Addon,
};
use http::Method;
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::under(ORGANISATION, Method::GET, "/addons/{addonId}/instances", list),
        Route::under(ORGANISATION, Method::GET, "/addons/{addonId}/instances/{instanceId}", get),
    ]
}

/// It belongs to no deployment: `deploymentId` keeps nothing.
fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let of_deployment = context.query("deploymentId").is_some();
    let view = Addon::instance_view(context.addon()?);
    Ok(Reply::json(&if of_deployment { json!([]) } else { json!([view]) }))
}

/// Documented as a text, which is taken for a mistake: one of the list.
fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.parameter("instanceId");
    let addon = context.addon()?;
    if addon.instance_id() != id {
        return Err(Failure::not_found("instance", &id));
    }
    Ok(Reply::json(&addon.instance_view()))
}
