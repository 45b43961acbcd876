//! Changing an add-on's plan, region or version.

use super::provision::has_region;
use crate::{
    body::Fields,
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    routes::{ORGANISATION, SELF},
    state::{Addon, Migration, Target, catalogue},
    streams::date,
};
use http::Method;
use serde_json::json;

/// `preorders` is before `{migrationId}`: no migration has this id.
pub(super) fn routes() -> Vec<Route> {
    let route = |method, path, handler| Route::under(ORGANISATION, method, path, handler);
    vec![
        route(Method::GET, "/addons/{addonId}/migrations", list),
        route(Method::POST, "/addons/{addonId}/migrations", start),
        route(Method::GET, "/addons/{addonId}/migrations/preorders", preorder),
        route(Method::GET, "/addons/{addonId}/migrations/{migrationId}", get),
        route(Method::DELETE, "/addons/{addonId}/migrations/{migrationId}", abort),
        Route::under(SELF, Method::PUT, "/addons/{addonId}/plan", change_plan),
    ]
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&context.addon()?.migrations.iter().map(Migration::view).collect()))
}

/// One at a time. The add-on is as it was until [`Platform::finish_migrations`](crate::Platform::finish_migrations).
fn start(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let fields = context.fields()?;
    let target = target(&fields, context.addon()?)?;
    if context.addon()?.migrations.iter().any(Migration::is_running) {
        return Err(Failure::conflict("A migration of the add-on is running."));
    }
    let migration = Migration::new(context.state.new_id("migration"), target, context.state.now());
    let view = migration.view();
    context.addon()?.migrations.push(migration);
    Ok(Reply::json(&view))
}

fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&migration(context)?.view()))
}

/// Documented as a text, which is taken for a mistake: the migration as it is then.
fn abort(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let now = context.state.now();
    let migration = migration(context)?;
    if migration.abort(now) {
        return Ok(Reply::json(&migration.view()));
    }
    Err(Failure::conflict("The migration is not running."))
}

/// `MigrationPreorder`: what the plan `planId` would cost more in credits, with a tax of 20 %.
fn preorder(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let wanted = context.query("planId").unwrap_or_default();
    let provider = context.addon()?.provider_id.clone();
    let plan =
        catalogue::plan_by_id(&provider, &wanted).ok_or_else(|| Failure::not_found("plan", &wanted))?;
    Ok(Reply::json(&json!({
        "ownerId": owner,
        "target": owner,
        "emissionDate": date::format(context.state.now()),
        "name": context.state.user.name,
        "company": null,
        "type": "ADDON_PREORDER",
        "lines": [{
            "type": "Credits",
            "description": plan["name"],
            "quantity": 1,
            "tva": 20.0,
            "price_unit_ht": plan["price"],
            "price_total_ht": plan["price"],
            "pack": null,
            "coupon": null,
        }],
    })))
}

/// At once, without a migration.
fn change_plan(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let fields = context.fields()?;
    let addon = context.addon()?;
    let target = target(&fields, addon)?;
    addon.plan_slug = target.plan_slug;
    addon.region = target.region;
    addon.version = target.version;
    Ok(Reply::json(&addon.view()))
}

fn migration<'a>(context: &'a mut Context<'_>) -> Result<&'a mut Migration, Failure> {
    let id = context.parameter("migrationId");
    let found = context.addon()?.migrations.iter_mut().find(|migration| migration.id == id);
    found.ok_or_else(|| Failure::not_found("migration", &id))
}

/// `WannabeMigration`: what is not given stays as it is.
fn target(fields: &Fields, addon: &Addon) -> Result<Target, Failure> {
    let plan_slug = match fields.text("planId")? {
        None => addon.plan_slug.clone(),
        Some(id) => {
            let plan = catalogue::plan_by_id(&addon.provider_id, &id);
            let slug = plan.and_then(|plan| plan["slug"].as_str().map(str::to_owned));
            slug.ok_or_else(|| Failure::bad_field("planId", id, "is not a plan of the provider"))?
        }
    };
    let region = fields.text("region")?.unwrap_or_else(|| addon.region.clone());
    let provider = catalogue::addon_provider(&addon.provider_id).unwrap_or_default();
    if !has_region(&provider, &region) {
        return Err(Failure::bad_field("region", region, "is not a region of the provider"));
    }
    let version = fields.text("version")?.or_else(|| addon.version.clone());
    Ok(Target { plan_slug, region, version })
}
