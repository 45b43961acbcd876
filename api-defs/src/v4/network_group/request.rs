//! What network groups, their members and their peers are created from.

use std::net::{IpAddr, SocketAddr};

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::model::NetworkGroupMemberKind;
use crate::ids::{ApplicationId, NetworkGroupId, NetworkGroupMemberId, OwnerId, RealAddonId};

/// A network group to be created by [`create_network_group`](super::create_network_group).
///
/// ```
/// use api_defs::v4::network_group::CreateNetworkGroup;
///
/// let group = CreateNetworkGroup::new("orga_1", "ng_7f2b3c6a-4c0e-4a31-9d55-0d4f3c1b2a90")
///     .label("backend")
///     .application("app_1")
///     .addon("postgresql_1");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateNetworkGroup {
    id: NetworkGroupId,
    owner_id: OwnerId,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    members: Vec<CreateNetworkGroupMember>,
}

impl CreateNetworkGroup {
    /// A group of this owner, the one in the path of the call, under this id: `ng_` and a UUID that
    /// the caller makes, as random as can be.
    pub fn new(owner_id: impl Into<OwnerId>, id: impl Into<NetworkGroupId>) -> Self {
        Self {
            id: id.into(),
            owner_id: owner_id.into(),
            label: None,
            description: None,
            tags: None,
            members: Vec::new(),
        }
    }

    /// The id of the group.
    pub fn id(&self) -> &NetworkGroupId {
        &self.id
    }

    /// Whose group it is to be.
    pub fn owner_id(&self) -> &OwnerId {
        &self.owner_id
    }

    /// The name for people.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// A sentence on it.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// The tags, all of them.
    #[must_use]
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Some(tags.into_iter().map(Into::into).collect());
        self
    }

    /// One more member, an application.
    #[must_use]
    pub fn application(self, id: impl Into<ApplicationId>) -> Self {
        let member = CreateNetworkGroupMember::application(&self.id, id);
        self.member(member)
    }

    /// One more member, an add-on by its real id; see [`CreateNetworkGroupMember::addon`].
    #[must_use]
    pub fn addon(self, id: impl Into<RealAddonId>) -> Self {
        let member = CreateNetworkGroupMember::addon(&self.id, id);
        self.member(member)
    }

    /// One more member, such as one with a label. It becomes one of this group, whichever it was
    /// made for.
    #[must_use]
    pub fn member(mut self, mut member: CreateNetworkGroupMember) -> Self {
        member.group = self.id.clone();
        self.members.push(member);
        self
    }
}

/// A member to be added by
/// [`create_network_group_member`](super::create_network_group_member).
///
/// Its name in the DNS of the group follows from its id and the group's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateNetworkGroupMember {
    group: NetworkGroupId,
    id: NetworkGroupMemberId,
    kind: NetworkGroupMemberKind,
    label: Option<String>,
}

impl CreateNetworkGroupMember {
    /// An application in this group, the one in the path of the call.
    pub fn application(group: impl Into<NetworkGroupId>, id: impl Into<ApplicationId>) -> Self {
        Self::of_kind(group.into(), id.into().into(), NetworkGroupMemberKind::Application)
    }

    /// An add-on in this group, by its real id.
    ///
    /// The platform takes add-ons for Elasticsearch, MongoDB, MySQL, PostgreSQL and Redis, unless
    /// their plan is `dev`.
    pub fn addon(group: impl Into<NetworkGroupId>, id: impl Into<RealAddonId>) -> Self {
        Self::of_kind(group.into(), id.into().into(), NetworkGroupMemberKind::Addon)
    }

    /// What stands for machines from outside the platform in this group, under this id:
    /// `external_` and a UUID that the caller makes.
    pub fn external(group: impl Into<NetworkGroupId>, id: impl Into<NetworkGroupMemberId>) -> Self {
        Self::of_kind(group.into(), id.into(), NetworkGroupMemberKind::External)
    }

    pub(super) fn of_kind(
        group: NetworkGroupId,
        id: NetworkGroupMemberId,
        kind: NetworkGroupMemberKind,
    ) -> Self {
        Self { group, id, kind, label: None }
    }

    /// The id of the member.
    pub fn id(&self) -> &NetworkGroupMemberId {
        &self.id
    }

    /// The group that it was made for.
    pub fn group(&self) -> &NetworkGroupId {
        &self.group
    }

    /// The name for people.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }
}

impl Serialize for CreateNetworkGroupMember {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let length = if self.label.is_some() { 4 } else { 3 };
        let mut member = serializer.serialize_struct("CreateNetworkGroupMember", length)?;
        member.serialize_field("id", &self.id)?;
        let domain_name = format_args!("{}.m.{}.cc-ng.cloud", self.id, self.group).to_string();
        member.serialize_field("domainName", &domain_name)?;
        member.serialize_field("kind", &self.kind)?;
        match &self.label {
            Some(label) => member.serialize_field("label", label)?,
            None => member.skip_field("label")?,
        }
        member.end()
    }
}

/// A machine from outside the platform, to be added by
/// [`create_network_group_external_peer`](super::create_network_group_external_peer).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateNetworkGroupExternalPeer {
    label: String,
    peer_role: &'static str,
    public_key: String,
    parent_member: NetworkGroupMemberId,
    #[serde(skip_serializing_if = "Option::is_none")]
    ip: Option<IpAddr>,
    #[serde(skip_serializing_if = "Option::is_none")]
    port: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hostname: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_event: Option<String>,
}

impl CreateNetworkGroupExternalPeer {
    /// A machine that goes to the others and does not listen: its name for people, its WireGuard
    /// public key in base64, and the [member](CreateNetworkGroupMember::external) that stands for
    /// it.
    pub fn client(
        label: impl Into<String>,
        public_key: impl Into<String>,
        parent_member: impl Into<NetworkGroupMemberId>,
    ) -> Self {
        Self {
            label: label.into(),
            peer_role: "CLIENT",
            public_key: public_key.into(),
            parent_member: parent_member.into(),
            ip: None,
            port: None,
            hostname: None,
            parent_event: None,
        }
    }

    /// A machine that listens on this public address and port, else as a
    /// [`client`](Self::client).
    ///
    /// The platform documents this role, but its own programs add clients only.
    pub fn server(
        label: impl Into<String>,
        public_key: impl Into<String>,
        parent_member: impl Into<NetworkGroupMemberId>,
        address: impl Into<SocketAddr>,
    ) -> Self {
        let address = address.into();
        Self {
            peer_role: "SERVER",
            ip: Some(address.ip()),
            port: Some(address.port()),
            ..Self::client(label, public_key, parent_member)
        }
    }

    /// The name of the machine.
    #[must_use]
    pub fn hostname(mut self, hostname: impl Into<String>) -> Self {
        self.hostname = Some(hostname.into());
        self
    }

    /// The event that the machine came with.
    #[must_use]
    pub fn parent_event(mut self, event: impl Into<String>) -> Self {
        self.parent_event = Some(event.into());
        self
    }
}
