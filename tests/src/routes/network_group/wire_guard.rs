//! WireGuard configurations of peers.

use super::{GROUPS, group};
use crate::{
    context::Context,
    errors::Failure,
    reply::Reply,
    router::Route,
    state::{NetworkGroup, Peer},
};
use http::Method;
use serde_json::json;

/// Where the URLs that carry their own permission lead.
pub(crate) const SIGNED: &str = "/signed/wireguard";

pub(super) fn routes() -> Vec<Route> {
    let path = "/{groupId}/peers/{peerId}/wireguard/configuration";
    let url = "/{groupId}/peers/{peerId}/wireguard/configuration/presigned-url";
    vec![
        Route::under(GROUPS, Method::GET, path, configuration),
        Route::under(GROUPS, Method::GET, url, signed_url),
        Route::under(SIGNED, Method::GET, "/{groupId}/{peerId}/{signature}", signed),
    ]
}

/// The bare file where plain text is accepted, and otherwise JSON, with the file in base64.
fn configuration(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let as_text = context.header("accept").is_some_and(|accepted| accepted.contains("text/plain"));
    let (group, peer) = found(context)?;
    if as_text {
        return Ok(Reply::text(group.wire_guard_file(peer)));
    }
    Ok(Reply::json(&group.wire_guard_view(peer)))
}

/// A URL of this platform, under a path of its own.
fn signed_url(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let origin = context.origin();
    let (group, peer) = found(context)?;
    let url = format!("{origin}{SIGNED}/{}/{}/{}", group.id, peer.id, signature(group, peer));
    Ok(Reply::json(&json!({ "url": url })))
}

/// The file, for whoever has the URL.
fn signed(context: &mut Context<'_>) -> Result<Reply, Failure> {
    let (group_id, peer_id) = (context.parameter("groupId"), context.parameter("peerId"));
    let group = context.state.network_groups.iter().find(|group| group.id == group_id);
    let peer = group.and_then(|group| Some((group, group.seen_peers().find(|peer| peer.id == peer_id)?)));
    let allowed = peer.filter(|(group, peer)| signature(group, peer) == context.parameter("signature"));
    let (group, peer) = allowed.ok_or_else(|| Failure::not_found("configuration", &peer_id))?;
    Ok(Reply::text(group.wire_guard_file(peer)))
}

fn found<'a>(context: &'a mut Context<'_>) -> Result<(&'a NetworkGroup, &'a Peer), Failure> {
    let id = context.parameter("peerId");
    let group: &NetworkGroup = group(context)?;
    let peer = group.seen_peers().find(|peer| peer.id == id);
    Ok((group, peer.ok_or_else(|| Failure::not_found("peer", &id))?))
}

/// Of this peer in this version of the group.
fn signature(group: &NetworkGroup, peer: &Peer) -> String {
    let sum = peer.public_key.bytes().fold(group.version, |sum, byte| sum.wrapping_mul(31) ^ u32::from(byte));
    format!("{sum:08x}")
}
