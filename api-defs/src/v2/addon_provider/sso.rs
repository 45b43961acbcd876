//! Logging in to the dashboard of a provider.

use serde::Deserialize;

use crate::secret::Secret;

/// What a browser logs in to the dashboard of an add-on provider with.
///
/// For that of one add-on it is an [`AddonSso`](crate::v2::addon::AddonSso).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct AddonProviderSso {
    /// The address of the dashboard.
    pub url: String,
    /// A token that says who the user is.
    pub macaroon: Option<Secret>,
}
