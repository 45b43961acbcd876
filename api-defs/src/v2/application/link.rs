//! What an application gets variables from, be it an application or an add-on.

use cc_client::{Client, Error};
use futures_util::future::try_join;

use super::{
    Application, add_dependency, get_all_dependencies, get_all_linked_addons, link_addon, remove_dependency,
    unlink_addon,
};
use crate::ids::{AddonId, ApplicationId};
use crate::owner::Owner;
use crate::v2::addon::Addon;

/// What an application can be linked to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LinkTarget {
    /// Another application, which gives what it exposes.
    Application(ApplicationId),
    /// An add-on by its public id, which gives its variables.
    Addon(AddonId),
}

impl From<ApplicationId> for LinkTarget {
    fn from(id: ApplicationId) -> Self {
        Self::Application(id)
    }
}

impl From<&ApplicationId> for LinkTarget {
    fn from(id: &ApplicationId) -> Self {
        Self::Application(id.clone())
    }
}

impl From<AddonId> for LinkTarget {
    fn from(id: AddonId) -> Self {
        Self::Addon(id)
    }
}

impl From<&AddonId> for LinkTarget {
    fn from(id: &AddonId) -> Self {
        Self::Addon(id.clone())
    }
}

/// What an application is linked to.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Links {
    /// The applications, by name and id.
    pub applications: Vec<Application>,
    /// The add-ons, by name and id.
    pub addons: Vec<Addon>,
}

/// Gives an application the variables of another one or of an add-on, from its next deployment on.
///
/// # Errors
///
/// The request failed.
pub async fn add_link(
    client: &Client,
    owner: impl Into<Owner>,
    app_id: impl Into<ApplicationId>,
    target: impl Into<LinkTarget>,
) -> Result<(), Error> {
    let (owner, app_id) = (owner.into(), app_id.into());
    match target.into() {
        LinkTarget::Application(id) => add_dependency(&owner, &app_id, &id).send(client).await.map(drop),
        LinkTarget::Addon(id) => link_addon(&owner, &app_id, &id).send(client).await,
    }
}

/// Takes the variables of another application or of an add-on back, see [`add_link`].
///
/// # Errors
///
/// The request failed.
pub async fn remove_link(
    client: &Client,
    owner: impl Into<Owner>,
    app_id: impl Into<ApplicationId>,
    target: impl Into<LinkTarget>,
) -> Result<(), Error> {
    let (owner, app_id) = (owner.into(), app_id.into());
    match target.into() {
        LinkTarget::Application(id) => remove_dependency(&owner, &app_id, &id).send(client).await,
        LinkTarget::Addon(id) => unlink_addon(&owner, &app_id, &id).send(client).await,
    }
}

/// What an application is linked to.
///
/// [`addon::get_links`](crate::v2::addon::get_links) looks the other way.
///
/// # Errors
///
/// A request failed.
pub async fn get_links(
    client: &Client,
    owner: impl Into<Owner>,
    app_id: impl Into<ApplicationId>,
) -> Result<Links, Error> {
    let (owner, app_id) = (owner.into(), app_id.into());
    let (mut applications, mut addons) = try_join(
        get_all_dependencies(&owner, &app_id).send(client),
        get_all_linked_addons(&owner, &app_id).send(client),
    )
    .await?;
    sort_by_name(&mut applications);
    addons.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    Ok(Links { applications, addons })
}

/// By name and id.
pub(in crate::v2) fn sort_by_name(applications: &mut [Application]) {
    applications.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
}
