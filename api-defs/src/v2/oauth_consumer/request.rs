//! What consumers are created from and changed by.

use serde::{Serialize, Serializer};

use super::model::OauthConsumer;
use super::right::{OauthRight, distinct};

/// All settings of a consumer, for [`create`](super::create) and [`update`](super::update).
///
/// ```
/// use api_defs::v2::oauth_consumer::{OauthConsumerSettings, OauthRight};
///
/// let settings = OauthConsumerSettings::new("My tool", "https://tool.example.com")
///     .description("Counts applications")
///     .rights([OauthRight::AccessOrganisations]);
/// ```
///
/// Unless a setter says otherwise, it has no right, and its site is its base address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OauthConsumerSettings {
    name: String,
    description: String,
    url: String,
    picture: String,
    base_url: String,
    #[serde(serialize_with = "write_rights")]
    rights: Vec<OauthRight>,
}

impl OauthConsumerSettings {
    /// A consumer of this name; every address that it sends users back to begins with `base_url`.
    pub fn new(name: impl Into<String>, base_url: impl Into<String>) -> Self {
        let base_url = base_url.into();
        Self {
            name: name.into(),
            description: String::new(),
            url: base_url.clone(),
            picture: String::new(),
            base_url,
            rights: Vec::new(),
        }
    }

    /// The name for people.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// A sentence on it.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// The program's site.
    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = url.into();
        self
    }

    /// The address of an image.
    #[must_use]
    pub fn picture(mut self, picture: impl Into<String>) -> Self {
        self.picture = picture.into();
        self
    }

    /// What every address that it sends users back to begins with.
    #[must_use]
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = base_url.into();
        self
    }

    /// The most that a token of it can allow: these rights and no others.
    #[must_use]
    pub fn rights(mut self, rights: impl IntoIterator<Item = OauthRight>) -> Self {
        self.rights = distinct(rights);
        self
    }
}

/// The settings that a consumer has, to be changed and given to [`update`](super::update).
///
/// Whether it is [almighty](super::OauthRights::almighty) is not among them: the platform decides
/// that.
impl From<&OauthConsumer> for OauthConsumerSettings {
    fn from(consumer: &OauthConsumer) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            name: text(&consumer.name),
            description: text(&consumer.description),
            url: text(&consumer.url),
            picture: text(&consumer.picture),
            base_url: text(&consumer.base_url),
            rights: consumer.rights.iter().flat_map(|rights| rights.granted()).collect(),
        }
    }
}

/// Writes every right as a switch: what is not granted is told too.
fn write_rights<S: Serializer>(rights: &[OauthRight], serializer: S) -> Result<S::Ok, S::Error> {
    let known = OauthRight::KNOWN.iter().map(|right| (right, rights.contains(right)));
    let others = rights.iter().filter(|right| matches!(right, OauthRight::Other(_)));
    serializer.collect_map(known.chain(others.map(|right| (right, true))))
}
