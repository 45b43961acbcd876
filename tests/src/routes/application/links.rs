//! What an application is linked to: add-ons and other applications.

use super::super::{owned, success};
use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{Addon, Application},
};
use http::Method;
use serde_json::Value;

pub(super) fn routes() -> Vec<Route> {
    [
        owned(Method::GET, "/applications/{appId}/addons", addons),
        owned(Method::POST, "/applications/{appId}/addons", link_addon),
        owned(Method::GET, "/applications/{appId}/addons/env", addons_env),
        owned(Method::DELETE, "/applications/{appId}/addons/{addonId}", unlink_addon),
        owned(Method::GET, "/applications/{appId}/dependencies", dependencies),
        owned(Method::GET, "/applications/{appId}/dependencies/env", dependencies_env),
        owned(Method::PUT, "/applications/{appId}/dependencies/{dependencyId}", add_dependency),
        owned(Method::DELETE, "/applications/{appId}/dependencies/{dependencyId}", remove_dependency),
        owned(Method::GET, "/applications/{appId}/dependents", dependents),
    ]
    .concat()
}

fn addons(context: &mut Context<'_>) -> Result<Reply, Failure> {
    each_addon(context, Addon::view)
}

fn addons_env(context: &mut Context<'_>) -> Result<Reply, Failure> {
    each_addon(context, Addon::linked_env)
}

fn each_addon(context: &mut Context<'_>, view: fn(&Addon) -> Value) -> Result<Reply, Failure> {
    let linked = context.application()?.addons.clone();
    let addons = context.state.addons.iter().filter(|addon| linked.contains(&addon.id));
    Ok(Reply::json(&addons.map(view).collect()))
}

/// The body is the add-on's id, a bare JSON text.
fn link_addon(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let body = context.json()?;
    let id =
        body.as_str().ok_or_else(|| Failure::bad_request("The body must be an add-on's id, a JSON text."))?;
    let owner = context.owner()?;
    let addon = context.state.addon(&owner, id).ok_or_else(|| Failure::not_found("addon", id))?;
    let addon = addon.id.clone();
    let linked = &mut context.application()?.addons;
    if !linked.contains(&addon) {
        linked.push(addon);
    }
    Ok(Reply::done())
}

fn unlink_addon(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.parameter("addonId");
    let linked = &mut context.application()?.addons;
    let position = linked.iter().position(|linked| *linked == id);
    linked.remove(position.ok_or_else(|| Failure::not_found("addon", &id))?);
    Ok(Reply::done())
}

fn dependencies(context: &mut Context<'_>) -> Result<Reply, Failure> {
    each_dependency(context, Application::view)
}

fn dependencies_env(context: &mut Context<'_>) -> Result<Reply, Failure> {
    each_dependency(context, Application::exposed_env_view)
}

fn each_dependency(context: &mut Context<'_>, view: fn(&Application) -> Value) -> Result<Reply, Failure> {
    let dependencies = context.application()?.dependencies.clone();
    let applications = context.state.applications.iter().filter(|known| dependencies.contains(&known.id));
    Ok(Reply::json(&applications.map(view).collect()))
}

/// An application may depend on others of the same owner, and not on itself.
fn add_dependency(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let dependency = context.parameter("dependencyId");
    let id = context.application()?.id.clone();
    if dependency == id {
        return Err(Failure::bad_request("An application cannot depend on itself."));
    }
    let owner = context.owner()?;
    let known = context.state.application(&owner, &dependency).is_some();
    known.then_some(()).ok_or_else(|| Failure::not_found("application", &dependency))?;
    let dependencies = &mut context.application()?.dependencies;
    if !dependencies.contains(&dependency) {
        dependencies.push(dependency);
    }
    Ok(success("The dependency has been added."))
}

fn remove_dependency(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.parameter("dependencyId");
    let dependencies = &mut context.application()?.dependencies;
    let position = dependencies.iter().position(|dependency| *dependency == id);
    dependencies.remove(position.ok_or_else(|| Failure::not_found("application", &id))?);
    Ok(Reply::done())
}

fn dependents(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.application()?.id.clone();
    let dependents = context.state.applications.iter().filter(|known| known.dependencies.contains(&id));
    Ok(Reply::json(&dependents.map(Application::view).collect()))
}
