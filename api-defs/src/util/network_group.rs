//! What a program adds to network groups: the ids that it chooses, the names and kinds of
//! members, and which add-ons may be members.
//!
//! ```
//! use api_defs::util::network_group::{domain_name, member_kind, new_network_group_id};
//! use api_defs::v4::network_group::NetworkGroupMemberKind;
//!
//! let id = new_network_group_id(); // ng_7f2b3c6a-…
//! assert_eq!(member_kind("app_1")?, NetworkGroupMemberKind::Application);
//! assert_eq!(domain_name("app_1", &id), format!("app_1.m.{id}.cc-ng.cloud"));
//! # Ok::<(), api_defs::util::network_group::UnknownMember>(())
//! ```

use std::fmt;

use uuid::Uuid;

use crate::ids::{NetworkGroupId, NetworkGroupMemberId};
use crate::v2::addon::Addon;
use crate::v4::network_group::NetworkGroupMemberKind;

const APPLICATION_PREFIX: &str = "app_";
const EXTERNAL_PREFIX: &str = "external_";

/// The providers whose add-ons may be members of network groups, each with what the real ids of
/// its add-ons begin with.
pub const SUPPORTED_PROVIDERS: [(&str, &str); 5] = [
    ("es-addon", "elasticsearch_"),
    ("mongodb-addon", "mongodb_"),
    ("mysql-addon", "mysql_"),
    ("postgresql-addon", "postgresql_"),
    ("redis-addon", "redis_"),
];

/// The plan whose add-ons can't be members.
const EXCLUDED_PLAN: &str = "dev";

/// A new id for a network group: `ng_` and a random UUID.
pub fn new_network_group_id() -> NetworkGroupId {
    format!("ng_{}", Uuid::new_v4()).into()
}

/// A new id for a member that stands for machines from outside the platform: `external_` and a
/// random UUID.
pub fn new_external_member_id() -> NetworkGroupMemberId {
    format!("{EXTERNAL_PREFIX}{}", Uuid::new_v4()).into()
}

/// The name of a member in the DNS of its group.
pub fn domain_name(member: impl Into<NetworkGroupMemberId>, group: impl Into<NetworkGroupId>) -> String {
    format!("{}.m.{}.cc-ng.cloud", member.into(), group.into())
}

/// What a member is, by what its id begins with.
///
/// # Errors
///
/// It begins with nothing known. An `addon_…` does: the members are add-ons by their
/// [real id](crate::RealAddonId).
pub fn member_kind(id: &str) -> Result<NetworkGroupMemberKind, UnknownMember> {
    if addon_prefixes().any(|prefix| id.starts_with(prefix)) {
        Ok(NetworkGroupMemberKind::Addon)
    } else if id.starts_with(APPLICATION_PREFIX) {
        Ok(NetworkGroupMemberKind::Application)
    } else if id.starts_with(EXTERNAL_PREFIX) {
        Ok(NetworkGroupMemberKind::External)
    } else {
        Err(UnknownMember { id: id.to_owned() })
    }
}

fn addon_prefixes() -> impl Iterator<Item = &'static str> {
    SUPPORTED_PROVIDERS.into_iter().map(|(_, prefix)| prefix)
}

/// What all ids of members begin with: those of add-ons first, then applications, then what
/// stands for machines from outside.
pub fn member_prefixes() -> impl Iterator<Item = &'static str> {
    addon_prefixes().chain([APPLICATION_PREFIX, EXTERNAL_PREFIX])
}

/// What the real ids of a provider's add-ons begin with; `None` if they can't be members.
pub fn real_id_prefix(provider: &str) -> Option<&'static str> {
    SUPPORTED_PROVIDERS.into_iter().find(|(id, _)| *id == provider).map(|(_, prefix)| prefix)
}

/// Whether an add-on of this provider and this plan, by its slug, may be a member: the provider is
/// one of [`SUPPORTED_PROVIDERS`], and the plan is not `dev`.
pub fn can_join(provider: &str, plan_slug: &str) -> bool {
    real_id_prefix(provider).is_some() && plan_slug != EXCLUDED_PLAN
}

