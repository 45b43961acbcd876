//! Migrations: how an add-on comes to another plan, zone or version.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::date;
use crate::ids::{AddonPlanId, MigrationId, OwnerId, ZoneName};
use crate::list::null_as_default;
use crate::open_enum::open_enum;

/// A migration of an add-on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Migration {
    /// The id, `migration_…`. On the wire it is called `migrationId`.
    #[serde(rename = "migrationId")]
    pub id: MigrationId,
    /// When it was asked for.
    #[serde(default, deserialize_with = "date::optional")]
    pub request_date: Option<Timestamp>,
    /// How far it is.
    pub status: Option<MigrationStatus>,
    /// What was done for it, and is being done.
    #[serde(default, deserialize_with = "null_as_default")]
    pub steps: Vec<MigrationStep>,
}

/// A step of a [`Migration`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MigrationStep {
    /// What is done. On the wire it is called `value`.
    #[serde(rename = "value")]
    pub kind: MigrationStepType,
    /// How far it is.
    pub status: Option<MigrationStatus>,
    /// When it began.
    #[serde(default, deserialize_with = "date::optional")]
    pub start_date: Option<Timestamp>,
    /// When it ended.
    #[serde(default, deserialize_with = "date::optional")]
    pub end_date: Option<Timestamp>,
    /// A sentence for people.
    pub message: Option<String>,
}

/// What a migration would cost, as an order that was not placed.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MigrationPreorder {
    /// Who would pay.
    pub owner_id: Option<OwnerId>,
    /// What the order is for.
    pub target: Option<String>,
    /// When it was written.
    #[serde(default, deserialize_with = "date::optional")]
    pub emission_date: Option<Timestamp>,
    /// The name on it.
    pub name: Option<String>,
    /// The name of the company on it.
    pub company: Option<String>,
    /// The number for value-added tax on it.
    #[serde(rename = "VAT")]
    pub vat: Option<String>,
    /// What kind of document it is.
    #[serde(rename = "type")]
    pub kind: Option<InvoiceType>,
    /// What it is made up of.
    #[serde(default, deserialize_with = "null_as_default")]
    pub lines: Vec<MigrationPreorderLine>,
}

/// A line of a [`MigrationPreorder`]. The currency of its prices is not documented.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct MigrationPreorderLine {
    /// What is sold.
    #[serde(rename = "type")]
    pub kind: Option<MigrationPreorderLineType>,
    /// A sentence on it.
    pub description: Option<String>,
    /// How many are sold.
    pub quantity: Option<f64>,
    /// The value-added tax; whether as a rate or as an amount is not documented. On the wire it is
    /// called `tva`.
    #[serde(rename = "tva")]
    pub vat: Option<f64>,
    /// The price of one, without value-added tax. On the wire it is called `price_unit_ht`.
    #[serde(rename = "price_unit_ht")]
    pub unit_price: Option<f64>,
    /// The price of all, without value-added tax. On the wire it is called `price_total_ht`.
    #[serde(rename = "price_total_ht")]
    pub total_price: Option<f64>,
    /// The pack that it belongs to.
    pub pack: Option<String>,
    /// How many credits it stands for. On the wire it is called `dropQuantity`.
    #[serde(rename = "dropQuantity")]
    pub drop_quantity: Option<f64>,
    /// What a coupon takes off; its unit is not documented.
    pub coupon: Option<f64>,
    /// What is taken off; its unit is not documented.
    pub discount: Option<f64>,
}

/// Where a migration is to lead, for [`update_migration`](super::update_migration) and
/// [`change_plan`](super::change_plan).
///
/// ```
/// use api_defs::v2::addon::StartMigration;
///
/// let request = StartMigration::new("plan_1").region("par").version("16");
/// ```
///
/// The platform's own client always names plan, zone and version, those that do not change too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StartMigration {
    plan_id: AddonPlanId,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<ZoneName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
}

impl StartMigration {
    /// To this plan.
    pub fn new(plan_id: impl Into<AddonPlanId>) -> Self {
        Self { plan_id: plan_id.into(), region: None, version: None }
    }

    /// To this zone.
    #[must_use]
    pub fn region(mut self, region: impl Into<ZoneName>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// To this version of the product.
    #[must_use]
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }
}

open_enum! {
    /// How far a [`Migration`] or one of its steps is.
    MigrationStatus {
        /// It failed.
        Failed = "FAILED",
        /// It is under way.
        Running = "RUNNING",
        /// It was stopped, see [`abort_migration`](super::abort_migration).
        Aborted = "ABORTED",
        /// The add-on is being recovered.
        Recovering = "RECOVERING",
        /// The add-on was recovered.
        Recovered = "RECOVERED",
        /// It is done.
        Succeeded = "OK",
    }
}

