//! What providers, their features and their plans are created from and changed by.

use serde::Serialize;

use crate::ids::{AddonProviderId, ZoneName};
use crate::secret::SentSecret;
use crate::v2::product::{AddonFeatureType, AddonPlanFeature};

/// An add-on provider to be declared by [`create`](super::create).
///
/// ```
/// use api_defs::v2::addon_provider::{AddonProviderApi, AddonProviderUrls, CreateAddonProvider};
///
/// let urls = AddonProviderUrls::new("https://example.com/resources", "https://example.com/login");
/// let api = AddonProviderApi::new("passw0rd", "s4lt", urls.clone(), urls)
///     .config_vars(["MY_ADDON_URL"])
///     .regions(["eu"]);
/// let request = CreateAddonProvider::new("my-addon", "My add-on", api);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CreateAddonProvider {
    id: AddonProviderId,
    name: String,
    api: AddonProviderApi,
}

impl CreateAddonProvider {
    /// A provider of this id and name, called by the platform in this way.
    ///
    /// The id can't be changed later; the name can, by [`update`](super::update).
    pub fn new(id: impl Into<AddonProviderId>, name: impl Into<String>, api: AddonProviderApi) -> Self {
        Self { id: id.into(), name: name.into(), api }
    }
}

/// How the platform calls the program of a provider. `Debug` does not show its secrets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AddonProviderApi {
    config_vars: Vec<String>,
    regions: Vec<ZoneName>,
    password: SentSecret,
    sso_salt: SentSecret,
    production: AddonProviderUrls,
    test: AddonProviderUrls,
}

impl AddonProviderApi {
    /// With this password, which goes along with the provider's id in HTTP basic authentication,
    /// with this secret to make the tokens of a log-in of, at these addresses.
    ///
    /// The platform calls those for tests when the provider is declared. Who has none gives those
    /// for production twice.
    pub fn new(
        password: impl Into<String>,
        sso_salt: impl Into<String>,
        production: AddonProviderUrls,
        test: AddonProviderUrls,
    ) -> Self {
        Self {
            config_vars: Vec::new(),
            regions: Vec::new(),
            password: SentSecret::from(password),
            sso_salt: SentSecret::from(sso_salt),
            production,
            test,
        }
    }

    /// The names of the environment variables that add-ons give to applications, all of them.
    ///
    /// Each begins with the provider's id, in capitals and with underscores.
    #[must_use]
    pub fn config_vars(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.config_vars = names.into_iter().map(Into::into).collect();
        self
    }

    /// Where add-ons can run, all of the zones.
    #[must_use]
    pub fn regions(mut self, regions: impl IntoIterator<Item = impl Into<ZoneName>>) -> Self {
        self.regions = regions.into_iter().map(Into::into).collect();
        self
    }
}

/// The addresses of a provider's program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AddonProviderUrls {
    base_url: String,
    sso_url: String,
}

impl AddonProviderUrls {
    /// The address that the platform orders and deletes add-ons at, and the one that users log in
    /// at.
    pub fn new(base_url: impl Into<String>, sso_url: impl Into<String>) -> Self {
        Self { base_url: base_url.into(), sso_url: sso_url.into() }
    }
}

/// Changes to what is said of a provider, for [`update`](super::update). What no setter names is
/// not sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateAddonProvider {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    support_email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    google_plus_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    twitter_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    analytics_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_desc: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    long_desc: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo_url: Option<String>,
}

impl UpdateAddonProvider {
    /// No changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// The name for people.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The provider's site.
    #[must_use]
    pub fn website(mut self, website: impl Into<String>) -> Self {
        self.website = Some(website.into());
        self
    }

    /// Where to write for help.
    #[must_use]
    pub fn support_email(mut self, email: impl Into<String>) -> Self {
        self.support_email = Some(email.into());
        self
    }

    /// A profile page on Google+.
    #[must_use]
    pub fn google_plus_name(mut self, name: impl Into<String>) -> Self {
        self.google_plus_name = Some(name.into());
        self
    }

