//! Applications: creating, deploying and setting them up.

mod deployment;
mod domain;
mod env;
mod environment;
mod link;
mod model;
mod primary_domain;
mod request;

#[cfg(test)]
mod tests;
mod wait;
mod whole;

use cc_client::endpoint;
use serde_json::Value;

pub use deployment::{
    Author, Deployment, DeploymentAction, DeploymentState, Instance, InstanceState, Redeployment, SetBranch,
    SetBuildFlavor, UseCache,
};
pub use domain::{CreateRedirection, Domain, Namespace, Redirection};
pub use env::{EnvVar, EnvVars, LinkedAddonEnv, LinkedApplicationEnv, SetEnvVar};
pub use environment::{Environment, get_environment};
pub(in crate::v2) use link::sort_by_name;
pub use link::{LinkTarget, Links, add_link, get_links, remove_link};
pub use model::{
    Application, ApplicationState, DeploymentSettings, DeploymentType, ForceHttps, InstanceSettings,
    Lifetime, RepositoryState,
};
pub use primary_domain::{MarkedDomain, get_marked_domains};
pub use request::{CreateApplication, RuntimeChoice, UpdateApplication};
pub use wait::wait_for_deployment;
pub use whole::{
    CreateError, create_on_runtime, get_all_with_branches, get_with_branches, update_with_branch,
};

use crate::ids::{AddonId, ApplicationId, DeploymentId, InstanceId, OwnerId};
use crate::list::List;
use crate::owner::Owner;
use crate::secret::SecretValue;
use crate::v2::Message;
use crate::v2::addon::Addon;

// The application itself

/// Every application of an owner.
#[endpoint(GET "/v2/organisations/<id>/applications?<instanceId>")]
pub fn get_all(
    id: Owner,
    /// Only what this instance belongs to. The platform knows it for an owner's id alone, not for
    /// [`Owner::Me`].
    instance_id: Option<InstanceId>,
) -> Vec<Application>;

/// Orders an application, which then waits for code.
///
/// It is not sent again after a doubtful failure: an application might be created twice.
#[endpoint(POST "/v2/organisations/<id>/applications")]
pub fn create(id: Owner, application: &CreateApplication) -> Application;

/// Stops an application and deletes it with all that belongs to it.
#[endpoint(DELETE "/v2/organisations/<id>/applications/<appId>")]
pub fn remove(id: Owner, app_id: ApplicationId) -> Message;

/// One application; `None` if the owner has none of this id.
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>")]
pub fn get(id: Owner, app_id: ApplicationId) -> Option<Application>;

/// Changes the settings of an application, and answers all of them.
///
/// What runs follows with the next deployment, see [`redeploy`]. A branch is set by
/// [`set_branch`].
#[endpoint(PUT "/v2/organisations/<id>/applications/<appId>")]
pub fn update(id: Owner, app_id: ApplicationId, changes: &UpdateApplication) -> Application;

/// Chooses the branch that the next deployment takes, one of [`get_all_branches`].
#[endpoint(PUT "/v2/organisations/<id>/applications/<appId>/branch")]
pub fn set_branch(id: Owner, app_id: ApplicationId, branch: &SetBranch);

/// The names of the branches in the application's repository.
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/branches")]
pub fn get_all_branches(id: Owner, app_id: ApplicationId) -> Vec<String>;

/// Chooses the size of the instance that builds the application.
#[endpoint(PUT "/v2/organisations/<id>/applications/<appId>/buildflavor")]
pub fn set_build_instance_flavor(id: Owner, app_id: ApplicationId, flavor: &SetBuildFlavor);

// Links to add-ons and other applications

/// The add-ons whose variables the application gets.
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/addons")]
pub fn get_all_linked_addons(id: Owner, app_id: ApplicationId) -> Vec<Addon>;

/// Gives the application the variables of an add-on, from its next deployment on.
///
/// The variables are those of [`get_all_env_vars_for_addons`]; [`unlink_addon`] takes them back.
#[endpoint(POST "/v2/organisations/<id>/applications/<appId>/addons")]
pub fn link_addon(id: Owner, app_id: ApplicationId, addon_id: &AddonId);

/// The variables that the application gets from its add-ons.
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/addons/env")]
pub fn get_all_env_vars_for_addons(id: Owner, app_id: ApplicationId) -> Vec<LinkedAddonEnv>;

/// Takes the variables of an add-on back, see [`link_addon`]. The add-on itself stays.
#[endpoint(DELETE "/v2/organisations/<id>/applications/<appId>/addons/<addonId>")]
pub fn unlink_addon(id: Owner, app_id: ApplicationId, addon_id: AddonId);

/// The applications whose exposed variables this one gets.
///
/// [`get_all_dependents`] looks the other way.
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/dependencies")]
pub fn get_all_dependencies(id: Owner, app_id: ApplicationId) -> Vec<Application>;

