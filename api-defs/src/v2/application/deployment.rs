//! Deployments and instances.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::date;
use crate::ids::{ApplicationId, DeploymentId, FlavorName, InstanceId, UserId};
use crate::lenient;
use crate::open_enum::open_enum;
use crate::v2::MessageType;
use crate::v2::product::Flavor;

/// A deployment: a change of what runs of an application.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Deployment {
    /// The id, `deployment_…`. On the wire it is called `uuid`.
    #[serde(rename = "uuid")]
    pub id: DeploymentId,
    /// The place in the application's history, from its first deployment on. On the wire it is
    /// called `id`.
    #[serde(rename = "id")]
    pub index: Option<u32>,
    /// When it was asked for.
    #[serde(default, deserialize_with = "date::optional")]
    pub date: Option<Timestamp>,
    /// How far it is.
    pub state: Option<DeploymentState>,
    /// What it changes.
    pub action: Option<DeploymentAction>,
    /// The commit that it deploys.
    pub commit: Option<String>,
    /// Why it was started, a text for people.
    pub cause: Option<String>,
    /// How many instances it is for.
    pub instances: Option<u32>,
    /// Who started it.
    pub author: Option<Author>,
}

/// Who started a [`Deployment`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Author {
    /// The user's id.
    pub id: Option<UserId>,
    /// The user's name.
    pub name: Option<String>,
}

/// What [`redeploy`](super::redeploy) answers.
///
/// The platform's documentation promises either the deployment's id or a message, by the owner
/// that is asked with; both are read, and what is absent is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Redeployment {
    /// The deployment that was started.
    pub deployment_id: Option<DeploymentId>,
    /// A sentence for people.
    pub message: Option<String>,
    /// What the sentence is.
    #[serde(rename = "type")]
    pub kind: Option<MessageType>,
}

/// An instance: a machine that runs, or ran, an application.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Instance {
    /// The id, for [`get_instance`](super::get_instance).
    pub id: InstanceId,
    /// The application.
    pub app_id: Option<ApplicationId>,
    /// Its address inside the platform.
    pub ip: Option<String>,
    /// The port that the application listens on.
    #[serde(default, deserialize_with = "lenient::number")]
    pub app_port: Option<u16>,
    /// How far it is.
    pub state: Option<InstanceState>,
    /// Its size.
    pub flavor: Option<Flavor>,
    /// The commit that it runs.
    pub commit: Option<String>,
    /// The place of its deployment in the application's history, see [`Deployment::index`].
    pub deploy_number: Option<u32>,
    /// The deployment that started it.
    pub deploy_id: Option<DeploymentId>,
    /// Its place among the instances of the deployment; negative for one that builds, presumably.
    pub instance_number: Option<i64>,
    /// A name for people.
    pub display_name: Option<String>,
    /// When it was started.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
}

/// The branch that [`set_branch`](super::set_branch) is to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetBranch {
    branch: String,
}

impl SetBranch {
    /// The branch of this name.
    pub fn new(branch: impl Into<String>) -> Self {
        Self { branch: branch.into() }
    }
}

/// The size that [`set_build_instance_flavor`](super::set_build_instance_flavor) is to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SetBuildFlavor {
    flavor_name: FlavorName,
}

impl SetBuildFlavor {
    /// The size of this name.
    pub fn new(flavor: impl Into<FlavorName>) -> Self {
        Self { flavor_name: flavor.into() }
    }
}

open_enum! {
    /// How far a [`Deployment`] is.
    DeploymentState {
        /// A task is running.
        TaskRunning = "TASK_RUNNING",
        /// It is under way.
        WorkInProgress = "WIP",
        /// It failed.
        Failed = "FAIL",
        /// It was cancelled.
        Cancelled = "CANCELLED",
        /// It is done.
        Succeeded = "OK",
    }
}

open_enum! {
    /// What a [`Deployment`] changes.
    DeploymentAction {
        /// Nothing.
        None = "NONE",
        /// It runs a commit.
        Deploy = "DEPLOY",
        /// It stops the application.
        Undeploy = "UNDEPLOY",
        /// It adds instances, or makes them greater.
        Upscale = "UPSCALE",
        /// It takes instances away, or makes them smaller.
        Downscale = "DOWNSCALE",
        /// It replaces instances by others like them.
        Replace = "REPLACE",
        /// It cancels another deployment.
        Cancel = "CANCEL",
    }
}

open_enum! {
    /// How far an instance is.
    InstanceState {
        /// The machine starts.
        Booting = "BOOTING",
        /// The application starts.
        Starting = "STARTING",
        /// The code is being deployed.
        Deploying = "DEPLOYING",
        /// The code is being built; only [`v4::instance`](crate::v4::instance) tells so.
        Building = "BUILDING",
        /// A migration is running.
        MigrationInProgress = "MIGRATION_IN_PROGRESS",
        /// A task is running.
        TaskInProgress = "TASK_IN_PROGRESS",
        /// It is ready, and gets no requests yet.
        Ready = "READY",
        /// It is running.
        Up = "UP",
        /// The platform lost sight of it.
        Ghost = "GHOST",
        /// It is being stopped.
        Stopping = "STOPPING",
        /// It is gone.
        Deleted = "DELETED",
    }
}

open_enum! {
    /// Whether a deployment may start from what the last one built.
    ///
    /// The platform is only ever told no; otherwise leave it out.
    UseCache {
        /// Build everything again.
        No = "no",
    }
}
