//! Add-ons: ordering, naming and moving them, and what they give to applications.
//!
//! An add-on is linked to an application by [`application::link_addon`](super::application::link_addon).
//! The kinds of add-ons and their plans are in the [catalogue](super::product).

mod link;
mod migration;
mod model;
mod payment;
mod request;

#[cfg(test)]
mod tests;
mod wait;

use cc_client::endpoint;

pub use link::{get_environment, get_links};
pub use migration::{
    InvoiceType, Migration, MigrationPreorder, MigrationPreorderLine, MigrationPreorderLineType,
    MigrationStatus, MigrationStep, MigrationStepType, StartMigration,
};
pub use model::{Addon, AddonSso};
pub use payment::{PaymentIntent, PaymentMethodType};
pub use request::{CreateAddon, UpdateAddon};
pub use wait::wait_for_migration;

use crate::ids::{AddonId, AddonPlanId, DeploymentId, InstanceId, MigrationId, OwnerId};
use crate::list::List;
use crate::owner::Owner;
use crate::v2::Message;
use crate::v2::application::{Application, EnvVar, Instance};

// The add-on itself

/// Every add-on of an owner.
#[endpoint(GET "/v2/organisations/<id>/addons")]
pub fn get_all(id: Owner) -> Vec<Addon>;

/// Orders an add-on.
///
/// [`preorder`] tells beforehand what it costs. It is not sent again after a doubtful failure: an
/// add-on might be ordered twice.
#[endpoint(POST "/v2/organisations/<id>/addons")]
pub fn create(id: Owner, addon: &CreateAddon) -> Addon;

/// What [`create`] would order, as an invoice with its prices.
///
/// It has the form of an [`organisation::Invoice`](crate::v2::organisation::Invoice); whether what
/// was never ordered has an id is not documented, so it is handed over as it comes.
#[endpoint(POST "/v2/organisations/<id>/addons/preorders")]
pub fn preorder(id: Owner, addon: &CreateAddon) -> serde_json::Value;

/// Deletes an add-on with all that is in it.
#[endpoint(DELETE "/v2/organisations/<id>/addons/<addonId>")]
pub fn remove(id: Owner, addon_id: AddonId) -> Message;

/// One add-on; `None` if the owner has none of this id.
#[endpoint(GET "/v2/organisations/<id>/addons/<addonId>")]
pub fn get(id: Owner, addon_id: AddonId) -> Option<Addon>;

/// Gives an add-on another name, and answers the add-on.
///
/// [`update_migration`] changes its plan, zone or version.
#[endpoint(PUT "/v2/organisations/<id>/addons/<addonId>")]
pub fn update(id: Owner, addon_id: AddonId, changes: &UpdateAddon) -> Addon;

/// What a browser logs in to the add-on's own dashboard with; `None` if the owner has no add-on
/// of this id.
#[endpoint(GET "/v2/organisations/<id>/addons/<addonId>/sso")]
pub fn get_sso_data(id: Owner, addon_id: AddonId) -> Option<AddonSso>;

// What applications get from it

/// The applications that get the variables of an add-on, see
/// [`application::link_addon`](super::application::link_addon).
#[endpoint(GET "/v2/organisations/<id>/addons/<addonId>/applications")]
pub fn get_linked_applications(id: Owner, addon_id: AddonId) -> Vec<Application>;

/// The environment variables that an add-on gives to the applications linked to it.
#[endpoint(GET "/v2/organisations/<id>/addons/<addonId>/env")]
pub fn get_all_env_vars(id: Owner, addon_id: AddonId) -> Vec<EnvVar>;

// Instances

/// The machines that run an add-on.
#[endpoint(GET "/v2/organisations/<id>/addons/<addonId>/instances?<deploymentId>&<withDeleted>")]
pub fn get_all_instances(
    id: OwnerId,
    addon_id: AddonId,
    /// Only those of this deployment.
    deployment_id: Option<DeploymentId>,
    /// Also those that are gone.
    with_deleted: Option<bool>,
) -> Vec<Instance>;

/// One machine; `None` if the add-on has none of this id.
///
/// The form of the answer is not documented. [`get_all_instances`] gives [`Instance`]s.
#[endpoint(GET "/v2/organisations/<id>/addons/<addonId>/instances/<instanceId>")]
pub fn get_instance(id: OwnerId, addon_id: AddonId, instance_id: InstanceId) -> Option<serde_json::Value>;

// Migrations

/// The migrations of an add-on, past and under way.
#[endpoint(GET "/v2/organisations/<id>/addons/<addonId>/migrations")]
pub fn get_all_migrations(id: OwnerId, addon_id: AddonId) -> Vec<Migration>;

/// Starts a migration of an add-on to another plan, zone or version.
///
/// It changes no migration that is there, whatever its name says, which is that of the JavaScript
/// client. [`get_migration`] shows how it goes on, [`preorder_migration`] tells beforehand what it
/// costs. It is not sent again after a doubtful failure: two might be started.
#[endpoint(POST "/v2/organisations/<id>/addons/<addonId>/migrations")]
pub fn update_migration(id: OwnerId, addon_id: AddonId, migration: &StartMigration) -> Migration;

/// What a migration would cost; `None` if the owner has no add-on of this id.
#[endpoint(
    GET "/v2/organisations/<id>/addons/<addonId>/migrations/preorders?<planId>",
    js = "v2.addon.todo_preorderMigration"
)]
pub fn preorder_migration(
    id: OwnerId,
    addon_id: AddonId,
    /// The plan that the add-on would have.
    plan_id: Option<AddonPlanId>,
) -> Option<MigrationPreorder>;

/// Stops a migration that is under way.
#[endpoint(DELETE "/v2/organisations/<id>/addons/<addonId>/migrations/<migrationId>")]
pub fn abort_migration(id: OwnerId, addon_id: AddonId, migration_id: MigrationId);

/// One migration; `None` if the add-on has none of this id.
#[endpoint(GET "/v2/organisations/<id>/addons/<addonId>/migrations/<migrationId>")]
pub fn get_migration(id: OwnerId, addon_id: AddonId, migration_id: MigrationId) -> Option<Migration>;

/// Changes the plan of one of the current user's add-ons, and answers the add-on.
///
/// [`update_migration`] does it for any owner, and answers a migration to follow.
#[endpoint(
    PUT "/v2/self/addons/<addonId>/plan",
    js = "v2.addon.todo_changeSelfAddonPlanByAddonId"
)]
pub fn change_plan(addon_id: AddonId, change: &StartMigration) -> Addon;

// Tags

/// The tags of an add-on.
#[endpoint(GET "/v2/organisations/<id>/addons/<addonId>/tags")]
pub fn get_all_tags(id: Owner, addon_id: AddonId) -> List<String>;

/// Replaces all tags of an add-on by these, and answers them.
///
/// The platform documents it for an owner's id alone, not for [`Owner::Me`].
#[endpoint(PUT "/v2/organisations/<id>/addons/<addonId>/tags")]
pub fn replace_addon_tags(id: Owner, addon_id: AddonId, tags: &[String]) -> List<String>;

/// Takes a tag off, and answers those that are left.
#[endpoint(DELETE "/v2/organisations/<id>/addons/<addonId>/tags/<tag>")]
pub fn remove_tag(id: Owner, addon_id: AddonId, tag: &str) -> List<String>;

/// Adds a tag, and answers all of them.
#[endpoint(PUT "/v2/organisations/<id>/addons/<addonId>/tags/<tag>")]
pub fn add_tag(id: Owner, addon_id: AddonId, tag: &str) -> List<String>;
