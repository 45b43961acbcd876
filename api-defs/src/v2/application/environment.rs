//! All variables that an application runs with, wherever they are from.

use cc_client::{Client, Error};
use futures_util::future::try_join3;

use super::{
    EnvVar, LinkedAddonEnv, LinkedApplicationEnv, get_all_env_vars, get_all_env_vars_for_addons,
    get_all_env_vars_for_dependencies,
};
use crate::ids::ApplicationId;
use crate::owner::Owner;
use crate::together::found;

/// The variables that an application runs with, by where they are from.
///
/// What happens where several sources have a variable of the same name is not documented.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Environment {
    /// Its own.
    pub own: Vec<EnvVar>,
    /// Those that other applications expose to it.
    pub dependencies: Vec<LinkedApplicationEnv>,
    /// Those of its add-ons.
    pub addons: Vec<LinkedAddonEnv>,
}

/// The variables that an application runs with: its own, those of its dependencies and those of
/// its add-ons; `None` if the owner has no application of this id.
///
/// [`addon::get_environment`](crate::v2::addon::get_environment) gives those of one add-on.
///
/// # Errors
///
/// A request failed.
pub async fn get_environment(
    client: &Client,
    owner: impl Into<Owner>,
    app_id: impl Into<ApplicationId>,
) -> Result<Option<Environment>, Error> {
    let (owner, app_id) = (owner.into(), app_id.into());
    let read = try_join3(
        get_all_env_vars(&owner, &app_id).send(client),
        get_all_env_vars_for_dependencies(&owner, &app_id).send(client),
        get_all_env_vars_for_addons(&owner, &app_id).send(client),
    );
    let read = found(read.await)?;
    Ok(read.map(|(own, dependencies, addons)| Environment { own, dependencies, addons }))
}
