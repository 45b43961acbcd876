//! v2 add-ons.

mod backups;
mod instances;
mod migrations;
mod provision;
mod sso;
mod tags;

use super::{owned, success};
use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{Addon, Application, env_view},
};
use http::Method;

pub(super) fn routes() -> Vec<Route> {
    let mut routes = [
        owned(Method::GET, "/addons", list),
        owned(Method::POST, "/addons", provision::create),
        owned(Method::POST, "/addons/preorders", provision::preorder),
        owned(Method::GET, "/addons/{addonId}", get),
        owned(Method::PUT, "/addons/{addonId}", update),
        owned(Method::DELETE, "/addons/{addonId}", remove),
        owned(Method::GET, "/addons/{addonId}/applications", applications),
        owned(Method::GET, "/addons/{addonId}/env", env),
        owned(Method::GET, "/addons/{addonId}/sso", sso::data),
    ]
    .concat();
    routes.extend(backups::routes());
    routes.extend(instances::routes());
    routes.extend(migrations::routes());
    routes.extend(tags::routes());
    routes
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let addons = context.state.addons.iter().filter(|addon| addon.owner_id == owner);
    Ok(Reply::json(&addons.map(Addon::view).collect()))
}

fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&context.addon()?.view()))
}

/// The name is all that can be changed.
fn update(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let name = context.fields()?.text("name")?;
    let addon = context.addon()?;
    addon.name = name.unwrap_or_else(|| std::mem::take(&mut addon.name));
    Ok(Reply::json(&addon.view()))
}

fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.addon()?.id.clone();
    context.state.remove_addon(&id);
    Ok(success("The add-on has been deleted."))
}

/// The applications that the add-on is linked to.
fn applications(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.addon()?.id.clone();
    let linked = context.state.applications.iter().filter(|application| application.addons.contains(&id));
    Ok(Reply::json(&linked.map(Application::view).collect()))
}

fn env(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&env_view(&context.addon()?.env)))
}

#[cfg(test)]
mod tests;
