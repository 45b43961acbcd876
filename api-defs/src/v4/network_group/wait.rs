//! Network groups, members and peers, once they are there or gone.

use cc_client::Client;

use super::{
    CreateNetworkGroup, CreateNetworkGroupExternalPeer, CreateNetworkGroupMember, NetworkGroup,
    NetworkGroupMember, NetworkGroupPeer, create_network_group, create_network_group_external_peer,
    create_network_group_member, delete_network_group, delete_network_group_external_peer,
    delete_network_group_member, get_network_group, get_network_group_member, get_network_group_peer,
};
use crate::ids::{NetworkGroupId, NetworkGroupMemberId, NetworkGroupPeerId, OwnerId};
use crate::wait::{Awaited, Usual, Wait, WaitError};

// Groups

/// Creates a network group with its members, and answers it once it is there.
///
/// ```no_run
/// use api_defs::cc_client::Client;
/// use api_defs::v4::network_group::{CreateNetworkGroup, create_network_group_and_wait};
/// use api_defs::{Wait, WaitError};
///
/// # async fn run(client: Client) -> Result<(), WaitError> {
/// let group = CreateNetworkGroup::new("orga_1", "ng_7f2b3c6a-4c0e-4a31-9d55-0d4f3c1b2a90");
/// let group = create_network_group_and_wait(&client, &group, Wait::default()).await?;
/// println!("{} is there", group.id);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// A request failed, or the time was over: then the group may come yet.
pub async fn create_network_group_and_wait(
    client: &Client,
    group: &CreateNetworkGroup,
    wait: Wait,
) -> Result<NetworkGroup, WaitError> {
    let (owner_id, id) = (group.owner_id(), group.id());
    create_network_group(owner_id, group).send(client).await?;
    wait_for_network_group(client, owner_id, id, wait).await
}

/// Deletes a network group, and waits until it is gone.
///
/// # Errors
///
/// A request failed, or the time was over.
pub async fn delete_network_group_and_wait(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    network_group_id: impl Into<NetworkGroupId>,
    wait: Wait,
) -> Result<(), WaitError> {
    let (owner_id, network_group_id) = (owner_id.into(), network_group_id.into());
    delete_network_group(&owner_id, &network_group_id).send(client).await?;
    wait_until_network_group_is_gone(client, owner_id, network_group_id, wait).await
}

/// The network group, once it is there. It is asked for every second, for 30 seconds.
///
/// # Errors
///
/// A request failed, or the time was over.
pub async fn wait_for_network_group(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    network_group_id: impl Into<NetworkGroupId>,
    wait: Wait,
) -> Result<NetworkGroup, WaitError> {
    let (owner_id, id) = (owner_id.into(), network_group_id.into());
    let awaited = Awaited::new("network group", id.as_str(), "there");
    let ask = async || Ok(get_network_group(&owner_id, &id).send(client).await?);
    wait.until(Usual::SHORT, awaited, ask).await
}

/// Waits until there is no network group of this id. It is asked for every second, for 30 seconds.
///
/// # Errors
///
/// A request failed, or the time was over.
pub async fn wait_until_network_group_is_gone(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    network_group_id: impl Into<NetworkGroupId>,
    wait: Wait,
) -> Result<(), WaitError> {
    let (owner_id, id) = (owner_id.into(), network_group_id.into());
    let awaited = Awaited::new("network group", id.as_str(), "gone");
    let ask = async || Ok(gone(get_network_group(&owner_id, &id).send(client).await?));
    wait.until(Usual::SHORT, awaited, ask).await
}

// Members

/// Adds a member to a network group, and answers it once it is there.
///
/// The group is the one that the member was made for.
///
/// # Errors
///
/// A request failed, or the time was over: then the member may come yet.
pub async fn create_network_group_member_and_wait(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    member: &CreateNetworkGroupMember,
    wait: Wait,
) -> Result<NetworkGroupMember, WaitError> {
    let (owner_id, group) = (owner_id.into(), member.group());
    create_network_group_member(&owner_id, group, member).send(client).await?;
    wait_for_network_group_member(client, owner_id, group, member.id(), wait).await
}

/// Takes a member out of a network group, and waits until it is gone.
///
/// # Errors
///
/// A request failed, or the time was over.
pub async fn delete_network_group_member_and_wait(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    network_group_id: impl Into<NetworkGroupId>,
    member_id: impl Into<NetworkGroupMemberId>,
    wait: Wait,
) -> Result<(), WaitError> {
    let (owner_id, group, id) = (owner_id.into(), network_group_id.into(), member_id.into());
    delete_network_group_member(&owner_id, &group, &id).send(client).await?;
    wait_until_network_group_member_is_gone(client, owner_id, group, id, wait).await
}

