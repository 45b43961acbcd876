//! Leave out the owner and it is found; name an add-on by either of its ids.
//!
//! Most endpoints want to know who owns what they are about, and take an add-on by one of its two
//! ids only. The platform's [summary](crate::v2::user::get_summary) tells both. A [`Resolver`] asks
//! for it and keeps what it says; a [`ResolveLayer`] does so for calls that leave something out:
//!
//! ```
//! use api_defs::cc_client::{Client, Error};
//! use api_defs::resolve::{AnyOwner, ResolveLayer};
//! use api_defs::v2::application::get_all_env_vars;
//!
//! # async fn run() -> Result<(), Error> {
//! let client = Client::from_env()?;
//! let client = client.with_layer(ResolveLayer::through(&client));
//!
//! for variable in get_all_env_vars(AnyOwner, "app_1").send(&client).await? {
//!     println!("{}", variable.name);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A client without that layer refuses such a call before anything is sent, and says what to add. An
//! id that goes into a body, as that of the add-on to link, is not found by the layer: ask the
//! resolver for it.

mod any;
mod error;
mod index;
mod layer;
mod resource;
mod shared;
mod store;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use cc_client::Client;

use self::any::is_public;
pub use self::any::{AnyAddonId, AnyOwner};
pub use self::error::ResolveError;
pub use self::index::Index;
pub use self::layer::{ResolveLayer, ResolveService};
pub use self::resource::Resource;
use self::shared::{Ask, Found, Shared};
pub use self::store::{FileStore, Store};
use crate::ids::{AddonId, OwnerId, RealAddonId};

/// Tells who owns what, and the other id of an add-on.
///
/// It knows what the last [summary](crate::v2::user::get_summary) said. What is not in there is
/// looked for in a new one, once. However many ask at a time, one summary is under way, for which all
/// of them wait; whoever stops waiting disturbs nobody. A summary that can't be fetched fails those
/// who wait for it, and leaves what is known as it was.
///
/// There is no expiry: what is known is taken to be true until a summary says otherwise. Where that
/// matters, a [`ResolveLayer`] notices.
///
/// Cloning is cheap, and clones know the same.
///
/// ```
/// use api_defs::ApplicationId;
/// use api_defs::cc_client::Client;
/// use api_defs::resolve::{FileStore, ResolveError, Resolver};
///
/// # async fn run(client: Client) -> Result<(), ResolveError> {
/// let resolver = Resolver::with_store(client, FileStore::new("/home/me/.cache/cats/ids.json"));
/// let owner = resolver.owner_of(ApplicationId::from("app_1")).await?;
/// let addon = resolver.addon_id("postgresql_1").await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Resolver {
    shared: Arc<Shared>,
    /// For how long an id that was not there is known not to be.
    misses: Duration,
}

impl Resolver {
    /// A resolver that fetches summaries with this client, as any other call: signed, tried again,
    /// within the client's time limits.
    pub fn new(client: Client) -> Self {
        Self::of(Shared::new(client, None))
    }

    /// A resolver that begins with what is in the store, and writes there what it learns.
    pub fn with_store(client: Client, store: impl Store + 'static) -> Self {
        Self::of(Shared::new(client, Some(Box::new(store))))
    }

    fn of(shared: Shared) -> Self {
        Self { shared: Arc::new(shared), misses: Duration::from_secs(5) }
    }

    /// For how long an id that is not in the summary is known not to be: nothing is fetched for it
    /// meanwhile. 5 s by default; with zero, a summary is fetched each time.
    #[must_use]
    pub fn remember_misses(mut self, time: Duration) -> Self {
        self.misses = time;
        self
    }

    /// Who owns it.
    ///
    /// # Errors
    ///
    /// If it is not in the summary, or that can't be fetched.
    pub async fn owner_of(&self, resource: impl Into<Resource>) -> Result<OwnerId, ResolveError> {
        Ok(self.find_owner(&resource.into()).await?.value)
    }

    /// The public id of an add-on, `addon_…`, by its real id. An id that begins with `addon_` is
    /// given back as it is, unchecked.
    ///
    /// # Errors
    ///
    /// If it is not in the summary, or that can't be fetched.
    pub async fn addon_id(&self, id: impl AsRef<str>) -> Result<AddonId, ResolveError> {
        let id = id.as_ref();
        if is_public(id) {
            return Ok(id.into());
        }
        let ask = Ask::OtherId(AnyAddonId(id).into());
        Ok(self.shared.find(ask, self.misses, |index| index.addon_id(id).cloned()).await?.value)
    }

    /// The real id of an add-on, such as `postgresql_…`, by its public id. An id that does not begin
    /// with `addon_` is given back as it is, unchecked.
    ///
    /// # Errors
    ///
    /// If it is not in the summary, or that can't be fetched.
    pub async fn real_addon_id(&self, id: impl AsRef<str>) -> Result<RealAddonId, ResolveError> {
        let id = id.as_ref();
        if !is_public(id) {
            return Ok(id.into());
        }
        let ask = Ask::OtherId(AnyAddonId(id).into());
        Ok(self.shared.find(ask, self.misses, |index| index.real_addon_id(id).cloned()).await?.value)
    }

    /// Fetches a new summary, whatever is known; the one under way is not new enough.
    ///
    /// # Errors
    ///
    /// If it can't be fetched. What is known stays as it was then.
    pub async fn refresh(&self) -> Result<(), ResolveError> {
        self.shared.refresh_now(|_| false).await.map(drop)
    }

    /// Why the store could not be read or written the last time; `None` if it could.
    pub fn store_fault(&self) -> Option<String> {
        self.shared.store_fault()
    }

    async fn find_owner(&self, resource: &Resource) -> Result<Found<OwnerId>, ResolveError> {
        let ask = Ask::Owner(resource.clone());
        self.shared.find(ask, self.misses, |index| index.owner_of(resource).cloned()).await
    }

    /// Who owns it now, if that is somebody else, according to a new summary.
    async fn moved(&self, resource: &Resource, from: &OwnerId) -> Option<OwnerId> {
        let other = |index: &Index| index.owner_of(resource).filter(|owner| *owner != from).cloned();
        let index = self.shared.refresh_now(|index| other(index).is_some()).await.ok()?;
        other(&index)
    }
}

impl fmt::Debug for Resolver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resolver").field("index", &self.shared.index()).finish_non_exhaustive()
    }
}
