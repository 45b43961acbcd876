//! Network groups, their members and their peers, as answers show them.

use serde::Deserialize;

use crate::ids::{NetworkGroupId, NetworkGroupMemberId, NetworkGroupPeerId, OwnerId};
use crate::lenient;
use crate::list::null_as_default;
use crate::open_enum::open_enum;
use crate::secret::Secret;

/// A private network.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct NetworkGroup {
    /// The id, `ng_…`.
    pub id: NetworkGroupId,
    /// Whose it is.
    pub owner_id: Option<OwnerId>,
    /// The name for people.
    pub label: Option<String>,
    /// A sentence on it.
    pub description: Option<String>,
    /// The address of the network.
    pub network_ip: Option<String>,
    /// The last address in the network that was given to a peer.
    pub last_allocated_ip: Option<String>,
    /// The tags.
    #[serde(default, deserialize_with = "null_as_default")]
    pub tags: Vec<String>,
    /// The machines in it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub peers: Vec<NetworkGroupPeer>,
    /// What the machines belong to.
    #[serde(default, deserialize_with = "null_as_default")]
    pub members: Vec<NetworkGroupMember>,
    /// A number that grows with each change of the group's configuration.
    pub version: Option<u64>,
}

/// An application, an add-on, or what stands for machines from outside the platform.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "MemberOnWire")]
#[non_exhaustive]
pub struct NetworkGroupMember {
    /// The id: that of the application, the real one of the add-on, or `external_…`.
    pub id: NetworkGroupMemberId,
    /// The name for people.
    pub label: Option<String>,
    /// The name in the DNS of the group.
    pub domain_name: Option<String>,
    /// What it is, `kind` or `type` on the wire.
    pub kind: Option<NetworkGroupMemberKind>,
}

/// A member as it comes: what it is has two names, and its value any case.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct MemberOnWire {
    id: NetworkGroupMemberId,
    label: Option<String>,
    domain_name: Option<String>,
    kind: Option<String>,
    r#type: Option<String>,
}

impl From<MemberOnWire> for NetworkGroupMember {
    fn from(member: MemberOnWire) -> Self {
        // Among the results of a search, `type` says that it is a member.
        let older = member.r#type.filter(|kind| kind != "Member");
        let kind = member.kind.or(older);
        Self {
            id: member.id,
            label: member.label,
            domain_name: member.domain_name,
            kind: kind.map(|kind| NetworkGroupMemberKind::in_any_case(&kind)),
        }
    }
}

/// A machine in a network group.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct NetworkGroupPeer {
    /// The id, `external_…` for a machine from outside the platform.
    pub id: NetworkGroupPeerId,
    /// Where the machine is from. On the wire it is called `type`.
    #[serde(rename = "type")]
    pub kind: Option<NetworkGroupPeerKind>,
    /// The name for people.
    pub label: Option<String>,
    /// The WireGuard key by which the others know it, in base64.
    pub public_key: Option<String>,
    /// How the others reach it.
    pub endpoint: Option<NetworkGroupEndpoint>,
    /// The name of the machine.
    pub hostname: Option<String>,
    /// The member that it belongs to.
    pub parent_member: Option<NetworkGroupMemberId>,
    /// The event that it came with.
    pub parent_event: Option<String>,
    /// The machine of the platform that it runs on, such as `hv-par0-001`; only for one of the
    /// platform. On the wire it is called `hv`.
    #[serde(rename = "hv")]
    pub hypervisor: Option<String>,
}

/// How the others in a network group reach a peer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct NetworkGroupEndpoint {
    /// Whether it listens. On the wire it is called `type`.
    #[serde(rename = "type")]
    pub kind: Option<NetworkGroupEndpointKind>,
    /// The address in the network of one that does not listen. On the wire it is called `ngIp`.
    #[serde(rename = "ngIp")]
    pub ip: Option<String>,
    /// Host and port in the network of one that listens. On the wire it is called `ngTerm`.
    #[serde(rename = "ngTerm")]
    pub term: Option<NetworkTerm>,
    /// Host and port on the Internet of one that listens.
    pub public_term: Option<NetworkTerm>,
}

/// A host and a port.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct NetworkTerm {
    /// The name or the address of the host.
    pub host: Option<String>,
    /// The port.
    #[serde(default, deserialize_with = "lenient::number")]
    pub port: Option<u16>,
}

/// The peer that was ordered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct NetworkGroupPeerCreated {
    /// The id that the platform chose, `external_…`.
    pub peer_id: NetworkGroupPeerId,
}

/// Where a WireGuard configuration can be read without credentials.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct WireGuardConfigurationUrl {
    /// The address, which is all that it takes.
    pub url: Secret,
}

open_enum! {
    /// What a [`NetworkGroupMember`] is.
    NetworkGroupMemberKind {
        /// An application.
        Application = "APPLICATION",
        /// An add-on.
        Addon = "ADDON",
        /// It stands for machines from outside the platform.
        External = "EXTERNAL",
    }
}

impl NetworkGroupMemberKind {
    /// The kind of this name, in any case; one that is not known is kept as it came.
    fn in_any_case(name: &str) -> Self {
        match Self::from(name.to_ascii_uppercase().as_str()) {
            Self::Other(_) => Self::from(name),
            known => known,
        }
    }
}

open_enum! {
    /// Where a [`NetworkGroupPeer`] is from.
    NetworkGroupPeerKind {
        /// The platform runs it.
        Clever = "CleverPeer",
        /// It runs elsewhere.
        External = "ExternalPeer",
    }
}

open_enum! {
    /// Whether a [`NetworkGroupPeer`] listens.
    NetworkGroupEndpointKind {
        /// It listens for others.
        Server = "ServerEndpoint",
        /// It goes to those that listen.
        Client = "ClientEndpoint",
    }
}
