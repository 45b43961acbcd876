//! What the platform offers, v2 and v4.

mod lists;

use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::catalogue::{self, RUNTIMES, Runtime, ZONES, Zone},
};
use http::Method;
use serde_json::{Value, json};

pub(super) fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::new(Method::GET, "/v2/products/addonproviders", addon_providers),
        Route::new(Method::GET, "/v2/products/addonproviders/{providerId}", addon_provider),
        Route::new(Method::GET, "/v2/products/instances", runtimes),
        Route::new(Method::GET, "/v2/products/instances/{typeAndVersion}", runtime),
        Route::new(Method::GET, "/v2/products/prices", prices),
        Route::new(Method::GET, "/v2/products/zones", v2_zones),
        Route::new(Method::GET, "/v4/products/zones", zones),
        Route::new(Method::GET, "/v4/products/zones/{zoneName}", zone),
    ];
    routes.extend(lists::routes());
    routes
}

/// A list for an owner (`orgaId`) is the same as for everyone, if the owner exists.
fn addon_providers(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check_owner(context, "orgaId")?;
    Ok(Reply::json(&catalogue::addon_providers().into()))
}

fn addon_provider(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check_owner(context, "orgaId")?;
    let id = context.parameter("providerId");
    let provider = catalogue::addon_provider(&id).ok_or_else(|| Failure::not_found("addon provider", &id))?;
    Ok(Reply::json(&provider))
}

/// Those that are not offered any more are in the list, `enabled: false`.
fn runtimes(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check_owner(context, "for")?;
    Ok(Reply::json(&RUNTIMES.iter().map(Runtime::view).collect()))
}

/// One segment, `<type>-<version>`.
fn runtime(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check_owner(context, "for")?;
    let wanted = context.parameter("typeAndVersion");
    let is_wanted = |runtime: &&Runtime| wanted == format!("{}-{}", runtime.kind, runtime.version);
    let runtime = RUNTIMES.iter().find(is_wanted).ok_or_else(|| Failure::not_found("runtime", &wanted))?;
    Ok(Reply::json(&runtime.view()))
}

fn prices(_: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&json!([{ "currency": "EUR", "value": 1.0 }, { "currency": "USD", "value": 1.2 }])))
}

fn v2_zones(_: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&ZONES.iter().map(Zone::v2_view).collect()))
}

fn zones(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check_owner(context, "ownerId")?;
    let zones: Vec<Value> = ZONES.iter().map(Zone::view).collect();
    Ok(Reply::json(&zones.into()))
}

fn zone(context: &mut Context<'_>) -> Result<Reply, Failure> {
    check_owner(context, "ownerId")?;
    let name = context.parameter("zoneName");
    let zone = catalogue::zone(&name).ok_or_else(|| Failure::not_found("zone", &name))?;
    Ok(Reply::json(&zone.view()))
}

fn check_owner(context: &Context<'_>, parameter: &str) -> Result<(), Failure> {
    match context.query(parameter) {
        Some(id) if !context.state.is_owner(&id) => Err(Failure::not_found("organisation", &id)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
