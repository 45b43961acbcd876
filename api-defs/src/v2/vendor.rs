//! What the program of an add-on provider asks of the platform, and tells it.
//!
//! The provider is declared in [`addon_provider`](super::addon_provider). An "app" here is an
//! add-on of the provider, as in the scheme of Heroku, which the platform took over.
//!
//! The platform documents HTTP basic authentication for these calls: the provider's id, and the
//! password of its [`AddonProviderApi`](super::addon_provider::AddonProviderApi). A client does
//! that with an [`Authenticate`](cc_client::Authenticate) of your own, whose documentation has it
//! as an example.

mod model;
mod request;

#[cfg(test)]
mod tests;

use cc_client::page::Items;
use cc_client::{Client, endpoint};

pub use model::{ProvidedAddon, ProvidedAddonInfo};
pub use request::{BillOwner, ProvisionAddon, SetAddonConfig};

use crate::ids::{AddonId, AddonPlanId, ZoneName};
use crate::secret::SecretValue;
use crate::v2::addon::Addon;

// Add-ons

/// The add-ons of the provider, one page at a time.
#[endpoint(GET "/v2/vendor/apps?<offset>", js = "v2.unknown.todo_listApps")]
pub fn list_apps(
    /// Skips this many add-ons.
    offset: Option<u32>,
) -> Vec<ProvidedAddon>;

/// All add-ons of the provider, as a stream that asks for a page when the one before is used up.
///
/// How many add-ons [`list_apps`] gives at once is up to the platform.
pub fn all_apps(client: &Client) -> Items<Vec<ProvidedAddon>> {
    let mut seen = 0;
    let pages = client.pages(list_apps(), move |page| {
        seen += u32::try_from(page.len()).ok()?;
        (!page.is_empty()).then(|| list_apps().offset(seen).into_call())
    });
    pages.items()
}

/// One add-on of the provider, with its owner and variables; `None` if there is none of this id.
///
/// The platform does not know the add-on before the provider has answered the order of it.
#[endpoint(GET "/v2/vendor/apps/<addonId>", js = "v2.unknown.todo_getApplicationInfo")]
pub fn get_application_info(addon_id: AddonId) -> Option<ProvidedAddonInfo>;

/// Replaces the environment variables that an add-on gives to applications, and answers the
/// add-on.
///
/// The platform does not know the add-on before the provider has answered the order of it.
#[endpoint(PUT "/v2/vendor/apps/<addonId>", js = "v2.unknown.todo_editApplicationConfiguration")]
pub fn edit_application_configuration(addon_id: AddonId, config: &SetAddonConfig) -> Addon;

/// Orders an add-on of another provider.
///
/// What the platform answers is not documented, and is not read. It is not sent again after a
/// doubtful failure: an add-on might be ordered twice.
#[endpoint(POST "/v2/vendor/addons", js = "v2.unknown.todo_provisionOtherAddon")]
pub fn provision_other_addon(addon: &ProvisionAddon);

/// Tells the platform that the migration of an add-on is done, and answers the add-on.
#[endpoint(
    PUT "/v2/vendor/apps/<addonId>/migration_callback?<plan_id>&<region>",
    js = "v2.unknown.todo_endAddonMigration"
)]
pub fn end_addon_migration(
    addon_id: AddonId,
    /// The plan that the add-on has now.
    plan_id: Option<AddonPlanId>,
    /// Where the add-on runs now.
    region: Option<ZoneName>,
    config: &SetAddonConfig,
) -> Addon;

// Bills and logs

/// Bills the owner of an add-on for what was consumed of it.
///
/// What the platform answers is not documented, and is not read. It is not sent again after a
/// doubtful failure: the owner might be billed twice.
#[endpoint(POST "/v2/vendor/apps/<addonId>/consumptions", js = "v2.unknown.todo_billOwner")]
pub fn bill_owner(addon_id: AddonId, bill: &BillOwner);

/// What there is to know of the collector of an add-on's logs; `None` if there is no add-on of
/// this id.
///
/// The form of the answer is not documented; it may hold what the add-on sends its logs with.
#[endpoint(GET "/v2/vendor/apps/<addonId>/logscollector", js = "v2.unknown.todo_logscollector")]
pub fn get_logs_collector(addon_id: AddonId) -> Option<SecretValue>;
