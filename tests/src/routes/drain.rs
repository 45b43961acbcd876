//! v4 drains of applications and, by the real id, of add-ons.

mod old;
mod recipient;

use crate::{context::Context, errors::Failure, reply::Reply, router::Route, state::Drain};
use http::Method;
use serde_json::json;

const APPLICATION: &str = "/v4/drains/organisations/{id}/applications/{resourceId}";
const RESOURCE: &str = "/v4/drains/organisations/{id}/resources/{resourceId}";

pub(super) fn routes() -> Vec<Route> {
    let mut routes = old::routes();
    for prefix in [APPLICATION, RESOURCE] {
        routes.extend([
            Route::under(prefix, Method::GET, "/drains", list),
            Route::under(prefix, Method::POST, "/drains", create),
            Route::under(prefix, Method::GET, "/drains/{drainId}", get),
            Route::under(prefix, Method::DELETE, "/drains/{drainId}", remove),
            Route::under(prefix, Method::PUT, "/drains/{drainId}/enable", enable),
            Route::under(prefix, Method::PUT, "/drains/{drainId}/disable", disable),
        ]);
    }
    routes
}

/// `status` and `executionStatus` keep the drains that have one of these, `executionStatusNotIn` those that have
/// none.
fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let resource = resource(context)?;
    let (status, execution) = (context.query_all("status"), context.query_all("executionStatus"));
    let unwanted = context.query_all("executionStatusNotIn");
    let among = |names: &[String], name: &str| names.iter().any(|known| known == name);
    let drains = context.state.drains.iter().filter(|drain| {
        drain.resource_id == resource
            && (status.is_empty() || among(&status, drain.status()))
            && (execution.is_empty() || among(&execution, drain.execution()))
            && !among(&unwanted, drain.execution())
    });
    Ok(Reply::json(&drains.map(Drain::view).collect()))
}

/// The answer has the id alone: the drain is on its way to being enabled until
/// [`Platform::finish_drains`](crate::Platform::finish_drains).
fn create(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let resource = resource(context)?;
    let fields = context.fields()?;
    let kind = fields.required_text("kind")?;
    if !matches!(kind.as_str(), "LOG" | "ACCESSLOG" | "AUDITLOG") {
        return Err(Failure::bad_field("kind", kind, "is not a known value"));
    }
    let recipient = recipient::read(&fields)?;
    let (id, now) = (context.state.new_id("drain"), context.state.now());
    let author = context.state.user.id.clone();
    context.state.drains.push(Drain::new(id.clone(), resource, kind, recipient, author, now));
    Ok(Reply::json(&json!({ "id": id })))
}

fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&drain(context)?.view()))
}

fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = drain(context)?.id.clone();
    context.state.drains.retain(|drain| drain.id != id);
    Ok(Reply::done())
}

fn enable(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let now = context.state.now();
    drain(context)?.enable(now);
    Ok(Reply::done())
}

fn disable(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let now = context.state.now();
    drain(context)?.disable(now);
    Ok(Reply::done())
}

fn drain<'a>(context: &'a mut Context<'_>) -> Result<&'a mut Drain, Failure> {
    let (resource, id) = (resource(context)?, context.parameter("drainId"));
    let mut drains = context.state.drains.iter_mut();
    let found = drains.find(|drain| drain.resource_id == resource && drain.id == id);
    found.ok_or_else(|| Failure::not_found("drain", &id))
}

/// The id of the path's application or add-on, which must be the owner's.
fn resource(context: &mut Context<'_>) -> Result<String, Failure> {
    let (owner, id) = (context.owner()?, context.parameter("resourceId"));
    let is_addon = context.state.addon(&owner, &id).is_some_and(|addon| addon.real_id == id);
    let is_known = is_addon || context.state.application(&owner, &id).is_some();
    if is_known { Ok(id) } else { Err(Failure::not_found("resource", &id)) }
}

#[cfg(test)]
mod tests;
