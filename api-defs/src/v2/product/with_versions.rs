//! Kinds of add-ons with the versions of their products.

use cc_client::{Client, Error};
use futures_util::future::try_join;

use super::{AddonProvider, get_addon_provider, get_all_addon_providers};
use crate::ids::{AddonProviderId, OwnerId};
use crate::together::each;
use crate::v4::addon_providers::{self, ProviderVersions};

/// A kind of add-on with its plans, and the versions of its product.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ProviderWithVersions {
    /// The kind of add-on.
    pub provider: AddonProvider,
    /// The versions, where the provider tells them.
    pub versions: Option<ProviderVersions>,
}

/// One kind of add-on with its plans and versions; `None` if there is none of this id. An owner
/// sees what is open to them alone as well. Needs the feature `addon-products`.
///
/// # Errors
///
/// A request failed.
pub async fn get_addon_provider_with_versions(
    client: &Client,
    provider_id: impl Into<AddonProviderId>,
    owner_id: Option<OwnerId>,
) -> Result<Option<ProviderWithVersions>, Error> {
    let id = provider_id.into();
    let mut call = get_addon_provider(&id);
    if let Some(owner_id) = owner_id {
        call = call.orga_id(owner_id);
    }
    let versions = addon_providers::get_addon_provider(&id).send(client);
    let (provider, versions) = try_join(call.send(client), versions).await?;
    Ok(provider.map(|provider| ProviderWithVersions { provider, versions }))
}

/// Every kind of add-on on offer with its plans and versions, by name. An owner sees what is open
/// to them alone as well. Needs the feature `addon-products`.
///
/// # Errors
///
/// A request failed.
pub async fn get_all_addon_providers_with_versions(
    client: &Client,
    owner_id: Option<OwnerId>,
) -> Result<Vec<ProviderWithVersions>, Error> {
    let mut call = get_all_addon_providers();
    if let Some(owner_id) = owner_id {
        call = call.orga_id(owner_id);
    }
    let mut all = each(call.send(client).await?, async |provider: AddonProvider| {
        let versions = addon_providers::get_addon_provider(&provider.id).send(client).await?;
        Ok(ProviderWithVersions { provider, versions })
    })
    .await?;
    all.sort_by(|a, b| (&a.provider.name, &a.provider.id).cmp(&(&b.provider.name, &b.provider.id)));
    Ok(all)
}