/// Whether this add-on [may be a member](can_join). One whose provider is not known may not.
pub fn can_addon_join(addon: &Addon) -> bool {
    let plan = addon.plan.as_ref().and_then(|plan| plan.slug.as_deref()).unwrap_or_default();
    addon.provider.as_ref().is_some_and(|provider| can_join(provider.id.as_str(), plan))
}

/// An id that is none of a member of a network group.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownMember {
    /// The id.
    pub id: String,
}

impl fmt::Display for UnknownMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no member of a network group: ids of these begin with", self.id)?;
        for (index, prefix) in member_prefixes().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(f, "{comma} `{prefix}`")?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownMember {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use super::*;
    use crate::v4::network_group::CreateNetworkGroupMember;

    #[test]
    fn ids_are_random_uuids_behind_a_prefix() {
        let (group, external) = (new_network_group_id(), new_external_member_id());
        for (id, prefix) in [(group.as_str(), "ng_"), (external.as_str(), "external_")] {
            let uuid = Uuid::try_parse(id.strip_prefix(prefix).unwrap()).unwrap();
            assert_eq!((uuid.get_version_num(), uuid.get_variant()), (4, uuid::Variant::RFC4122));
            assert_eq!(id, format!("{prefix}{}", uuid.hyphenated()));
        }
        assert_ne!(new_network_group_id(), group);
        assert_ne!(new_external_member_id(), external);
        assert_eq!(member_kind(external.as_str()).unwrap(), NetworkGroupMemberKind::External);
    }

    #[test]
    fn the_name_is_the_one_that_members_are_created_with() {
        assert_eq!(domain_name("app_1", "ng_1"), "app_1.m.ng_1.cc-ng.cloud");
        let member = serde_json::to_value(CreateNetworkGroupMember::application("ng_1", "app_1")).unwrap();
        assert_eq!(member["domainName"], domain_name("app_1", "ng_1"));
    }

    #[test]
    fn the_kind_is_told_by_the_prefix() {
        for (id, kind) in [
            ("app_1", NetworkGroupMemberKind::Application),
            ("external_1", NetworkGroupMemberKind::External),
            ("elasticsearch_1", NetworkGroupMemberKind::Addon),
            ("mongodb_1", NetworkGroupMemberKind::Addon),
            ("mysql_1", NetworkGroupMemberKind::Addon),
            ("postgresql_1", NetworkGroupMemberKind::Addon),
            ("redis_1", NetworkGroupMemberKind::Addon),
        ] {
            assert_eq!(member_kind(id), Ok(kind), "{id}");
        }
        for id in ["", "addon_1", "app", "APP_1", " app_1", "keycloak_1", "ng_1"] {
            assert_eq!(member_kind(id).unwrap_err().id, id);
        }
        assert_eq!(
            member_kind("addon_1").unwrap_err().to_string(),
            "`addon_1` is no member of a network group: ids of these begin with `elasticsearch_`, \
             `mongodb_`, `mysql_`, `postgresql_`, `redis_`, `app_`, `external_`"
        );
    }

    #[test]
    fn databases_may_join_unless_their_plan_is_dev() {
        assert_eq!(real_id_prefix("es-addon"), Some("elasticsearch_"));
        assert_eq!(real_id_prefix("postgresql"), None);
        for (provider, plan, expected) in [
            ("redis-addon", "s_mono", true),
            ("redis-addon", "dev", false),
            ("redis-addon", "Dev", true),
            ("cellar-addon", "s", false),
        ] {
            assert_eq!(can_join(provider, plan), expected, "{provider} {plan}");
            let addon = json!({ "id": "addon_1",
                "provider": { "id": provider }, "plan": { "id": "plan_1", "slug": plan } });
            assert_eq!(
                can_addon_join(&serde_json::from_value(addon).unwrap()),
                expected,
                "{provider} {plan}"
            );
        }
        assert!(!can_addon_join(&serde_json::from_value(json!({ "id": "addon_1" })).unwrap()));
    }
}
