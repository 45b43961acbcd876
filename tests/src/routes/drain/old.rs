//! v2 drains. Bodies and answers are made up: nothing says what the platform's are.

use crate::{context::Context, errors::Failure, reply::Reply, router::Route, state::OldDrain};
use http::Method;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/v2/logs/{appId}/drains", list),
        Route::new(Method::POST, "/v2/logs/{appId}/drains", create),
        Route::new(Method::DELETE, "/v2/logs/{appId}/drains/{drainId}", remove),
        Route::new(Method::PUT, "/v2/logs/{appId}/drains/{drainId}/state", set_state),
    ]
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let resource = resource(context)?;
    let drains = context.state.old_drains.iter().filter(|drain| drain.resource_id == resource);
    Ok(Reply::json(&drains.map(OldDrain::view).collect()))
}

/// Any object is taken, and shown as the drain's `target`.
fn create(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let resource_id = resource(context)?;
    context.fields()?;
    let target = context.json()?;
    let drain =
        OldDrain { id: context.state.new_id("drain"), resource_id, state: "ENABLED".to_owned(), target };
    let view = drain.view();
    context.state.old_drains.push(drain);
    Ok(Reply::json(&view))
}

fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let view = drain(context)?.view();
    context.state.old_drains.retain(|drain| drain.id != view["id"]);
    Ok(Reply::json(&view))
}

/// `{"state": "ENABLED"}` or `DISABLED`, at once.
fn set_state(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let state = context.fields()?.required_text("state")?;
    if !matches!(state.as_str(), "ENABLED" | "DISABLED") {
        return Err(Failure::bad_field("state", state, "is not a known value"));
    }
    let drain = drain(context)?;
    drain.state = state;
    Ok(Reply::json(&drain.view()))
}

fn drain<'a>(context: &'a mut Context<'_>) -> Result<&'a mut OldDrain, Failure> {
    let (resource, id) = (resource(context)?, context.parameter("drainId"));
    let mut drains = context.state.old_drains.iter_mut();
    let found = drains.find(|drain| drain.resource_id == resource && drain.id == id);
    found.ok_or_else(|| Failure::not_found("drain", &id))
}

/// Any owner's application or add-on, this one by its public id.
fn resource(context: &Context<'_>) -> Result<String, Failure> {
    let id = context.parameter("appId");
    let is_application = context.state.applications.iter().any(|application| application.id == id);
    let is_known = is_application || context.state.addons.iter().any(|addon| addon.id == id);
    if is_known { Ok(id) } else { Err(Failure::not_found("application", &id)) }
}
