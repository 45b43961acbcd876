//! Members of a network group.

use super::{GROUPS, group};
use crate::{
    body::Fields,
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{NetworkMember, Phase},
};
use http::{Method, StatusCode};

/// The real ids of the add-ons that may be members begin so.
const ADDONS: &[&str] = &["elasticsearch_", "mongodb_", "mysql_", "postgresql_", "redis_"];

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::under(GROUPS, Method::GET, "/{groupId}/members", list),
        Route::under(GROUPS, Method::POST, "/{groupId}/members", add),
        Route::under(GROUPS, Method::GET, "/{groupId}/members/{memberId}", get),
        Route::under(GROUPS, Method::DELETE, "/{groupId}/members/{memberId}", remove),
    ]
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&group(context)?.seen_members().map(NetworkMember::view).collect()))
}

/// Accepted, in plain text.
fn add(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let id = group(context)?.id.clone();
    let member = read(context, &owner, &id, &context.fields()?)?;
    let group = group(context)?;
    if group.members.iter().any(|known| known.id == member.id) {
        return Err(Failure::conflict(format!("{} is a member already.", member.id)));
    }
    group.members.push(member);
    Ok(Reply { status: StatusCode::ACCEPTED, ..Reply::text("Accepted") })
}

fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&member(context)?.view()))
}

fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    member(context)?.phase = Phase::Leaving;
    Ok(Reply::done())
}

fn member<'a>(context: &'a mut Context<'_>) -> Result<&'a mut NetworkMember, Failure> {
    let id = context.parameter("memberId");
    let mut members = group(context)?.members.iter_mut();
    let found = members.find(|member| member.id == id && member.phase.is_seen());
    found.ok_or_else(|| Failure::not_found("member", &id))
}

/// A member that a body asks for. What it is follows from the id, whatever `kind` or `type` say; it must be the
/// owner's unless it is external.
pub(super) fn read(
    context: &mut Context<'_>,
    owner: &str,
    group: &str,
    fields: &Fields,
) -> Result<NetworkMember, Failure> {
    let id = fields.required_text("id")?;
    let is_known = if id.starts_with("app_") {
        context.state.application(owner, &id).is_some()
    } else if ADDONS.iter().any(|prefix| id.starts_with(prefix)) {
        context.state.addon(owner, &id).is_some()
    } else if id.starts_with("external_") {
        true
    } else {
        return Err(Failure::bad_field(
            "id",
            id,
            "is not that of an application, an add-on or an external member",
        ));
    };
    if !is_known {
        return Err(Failure::not_found("resource", &id));
    }
    let domain_name = fields.text("domainName")?.unwrap_or_else(|| format!("{id}.m.{group}.cc-ng.cloud"));
    let label = fields.text("label")?.unwrap_or_else(|| id.clone());
    Ok(NetworkMember { id, label, domain_name, phase: Phase::Coming })
}