    /// An account on Twitter.
    #[must_use]
    pub fn twitter_name(mut self, name: impl Into<String>) -> Self {
        self.twitter_name = Some(name.into());
        self
    }

    /// An id for web analytics.
    #[must_use]
    pub fn analytics_id(mut self, id: impl Into<String>) -> Self {
        self.analytics_id = Some(id.into());
        self
    }

    /// One sentence on the product.
    #[must_use]
    pub fn short_desc(mut self, description: impl Into<String>) -> Self {
        self.short_desc = Some(description.into());
        self
    }

    /// A page on the product.
    #[must_use]
    pub fn long_desc(mut self, description: impl Into<String>) -> Self {
        self.long_desc = Some(description.into());
        self
    }

    /// The address of an image.
    #[must_use]
    pub fn logo_url(mut self, url: impl Into<String>) -> Self {
        self.logo_url = Some(url.into());
        self
    }
}

/// A feature to be added to a provider by [`add_feature`](super::add_feature).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CreateAddonFeature {
    name: String,
    #[serde(rename = "type")]
    kind: AddonFeatureType,
}

impl CreateAddonFeature {
    /// A feature of this name, whose values are to be read so.
    pub fn new(name: impl Into<String>, kind: impl Into<AddonFeatureType>) -> Self {
        Self { name: name.into(), kind: kind.into() }
    }
}

/// All settings of a plan, for [`add_plan`](super::add_plan) and [`update_plan`](super::update_plan).
///
/// ```
/// use api_defs::v2::addon_provider::{AddonPlanSettings, SetAddonPlanFeature};
/// use api_defs::v2::product::AddonFeatureType;
///
/// let request = AddonPlanSettings::new("XS Small Space", "xs_sml", 17.5)
///     .features([SetAddonPlanFeature::new("Max DB size", AddonFeatureType::Bytes, "1 GB")]);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AddonPlanSettings {
    name: String,
    slug: String,
    price: f64,
    features: Vec<SetAddonPlanFeature>,
}

impl AddonPlanSettings {
    /// A plan of this name for people and this one for commands, at this price, in the unit of
    /// [`AddonPlan::price`](crate::v2::product::AddonPlan::price).
    pub fn new(name: impl Into<String>, slug: impl Into<String>, price: f64) -> Self {
        Self { name: name.into(), slug: slug.into(), price, features: Vec::new() }
    }

    /// What the plan gives, all of it.
    ///
    /// Those of a plan that was read can be written again:
    /// `.features(plan.features.iter().map(SetAddonPlanFeature::from))`.
    #[must_use]
    pub fn features(mut self, features: impl IntoIterator<Item = SetAddonPlanFeature>) -> Self {
        self.features = features.into_iter().collect();
        self
    }
}

/// What a plan is to give of a feature, for
/// [`update_plan_feature`](super::update_plan_feature) and in an [`AddonPlanSettings`].
///
/// An [`AddonPlanFeature`], which was read, converts into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetAddonPlanFeature {
    name: String,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<AddonFeatureType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    computable_value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_code: Option<String>,
}

impl SetAddonPlanFeature {
    /// The feature of this name, whose values are to be read so, with this value for people.
    pub fn new(name: impl Into<String>, kind: impl Into<AddonFeatureType>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            kind: Some(kind.into()),
            value: Some(value.into()),
            computable_value: None,
            name_code: None,
        }
    }

    /// The value for programs.
    #[must_use]
    pub fn computable_value(mut self, value: impl Into<String>) -> Self {
        self.computable_value = Some(value.into());
        self
    }

    /// The name for programs.
    #[must_use]
    pub fn name_code(mut self, name: impl Into<String>) -> Self {
        self.name_code = Some(name.into());
        self
    }
}

impl From<&AddonPlanFeature> for SetAddonPlanFeature {
    fn from(feature: &AddonPlanFeature) -> Self {
        Self {
            name: feature.name.clone(),
            kind: feature.kind.clone(),
            value: feature.value.clone(),
            computable_value: feature.computable_value.clone(),
            name_code: feature.name_code.clone(),
        }
    }
}
