//! Network groups: private networks of applications, add-ons and machines of one's own.
//!
//! The functions prepare [streams](mod@cc_client::stream).

use cc_client::stream;
use serde_json::Value;

use crate::ids::{NetworkGroupId, NetworkGroupPeerId, OwnerId};

/// A network group, presumably each time that it changes.
///
/// The platform's documentation does not say what an item holds, which events there are, nor
/// whether there are heartbeats. So every event is an item, read as JSON; and silence is not taken
/// for a failure unless [`heartbeat_timeout`](cc_client::stream::StreamCall::heartbeat_timeout)
/// says so.
#[stream(
    SSE "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>/stream",
    heartbeat = none,
)]
pub fn get_network_group_stream(owner_id: OwnerId, network_group_id: NetworkGroupId) -> Value;

/// The WireGuard configuration of a peer, presumably each time that it changes.
///
/// What an item holds is as unknown as for [`get_network_group_stream`], and so is the rest.
#[stream(
    SSE "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>/peers/<peerId>/wireguard/configuration/stream",
    heartbeat = none,
)]
pub fn get_network_group_wire_guard_configuration_stream(
    owner_id: OwnerId,
    network_group_id: NetworkGroupId,
    peer_id: NetworkGroupPeerId,
) -> Value;
