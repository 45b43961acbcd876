//! What stands at a call site for an id that is to be found.

use std::fmt;

use cc_client::Arg;
use cc_client::argument::{Deferred, Shaped, Value};

use crate::ids::{AddonId, NetworkGroupMemberId, OwnerId, RealAddonId, ResourceId};
use crate::owner::Owner;

/// What the layer finds, in the words that stand in a target meanwhile.
pub(super) const OWNER: &str = "owner";
pub(super) const ADDON: &str = "addon";
pub(super) const REAL_ADDON: &str = "real-addon";

const LAYER: &str = "api_defs::resolve::ResolveLayer";

/// Whoever owns what the call is about, where an [`Owner`] or an [`OwnerId`] is asked for: the
/// [`ResolveLayer`](super::ResolveLayer) of the client finds out.
///
/// ```
/// use api_defs::resolve::AnyOwner;
/// use api_defs::v2::application::get_all_env_vars;
///
/// let call = get_all_env_vars(AnyOwner, "app_1");
/// assert_eq!(call.target(), "/v2/organisations/(owner)/applications/app_1/env");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct AnyOwner;

impl AnyOwner {
    const fn deferred() -> Deferred<'static> {
        Deferred { what: OWNER, from: None, layer: LAYER }
    }
}

impl Arg<Owner> for AnyOwner {
    fn value(&self) -> Value<'_> {
        Self::deferred().into()
    }
}

/// It is found by its id, so it writes the path in full.
impl Shaped<Owner> for AnyOwner {
    type Pick<Long, Short> = Long;
}

impl Arg<OwnerId> for AnyOwner {
    fn value(&self) -> Value<'_> {
        Self::deferred().into()
    }
}

/// An add-on by either of its ids, where one of them is asked for.
///
/// If it is the one that is asked for, it is used as it is, and nobody has to find anything. If it
/// is the other one, the [`ResolveLayer`](super::ResolveLayer) of the client translates it. An id
/// that begins with `addon_` is an [`AddonId`], any other is a [`RealAddonId`].
///
/// ```
/// use api_defs::resolve::AnyAddonId;
/// use api_defs::{Owner, v2::addon};
///
/// let call = addon::get(Owner::Me, AnyAddonId("addon_1"));
/// assert_eq!(call.target(), "/v2/self/addons/addon_1");
/// let call = addon::get(Owner::Me, AnyAddonId("postgresql_1"));
/// assert_eq!(call.target(), "/v2/self/addons/(addon:postgresql_1)");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnyAddonId<T>(pub T);

impl<T: AsRef<str>> AnyAddonId<T> {
    /// The text, as it stands in paths and bodies.
    pub fn as_str(&self) -> &str {
        self.0.as_ref()
    }

    /// Whether it is an [`AddonId`]; it is a [`RealAddonId`] otherwise.
    pub fn is_public(&self) -> bool {
        is_public(self.as_str())
    }

    fn public(&self) -> Value<'_> {
        match self.as_str() {
            id if is_public(id) => Value::Text(id),
            id => Deferred { what: ADDON, from: Some(id), layer: LAYER }.into(),
        }
    }

    fn real(&self) -> Value<'_> {
        match self.as_str() {
            id if is_public(id) => Deferred { what: REAL_ADDON, from: Some(id), layer: LAYER }.into(),
            id => Value::Text(id),
        }
    }
}

pub(super) fn is_public(id: &str) -> bool {
    id.starts_with("addon_")
}

impl<T: AsRef<str>> fmt::Display for AnyAddonId<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<T: AsRef<str>> Arg<AddonId> for AnyAddonId<T> {
    fn value(&self) -> Value<'_> {
        self.public()
    }
}

impl<T: AsRef<str>> Arg<RealAddonId> for AnyAddonId<T> {
    fn value(&self) -> Value<'_> {
        self.real()
    }
}

/// An application's id is used as it is here, as any that does not begin with `addon_`.
impl<T: AsRef<str>> Arg<ResourceId> for AnyAddonId<T> {
    fn value(&self) -> Value<'_> {
        self.real()
    }
}

/// An application's id is used as it is here, as any that does not begin with `addon_`.
impl<T: AsRef<str>> Arg<NetworkGroupMemberId> for AnyAddonId<T> {
    fn value(&self) -> Value<'_> {
        self.real()
    }
}