open_enum! {
    /// What a [`MigrationStep`] does.
    MigrationStepType {
        /// Looks for the add-on.
        RetrieveAddon = "RETRIEVE_ADDON",
        /// Looks for the add-on's deployment.
        RetrieveAddonDeployment = "RETRIEVE_ADDON_DEPLOYMENT",
        /// Makes sure that the add-on is not being migrated already.
        CheckNoMigrationAlreadyRunningForAddon = "CHECK_NO_MIGRATION_ALREADY_RUNNING_FOR_ADDON",
        /// Looks for the cluster that the add-on is on.
        RetrieveSourceCluster = "RETRIEVE_SOURCE_CLUSTER",
        /// Looks for the cluster that the add-on goes to.
        RetrieveTargetCluster = "RETRIEVE_TARGET_CLUSTER",
        /// Makes the add-on read-only.
        RemoveEditRight = "REMOVE_EDIT_RIGHT",
        /// Sees to the extensions in use.
        ManageActiveExtensions = "MANAGE_ACTIVE_EXTENSIONS",
        /// Makes the add-on writable again.
        EnableEditRight = "ENABLE_EDIT_RIGHT",
        /// Changes how much the add-on may hold.
        ChangeAddonQuota = "CHANGE_ADDON_QUOTA",
        /// Looks for what collects the logs.
        RetrieveLogsCollector = "RETRIEVE_LOGSCOLLECTOR",
        /// Looks for a free port.
        RetrieveNextAvailablePort = "RETRIEVE_NEXT_AVAILABLE_PORT",
        /// Creates the add-on on the cluster that it goes to.
        CreateAddonOnTargetCluster = "CREATE_ADDON_ON_TARGET_CLUSTER",
        /// Asks for the machine that the add-on goes to.
        AskMigrationInstanceBoot = "ASK_MIGRATION_INSTANCE_BOOT",
        /// Waits for the start of that machine.
        QueueMigrationInstanceBoot = "QUEUE_MIGRATION_INSTANCE_BOOT",
        /// Deploys that machine.
        DeployMigrationInstance = "DEPLOY_MIGRATION_INSTANCE",
        /// Prepares the migration.
        PrepareMigration = "PREPARE_MIGRATION",
        /// Copies the data.
        DumpAndRestore = "DUMP_AND_RESTORE",
        /// Deletes the add-on on the cluster that it was on.
        RemoveAddonFromSourceCluster = "REMOVE_ADDON_FROM_SOURCE_CLUSTER",
        /// Deletes the add-on on the cluster that it was to go to.
        RemoveAddonFromTargetCluster = "REMOVE_ADDON_FROM_TARGET_CLUSTER",
        /// Looks for the machine that the add-on is on.
        RetrieveSourceInstance = "RETRIEVE_SOURCE_INSTANCE",
        /// Looks for the machine that the add-on goes to.
        RetrieveMigrationInstance = "RETRIEVE_MIGRATION_INSTANCE",
        /// Stops the machine that the add-on was to go to.
        StopMigrationInstance = "STOP_MIGRATION_INSTANCE",
        /// Stops the machine that the add-on was on.
        StopSourceInstance = "STOP_SOURCE_INSTANCE",
        /// Tells the reverse proxies where the add-on is.
        UpdateReverseProxies = "UPDATE_REVERSE_PROXIES",
        /// Tells the DNS where the add-on is.
        UpdateDns = "UPDATE_DNS",
        /// Tells the monitoring where the add-on is.
        UpdateMonitoring = "UPDATE_MONITORING",
        /// Writes down what changed of the add-on.
        UpdateAddon = "UPDATE_ADDON",
        /// Reserves a port.
        LockPort = "LOCK_PORT",
        /// Gives a port back.
        UnlockPort = "UNLOCK_PORT",
    }
}

open_enum! {
    /// What kind of document an invoice is, or what is written like one.
    InvoiceType {
        /// An invoice.
        Invoice = "INVOICE",
        /// A credit note.
        CreditNote = "CREDITNOTE",
        /// A purchase order.
        PurchaseOrder = "PURCHASE_ORDER",
        /// The preorder of an add-on.
        AddonPreorder = "ADDON_PREORDER",
    }
}

open_enum! {
    /// What a [`MigrationPreorderLine`] sells.
    MigrationPreorderLineType {
        /// Credits.
        Credits = "Credits",
    }
}
