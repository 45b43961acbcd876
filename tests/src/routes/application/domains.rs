//! Domains of an application, and its favourite one.

use super::super::{owned, success};
use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{Application, domain_view},
};
use http::Method;
use serde_json::Value;

/// `favourite` is before `{domain}`: a domain of this name cannot be reached.
pub(super) fn routes() -> Vec<Route> {
    [
        owned(Method::GET, "/applications/{appId}/vhosts", list),
        owned(Method::GET, "/applications/{appId}/vhosts/favourite", favourite),
        owned(Method::PUT, "/applications/{appId}/vhosts/favourite", mark),
        owned(Method::DELETE, "/applications/{appId}/vhosts/favourite", unmark),
        owned(Method::PUT, "/applications/{appId}/vhosts/{domain}", add),
        owned(Method::DELETE, "/applications/{appId}/vhosts/{domain}", remove),
    ]
    .concat()
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let domains: Vec<Value> =
        context.application()?.domains.iter().map(|domain| domain_view(domain)).collect();
    Ok(Reply::json(&domains.into()))
}

fn favourite(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let favourite = context.application()?.favourite_domain.as_ref();
    let favourite = favourite.ok_or_else(|| Failure::not_found("domain", "favourite"))?;
    Ok(Reply::json(&domain_view(favourite)))
}

fn mark(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let domain = context.fields()?.required_text("fqdn")?;
    let application = context.application()?;
    known(application, &domain)?;
    application.favourite_domain = Some(domain.clone());
    Ok(Reply::json(&domain_view(&domain)))
}

fn unmark(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.application()?.favourite_domain = None;
    Ok(Reply::done())
}

/// A domain belongs to one application at a time.
fn add(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let domain = context.parameter("domain");
    let id = context.application()?.id.clone();
    let others = context.state.applications.iter().filter(|application| application.id != id);
    if others.into_iter().any(|application| application.domains.contains(&domain)) {
        return Err(Failure::conflict(format!("The domain {domain:?} belongs to another application.")));
    }
    let domains = &mut context.application()?.domains;
    if !domains.contains(&domain) {
        domains.push(domain);
    }
    Ok(success("The domain has been added."))
}

fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let domain = context.parameter("domain");
    let application = context.application()?;
    known(application, &domain)?;
    application.domains.retain(|known| *known != domain);
    application.favourite_domain.take_if(|favourite| *favourite == domain);
    Ok(success("The domain has been removed."))
}

fn known(application: &Application, domain: &str) -> Result<(), Failure> {
    let found = application.domains.iter().any(|known| known == domain);
    found.then_some(()).ok_or_else(|| Failure::not_found("domain", domain))
}
