//! Identifiers and names, each its own type.
//!
//! An id of one kind does not pass for an id of another: handing an organisation's id to a
//! function that wants an application's does not compile. A plain string still does, so literals
//! and values from a command line need no ceremony:
//!
//! ```
//! use api_defs::{ApplicationId, v2};
//!
//! let call = v2::application::get_all_env_vars("orga_1", "app_1");
//! let call = v2::application::get_all_env_vars("orga_1", ApplicationId::from("app_1"));
//! ```
//!
//! Nothing here checks an id. The prefixes in the docs of each type are what the platform hands
//! out today; which ids exist, and how they are spelt, is the platform's to decide. What a path
//! cannot carry (an empty value, `.` or `..`) is refused when the request is made.

use std::borrow::Borrow;
use std::fmt;

use cc_client::argument::Value;
use cc_client::{Arg, Argument, TextArgument};
use serde::{Deserialize, Serialize};

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text, as it stands in paths and bodies.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&$name> for $name {
            fn from(id: &$name) -> Self {
                id.clone()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl Argument for $name {
            fn value(&self) -> Value<'_> {
                Value::Text(&self.0)
            }
        }

        impl TextArgument for $name {}
    )*};
}

id! {
    /// An application, `app_…`.
    ///
    /// From [`application::get_all`](crate::v2::application::get_all) or the
    /// [summary](crate::v2::user::get_summary).
    ApplicationId;

    /// An add-on by its public id, `addon_…`: the one that the v2 add-on endpoints take.
    ///
    /// Each add-on has a [`RealAddonId`] too; the [summary](crate::v2::user::get_summary) gives
    /// both.
    AddonId;

    /// An add-on by the id of the product behind it, such as `postgresql_…` or `redis_…`.
    ///
    /// The v4 endpoints, backups and network groups take this one; the v2 add-on endpoints take
    /// the [`AddonId`].
    RealAddonId;

    /// An application, `app_…`, or an add-on by its real id, such as `postgresql_…`.
    ///
    /// An [`ApplicationId`] or a [`RealAddonId`] is accepted wherever an argument is a
    /// `ResourceId`.
    ResourceId;

    /// An organisation, `orga_…`.
    ///
    /// From [`organisation::get_all`](crate::v2::organisation::get_all) or the
    /// [summary](crate::v2::user::get_summary).
    OrganisationId;

    /// A user, `user_…`.
    ///
    /// From [`user::get_profile`](crate::v2::user::get_profile) for the current one, or
    /// [`organisation::get_all_members`](crate::v2::organisation::get_all_members).
    UserId;

    /// Whoever owns a resource: an organisation (`orga_…`) or a user's personal space (`user_…`).
    ///
    /// An [`OrganisationId`] or a [`UserId`] is accepted wherever an argument is an `OwnerId`.
    /// Where the platform knows a path for the current user, the argument is an
    /// [`Owner`](crate::Owner).
    OwnerId;

    /// A deployment of an application, `deployment_…`.
    ///
    /// From [`application::get_all_deployments`](crate::v2::application::get_all_deployments) or
    /// [`application::redeploy`](crate::v2::application::redeploy). It is not the counter
    /// [`Deployment::index`](crate::v2::application::Deployment::index).
    DeploymentId;

    /// A running (or past) instance of an application.
    ///
    /// From [`Instance::id`](crate::v2::application::Instance::id).
    InstanceId;

    /// A network group, `ng_…`.
    NetworkGroupId;

    /// A peer of a network group: a machine in it. One from outside the platform is
    /// `external_…`.
    NetworkGroupPeerId;

    /// The provider of a kind of add-ons, such as `postgresql-addon`.
    ///
    /// From [`product::get_all_addon_providers`](crate::v2::product::get_all_addon_providers).
    AddonProviderId;

    /// A plan of an add-on provider, `plan_…`.
    ///
    /// From [`AddonProvider::plans`](crate::v2::product::AddonProvider::plans).
    AddonPlanId;

    /// A variant of a runtime, a UUID.
    ///
    /// From [`product::get_available_instances`](crate::v2::product::get_available_instances).
    VariantId;

    /// A zone by its id, a UUID. Endpoints take the [`ZoneName`].
    ZoneId;

    /// A zone by its name, such as `par`.
    ///
    /// From [`v4::product::get_all_zones`](crate::v4::product::get_all_zones).
    ZoneName;

    /// The migration of an add-on, `migration_…`.
    MigrationId;

    /// A backup of an add-on.
    ///
    /// From [`backups::get_backups`](crate::v2::backups::get_backups).
    BackupId;

    /// A drain of an application's logs.
    DrainId;

    /// An e-mail notification.
    EmailHookId;

    /// A webhook.
    WebhookId;

    /// An OAuth consumer by its key, which is public.
    ///
    /// From [`oauth_consumer::get_all`](crate::v2::oauth_consumer::get_all).
    ConsumerKey;

    /// An exchange with the service that a user logs in with, such as GitHub, while it is under
    /// way.
    ///
    /// From [`github::get`](crate::v2::github::get).
    OauthTransactionId;

    /// A repository on GitHub that an application's code can be taken from.
    ///
    /// From [`github::get_applications`](crate::v2::github::get_applications).
    GithubRepositoryId;

    /// An order, or the invoice of one, in the v2 API: its `bid`.
    OrderId;

    /// An invoice by its number, such as `F20240101-000042`.
    InvoiceNumber;

    /// A way to pay that an owner left with the platform.
    PaymentMethodId;

    /// A function, `function_…`.
    FunctionId;

    /// A deployment of a function. That of an application is a [`DeploymentId`].
    FunctionDeploymentId;

    /// A token of an organisation with limited rights.
    IamTokenId;

    /// A token of a Tardis add-on.
    TardisTokenId;

    /// A cluster of machines that add-ons share.
    ClusterId;

    /// A member of a network group: an application, an add-on by its real id, or what stands for
    /// machines from outside the platform, `external_…`.
    ///
    /// An [`ApplicationId`] or a [`RealAddonId`] is accepted wherever an argument is a
    /// `NetworkGroupMemberId`.
    NetworkGroupMemberId;

    /// An API token. It names the token and is not the token itself.
    ApiTokenId;

    /// The size of an instance by its name, such as `XS`.
    ///
    /// From [`Runtime::flavors`](crate::v2::product::Runtime::flavors).
    FlavorName;
}

