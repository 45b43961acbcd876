//! Applications as answers show them.

use jiff::Timestamp;
use serde::Deserialize;

use super::domain::Domain;
use super::env::{EnvVar, EnvVars};
use crate::date;
use crate::ids::{ApplicationId, OwnerId, ZoneId, ZoneName};
use crate::list::null_as_default;
use crate::open_enum::open_enum;
use crate::secret::Secret;
use crate::v2::product::{Flavor, RuntimeVariant};

/// An application.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Application {
    /// The id, `app_…`.
    pub id: ApplicationId,
    /// The name that its owner gave it.
    pub name: String,
    /// Who owns it.
    pub owner_id: Option<OwnerId>,
    /// A sentence on it.
    pub description: Option<String>,
    /// Where it runs.
    pub zone: Option<ZoneName>,
    /// Where it runs, by the zone's id.
    pub zone_id: Option<ZoneId>,
    /// What it runs on.
    pub instance: Option<InstanceSettings>,
    /// How its code is brought.
    pub deployment: Option<DeploymentSettings>,
    /// Its domains; [`get_favourite_domain`](super::get_favourite_domain) tells the main one.
    #[serde(default, deserialize_with = "null_as_default")]
    pub vhosts: Vec<Domain>,
    /// When it was created.
    #[serde(default, deserialize_with = "date::optional")]
    pub creation_date: Option<Timestamp>,
    /// A number about its last deployment; what it counts is not documented.
    #[serde(rename = "last_deploy")]
    pub last_deploy: Option<i64>,
    /// Whether it is archived.
    pub archived: Option<bool>,
    /// Whether all requests of one visitor go to the same instance.
    pub sticky_sessions: Option<bool>,
    /// Whether deployments go without an overlap of old and new instances.
    pub homogeneous: Option<bool>,
    /// Whether the user marked it as a favourite.
    pub favourite: Option<bool>,
    /// Whether a push cancels the deployment that is under way.
    pub cancel_on_push: Option<bool>,
    /// Whether it is built on an instance of its own, of size [`build_flavor`](Self::build_flavor).
    pub separate_build: Option<bool>,
    /// The size of the instance that builds it.
    pub build_flavor: Option<Flavor>,
    /// Whether it is meant to run.
    pub state: Option<ApplicationState>,
    /// The commit that is deployed, none before the first deployment.
    pub commit_id: Option<String>,
    /// The appliance that it is part of.
    pub appliance: Option<String>,
    /// The branch that is deployed.
    pub branch: Option<String>,
    /// The branches of its repository, where the platform gives them;
    /// [`get_all_branches`](super::get_all_branches) asks for them.
    #[serde(default, deserialize_with = "null_as_default")]
    pub branches: Vec<String>,
    /// Whether requests in HTTP are sent on to HTTPS.
    pub force_https: Option<ForceHttps>,
    /// Its own environment variables, as [`get_all_env_vars`](super::get_all_env_vars) gives them.
    #[serde(default, deserialize_with = "null_as_default")]
    pub env: Vec<EnvVar>,
    /// Where its repository announces pushes.
    pub webhook_url: Option<Secret>,
    /// What the announcements of pushes are signed with.
    pub webhook_secret: Option<Secret>,
    /// Where code is pushed to.
    pub deploy_url: Option<Secret>,
}

/// What an [`Application`] runs on, and how much of it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct InstanceSettings {
    /// The type of the runtime, such as `node`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The version of the runtime.
    pub version: Option<String>,
    /// The variant of the runtime.
    pub variant: Option<RuntimeVariant>,
    /// Type and version in one text.
    pub instance_and_version: Option<String>,
    /// How many instances run at least.
    pub min_instances: Option<u32>,
    /// How many instances run at most.
    pub max_instances: Option<u32>,
    /// How far [`max_instances`](Self::max_instances) can be raised.
    pub max_allowed_instances: Option<u32>,
    /// The smallest size of an instance.
    pub min_flavor: Option<Flavor>,
    /// The greatest size of an instance.
    pub max_flavor: Option<Flavor>,
    /// The sizes to choose from.
    #[serde(default, deserialize_with = "null_as_default")]
    pub flavors: Vec<Flavor>,
    /// The variables that the runtime sets unless the application has its own.
    #[serde(default, deserialize_with = "null_as_default")]
    pub default_env: EnvVars,
    /// How long an instance is meant to run.
    pub lifetime: Option<Lifetime>,
}

/// How the code of an [`Application`] is brought to the platform.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DeploymentSettings {
    /// The way that code takes.
    #[serde(rename = "type")]
    pub kind: Option<DeploymentType>,
    /// Whether the application can be stopped.
    pub shutdownable: Option<bool>,
    /// How far its repository is.
    pub repo_state: Option<RepositoryState>,
    /// Where code is pushed to; it may hold credentials.
    pub url: Option<Secret>,
    /// The repository over HTTP, that of an application linked to GitHub for one; it may hold
    /// credentials.
    pub http_url: Option<Secret>,
}

open_enum! {
    /// What an application is meant to be.
    ApplicationState {
        /// It should be running.
        ShouldBeUp = "SHOULD_BE_UP",
        /// It should be stopped.
        ShouldBeDown = "SHOULD_BE_DOWN",
        /// It is to run, and something is still missing for it.
        WantsToBeUp = "WANTS_TO_BE_UP",
        /// The platform's staff stopped it.
        Moderated = "MODERATED",
        /// It is stopped until a bill is paid.
        DefaultOfPayment = "DEFAULT_OF_PAYMENT",
    }
}

open_enum! {
    /// How long the instances of an application are meant to run.
    Lifetime {
        /// As long as the application.
        Regular = "REGULAR",
        /// As long as a migration.
        Migration = "MIGRATION",
        /// As long as a task.
        Task = "TASK",
    }
}

open_enum! {
    /// The way that code takes to the platform.
    DeploymentType {
        /// A git repository.
        Git = "GIT",
        /// Files over SFTP.
        Sftp = "SFTP",
        /// Files over FTP.
        Ftp = "FTP",
    }
}

open_enum! {
    /// How far the repository of an application is.
    RepositoryState {
        /// It was deleted.
        Deleted = "DELETED",
        /// It is being created.
        Creating = "CREATING",
        /// It is there.
        Created = "CREATED",
        /// The application does without.
        NotNeeded = "NOT_NEEDED",
    }
}

open_enum! {
    /// Whether requests in HTTP are sent on to HTTPS.
    ForceHttps {
        /// They are.
        Enabled = "ENABLED",
        /// They are not.
        Disabled = "DISABLED",
    }
}

impl From<bool> for ForceHttps {
    fn from(enabled: bool) -> Self {
        if enabled { Self::Enabled } else { Self::Disabled }
    }
}
