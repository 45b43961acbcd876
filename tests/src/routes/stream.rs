//! The streams of events, v4 and v2.

use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{Application, catalogue::DEFAULT_ZONE},
    streams::{Facts, Feed, Form, Selection, Subject},
};
use http::Method;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/v4/logs/organisations/{id}/applications/{appId}/logs", application_logs),
        Route::new(Method::GET, "/v4/logs/organisations/{id}/resources/{resourceId}/logs", resource_logs),
        Route::new(Method::GET, "/v4/logs/organisations/{id}/applications/{appId}/accesslogs", access_logs),
        Route::new(
            Method::GET,
            "/v4/accesslogs/organisations/{id}/applications/{appId}/accesslogs",
            access_logs,
        ),
        Route::new(Method::GET, "/v4/stats/organisations/{id}/requests-live", requests_live),
        Route::new(
            Method::GET,
            "/v4/networkgroups/organisations/{id}/networkgroups/{groupId}/stream",
            network_group,
        ),
        Route::new(
            Method::GET,
            "/v4/networkgroups/organisations/{id}/networkgroups/{groupId}/peers/{peerId}/wireguard/configuration/stream",
            wire_guard,
        ),
        Route::new(Method::GET, "/v2/logs/{appId}/sse", v2_logs),
    ]
}

fn application_logs(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let facts = facts(context.application()?);
    let subject = Subject::ApplicationLogs(facts.resource.clone());
    v4(context, subject, Form::ApplicationLog, facts)
}

/// An add-on's real id alone is known here.
fn resource_logs(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let id = context.parameter("resourceId");
    let addon = context.state.addon(&owner, &id).filter(|addon| addon.real_id == id);
    addon.ok_or_else(|| Failure::not_found("resource", &id))?;
    v4(context, Subject::ResourceLogs(id.clone()), Form::ResourceLog, Facts::of(id, DEFAULT_ZONE))
}

fn access_logs(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let facts = facts(context.application()?);
    let subject = Subject::AccessLogs(facts.resource.clone());
    v4(context, subject, Form::AccessLog, facts)
}

/// One map for all of an owner's applications: `applicationId` is checked, and selects nothing.
fn requests_live(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    if let Some(id) = context.query("applicationId") {
        context.state.application(&owner, &id).ok_or_else(|| Failure::not_found("application", &id))?;
    }
    let facts = Facts::of(owner.clone(), DEFAULT_ZONE);
    Ok(stream(context, Subject::LiveRequests(owner), Form::RequestsLive, facts, Selection::default()))
}

/// Any group of an owner, whether it is there or not.
fn network_group(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.owner()?;
    let id = context.parameter("groupId");
    let facts = Facts::of(id.clone(), DEFAULT_ZONE);
    Ok(stream(context, Subject::NetworkGroup(id), Form::Untyped, facts, Selection::default()))
}

/// Any peer of any group of an owner.
fn wire_guard(context: &mut Context<'_>) -> Result<Reply, Failure> {
    context.owner()?;
    let id = context.parameter("peerId");
    let facts = Facts::of(id.clone(), DEFAULT_ZONE);
    Ok(stream(context, Subject::WireGuard(id), Form::Untyped, facts, Selection::default()))
}

fn v2_logs(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.parameter("appId");
    let application = context.state.applications.iter().find(|application| application.id == id);
    let facts = facts(application.ok_or_else(|| Failure::not_found("application", &id))?);
    let selection = Selection::v2(context);
    Ok(stream(context, Subject::ApplicationLogs(id), Form::V2Log, facts, selection))
}

fn v4(context: &Context<'_>, subject: Subject, form: Form, facts: Facts) -> Result<Reply, Failure> {
    let selection = Selection::v4(context)?;
    Ok(stream(context, subject, form, facts, selection))
}

fn stream(context: &Context<'_>, subject: Subject, form: Form, facts: Facts, selection: Selection) -> Reply {
    let topic = context.streams.topic(subject);
    let cursor = context.header("last-event-id");
    let now = context.state.now();
    Reply::stream(Feed::new(context.streams, topic, form, facts, selection, cursor, now))
}

/// What the last deployment says, as far as there is one.
fn facts(application: &Application) -> Facts {
    let mut facts = Facts::of(application.id.clone(), &application.zone);
    if let Some(deployment) = application.deployments.last() {
        facts.deployment = deployment.id.clone();
        facts.commit = deployment.commit.clone();
    }
    if let Some(instance) = application.instances.last() {
        facts.instance = instance.id.clone();
    }
    facts
}

#[cfg(test)]
mod tests;