/// Lets an id stand where one of a wider kind is asked for, by value and by reference.
macro_rules! widens {
    ($($id:ident => $($wider:ident),+;)*) => {$($(
        impl From<$id> for $wider {
            fn from(id: $id) -> Self {
                Self(id.0)
            }
        }

        impl From<&$id> for $wider {
            fn from(id: &$id) -> Self {
                Self(id.0.clone())
            }
        }

        impl Arg<$wider> for $id {
            fn value(&self) -> Value<'_> {
                Value::Text(&self.0)
            }
        }

        impl Arg<$wider> for &$id {
            fn value(&self) -> Value<'_> {
                Value::Text(&self.0)
            }
        }
    )+)*};
}

widens! {
    OrganisationId => OwnerId;
    UserId => OwnerId;
    ApplicationId => ResourceId, NetworkGroupMemberId;
    RealAddonId => ResourceId, NetworkGroupMemberId;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn an_id_is_its_text_in_json() {
        let id: ApplicationId = serde_json::from_str(r#""app_1""#).unwrap();
        assert_eq!(id, "app_1");
        assert_eq!(serde_json::to_string(&id).unwrap(), r#""app_1""#);
    }

    #[test]
    fn an_id_of_an_unexpected_form_is_kept() {
        assert_eq!(ApplicationId::from("anything").to_string(), "anything");
    }

    #[test]
    fn an_id_pads_like_text() {
        assert_eq!(format!("{:>6}|", ZoneName::from("par")), "   par|");
    }

    #[test]
    fn a_map_of_ids_is_searched_by_text() {
        let map = BTreeMap::from([(ApplicationId::from("app_1"), 1)]);
        assert_eq!(map.get("app_1"), Some(&1));
    }

    #[test]
    fn an_owner_id_comes_from_an_organisation_or_a_user() {
        assert_eq!(OwnerId::from(OrganisationId::from("orga_1")), "orga_1");
        assert_eq!(OwnerId::from(&UserId::from("user_1")), "user_1");
    }

    #[test]
    fn a_resource_is_an_application_or_an_addon() {
        fn text(id: impl Arg<ResourceId>) -> Option<String> {
            match id.value() {
                Value::Text(text) => Some(text.to_owned()),
                _ => None,
            }
        }

        let (application, addon) = (ApplicationId::from("app_1"), RealAddonId::from("redis_1"));
        assert_eq!(text(&application).as_deref(), Some("app_1"));
        assert_eq!(text(&addon).as_deref(), Some("redis_1"));
        assert_eq!(ResourceId::from(&application), "app_1");
        assert_eq!(ResourceId::from(addon.clone()), "redis_1");
        assert_eq!(text(application).as_deref(), Some("app_1"));
        assert_eq!(text(addon).as_deref(), Some("redis_1"));
    }
}
