//! Network groups: private networks of applications, add-ons and machines of one's own.
//!
//! A group has members, which are named in its DNS, and peers, which are the machines behind
//! them. Applications and add-ons bring their peers themselves. A machine from outside the
//! platform takes two steps: a [member](CreateNetworkGroupMember::external) that stands for it,
//! then a [peer](create_network_group_external_peer) of that member, whose
//! [WireGuard configuration](get_network_group_wire_guard_configuration) goes onto the machine.
//!
//! Groups, members and external peers come and go asynchronously: the platform accepts the
//! request (202) and does it afterwards. A call that reads one by id answers `None` until it is
//! there, and again once it is gone. [`create_network_group_and_wait`] and its like ask until it is
//! so.
//!
//! ```no_run
//! use api_defs::Wait;
//! use api_defs::cc_client::Client;
//! use api_defs::v4::network_group::{CreateNetworkGroup, create_network_group_and_wait};
//!
//! # async fn run(client: Client) -> Result<(), api_defs::WaitError> {
//! let id = "ng_7f2b3c6a-4c0e-4a31-9d55-0d4f3c1b2a90"; // `ng_` and a UUID of your own making
//! let group = CreateNetworkGroup::new("orga_1", id).label("backend").application("app_1");
//! let group = create_network_group_and_wait(&client, &group, Wait::default()).await?;
//! println!("{} members", group.members.len());
//! # Ok(())
//! # }
//! ```

#[cfg(feature = "utilities")]
mod by_id;
mod component;
mod model;
mod request;

#[cfg(test)]
mod tests;
mod wait;

use cc_client::{Text, endpoint, stream};
use serde_json::Value;

pub use component::NetworkGroupComponent;
pub use model::{
    NetworkGroup, NetworkGroupEndpoint, NetworkGroupEndpointKind, NetworkGroupMember, NetworkGroupMemberKind,
    NetworkGroupPeer, NetworkGroupPeerCreated, NetworkGroupPeerKind, NetworkTerm, WireGuardConfigurationUrl,
};
pub use request::{CreateNetworkGroup, CreateNetworkGroupExternalPeer, CreateNetworkGroupMember};
pub use wait::{
    create_network_group_and_wait, create_network_group_external_peer_and_wait,
    create_network_group_member_and_wait, delete_network_group_and_wait,
    delete_network_group_external_peer_and_wait, delete_network_group_member_and_wait,
    wait_for_network_group, wait_for_network_group_member, wait_for_network_group_peer,
    wait_until_network_group_is_gone, wait_until_network_group_member_is_gone,
    wait_until_network_group_peer_is_gone,
};

use crate::ids::{NetworkGroupId, NetworkGroupMemberId, NetworkGroupPeerId, OwnerId};
use crate::secret::SecretValue;

// Groups

/// Every network group of an owner, each with its members and peers.
#[endpoint(GET "/v4/networkgroups/organisations/<ownerId>/networkgroups")]
pub fn list_network_groups(owner_id: OwnerId) -> Vec<NetworkGroup>;

/// Orders a network group, under an id that the caller makes.
///
/// It is created asynchronously: [`get_network_group`] answers `None` until it is there. It is not
/// sent again after a doubtful failure.
#[endpoint(POST "/v4/networkgroups/organisations/<ownerId>/networkgroups")]
pub fn create_network_group(owner_id: OwnerId, group: &CreateNetworkGroup);

/// Deletes a network group.
///
/// It is deleted asynchronously: [`get_network_group`] answers `None` once it is gone.
#[endpoint(DELETE "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>")]
pub fn delete_network_group(owner_id: OwnerId, network_group_id: NetworkGroupId);

/// One network group with its members and peers; `None` if the owner has none of this id, or not
/// yet.
#[endpoint(GET "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>")]
pub fn get_network_group(owner_id: OwnerId, network_group_id: NetworkGroupId) -> Option<NetworkGroup>;

/// The groups, members and peers of an owner that match a text.
#[endpoint(GET "/v4/networkgroups/organisations/<ownerId>/networkgroups/search?<query>", js = none)]
pub fn search_network_groups(
    owner_id: OwnerId,
    /// What is searched for; how it is matched is not documented.
    query: &str,
) -> Vec<NetworkGroupComponent>;

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

