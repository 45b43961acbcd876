//! What the catalogue says of add-ons.

use serde::Deserialize;

use crate::ids::{AddonPlanId, AddonProviderId, ZoneName};
use crate::list::null_as_default;
use crate::open_enum::open_enum;

/// A provider of add-ons, with what it sells.
///
/// Inside an [`Addon`](crate::v2::addon::Addon) the lists may be empty.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AddonProvider {
    /// The id, such as `postgresql-addon`.
    pub id: AddonProviderId,
    /// The name for people.
    pub name: Option<String>,
    /// The provider's site.
    pub website: Option<String>,
    /// Where to write for help.
    pub support_email: Option<String>,
    /// A profile page on Google+.
    pub google_plus_name: Option<String>,
    /// An account on Twitter.
    pub twitter_name: Option<String>,
    /// An id for web analytics.
    pub analytics_id: Option<String>,
    /// One sentence on the product.
    pub short_desc: Option<String>,
    /// A page on the product, HTML or Markdown as the provider wrote it.
    pub long_desc: Option<String>,
    /// An image.
    pub logo_url: Option<String>,
    /// How far the product is.
    pub status: Option<AddonProviderStatus>,
    /// Whether its dashboard asks for a tab of its own.
    pub open_in_new_tab: Option<bool>,
    /// Whether the plan of an add-on can be changed later.
    pub can_upgrade: Option<bool>,
    /// Where it can be ordered.
    #[serde(default, deserialize_with = "null_as_default")]
    pub regions: Vec<ZoneName>,
    /// What can be ordered.
    #[serde(default, deserialize_with = "null_as_default")]
    pub plans: Vec<AddonPlan>,
    /// What the plans differ by.
    #[serde(default, deserialize_with = "null_as_default")]
    pub features: Vec<AddonFeature>,
}

/// A plan: one size of an add-on, with its price.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct AddonPlan {
    /// The id, `plan_…`.
    pub id: AddonPlanId,
    /// The name for people.
    pub name: Option<String>,
    /// The name for commands, such as `xs_sml`; unique within the provider.
    pub slug: Option<String>,
    /// The price as the catalogue gives it; its unit is not documented.
    pub price: Option<f64>,
    /// The key of the plan in the price system.
    pub price_id: Option<String>,
    /// Where it can be ordered.
    #[serde(default, deserialize_with = "null_as_default")]
    pub zones: Vec<ZoneName>,
    /// What the plan gives.
    #[serde(default, deserialize_with = "null_as_default")]
    pub features: Vec<AddonPlanFeature>,
}

/// Something that the plans of a provider differ by.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct AddonFeature {
    /// The name for people.
    pub name: String,
    /// How values are to be read.
    #[serde(rename = "type")]
    pub kind: Option<AddonFeatureType>,
    /// The name for programs; [`name`](Self::name) stands in where there is none.
    pub name_code: Option<String>,
}

/// What one plan gives of an [`AddonFeature`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct AddonPlanFeature {
    /// The name for people.
    pub name: String,
    /// How the value is to be read.
    #[serde(rename = "type")]
    pub kind: Option<AddonFeatureType>,
    /// The value for people, such as `1 GB`.
    pub value: Option<String>,
    /// The value for programs, such as `1073741824`; [`value`](Self::value) stands in where there
    /// is none.
    pub computable_value: Option<String>,
    /// The name for programs; [`name`](Self::name) stands in where there is none.
    pub name_code: Option<String>,
}

open_enum! {
    /// How far the product of an [`AddonProvider`] is.
    AddonProviderStatus {
        /// Being tried out.
        Alpha = "ALPHA",
        /// In beta, by invitation.
        BetaPrivate = "BETA_PRIV",
        /// In beta, for all.
        BetaPublic = "BETA_PUB",
        /// Released.
        Release = "RELEASE",
        /// No longer offered.
        Deleted = "DELETED",
    }
}

open_enum! {
    /// How the value of an add-on's feature is to be read.
    AddonFeatureType {
        /// Yes or no.
        Boolean = "BOOLEAN",
        /// A length of time.
        Interval = "INTERVAL",
        /// A size of files.
        FileSize = "FILESIZE",
        /// A number.
        Number = "NUMBER",
        /// A percentage.
        Percentage = "PERCENTAGE",
        /// Text.
        String = "STRING",
        /// An object.
        Object = "OBJECT",
        /// A number of bytes.
        Bytes = "BYTES",
        /// Yes, no or shared.
        BooleanShared = "BOOLEAN_SHARED",
    }
}
