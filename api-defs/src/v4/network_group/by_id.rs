//! Groups under ids of the client's making, and members whose kind follows from their id.

use super::{CreateNetworkGroup, CreateNetworkGroupMember, NetworkGroupMemberKind};
use crate::ids::{NetworkGroupId, NetworkGroupMemberId, OwnerId};
use crate::util::network_group::{UnknownMember, member_kind, new_external_member_id, new_network_group_id};

impl CreateNetworkGroup {
    /// A group of this owner under a new random id. Needs the feature `utilities`.
    ///
    /// ```
    /// use api_defs::v4::network_group::CreateNetworkGroup;
    ///
    /// let group = CreateNetworkGroup::under_new_id("orga_1").member_by_id("postgresql_1")?;
    /// assert!(group.id().as_str().starts_with("ng_"));
    /// # Ok::<(), api_defs::util::network_group::UnknownMember>(())
    /// ```
    pub fn under_new_id(owner_id: impl Into<OwnerId>) -> Self {
        Self::new(owner_id, new_network_group_id())
    }

    /// One more member: an application, an add-on by its real id, or what stands for machines from
    /// outside the platform, by what its id begins with. Needs the feature `utilities`.
    ///
    /// # Errors
    ///
    /// The id is none of a member.
    pub fn member_by_id(self, id: impl Into<NetworkGroupMemberId>) -> Result<Self, UnknownMember> {
        let member = CreateNetworkGroupMember::by_id(self.id(), id)?;
        Ok(self.member(member))
    }
}

impl CreateNetworkGroupMember {
    /// An application, an add-on by its real id, or what stands for machines from outside the
    /// platform, by what the id begins with. Needs the feature `utilities`.
    ///
    /// ```
    /// use api_defs::v4::network_group::CreateNetworkGroupMember;
    ///
    /// let member = CreateNetworkGroupMember::by_id("ng_1", "postgresql_1")?.label("database");
    /// assert!(CreateNetworkGroupMember::by_id("ng_1", "addon_1").is_err()); // not the real id
    /// # Ok::<(), api_defs::util::network_group::UnknownMember>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The id is none of a member.
    pub fn by_id(
        group: impl Into<NetworkGroupId>,
        id: impl Into<NetworkGroupMemberId>,
    ) -> Result<Self, UnknownMember> {
        let id = id.into();
        let kind: NetworkGroupMemberKind = member_kind(id.as_str())?;
        Ok(Self::of_kind(group.into(), id, kind))
    }

    /// What stands for machines from outside the platform, under a new random id. Needs the feature
    /// `utilities`.
    pub fn external_under_new_id(group: impl Into<NetworkGroupId>) -> Self {
        Self::external(group, new_external_member_id())
    }
}
