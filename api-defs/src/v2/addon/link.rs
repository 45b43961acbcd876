//! What applications have of an add-on.

use cc_client::{Client, Error};

use super::{get_all_env_vars, get_linked_applications};
use crate::ids::AddonId;
use crate::owner::Owner;
use crate::together::found;
use crate::v2::application::{Application, EnvVar, sort_by_name};

/// The applications that get the variables of an add-on, by name and id.
///
/// [`application::get_links`](crate::v2::application::get_links) looks the other way.
///
/// # Errors
///
/// The request failed.
pub async fn get_links(
    client: &Client,
    owner: impl Into<Owner>,
    addon_id: impl Into<AddonId>,
) -> Result<Vec<Application>, Error> {
    let mut applications = get_linked_applications(owner.into(), addon_id.into()).send(client).await?;
    sort_by_name(&mut applications);
    Ok(applications)
}

/// The variables that an add-on gives to the applications linked to it; `None` if the owner has
/// no add-on of this id.
///
/// # Errors
///
/// The request failed.
pub async fn get_environment(
    client: &Client,
    owner: impl Into<Owner>,
    addon_id: impl Into<AddonId>,
) -> Result<Option<Vec<EnvVar>>, Error> {
    found(get_all_env_vars(owner.into(), addon_id.into()).send(client).await)
}