/// The variables that the application gets from its dependencies.
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/dependencies/env")]
pub fn get_all_env_vars_for_dependencies(id: Owner, app_id: ApplicationId) -> Vec<LinkedApplicationEnv>;

/// Takes the variables of another application back, see [`add_dependency`].
#[endpoint(DELETE "/v2/organisations/<id>/applications/<appId>/dependencies/<dependencyId>")]
pub fn remove_dependency(id: Owner, app_id: ApplicationId, dependency_id: ApplicationId);

/// Gives the application what another one exposes, see [`update_all_exposed_env_vars`].
#[endpoint(PUT "/v2/organisations/<id>/applications/<appId>/dependencies/<dependencyId>")]
pub fn add_dependency(id: Owner, app_id: ApplicationId, dependency_id: ApplicationId) -> Message;

/// The applications that get what this one exposes: the inverse of [`get_all_dependencies`].
#[endpoint(
    GET "/v2/organisations/<id>/applications/<appId>/dependents",
    js = [
        "v2.application.todo_getApplicationDependentsByOrgaAndAppId",
        "v2.application.todo_getSelfApplicationDependents",
    ]
)]
pub fn get_all_dependents(id: Owner, app_id: ApplicationId) -> Vec<Application>;

// Deployments and instances

/// The deployments of an application, past and under way.
///
/// `.items(&client)` gives those of all pages, one after the other.
#[endpoint(
    GET "/v2/organisations/<id>/applications/<appId>/deployments?<limit>&<offset>&<action>",
    pages = skip(offset, limit)
)]
pub fn get_all_deployments(
    id: Owner,
    app_id: ApplicationId,
    /// At most this many deployments.
    limit: Option<u32>,
    /// Skips this many deployments.
    offset: Option<u32>,
    /// Only deployments that do this.
    action: Option<DeploymentAction>,
) -> Vec<Deployment>;

/// One deployment; `None` if the application has none of this id.
#[deprecated(note = "use `v4::deployment::get_application_deployment`, which replaces it")]
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/deployments/<deploymentId>")]
pub fn get_deployment(id: Owner, app_id: ApplicationId, deployment_id: DeploymentId) -> Option<Deployment>;

/// Stops a deployment that is under way; what ran before goes on.
#[endpoint(DELETE "/v2/organisations/<id>/applications/<appId>/deployments/<deploymentId>/instances")]
pub fn cancel_deployment(id: Owner, app_id: ApplicationId, deployment_id: DeploymentId) -> Message;

/// Starts a deployment of the code that the platform has.
///
/// [`get_all_deployments`] shows how it goes on. It is not sent again after a doubtful failure:
/// the application might be deployed twice.
#[endpoint(POST "/v2/organisations/<id>/applications/<appId>/instances?<commit>&<useCache>")]
pub fn redeploy(
    id: Owner,
    app_id: ApplicationId,
    /// The commit to deploy, by its hash.
    commit: Option<String>,
    /// Whether the build starts from what the last one left; it does unless told no.
    use_cache: Option<UseCache>,
) -> Redeployment;

/// Stops an application; [`redeploy`] starts it again.
#[endpoint(DELETE "/v2/organisations/<id>/applications/<appId>/instances")]
pub fn undeploy(id: Owner, app_id: ApplicationId) -> Message;

/// The machines that run the application.
#[deprecated(note = "use `v4::instance::get_all_application_instances`, which replaces it")]
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/instances?<deploymentId>&<withDeleted>")]
pub fn get_all_instances(
    id: Owner,
    app_id: ApplicationId,
    /// Only those of this deployment.
    deployment_id: Option<DeploymentId>,
    /// Also those that are gone.
    with_deleted: Option<bool>,
) -> Vec<Instance>;

/// One machine; `None` if the application has none of this id.
#[deprecated(note = "use `v4::instance::get_instance`, which replaces it")]
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/instances/<instanceId>")]
pub fn get_instance(id: Owner, app_id: ApplicationId, instance_id: InstanceId) -> Option<Instance>;

// Environment variables

/// All environment variables of an application.
///
/// These are its own; [`get_all_env_vars_for_addons`] and [`get_all_env_vars_for_dependencies`]
/// give the others that it runs with.
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/env")]
pub fn get_all_env_vars(id: Owner, app_id: ApplicationId) -> Vec<EnvVar>;

/// Replaces the application's own variables by these, and answers the application.
///
/// A variable that is not among them is removed. The application gets them with its next
/// deployment.
#[endpoint(PUT "/v2/organisations/<id>/applications/<appId>/env")]
pub fn update_all_env_vars(id: Owner, app_id: ApplicationId, env: &EnvVars) -> Application;

/// Removes one variable, and answers the application.
#[deprecated(note = "use `get_all_env_vars` and `update_all_env_vars`, which replace it")]
#[endpoint(DELETE "/v2/organisations/<id>/applications/<appId>/env/<envName>")]
pub fn remove_env_var(id: Owner, app_id: ApplicationId, env_name: &str) -> Application;

