//! v2 applications.

mod deployments;
mod domains;
mod env;
mod links;
mod redirections;
mod settings;
mod wannabe;

use super::{owned, success};
use crate::{context::Context, errors::Failure, reply::Reply, router::Route, state::Application};
use http::Method;
pub(super) use redirections::NAMESPACES;
use serde_json::Value;

pub(super) fn routes() -> Vec<Route> {
    let mut routes = [
        owned(Method::GET, "/applications", list),
        owned(Method::POST, "/applications", create),
        owned(Method::GET, "/applications/{appId}", get),
        owned(Method::PUT, "/applications/{appId}", update),
        owned(Method::DELETE, "/applications/{appId}", remove),
    ]
    .concat();
    routes.extend(deployments::routes());
    routes.extend(domains::routes());
    routes.extend(env::routes());
    routes.extend(links::routes());
    routes.extend(redirections::routes());
    routes.extend(settings::routes());
    routes
}

/// `instanceId` keeps the application that has this instance.
fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let instance = context.query("instanceId");
    let wanted = |application: &&Application| {
        let has = |id: &String| application.instances.iter().any(|instance| instance.id == *id);
        instance.as_ref().is_none_or(has)
    };
    let applications: Vec<Value> =
        context.state.applications_of(&owner).filter(wanted).map(Application::view).collect();
    Ok(Reply::json(&applications.into()))
}

fn create(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let fields = context.fields()?;
    let name = fields.required_text("name")?;
    fields.required_text("instanceVariant")?;
    let now = context.state.now();
    let id = context.state.new_id("app");
    let mut application = Application::new(id, owner, name, now);
    wannabe::apply(&fields, &mut application)?;
    let view = application.view();
    context.state.applications.push(application);
    Ok(Reply::json(&view))
}

fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&context.application()?.view()))
}

/// Changes what is given and keeps the rest.
fn update(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.application()?;
    let fields = context.fields()?;
    let application = context.application()?;
    wannabe::apply(&fields, application)?;
    Ok(Reply::json(&application.view()))
}

fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.application()?.id.clone();
    context.state.remove_application(&id);
    Ok(success("The application has been deleted."))
}

#[cfg(test)]
mod tests;