// Members

/// The members of a network group.
#[endpoint(GET "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>/members")]
pub fn list_network_group_members(
    owner_id: OwnerId,
    network_group_id: NetworkGroupId,
) -> Vec<NetworkGroupMember>;

/// Adds a member to a network group.
///
/// It is added asynchronously: [`get_network_group_member`] answers `None` until it is there. It
/// is not sent again after a doubtful failure.
#[endpoint(POST "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>/members")]
pub fn create_network_group_member(
    owner_id: OwnerId,
    network_group_id: NetworkGroupId,
    member: &CreateNetworkGroupMember,
);

/// Takes a member out of a network group.
///
/// It goes asynchronously: [`get_network_group_member`] answers `None` once it is gone.
#[endpoint(
    DELETE "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>/members/<memberId>"
)]
pub fn delete_network_group_member(
    owner_id: OwnerId,
    network_group_id: NetworkGroupId,
    member_id: NetworkGroupMemberId,
);

/// One member; `None` if the group has none of this id, or not yet.
#[endpoint(
    GET "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>/members/<memberId>"
)]
pub fn get_network_group_member(
    owner_id: OwnerId,
    network_group_id: NetworkGroupId,
    member_id: NetworkGroupMemberId,
) -> Option<NetworkGroupMember>;

// Peers

/// The peers of a network group, of all members.
#[endpoint(GET "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>/peers")]
pub fn list_network_group_peers(owner_id: OwnerId, network_group_id: NetworkGroupId)
-> Vec<NetworkGroupPeer>;

/// Takes a peer out of a network group. For a machine from outside the platform, see
/// [`delete_network_group_external_peer`].
#[endpoint(DELETE "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>/peers/<peerId>")]
pub fn delete_network_group_peer(
    owner_id: OwnerId,
    network_group_id: NetworkGroupId,
    peer_id: NetworkGroupPeerId,
);

/// One peer; `None` if the group has none of this id, or not yet.
#[endpoint(GET "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>/peers/<peerId>")]
pub fn get_network_group_peer(
    owner_id: OwnerId,
    network_group_id: NetworkGroupId,
    peer_id: NetworkGroupPeerId,
) -> Option<NetworkGroupPeer>;

/// Adds a machine from outside the platform to a network group, and answers its id.
///
/// It is added asynchronously: [`get_network_group_peer`] answers `None` until it is there. It is
/// not sent again after a doubtful failure: two peers might be created.
#[endpoint(POST "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>/external-peers")]
pub fn create_network_group_external_peer(
    owner_id: OwnerId,
    network_group_id: NetworkGroupId,
    peer: &CreateNetworkGroupExternalPeer,
) -> NetworkGroupPeerCreated;

/// Takes a machine from outside the platform out of a network group.
///
/// It goes asynchronously: [`get_network_group_peer`] answers `None` once it is gone.
#[endpoint(
    DELETE "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>/external-peers/<peerId>"
)]
pub fn delete_network_group_external_peer(
    owner_id: OwnerId,
    network_group_id: NetworkGroupId,
    peer_id: NetworkGroupPeerId,
);

// WireGuard

/// The WireGuard configuration of a peer, as a file for `wg-quick`.
///
/// The private key is not in it: its owner puts it in the place of `<%PrivateKey%>`.
#[endpoint(
    GET "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>/peers/<peerId>/wireguard/configuration",
    accept = "text/plain",
)]
pub fn get_network_group_wire_guard_configuration(
    owner_id: OwnerId,
    network_group_id: NetworkGroupId,
    peer_id: NetworkGroupPeerId,
) -> Text;

/// The address of the WireGuard configuration of a peer, for a machine without credentials.
///
/// The address carries what it needs to be read, so whoever has it can read the configuration. How
/// long it is valid is not documented.
#[endpoint(
    GET "/v4/networkgroups/organisations/<ownerId>/networkgroups/<networkGroupId>/peers/<peerId>/wireguard/configuration/presigned-url",
    js = none,
)]
pub fn get_network_group_wire_guard_configuration_url(
    owner_id: OwnerId,
    network_group_id: NetworkGroupId,
    peer_id: NetworkGroupPeerId,
) -> WireGuardConfigurationUrl;

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
) -> SecretValue;