/// Sets one variable, and answers the application.
#[deprecated(note = "use `get_all_env_vars` and `update_all_env_vars`, which replace it")]
#[endpoint(PUT "/v2/organisations/<id>/applications/<appId>/env/<envName>")]
pub fn update_env_var(id: Owner, app_id: ApplicationId, env_name: &str, value: &SetEnvVar) -> Application;

/// The variables that applications depending on this one get, see [`add_dependency`]; `None` if
/// the owner has no application of this id.
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/exposed_env")]
pub fn get_all_exposed_env_vars(id: Owner, app_id: ApplicationId) -> Option<EnvVars>;

/// Replaces the variables that applications depending on this one get.
#[endpoint(PUT "/v2/organisations/<id>/applications/<appId>/exposed_env")]
pub fn update_all_exposed_env_vars(id: Owner, app_id: ApplicationId, env: &EnvVars) -> Message;

/// The variables of an application, for whoever has a token of it instead of credentials. The form
/// of the answer is not documented.
#[endpoint(GET "/v2/application/<appId>/environment?<token>", js = "v2.unknown.todo_getEnv")]
pub fn get_environment_by_token(
    app_id: ApplicationId,
    /// The token, which is a secret. Where it is from is not documented.
    token: &str,
) -> SecretValue;

/// Changes the variables of an application with a token of it, see [`get_environment_by_token`].
#[endpoint(PUT "/v2/application/<appId>/environment?<token>", js = "v2.unknown.todo_updateEnv")]
pub fn update_environment_by_token(
    app_id: ApplicationId,
    /// The token, which is a secret.
    token: &str,
    /// The variables. The form of the body is not documented.
    env: &Value,
) -> Message;

// Tags

/// The tags of an application.
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/tags")]
pub fn get_all_tags(id: Owner, app_id: ApplicationId) -> List<String>;

/// Takes a tag off, and answers those that are left.
#[endpoint(DELETE "/v2/organisations/<id>/applications/<appId>/tags/<tag>")]
pub fn remove_tag(id: Owner, app_id: ApplicationId, tag: &str) -> List<String>;

/// Adds a tag, and answers all of them.
#[endpoint(PUT "/v2/organisations/<id>/applications/<appId>/tags/<tag>")]
pub fn update_tag(id: Owner, app_id: ApplicationId, tag: &str) -> List<String>;

// TCP redirections

/// The public ports that lead to the application.
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/tcpRedirs")]
pub fn get_tcp_redirs(id: OwnerId, app_id: ApplicationId) -> Vec<Redirection>;

/// Opens a public port that leads to the application, and answers which one.
///
/// It is not sent again after a doubtful failure: two ports might be opened.
#[endpoint(POST "/v2/organisations/<id>/applications/<appId>/tcpRedirs")]
pub fn add_tcp_redir(id: OwnerId, app_id: ApplicationId, redirection: &CreateRedirection) -> Redirection;

/// Closes a public port.
#[endpoint(DELETE "/v2/organisations/<id>/applications/<appId>/tcpRedirs/<sourcePort>?<namespace>")]
pub fn remove_tcp_redir(
    id: OwnerId,
    app_id: ApplicationId,
    /// The port as [`get_tcp_redirs`] gives it.
    source_port: u16,
    /// Where the port is open: the same number may be in use in several namespaces.
    namespace: Option<Namespace>,
);

// Domains

/// The domains that lead to the application.
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/vhosts")]
pub fn get_all_domains(id: Owner, app_id: ApplicationId) -> Vec<Domain>;

/// Makes no domain the main one, see [`mark_favourite_domain`].
#[endpoint(DELETE "/v2/organisations/<id>/applications/<appId>/vhosts/favourite")]
pub fn unmark_favourite_domain(id: Owner, app_id: ApplicationId);

/// The main domain; `None` if none was chosen.
#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/vhosts/favourite")]
pub fn get_favourite_domain(id: Owner, app_id: ApplicationId) -> Option<Domain>;

/// Makes one of [`get_all_domains`] the main one.
#[endpoint(PUT "/v2/organisations/<id>/applications/<appId>/vhosts/favourite")]
pub fn mark_favourite_domain(id: Owner, app_id: ApplicationId, domain: &Domain) -> Domain;

/// Takes a domain away from the application.
#[endpoint(DELETE "/v2/organisations/<id>/applications/<appId>/vhosts/<domain>")]
pub fn remove_domain(
    id: Owner,
    app_id: ApplicationId,
    /// Host and path, as in [`Domain::fqdn`].
    domain: &str,
) -> Message;

/// Leads a domain to the application. Its DNS entry must point to the platform as well.
#[endpoint(PUT "/v2/organisations/<id>/applications/<appId>/vhosts/<domain>")]
pub fn add_domain(
    id: Owner,
    app_id: ApplicationId,
    /// Host and path, as in [`Domain::fqdn`].
    domain: &str,
) -> Message;