/// The member, once it is there. It is asked for every second, for 30 seconds.
///
/// # Errors
///
/// A request failed, or the time was over.
pub async fn wait_for_network_group_member(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    network_group_id: impl Into<NetworkGroupId>,
    member_id: impl Into<NetworkGroupMemberId>,
    wait: Wait,
) -> Result<NetworkGroupMember, WaitError> {
    let (owner_id, group, id) = (owner_id.into(), network_group_id.into(), member_id.into());
    let awaited = Awaited::new("network group member", id.as_str(), "there");
    let ask = async || Ok(get_network_group_member(&owner_id, &group, &id).send(client).await?);
    wait.until(Usual::SHORT, awaited, ask).await
}

/// Waits until the group has no member of this id. It is asked for every second, for 30 seconds.
///
/// # Errors
///
/// A request failed, or the time was over.
pub async fn wait_until_network_group_member_is_gone(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    network_group_id: impl Into<NetworkGroupId>,
    member_id: impl Into<NetworkGroupMemberId>,
    wait: Wait,
) -> Result<(), WaitError> {
    let (owner_id, group, id) = (owner_id.into(), network_group_id.into(), member_id.into());
    let awaited = Awaited::new("network group member", id.as_str(), "gone");
    let ask = async || Ok(gone(get_network_group_member(&owner_id, &group, &id).send(client).await?));
    wait.until(Usual::SHORT, awaited, ask).await
}

// External peers

/// Adds a machine from outside the platform to a network group, and answers it once it is there.
///
/// Its member must be there, see [`CreateNetworkGroupMember::external`].
///
/// # Errors
///
/// A request failed, or the time was over: then the peer may come yet, under the id that is in the
/// error.
pub async fn create_network_group_external_peer_and_wait(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    network_group_id: impl Into<NetworkGroupId>,
    peer: &CreateNetworkGroupExternalPeer,
    wait: Wait,
) -> Result<NetworkGroupPeer, WaitError> {
    let (owner_id, group) = (owner_id.into(), network_group_id.into());
    let created = create_network_group_external_peer(&owner_id, &group, peer).send(client).await?;
    wait_for_network_group_peer(client, owner_id, group, created.peer_id, wait).await
}

/// Takes a machine from outside the platform out of a network group, and waits until it is gone.
///
/// Its member stays.
///
/// # Errors
///
/// A request failed, or the time was over.
pub async fn delete_network_group_external_peer_and_wait(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    network_group_id: impl Into<NetworkGroupId>,
    peer_id: impl Into<NetworkGroupPeerId>,
    wait: Wait,
) -> Result<(), WaitError> {
    let (owner_id, group, id) = (owner_id.into(), network_group_id.into(), peer_id.into());
    delete_network_group_external_peer(&owner_id, &group, &id).send(client).await?;
    wait_until_network_group_peer_is_gone(client, owner_id, group, id, wait).await
}

/// The peer, once it is there. It is asked for every second, for 30 seconds.
///
/// # Errors
///
/// A request failed, or the time was over.
pub async fn wait_for_network_group_peer(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    network_group_id: impl Into<NetworkGroupId>,
    peer_id: impl Into<NetworkGroupPeerId>,
    wait: Wait,
) -> Result<NetworkGroupPeer, WaitError> {
    let (owner_id, group, id) = (owner_id.into(), network_group_id.into(), peer_id.into());
    let awaited = Awaited::new("network group peer", id.as_str(), "there");
    let ask = async || Ok(get_network_group_peer(&owner_id, &group, &id).send(client).await?);
    wait.until(Usual::SHORT, awaited, ask).await
}

/// Waits until the group has no peer of this id. It is asked for every second, for 30 seconds.
///
/// # Errors
///
/// A request failed, or the time was over.
pub async fn wait_until_network_group_peer_is_gone(
    client: &Client,
    owner_id: impl Into<OwnerId>,
    network_group_id: impl Into<NetworkGroupId>,
    peer_id: impl Into<NetworkGroupPeerId>,
    wait: Wait,
) -> Result<(), WaitError> {
    let (owner_id, group, id) = (owner_id.into(), network_group_id.into(), peer_id.into());
    let awaited = Awaited::new("network group peer", id.as_str(), "gone");
    let ask = async || Ok(gone(get_network_group_peer(&owner_id, &group, &id).send(client).await?));
    wait.until(Usual::SHORT, awaited, ask).await
}

/// What is waited for where something is to go.
fn gone<T>(answer: Option<T>) -> Option<()> {
    answer.is_none().then_some(())
}
