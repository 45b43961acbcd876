//! Machines in a network group, the platform's and others.

use super::{GROUPS, group};
use crate::{
    body::Fields,
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{Endpoint, Origin, Peer, Phase},
};
use http::Method;
use serde_json::json;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::under(GROUPS, Method::GET, "/{groupId}/peers", list),
        Route::under(GROUPS, Method::GET, "/{groupId}/peers/{peerId}", get),
        Route::under(GROUPS, Method::DELETE, "/{groupId}/peers/{peerId}", remove),
        Route::under(GROUPS, Method::POST, "/{groupId}/external-peers", add),
        Route::under(GROUPS, Method::DELETE, "/{groupId}/external-peers/{peerId}", remove_external),
    ]
}

fn list(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&group(context)?.seen_peers().map(Peer::view).collect()))
}

fn get(context: &mut Context<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(&peer(context)?.view()))
}

fn remove(context: &mut Context<'_>) -> Result<Reply, Failure> {
    peer(context)?.phase = Phase::Leaving;
    Ok(Reply::done())
}

fn remove_external(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let id = context.parameter("peerId");
    let peer = peer(context)?;
    if !matches!(peer.origin, Origin::External) {
        return Err(Failure::not_found("external peer", &id));
    }
    peer.phase = Phase::Leaving;
    Ok(Reply::done())
}

/// Says the id of the peer, which is not there yet.
fn add(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let fields = context.fields()?;
    let parent_member = fields.required_text("parentMember")?;
    let (label, public_key) = (fields.required_text("label")?, fields.required_text("publicKey")?);
    let public = public_address(&fields)?;
    let (hostname, parent_event) = (fields.text("hostname")?, fields.text("parentEvent")?);
    if !group(context)?.seen_members().any(|member| member.id == parent_member) {
        return Err(Failure::not_found("member", &parent_member));
    }
    let id = context.state.new_id("external");
    let group = group(context)?;
    let address = group.next_address();
    group.peers.push(Peer {
        id: id.clone(),
        hostname: hostname.unwrap_or_else(|| label.clone()),
        label: Some(label),
        public_key,
        parent_member,
        parent_event,
        endpoint: Endpoint { address, public },
        origin: Origin::External,
        phase: Phase::Coming,
    });
    Ok(Reply::json(&json!({ "peerId": id })))
}

/// Of servers, which must say it. The role is taken in any case.
fn public_address(fields: &Fields) -> Result<Option<(String, u32)>, Failure> {
    let role = fields.required_text("peerRole")?;
    match role.to_ascii_lowercase().as_str() {
        "client" => Ok(None),
        "server" => {
            let port = fields.number("port")?;
            let port = port.ok_or_else(|| Failure::bad_field("port", "nothing", "must be given"))?;
            Ok(Some((fields.required_text("ip")?, port)))
        }
        _ => Err(Failure::bad_field("peerRole", role, "is not a known value")),
    }
}

fn peer<'a>(context: &'a mut Context<'_>) -> Result<&'a mut Peer, Failure> {
    let id = context.parameter("peerId");
    let found = group(context)?.peers.iter_mut().find(|peer| peer.id == id && peer.phase.is_seen());
    found.ok_or_else(|| Failure::not_found("peer", &id))
}
