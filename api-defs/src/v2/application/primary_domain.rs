//! Domains with a mark on the main one.

use cc_client::{Client, Error};
use futures_util::future::try_join;

use super::{Domain, get_all_domains, get_favourite_domain};
use crate::ids::ApplicationId;
use crate::owner::Owner;
use crate::together::found;

/// A domain, and whether it is the main one of its application.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct MarkedDomain {
    /// Host and path.
    pub domain: Domain,
    /// Whether it is the main one, see [`get_favourite_domain`].
    pub is_primary: bool,
}

/// The domains that lead to an application, by host and path, with a mark on the main one if one
/// was chosen. There are none if the owner has no application of this id.
///
/// # Errors
///
/// A request failed.
pub async fn get_marked_domains(
    client: &Client,
    owner: impl Into<Owner>,
    app_id: impl Into<ApplicationId>,
) -> Result<Vec<MarkedDomain>, Error> {
    let (owner, app_id) = (owner.into(), app_id.into());
    let domains = async { found(get_all_domains(&owner, &app_id).send(client).await) };
    let primary = get_favourite_domain(&owner, &app_id).send(client);
    let (domains, primary) = try_join(domains, primary).await?;
    let mark = |domain| MarkedDomain { is_primary: primary.as_ref() == Some(&domain), domain };
    let mut domains: Vec<_> = domains.unwrap_or_default().into_iter().map(mark).collect();
    domains.sort_by(|a, b| a.domain.fqdn.cmp(&b.domain.fqdn));
    Ok(domains)
}
