//! v4 network groups.
//!
//! Groups, members and peers come and go when [`Platform::finish_network_groups`](crate::Platform) says so: what
//! was made cannot be read before, what was deleted can be read until then.

mod members;
mod peers;
mod wire_guard;

use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{NetworkGroup, Phase},
};
use http::{Method, StatusCode};
use serde_json::Value;
pub(crate) use wire_guard::SIGNED;

/// What all paths begin with.
const GROUPS: &str = "/v4/networkgroups/organisations/{id}/networkgroups";

/// `search` is before `{groupId}`: no group has this id.
pub(super) fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::under(GROUPS, Method::GET, "", list),
        Route::under(GROUPS, Method::POST, "", create),
        Route::under(GROUPS, Method::GET, "/search", search),
        Route::under(GROUPS, Method::GET, "/{groupId}", get),
        Route::under(GROUPS, Method::DELETE, "/{groupId}", remove),
    ];
    routes.extend(members::routes());
    routes.extend(peers::routes());
    routes.extend(wire_guard::routes());
    routes
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    Ok(Reply::json(&groups_of(context, &owner).map(NetworkGroup::view).collect()))
}

/// Accepted, and the group as it will be. The client makes the id; without one, the platform does.
fn create(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let fields = context.fields()?;
    let label = fields.required_text("label")?;
    let id = match fields.text("id")? {
        Some(id) if id.starts_with("ng_") => id,
        Some(id) => return Err(Failure::bad_field("id", id, "must begin with ng_")),
        None => context.state.new_id("ng"),
    };
    if context.state.network_groups.iter().any(|group| group.id == id) {
        return Err(Failure::conflict(format!("There is a network group {id} already.")));
    }
    let mut group = context.state.new_network_group(id, owner.clone(), label);
    group.description = fields.text("description")?;
    group.tags = fields.texts("tags")?.unwrap_or_default();
    for member in fields.objects("members")?.unwrap_or_default() {
        group.members.push(members::read(context, &owner, &group.id, &member)?);
    }
    let view = group.view();
    context.state.network_groups.push(group);
    Ok(Reply::json_with(StatusCode::ACCEPTED, &view))
}

/// `query` is a part of an id or of a label.
fn search(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let owner = context.owner()?;
    let text = context.query("query").unwrap_or_default();
    let found: Vec<Value> = groups_of(context, &owner).flat_map(|group| group.search(&text)).collect();
    Ok(Reply::json(&found.into()))
}

fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&group(context)?.view()))
}

fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    group(context)?.phase = Phase::Leaving;
    Ok(Reply::done())
}

fn groups_of<'a>(context: &'a Context<'_>, owner: &str) -> impl Iterator<Item = &'a NetworkGroup> {
    let groups = context.state.network_groups.iter();
    groups.filter(move |group| group.owner_id == owner && group.phase.is_seen())
}

/// The group `{groupId}` of the path's owner, if it is there.
fn group<'a>(context: &'a mut Context<'_>) -> Result<&'a mut NetworkGroup, Failure> {
    let (owner, id) = (context.owner()?, context.parameter("groupId"));
    let mut groups = context.state.network_groups.iter_mut();
    let found = groups.find(|group| group.owner_id == owner && group.id == id && group.phase.is_seen());
    found.ok_or_else(|| Failure::not_found("network group", &id))
}

#[cfg(test)]
mod tests;
