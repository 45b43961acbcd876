//! Applications with all that is asked for separately: their branches, and their runtime.

use std::fmt;

use cc_client::{Client, Error};

use super::{
    Application, CreateApplication, SetBranch, UpdateApplication, create, get, get_all, get_all_branches,
    set_branch, update,
};
use crate::ids::ApplicationId;
use crate::owner::Owner;
use crate::together::{each, found};
use crate::v2::product::{Runtime, get_available_instances};

/// The branch of an application that has a repository on the platform.
const ONLY_BRANCH: &str = "master";

impl Application {
    /// Whether its code is taken from a repository on GitHub: such an application alone has a
    /// webhook for pushes.
    pub fn is_linked_to_github(&self) -> bool {
        self.webhook_url.is_some() || self.webhook_secret.is_some()
    }
}

/// One application with its [branches](Application::branches); `None` if the owner has none of
/// this id.
///
/// Branches are asked for where an application is linked to GitHub. Any other one has `master`
/// alone, as the platform's own programs say.
///
/// # Errors
///
/// A request failed.
pub async fn get_with_branches(
    client: &Client,
    owner: impl Into<Owner>,
    app_id: impl Into<ApplicationId>,
) -> Result<Option<Application>, Error> {
    let owner = owner.into();
    match get(&owner, app_id.into()).send(client).await? {
        Some(application) => add_branches(client, &owner, application).await.map(Some),
        None => Ok(None),
    }
}

/// Every application of an owner with its branches, see [`get_with_branches`].
///
/// # Errors
///
/// A request failed.
pub async fn get_all_with_branches(
    client: &Client,
    owner: impl Into<Owner>,
) -> Result<Vec<Application>, Error> {
    let owner = owner.into();
    let applications = get_all(&owner).send(client).await?;
    each(applications, |application| add_branches(client, &owner, application)).await
}

/// Chooses a branch, if there is one to choose, then changes the settings, and answers the
/// application with its branches, see [`get_with_branches`].
///
/// If the second request fails, the branch is chosen all the same.
///
/// # Errors
///
/// A request failed.
pub async fn update_with_branch(
    client: &Client,
    owner: impl Into<Owner>,
    app_id: impl Into<ApplicationId>,
    branch: Option<&str>,
    changes: &UpdateApplication,
) -> Result<Application, Error> {
    let (owner, app_id) = (owner.into(), app_id.into());
    let application = match branch {
        Some(branch) => {
            set_branch(&owner, &app_id, &SetBranch::new(branch)).send(client).await?;
            // The platform's own programs name it here too.
            update(&owner, &app_id, &changes.clone().with_branch(branch)).send(client).await?
        }
        None => update(&owner, &app_id, changes).send(client).await?,
    };
    add_branches(client, &owner, application).await
}

/// Orders an application on the newest runtime whose variant has this slug, such as `node`, and
/// answers it with its branches, see [`get_with_branches`].
///
/// ```no_run
/// use api_defs::cc_client::Client;
/// use api_defs::v2::application::{CreateApplication, CreateError, create_on_runtime};
///
/// # async fn run(client: Client) -> Result<(), CreateError> {
/// let shop = create_on_runtime(&client, "orga_1", "node", |runtime| {
///     CreateApplication::new("shop", runtime, "XS").max_instances(3)
/// })
/// .await?;
/// # Ok(())
/// # }
/// ```
///
/// The runtime is one of those that the owner may order, with the highest version. What is made
/// of it may take its sizes from [`Runtime::flavors`].
///
/// # Errors
///
/// There is no such runtime, or a request failed. If the last one fails, which asks for the
/// branches of an application linked to GitHub, the application is there all the same.
pub async fn create_on_runtime(
    client: &Client,
    owner: impl Into<Owner>,
    slug: &str,
    make: impl FnOnce(&Runtime) -> CreateApplication,
) -> Result<Application, CreateError> {
    let owner = owner.into();
    let runtimes = match &owner {
        Owner::Id(id) => get_available_instances().owner_id(id).send(client).await?,
        Owner::Me => get_available_instances().send(client).await?,
    };
    let runtime = newest(runtimes, slug).ok_or_else(|| CreateError::NoRuntime { slug: slug.to_owned() })?;
    // The runtime is no longer needed once the request is made.
    let application = create(&owner, &make(&runtime)).send(client).await?;
    Ok(add_branches(client, &owner, application).await?)
}

/// The runtime of this slug that has the highest version, among those that can be ordered.
fn newest(runtimes: Vec<Runtime>, slug: &str) -> Option<Runtime> {
    let fits =
        |runtime: &Runtime| runtime.enabled != Some(false) && runtime.variant.slug.as_deref() == Some(slug);
    runtimes.into_iter().filter(fits).max_by(|a, b| parts(&a.version).cmp(parts(&b.version)))
}

/// A version part by part: numbers by value, and before words.
fn parts(version: &str) -> impl Iterator<Item = Result<u64, &str>> {
    version.split('.').map(|part| part.parse().map_err(|_| part))
}

/// Asks for the branches where they have to be asked for.
async fn add_branches(
    client: &Client,
    owner: &Owner,
    mut application: Application,
) -> Result<Application, Error> {
    application.branches = if application.is_linked_to_github() {
        let branches = get_all_branches(owner, &application.id).send(client).await;
        found(branches)?.unwrap_or_default()
    } else {
        vec![ONLY_BRANCH.to_owned()]
    };
    Ok(application)
}

/// Why an application was not created.
#[derive(Debug)]
#[non_exhaustive]
pub enum CreateError {
    /// The owner can order no runtime of this slug.
    NoRuntime {
        /// The slug.
        slug: String,
    },
    /// A request failed.
    Failed(Error),
}

impl From<Error> for CreateError {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// One line; that of the request that failed, if one did.
impl fmt::Display for CreateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRuntime { slug } => write!(f, "there is no runtime `{slug}` to be ordered"),
            Self::Failed(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CreateError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // It prints as its own message.
            Self::Failed(error) => error.source(),
            Self::NoRuntime { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use super::*;

    fn runtime(version: &str, slug: &str, enabled: bool) -> Runtime {
        let runtime = json!({ "type": "t", "version": version, "enabled": enabled,
                              "variant": { "id": "v", "slug": slug } });
        serde_json::from_value(runtime).unwrap()
    }

    #[test]
    fn the_newest_runtime_is_chosen_by_number() {
        let runtimes = || {
            vec![
                runtime("9.2", "node", true),
                runtime("10.0.1", "node", true),
                runtime("10.0", "node", true),
                runtime("11", "node", false),
                runtime("12", "java", true),
            ]
        };
        assert_eq!(newest(runtimes(), "node").unwrap().version, "10.0.1");
        assert_eq!(newest(runtimes(), "java").unwrap().version, "12");
        assert!(newest(runtimes(), "ruby").is_none());
    }
}
