//! What somebody owns.

use std::fmt;

use cc_client::Body;
use cc_client::argument::{PathArgument, PathArguments};
use cc_client::http::Request;
use cc_client::route::{Query, Route};

use super::AnyAddonId;
use crate::ids::{AddonId, AddonProviderId, ApplicationId, ConsumerKey, RealAddonId, ResourceId};

/// Something that has an owner. Ids convert to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Resource {
    /// An application.
    Application(ApplicationId),
    /// A provider of add-ons.
    AddonProvider(AddonProviderId),
    /// An OAuth consumer.
    OauthConsumer(ConsumerKey),
    /// An add-on, by either of its ids.
    Addon(AnyAddonId<String>),
    /// An application, or an add-on by either of its ids.
    ApplicationOrAddon(ResourceId),
}

impl Resource {
    /// What it is called, in a message.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Application(_) => "application",
            Self::AddonProvider(_) => "add-on provider",
            Self::OauthConsumer(_) => "OAuth consumer",
            Self::Addon(_) => "add-on",
            Self::ApplicationOrAddon(_) => "application or add-on",
        }
    }

    /// The id.
    pub fn id(&self) -> &str {
        match self {
            Self::Application(id) => id.as_str(),
            Self::AddonProvider(id) => id.as_str(),
            Self::OauthConsumer(key) => key.as_str(),
            Self::Addon(id) => id.as_str(),
            Self::ApplicationOrAddon(id) => id.as_str(),
        }
    }

    /// What the request is about. An application comes before all others, then an add-on provider,
    /// an OAuth consumer and an add-on.
    pub(super) fn of(request: &Request<Body>, arguments: &PathArguments) -> Option<Self> {
        let given = |kind| arguments.iter().find(|argument| Kind::of(argument) == Some(kind))?.given();
        if let Some(id) = given(Kind::Application).or_else(|| application_in_query(request)) {
            return Some(Self::Application(id.into()));
        }
        if let Some(id) = given(Kind::AddonProvider) {
            return Some(Self::AddonProvider(id.into()));
        }
        if let Some(key) = given(Kind::OauthConsumer) {
            return Some(Self::OauthConsumer(key.into()));
        }
        if let Some(id) = given(Kind::Addon) {
            return Some(Self::Addon(AnyAddonId(id.to_owned())));
        }
        given(Kind::Either).map(|id| Self::ApplicationOrAddon(id.into()))
    }
}

/// What an argument of a path is the id of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Application,
    AddonProvider,
    OauthConsumer,
    Addon,
    Either,
}

impl Kind {
    fn of(argument: &PathArgument) -> Option<Self> {
        let name = argument.param.name;
        Some(match (argument.collection, name) {
            _ if is_application(name) => Self::Application,
            ("addonproviders", "providerId" | "provider_id") => Self::AddonProvider,
            ("consumers", _) => Self::OauthConsumer,
            (_, "addonId" | "addon_id" | "realAddonId" | "real_addon_id") => Self::Addon,
            // The names of real ids, for some kinds of add-ons.
            (_, "configurationProviderId" | "matomoId" | "pulsarId" | "tardisId" | "KVId") => Self::Addon,
            ("databases", "id") | ("", "ref") => Self::Addon,
            (_, "resourceId" | "resource_id") => Self::Either,
            _ => return None,
        })
    }
}

fn is_application(name: &str) -> bool {
    matches!(name, "appId" | "applicationId" | "app_id" | "application_id")
}

/// Some endpoints that are about an owner can be asked about one application.
fn application_in_query(request: &Request<Body>) -> Option<&str> {
    let name = Route::of(request)?.query().iter().find_map(|query| match query {
        Query::Required(param) | Query::Optional(param) => is_application(param.name).then_some(param.name),
        _ => None,
    })?;
    let mut pairs = request.uri().query()?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, id)| id)
}

/// `application app_1`
impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind(), self.id())
    }
}

/// Lets an id stand for the resource, by value and by reference.
macro_rules! resources {
    ($($id:ty => $variant:ident;)*) => {$(
        impl From<$id> for Resource {
            fn from(id: $id) -> Self {
                Self::$variant(id)
            }
        }

        impl From<&$id> for Resource {
            fn from(id: &$id) -> Self {
                Self::$variant(id.clone())
            }
        }
    )*};
}

resources! {
    ApplicationId => Application;
    AddonProviderId => AddonProvider;
    ConsumerKey => OauthConsumer;
    ResourceId => ApplicationOrAddon;
}

impl<T: Into<String>> From<AnyAddonId<T>> for Resource {
    fn from(AnyAddonId(id): AnyAddonId<T>) -> Self {
        Self::Addon(AnyAddonId(id.into()))
    }
}

impl From<AddonId> for Resource {
    fn from(id: AddonId) -> Self {
        AnyAddonId(id).into()
    }
}

impl From<&AddonId> for Resource {
    fn from(id: &AddonId) -> Self {
        AnyAddonId(id.as_str()).into()
    }
}

impl From<RealAddonId> for Resource {
    fn from(id: RealAddonId) -> Self {
        AnyAddonId(id).into()
    }
}

impl From<&RealAddonId> for Resource {
    fn from(id: &RealAddonId) -> Self {
        AnyAddonId(id.as_str()).into()
    }
}
