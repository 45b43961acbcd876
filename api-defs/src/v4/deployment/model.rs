//! Deployments as the orchestration shows them.

use jiff::Timestamp;
use serde::Deserialize;

use crate::date;
use crate::ids::{ApplicationId, DeploymentId, OwnerId, UserId};
use crate::list::null_as_default;
use crate::open_enum::open_enum;
use crate::v2::application::DeploymentAction;

/// A deployment: a change of what runs of an application.
///
/// It says more than [`v2::application::Deployment`](crate::v2::application::Deployment), and its
/// states have other names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Deployment {
    /// The id, `deployment_…`.
    pub id: DeploymentId,
    /// Who owns the application.
    pub owner_id: Option<OwnerId>,
    /// The application.
    pub application_id: Option<ApplicationId>,
    /// When it was started.
    #[serde(default, deserialize_with = "date::optional")]
    pub start_date: Option<Timestamp>,
    /// How far it is.
    pub state: Option<DeploymentState>,
    /// The states that it went through.
    #[serde(default, deserialize_with = "null_as_default")]
    pub steps: Vec<DeploymentStep>,
    /// What it deploys.
    pub version: Option<DeployedVersion>,
    /// Why and by whom it was started.
    pub origin: Option<DeploymentOrigin>,
    /// Whether the application is built on an instance of its own.
    pub has_dedicated_build: Option<bool>,
}

/// A state that a [`Deployment`] came to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct DeploymentStep {
    /// The state.
    pub state: Option<DeploymentState>,
    /// When it came to it.
    #[serde(default, deserialize_with = "date::optional")]
    pub date: Option<Timestamp>,
}

/// The code that a [`Deployment`] is about.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DeployedVersion {
    /// The commit, by its hash.
    pub commit_id: Option<String>,
}

/// Why and by whom a [`Deployment`] was started.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DeploymentOrigin {
    /// What it changes.
    pub action: Option<DeploymentAction>,
    /// Why it was started, a text for people.
    pub cause: Option<String>,
    /// What started it. Which sources there are is not documented.
    pub source: Option<String>,
    /// Who started it; presumably a user.
    pub author_id: Option<UserId>,
    /// What limits where its instances may run. The form of a constraint is not documented.
    #[serde(default, deserialize_with = "null_as_default")]
    pub constraints: Vec<String>,
    /// How urgent it is.
    pub priority: Option<DeploymentPriority>,
}

open_enum! {
    /// How far a [`Deployment`] is.
    DeploymentState {
        /// It waits for its turn.
        Queued = "QUEUED",
        /// It is under way.
        WorkInProgress = "WORK_IN_PROGRESS",
        /// A task is running.
        TaskInProgress = "TASK_IN_PROGRESS",
        /// It failed.
        Failed = "FAILED",
        /// It was cancelled.
        Cancelled = "CANCELLED",
        /// It is done.
        Succeeded = "SUCCEEDED",
    }
}

open_enum! {
    /// How urgent a [`Deployment`] is.
    DeploymentPriority {
        /// As urgent as any.
        Default = "DEFAULT",
        /// Before the others.
        Urgent = "URGENT",
        /// Asked for by the platform's staff.
        Admin = "ADMIN",
    }
}
