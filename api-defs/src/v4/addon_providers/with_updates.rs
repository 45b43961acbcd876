//! Jenkins add-ons with the version that they could have.

use cc_client::{Client, Error};
use futures_util::future::try_join;

use super::{Jenkins, JenkinsUpdates, get_jenkins, get_jenkins_updates};
use crate::ids::RealAddonId;
use crate::together::found;

/// A Jenkins add-on, and which version it could run.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct JenkinsWithUpdates {
    /// The add-on.
    pub jenkins: Jenkins,
    /// Its versions, if the platform knows them.
    pub updates: Option<JenkinsUpdates>,
}

/// A Jenkins add-on with the version that it could run; `None` if there is none of this id.
///
/// # Errors
///
/// A request failed.
pub async fn get_jenkins_with_updates(
    client: &Client,
    addon_id: impl Into<RealAddonId>,
) -> Result<Option<JenkinsWithUpdates>, Error> {
    let id = addon_id.into();
    let updates = async { found(get_jenkins_updates(&id).send(client).await) };
    let (jenkins, updates) = try_join(get_jenkins(&id).send(client), updates).await?;
    Ok(jenkins.map(|jenkins| JenkinsWithUpdates { jenkins, updates }))
}
